# SPDX-License-Identifier: EUPL-1.2
"""A way in that was taken away stays shut, whichever older key file is put in its place (A3).

Whoever can copy files can put back the key file of a copy. The data hold today's as well, so
an old one lets in nobody who has no way in now, shuts nobody out, and is mended.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview
from unreadable import unreadable

from app.storage import errors
from app.storage.data.database import Database
from app.storage.keys import key_errors
from app.storage.keys.cryptography import REAL
from app.storage.keys.keyfile import MAX_SLOTS, NAMES, Cost, KeyFile, Slot, read_copies
from app.storage.keys.slots import _affordable
from app.storage.records import StoredAnswer
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault import rotation, stored_keys
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.vault import Vault
from app.user_error import UserError
from tests.beneath import beneath

LEFT, OWN, LATE = "hon som har slutat", "fyra nya ord nu", "en som kom senare"
THREE = StoredAnswer(None, "3")
# On Windows another program holds the file, on Linux the disk fails.
CANNOT_READ = "Unreadable" if sys.platform == "win32" else "DiskFault"


class Life(NamedTuple):
    """A vault with a past. `copies` are those of generations 2, 4 and 6, the oldest first."""

    folder: Path
    copies: tuple[Path, ...]
    old_code: str
    code: str


@pytest.fixture
def life(model: Life, tmp_path: Path) -> Life:
    place = tmp_path / "liv"
    shutil.copytree(model.folder.parent, place)
    copies = tuple(place / each.name for each in model.copies)
    return model._replace(folder=place / "valv", copies=copies)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Life:
    folder, clock = tmp_path_factory.mktemp("modell") / "valv", FakedClock()
    vault, old_code = create_vault(
        folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock
    )
    vault.answers.put(add_interview(vault), {"D9": THREE}, at=NOW)
    vault.ways.add(PASSPHRASE, LEFT, signature="CD", cost=CHEAP)
    copies = [kept(vault, clock)]
    vault.ways.change(PASSPHRASE, OWN, cost=CHEAP)
    (gone,) = [way.id for way in vault.ways.all() if way.signature == "CD"]
    vault.ways.remove(OWN, gone)
    copies.append(kept(vault, clock))
    code = vault.ways.new_code(OWN)
    vault.ways.add(OWN, LATE, signature="EF", cost=CHEAP)
    copies.append(kept(vault, clock))
    vault.answers.put(1, {"D10": THREE}, at=NOW)
    vault.close()
    return Life(folder, tuple(copies), old_code, code)


def kept(vault: Vault, clock: FakedClock) -> Path:
    clock.move(days=1)
    made = vault.copies.make().folder
    away = vault.folder.parent / made.name  # where no thinning comes
    shutil.copytree(made, away)
    return away


def opens(life: Life, secret: str) -> str:
    """ "" if it opens today's data, or the name of what is said."""
    clock = FakedClock()
    clock.move(days=9)
    way = open_with_recovery if secret in (life.code, life.old_code) else open_vault
    try:
        with way(life.folder, secret, clock=clock) as vault:
            assert vault.answers.of(1) == {"D9": THREE, "D10": THREE}
            assert vault.soundness.check().is_sound
    except UserError as error:
        return type(error).__name__
    return ""


def put(life: Life, sources: tuple[Path | None, Path | None]) -> None:
    """Lays key files of copies there, or takes one away (None)."""
    for name, source in zip(NAMES, sources, strict=True):
        if source is None:
            (life.folder / name).unlink()
        elif source != life.folder:
            shutil.copy(source / "keys.json", life.folder / name)


@pytest.mark.parametrize("which", list(product(range(5), repeat=2)))
def test_no_older_key_file_opens_what_was_shut(life: Life, which: tuple[int, int]) -> None:
    sources = (*life.copies, life.folder, None)
    shutil.copytree(life.folder, life.folder.with_name("innan"))
    put(life, (sources[which[0]], sources[which[1]]))
    for secret in (LEFT, PASSPHRASE, life.old_code):
        assert opens(life, secret) in {
            "OldWayIn", "WrongPassphrase", "WrongRecoveryCode", "MissingKeyFile",
        }  # fmt: skip
    if which == (4, 4):
        return
    assert opens(life, OWN) in ("", "WrongPassphrase")  # not in the oldest of them
    if {2, 3} & set(which):  # one of today's is there
        assert opens(life, LATE) == ""
        assert opens(life, life.code) == ""
    if opens(life, OWN) == "":  # who has a way in by any of them mends them for all
        (healed,) = read_copies(life.folder)
        assert healed.generation == 6
        assert opens(life, LATE) == opens(life, life.code) == ""
        assert opens(life, LEFT) == "WrongPassphrase"


