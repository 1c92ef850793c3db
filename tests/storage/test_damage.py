# SPDX-License-Identifier: EUPL-1.2
"""A3 and section 2: every byte of the keys and every page of the data damaged in turn.

Each time the vault opens whole, or refuses with the right words and leaves every file as it
was; and no row that is shown differs from what was stored. One thing is beyond what sums
and chains can see, and a test holds it fast: a page of an interview that is not yet signed,
put back from an older copy of the same file.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE

from app.storage import errors
from app.storage.data.driver import DriverError
from app.storage.keys.keyfile import NAMES, heal_copies
from app.storage.keys.slots import unlock
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.user_error import UserError
from tests.beneath import beneath, connection_beneath
from tests.robust.amounts import LONG

PAGE = 4096
TABLES = ("setting", "staff", "client", "form", "interview", "answer", "slot", "seal")
Rows = dict[str, list[tuple[object, ...]]]


class Model(NamedTuple):
    """A small vault, what is in it, and its data as they were a little earlier."""

    folder: Path
    rows: Rows
    data: bytes
    earlier: bytes


@pytest.fixture(scope="module")
def memory(tmp_path_factory) -> Iterator[Path]:
    """A folder that is quick to write."""
    shm = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    place = tmp_path_factory.mktemp("damage")
    if os.access(shm, os.W_OK):
        place = shm / f"overblick-damage-{os.getpid()}"
        place.mkdir()
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def model(memory) -> Model:
    folder = memory / "model"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault, vault.transaction():
        vault.settings.put("municipality", "1981")
        vault.staff.add("Anna Prov", "anpr")
        vault.forms.put("grund", "1", "källa " * 900)
        for number in range(3):
            client = vault.clients.add(Client("none", name=f"Kim {number}", created_at=NOW))
            one = vault.interviews.begin(
                NewInterview(client, "grund", "1", "2026-11-22", "AB", NOW)
            )
            vault.answers.put(
                one, {f"K{n}": StoredAnswer(None, "svar " * 9) for n in range(99)}
            )
            vault.texts.put(one, {"note:K1": "lång " * 1_500})
    earlier = (folder / "data.db").read_bytes()
    with open_vault(folder, PASSPHRASE) as vault, vault.transaction():
        for one in (1, 2):
            vault.answers.put(one, {"K7": StoredAnswer("X", None)})
            vault.interviews.sign(one, by="AB", at=NOW)
        vault.answers.put(3, {"K7": StoredAnswer("X", None)})
        rows = {name: beneath(vault).rows(f"SELECT * FROM {name}") for name in TABLES}  # noqa: S608
    return Model(folder, rows, (folder / "data.db").read_bytes(), earlier)


@pytest.fixture
def folder(model, memory) -> Iterator[Path]:
    place = memory / "valv"
    shutil.copytree(model.folder, place)
    yield place
    shutil.rmtree(place)


def files(folder: Path) -> dict[str, bytes]:
    """What must not change when the vault refuses."""
    kept = ("data.db", *NAMES)
    return {name: (folder / name).read_bytes() for name in kept if (folder / name).exists()}


# --- the key file


def flips(content: bytes) -> Iterator[bytes]:
    """Each byte with one bit changed; in the long form with each bit."""
    draw = random.Random(content)
    for at in range(len(content)):
        for bit in range(8) if LONG else [draw.randrange(8)]:
            yield content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def opens(folder: Path) -> None:
    """What `open_vault` does with the keys, without the data: so it can be done often."""
    unlocked = next(unlock(folder, PASSPHRASE))
    heal_copies(folder, unlocked.keys)


def test_every_byte_of_both_copies_is_missed(folder, record_property):
    for spoilt in flips((folder / NAMES[0]).read_bytes()):
        for name in NAMES:
            (folder / name).write_bytes(spoilt)
        before = files(folder)
        with pytest.raises(errors.DamagedKeyFile):
            opens(folder)
        assert files(folder) == before
        record_property("key files flipped", 1)
    with pytest.raises(errors.DamagedKeyFile) as caught:
        open_vault(folder, PASSPHRASE)
    assert "beror inte på lösenfrasen" in caught.value.remedy
    assert files(folder) == before


@pytest.mark.parametrize("name", NAMES)
def test_every_byte_of_one_copy_is_healed(folder, name, record_property):
    whole = (folder / name).read_bytes()
    for spoilt in flips(whole):
        (folder / name).write_bytes(spoilt)
        opens(folder)
        assert (folder / name).read_bytes() == whole
        record_property("key files flipped", 1)
    for lost in (b"", whole[:-1], whole * 2, None):
        if lost is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(lost)
        open_vault(folder, PASSPHRASE).close()
        assert (folder / name).read_bytes() == whole


def test_both_copies_lost_or_a_wrong_passphrase_are_told_apart(folder):
    with pytest.raises(errors.WrongPassphrase):
        open_vault(folder, "en annan fras än den")
    for name in NAMES:
        (folder / name).unlink()
    with pytest.raises(errors.MissingKeyFile):
        open_vault(folder, PASSPHRASE)


# --- the data


def rows_of(vault: Vault, name: str) -> list[tuple[object, ...]] | None:
    """A table's rows, or None where the vault says that they are damaged."""
    try:
        return beneath(vault).rows(f"SELECT * FROM {name}")  # noqa: S608
    except errors.DamagedVault:
        return None