def test_it_is_said_for_what_it_is(life: Life) -> None:
    for secret in (LEFT, PASSPHRASE, life.old_code):
        put(life, (life.copies[0], life.copies[0]))
        assert opens(life, secret) == "OldWayIn"
    assert opens(life, LEFT) == "WrongPassphrase", (
        "the files are mended, and know no such way"
    )
    (healed,) = read_copies(life.folder)
    assert healed.generation == 6
    assert opens(life, LATE) == opens(life, life.code) == opens(life, OWN) == ""


def test_a_key_file_that_looks_newer_is_none(life: Life, tmp_path: Path) -> None:
    """Whoever had a way in once can open a copy at home, and make it as new as they like."""
    home = tmp_path / "hemma"
    shutil.copytree(life.copies[0], home)
    with open_vault(home, LEFT) as vault:
        for number in range(9):
            vault.ways.change(
                LEFT if not number else f"steg {number}", f"steg {number + 1}", cost=CHEAP
            )
        assert stored_keys.kept(beneath(vault)).generation > 6
    for name in NAMES:
        shutil.copy(home / name, life.folder / name)
    for secret in ("steg 9", PASSPHRASE, life.old_code):
        assert opens(life, secret) in ("OldWayIn", "WrongPassphrase", "WrongRecoveryCode")
    assert opens(life, LATE) == opens(life, OWN) == opens(life, life.code) == ""


@pytest.mark.parametrize("generation", [0, -1, 10**10, 2**63, 10**30])
def test_a_generation_beyond_counting_is_damage(life: Life, generation: int) -> None:
    keys = json.loads((life.folder / NAMES[0]).read_bytes())["keys"]
    keys["generation"] = generation
    (life.folder / NAMES[0]).write_bytes(envelope(keys))
    assert opens(life, LATE) == ""