class Told(NamedTuple):
    """What a vault made of damage: refused at once, or which tables differ, and what it saw."""

    refused: type[UserError] | None
    differ: list[str]
    seen: bool


def told(folder: Path, model: Model, data: bytes) -> Told:
    (folder / "data.db").write_bytes(data)
    for name in NAMES:
        shutil.copy(model.folder / name, folder)
    before = files(folder)
    try:
        vault = open_vault(folder, PASSPHRASE)
    except UserError as error:
        assert files(folder) == before
        return Told(type(error), [], True)
    with vault:
        found = {name: rows_of(vault, name) for name in TABLES}
        try:
            looked = vault.soundness.check()
            seen = not looked.whole or any(looked[1:])
            if not looked.whole:
                with pytest.raises(UserError):
                    vault.copies.make()  # damage is never copied into a new file that looks sound
        except errors.DamagedVault:
            seen = True
    return Told(
        None,
        [name for name in TABLES if found[name] not in (model.rows[name], None)],
        seen,
    )


def pages(model: Model) -> range:
    return range(len(model.data) // PAGE)


def put(model: Model, page: int, content: bytes) -> bytes:
    return model.data[: page * PAGE] + content + model.data[(page + 1) * PAGE :]


def flipped(model: Model, page: int, draw: random.Random) -> bytes:
    content = bytearray(model.data[page * PAGE : (page + 1) * PAGE])
    content[draw.randrange(PAGE)] ^= 1 << draw.randrange(8)
    return put(model, page, bytes(content))


def zeroed(model: Model, page: int, draw: random.Random) -> bytes:
    return put(model, page, bytes(PAGE))


def swapped(model: Model, page: int, draw: random.Random) -> bytes:
    other = draw.choice([one for one in pages(model) if one != page])
    there = model.data[other * PAGE : (other + 1) * PAGE]
    moved = bytearray(put(model, page, there))
    moved[other * PAGE : (other + 1) * PAGE] = model.data[page * PAGE : (page + 1) * PAGE]
    return bytes(moved)


def cut(model: Model, page: int, draw: random.Random) -> bytes:
    return model.data[: page * PAGE]


def torn(model: Model, page: int, draw: random.Random) -> bytes:
    return model.data[: page * PAGE + draw.randrange(1, PAGE)]


@pytest.mark.parametrize("damage", [flipped, zeroed, swapped, cut, torn])
def test_every_page_damaged(model, folder, damage: Callable[..., bytes], record_property):
    draw = random.Random(damage.__name__)
    for page in pages(model):
        for _ in range(8 if LONG and damage is flipped else 1):
            found = told(folder, model, damage(model, page, draw))
            record_property("pages damaged", 1)
            assert found.seen, page
            assert found.differ == [], page
            if found.refused:
                assert found.refused is errors.DamagedVault
            else:
                assert damage in (flipped, zeroed, swapped)


@pytest.mark.parametrize("more", [b"\0", b"x" * 100, bytes(PAGE), b"trash " * PAGE])
def test_something_appended(model, folder, more):
    assert told(folder, model, model.data + more).refused is errors.DamagedVault


def test_the_same_file_is_whole(model, folder):
    """The detector: without damage there is nothing to tell."""
    assert told(folder, model, model.data) == Told(None, [], False)


def test_a_long_text_whose_last_page_is_lost_is_not_shown(model, folder):
    """SQLCipher gives zeros for such a page. Nothing that can be stored looks like that."""
    lost = 0
    for page in pages(model):
        (folder / "data.db").write_bytes(zeroed(model, page, random.Random(1)))
        try:
            vault = open_vault(folder, PASSPHRASE)
        except UserError:
            continue
        with vault:
            rows = connection_beneath(beneath(vault)).execute
            try:
                lost += any("\0" in source for (source,) in rows("SELECT source FROM form"))
            except DriverError:
                continue
            if lost:
                with pytest.raises(errors.DamagedVault):
                    vault.forms.source("grund", "1")
                break
    assert lost, "SQLCipher has become better: the check can go"


def test_what_would_look_like_a_hole_cannot_be_stored(folder):
    with open_vault(folder, PASSPHRASE) as vault:
        with pytest.raises(errors.UnstorableText):
            vault.answers.put(3, {"K7": StoredAnswer(None, "19\x0081")})
        assert vault.answers.of(3)["K7"] == StoredAnswer("X", None)


def test_every_page_put_back_from_an_earlier_copy(model, folder):
    """Seals and log see it, but in an interview that nobody has signed yet."""
    blind = 0
    for page in pages(model):
        older = model.earlier[page * PAGE : (page + 1) * PAGE]
        if len(older) < PAGE or older == model.data[page * PAGE : (page + 1) * PAGE]:
            continue
        found = told(folder, model, put(model, page, older))
        if not found.seen:
            assert set(found.differ) <= {"answer"}
            with open_vault(folder, PASSPHRASE) as vault:
                answers = beneath(vault).rows("SELECT * FROM answer WHERE interview < 3")
            assert answers == [row for row in model.rows["answer"] if int(str(row[0])) < 3]
            blind += bool(found.differ)
    assert blind <= 1


def test_a_log_or_a_signed_interview_put_back_is_seen(model, folder):
    """Each changed row of theirs, by its own page."""
    seen = [
        page
        for page in pages(model)
        if len(model.earlier) > page * PAGE
        and told(folder, model, put(model, page, model.earlier[page * PAGE :][:PAGE])).seen
    ]
    assert len(seen) >= 3