def test_a_change_whose_commit_was_not_told_of_locks_nobody_out(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk says that it failed, and has done it all the same."""
    real = Database.transaction

    @contextmanager
    def late(self: Database) -> Iterator[None]:
        with real(self):
            yield
        if not self._depth:
            raise errors.DiskFault

    new = "fem helt nya ord nu"
    with open_vault(life.folder, OWN) as vault:
        monkeypatch.setattr(Database, "transaction", late)
        with pytest.raises(errors.DiskFault):
            vault.ways.change(OWN, new, cost=CHEAP)
        monkeypatch.undo()
    assert opens(life, OWN) == "OldWayIn"
    assert opens(life, new) == ""


def test_the_new_code_is_shown_though_the_folder_is_not_synced(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path) -> None:
        raise OSError(5, "EIO")

    with open_vault(life.folder, OWN) as vault:
        monkeypatch.setattr(rotation, "sync_folder", fails)
        code = vault.data_key.exchange(OWN, cost=CHEAP)
        monkeypatch.undo()
        vault.answers.put(1, {"D11": THREE})
        copy = vault.copies.make()
    now = life._replace(code=code)
    with open_with_recovery(life.folder, now.code) as vault:
        assert vault.answers.of(1)["D11"] == THREE
    restore(life.folder, copy.folder, OWN).close()


def test_a_newer_copy_comes_back_by_todays_ways_of_this_vault(
    life: Life, tmp_path: Path
) -> None:
    """An older copy was brought back on a new computer, and a way changed there since."""
    new = tmp_path / "nytt"
    new.mkdir()
    restore(new, life.copies[0], PASSPHRASE).close()
    with open_vault(new, PASSPHRASE) as vault:
        vault.ways.change(PASSPHRASE, "ord på nya datorn", cost=CHEAP)
    with restore(new, life.copies[2], "ord på nya datorn") as vault:
        assert vault.soundness.check().is_sound
        assert [row.code for row in vault.log.rows()][-2:] == [
            "vault.restored",
            "vault.opened",
        ]
    with open_vault(new, "ord på nya datorn") as vault:
        assert vault.answers.of(1) == {"D9": THREE}


def test_whoever_has_a_way_in_then_and_now_mends_a_lost_key_file(life: Life) -> None:
    """What the message on a missing key file advises."""
    put(life, (None, None))
    assert opens(life, OWN) == "MissingKeyFile"
    shutil.copy(life.copies[1] / "keys.json", life.folder)
    assert opens(life, OWN) == ""
    assert opens(life, LATE) == opens(life, life.code) == ""


def test_one_row_of_the_data_taken_away_opens_nothing_either(life: Life) -> None:
    with open_vault(life.folder, OWN) as vault:
        beneath(vault).run("DELETE FROM key_file")
    put(life, (life.copies[0], life.copies[0]))
    assert opens(life, LEFT) == "OldWayIn"


def test_within_an_open_vault_an_old_way_is_no_way_either(life: Life) -> None:
    with open_vault(life.folder, OWN) as vault:
        put(life, (life.copies[0], life.copies[0]))
        with pytest.raises(errors.WrongPassphrase):
            vault.ways.add(LEFT, "fem nya ord här", signature="GH", cost=CHEAP)
        with pytest.raises(errors.WrongRecoveryCode):
            vault.ways.try_code(life.old_code)
        with suppress(errors.WrongPassphrase):  # its slot is in none of the files there
            vault.ways.whose(OWN)


def test_a_copy_is_not_brought_back_by_a_way_that_is_shut(life: Life) -> None:
    clock = FakedClock()
    clock.move(days=9)
    data = (life.folder / "data.db").read_bytes()
    for secret in (LEFT, PASSPHRASE):
        with pytest.raises(key_errors.OldWayIn):
            restore(life.folder, life.copies[0], secret, clock=clock)
    with pytest.raises(key_errors.OldWayIn):
        restore(life.folder, life.copies[0], life.old_code, by_code=True, clock=clock)
    assert (life.folder / "data.db").read_bytes() == data
    put(life, (None, None))
    for secret in (LEFT, PASSPHRASE):  # the data themselves know
        with pytest.raises(key_errors.OldWayIn):
            restore(life.folder, life.copies[0], secret, clock=clock)
    assert (life.folder / "data.db").read_bytes() == data


def test_after_an_old_copy_came_back_todays_ways_hold(life: Life) -> None:
    restore(life.folder, life.copies[0], LATE).close()
    with open_vault(life.folder, OWN) as vault:
        assert vault.answers.of(1) == {"D9": THREE}
        assert vault.soundness.check().is_sound
    for secret in (LEFT, PASSPHRASE):
        with pytest.raises(errors.WrongPassphrase):
            open_vault(life.folder, secret)


def test_an_old_copy_still_opens_where_nothing_else_is(life: Life, tmp_path: Path) -> None:
    """Said in the manual: whoever kept a copy can open that copy."""
    shutil.copytree(life.copies[0], tmp_path / "för sig")
    with open_vault(tmp_path / "för sig", LEFT) as vault:
        assert vault.answers.of(1) == {"D9": THREE}


def test_a_rescue_is_not_a_way_in(life: Life, tmp_path: Path) -> None:
    put(life, (life.copies[0], life.copies[0]))
    with pytest.raises(key_errors.OldWayIn):
        salvage(life.folder, LEFT, tmp_path / "ut")
    put(life, (life.copies[1], life.copies[1]))
    done = salvage(life.folder, OWN, tmp_path / "ut")
    with open_vault(done.folder, LATE) as vault:
        assert vault.answers.of(1) == {"D9": THREE, "D10": THREE}
        assert vault.log.broken() == []


# --- one bad copy of the key file never blocks a whole twin


def envelope(keys: dict[str, object]) -> bytes:
    said = json.dumps(keys, sort_keys=True, separators=(",", ":")).encode()
    page = {"keys": keys, "sha256": sha256(said).hexdigest()}
    return json.dumps(page, indent=1, sort_keys=True).encode() + b"\n"


def newer_version(keys: dict[str, object]) -> None:
    keys["version"] = 2


def absurd_cost(keys: dict[str, object]) -> None:
    for slot in keys["slots"]:  # type: ignore[attr-defined]
        if slot["cost"]:
            slot["cost"] = {"memory_kib": 4 * 1024 * 1024, "time": 64, "parallelism": 1}


def full_of_others(keys: dict[str, object]) -> None:
    slots = keys["slots"]
    first = next(one for one in slots if one["cost"])  # type: ignore[attr-defined]
    keys["slots"] = [
        {**first, "id": f"{at:032x}", "salt": f"{at:032x}"} for at in range(63)
    ]


def empty(keys: dict[str, object]) -> None:
    keys["slots"] = []


@pytest.mark.parametrize("spoil", [newer_version, absurd_cost, full_of_others, empty])
@pytest.mark.parametrize("name", NAMES)
def test_one_bad_copy_never_blocks_a_whole_twin(life: Life, spoil, name: str) -> None:
    keys = json.loads((life.folder / name).read_bytes())["keys"]
    keys["generation"] = 99
    spoil(keys)
    (life.folder / name).write_bytes(envelope(keys))
    assert opens(life, LATE) == ""
    assert opens(life, life.code) == ""
    (healed,) = read_copies(life.folder)
    assert healed.generation == 6


def full_of_dear(keys: dict[str, object]) -> None:
    full_of_others(keys)
    absurd_cost(keys)


def test_a_wrong_passphrase_beside_dear_slots_is_told_within_a_minute(life: Life) -> None:
    """63 slots of 4 GiB and 64 passes would take hours: more than all tries together may cost."""
    keys = json.loads((life.folder / NAMES[0]).read_bytes())["keys"]
    full_of_dear(keys)
    (life.folder / NAMES[0]).write_bytes(envelope(keys))
    assert opens(life, "en helt annan fras") == "WrongPassphrase"
    assert opens(life, LATE) == ""


@pytest.mark.parametrize("passes", [1, 3, 9, 64])
def test_all_tries_together_cost_no_more_than_two_full_key_files(passes: int) -> None:
    spent = 2 * MAX_SLOTS * REAL.memory_kib * REAL.time
    dear = Cost(memory_kib=1024 * 1024, time=passes, parallelism=1)
    usual = Cost(memory_kib=REAL.memory_kib, time=REAL.time, parallelism=1)
    slots = [slot_of(number, dear if number % 2 else usual) for number in range(500)]
    keys = KeyFile(version=1, generation=1, file_id="0" * 32, slots=(), mac="0" * 64)
    found = [slot for _, slot in _affordable((keys, each) for each in [*slots, *slots])]
    tried = {slot.id: slot.cost for slot in found}
    costs = [cost.memory_kib * cost.time for cost in tried.values() if cost]
    assert spent - usual.memory_kib * usual.time < sum(costs) <= spent
    assert len(found) == 2 * len(tried)  # the same slot in the twin costs nothing more


def slot_of(number: int, cost: Cost) -> Slot:
    return Slot(
        id=f"{number:032x}",
        kind="passphrase",
        signature="AB",
        salt="0" * 32,
        cost=cost,
        nonce="0" * 24,
        box="0" * 96,
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_that_cannot_be_read_does_not_either(life: Life, name: str) -> None:
    with unreadable(life.folder / name):
        assert opens(life, LATE) == ""
        (whole,) = read_copies(life.folder)
    assert whole.generation == 6
    assert opens(life, LATE) == ""


def test_two_that_cannot_be_read_are_not_said_to_be_missing(life: Life) -> None:
    with unreadable(*(life.folder / name for name in NAMES)):
        said = opens(life, LATE)
    assert said == CANNOT_READ
    assert opens(life, LATE) == ""


def test_data_that_cannot_be_read_are_not_said_to_be_damaged(life: Life) -> None:
    with unreadable(life.folder / "data.db"):
        said = opens(life, LATE)
    assert said == CANNOT_READ
    assert opens(life, LATE) == ""
