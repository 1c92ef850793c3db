# SPDX-License-Identifier: EUPL-1.2
"""Gallring that shrinks the file, cut off anywhere: opens, and nothing alive is thrown away (E2, G4).

SQLite shortens the file after VACUUM has committed. What a cut leaves then is a file with
pages too many; what looks like it, a first page from an older, shorter state, is told apart.
"""

import ctypes
import os
import random
import shutil
import signal
import subprocess
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest
from raw_pages import hits
from small_vault import CHEAP, NOW, PASSPHRASE

from app.storage import errors
from app.storage.data import opening, surplus
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.slots import unlock
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault

PAGE = 4096
LONG = bool(os.environ.get("OVERBLICK_LONG"))
GOING = "Kanariefågel"
STAY = (3, 4)  # the interviews that stay
TRACE = "trace=ftruncate,fsync,fdatasync,pwrite64,rename,unlink"
SET_PTRACER = 0x59616D61


class Model(NamedTuple):
    """A vault with a gallring carried out and not finished, and its data after it."""

    folder: Path
    finished: bytes
    answers: dict[int, dict[str, StoredAnswer]]


def pages(folder: Path) -> int:
    size = (folder / "data.db").stat().st_size
    assert size % PAGE == 0
    return size // PAGE


def carried_out(vault: Vault) -> None:
    with vault.transaction():
        vault.forms.put("grund", "1", "källa")
        for number in range(4):
            name = f"{GOING} {number}" if number < 2 else f"Kim Älv {number}"
            client = vault.clients.add(Client("none", name=name, created_at=NOW))
            new = NewInterview(client, "grund", "1", "2020-05-05", "AB", NOW)
            one = vault.interviews.begin(new)
            text = StoredAnswer(None, f"{name} " * 15)
            vault.answers.put(one, {f"K{key}": text for key in range(70)})
            vault.interviews.sign(one, by="AB", at=NOW)
    lines = [(client, "2020-05-05", "2025-05-05") for client in (1, 2)]
    vault.disposals.carry_out(
        vault.disposals.decide(("1", "En lag"), lines, by="AB"), {}, by="AB"
    )


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    place = tmp_path_factory.mktemp("surplus")
    vault, _ = create_vault(place / "valv", PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        carried_out(vault)
        answers = {one: vault.answers.of(one) for one in STAY}
    shutil.copytree(place / "valv", place / "done")
    open_vault(place / "done", PASSPHRASE).close()
    assert pages(place / "valv") > pages(place / "done") + 5, "it does not shrink the file"
    return Model(place / "valv", (place / "done" / "data.db").read_bytes(), answers)


@pytest.fixture
def folder(model: Model, tmp_path: Path) -> Path:
    shutil.copytree(model.folder, tmp_path / "valv")
    return tmp_path / "valv"


def key_of(folder: Path) -> bytearray:
    return VaultKeys(next(unlock(folder, PASSPHRASE)).data_key).db


def holds_true(model: Model, folder: Path, *, finished: bool = True) -> None:
    """Opens it; all is there, and what was deleted is in no page of it."""
    with open_vault(folder, PASSPHRASE) as vault:
        assert {one: vault.answers.of(one) for one in STAY} == model.answers
        assert sorted(each.id for each in vault.interviews.find()) == list(STAY)
        found = vault.soundness.check()
        assert found.whole
        assert not any(found[1:])
        if finished:
            assert vault.disposals.unfinished() == []
    if finished:
        assert hits(folder / "data.db", key_of(folder), (GOING,)) == set()
    opening.open_file(folder / "data.db", key_of(folder)).close()  # not longer than it says


def lengthened(model: Model, folder: Path, count: int) -> bytes:
    """The finished data with pages of before at the end, as a lost shortening leaves them."""
    before = (model.folder / "data.db").read_bytes()
    size = len(model.finished)
    mixed = model.finished + before[size : size + count * PAGE]
    (folder / "data.db").write_bytes(mixed)
    return mixed[size:]


def vacuumed(model: Model, folder: Path) -> None:
    """As a cut at the shortening leaves it, with the gallring unfinished."""
    connection = opening.open_file(folder / "data.db", key_of(folder))
    before = (model.folder / "data.db").read_bytes()
    connection.execute("VACUUM")
    connection.close()
    size = (folder / "data.db").stat().st_size
    with (folder / "data.db").open("ab") as file:
        file.write(before[size:])


# --- pages too many


def test_pages_too_many_after_a_gallring_are_taken_off(model: Model, folder: Path) -> None:
    vacuumed(model, folder)
    assert pages(folder) == pages(model.folder)
    holds_true(model, folder)
    assert pages(folder) <= len(model.finished) // PAGE + 1
    assert not (folder / "set-aside").exists()  # deleted is deleted


@pytest.mark.parametrize("count", [1, 2, 6])
def test_pages_too_many_that_nobody_waits_for_are_kept_aside(
    model: Model, folder: Path, count: int
) -> None:
    end = lengthened(model, folder, count)
    holds_true(model, folder, finished=False)
    (kept,) = (folder / "set-aside").iterdir()
    assert kept.read_bytes() == end
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.disposals.out_of_reach() == [kept]


@pytest.mark.parametrize("more", [b"\0", bytes(PAGE), b"trash" * PAGE, bytes(PAGE) + b"x"])
def test_what_is_no_page_of_this_file_is_damage_and_stays(
    model: Model, folder: Path, more: bytes
) -> None:
    vacuumed(model, folder)
    with (folder / "data.db").open("ab") as file:
        file.write(more)
    before = (folder / "data.db").read_bytes()
    with pytest.raises(errors.DamagedVault):
        open_vault(folder, PASSPHRASE)
    assert (folder / "data.db").read_bytes() == before
    assert not (folder / "set-aside").exists()


def test_a_damaged_file_with_pages_too_many_stays_as_it_is(
    model: Model, folder: Path
) -> None:
    vacuumed(model, folder)
    content = bytearray((folder / "data.db").read_bytes())
    content[12 * PAGE + 50] ^= 1
    (folder / "data.db").write_bytes(content)
    with pytest.raises(errors.DamagedVault):
        open_vault(folder, PASSPHRASE)
    assert (folder / "data.db").read_bytes() == bytes(content)


def test_a_first_page_from_a_shorter_past_throws_nothing_away(tmp_path: Path) -> None:
    """Each past in turn: refused with every byte there, or opened with every answer."""
    folder = tmp_path / "valv"
    pasts: dict[int, bytes] = {}
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    vault.close()
    given: dict[str, StoredAnswer] = {}
    for turn in range(12):
        pasts.setdefault(pages(folder), (folder / "data.db").read_bytes()[:PAGE])
        with open_vault(folder, PASSPHRASE) as vault:
            if not turn:
                client = vault.clients.add(Client("none", name="Kim", created_at=NOW))
                vault.interviews.begin(
                    NewInterview(client, "grund", "1", NOW[:10], "AB", NOW)
                )
            more = {f"K{turn}.{key}": StoredAnswer(None, "svar " * 30) for key in range(20)}
            vault.answers.put(1, more)
            given |= more
    now = (folder / "data.db").read_bytes()
    older = [page for count, page in pasts.items() if count < len(now) // PAGE]
    assert len(older) > 8
    for page in older if LONG else older[::3]:
        mixed = page + now[PAGE:]
        (folder / "data.db").write_bytes(mixed)
        try:
            with open_vault(folder, PASSPHRASE) as vault:
                assert vault.answers.of(1) == given
        except errors.DamagedVault:
            assert (folder / "data.db").read_bytes() == mixed
            out = tmp_path / "ut"
            assert salvage(folder, PASSPHRASE, out).answers == len(given)
            shutil.rmtree(out)


def test_a_copy_that_is_longer_than_it_was_is_no_good_copy(
    model: Model, folder: Path
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        copy = vault.copies.newest()
    assert copy is not None
    before = (model.folder / "data.db").read_bytes()
    with (copy.folder / "data.db").open("ab") as file:
        file.write(before[copy.size : copy.size + PAGE])
    with pytest.raises(errors.DamagedCopy):
        restore(folder, copy.folder, PASSPHRASE)


def test_what_was_deleted_is_not_salvaged_from_pages_too_many(
    model: Model, folder: Path, tmp_path: Path
) -> None:
    vacuumed(model, folder)
    done = salvage(folder, PASSPHRASE, tmp_path / "ut")
    assert (done.clients, done.interviews, done.holes) == (2, 2, ())
    holds_true(model, tmp_path / "ut", finished=False)


def test_a_disk_that_refuses_keeps_nobody_from_reading(
    model: Model, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    vacuumed(model, folder)
    with monkeypatch.context() as patch:
        patch.setattr(surplus, "_cut", refuse)
        holding = surplus.open_trimmed(folder / "data.db", key_of(folder))
        assert holding.execute("SELECT count(*) FROM interview").fetchone() == (2,)
        holding.close()
    holds_true(model, folder)


# --- cut off


def finish(folder: Path) -> NoReturn:
    """In a fork, that waits to be looked at: opens the vault, which finishes the gallring."""
    try:
        ctypes.CDLL(None).prctl(SET_PTRACER, -1, 0, 0, 0)  # its sibling may look on
        signal.sigwait([signal.SIGUSR1])
        open_vault(folder, PASSPHRASE).close()
    finally:
        os._exit(0)


def traced(folder: Path, *options: str) -> list[str]:
    """Finishes the gallring under strace; its calls."""
    record = folder.with_name("record")
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    child = os.fork()
    if not child:
        finish(folder)
    command = ["strace", "-y", "-p", str(child), "-o", str(record), "-e", TRACE, *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
        assert strace.stderr is not None
        is_attached = b"attached" in strace.stderr.readline()
        os.kill(child, signal.SIGUSR1 if is_attached else signal.SIGKILL)
        os.waitpid(child, 0)
        strace.stderr.read()
    if not is_attached:
        pytest.skip("strace may not be used here")
    return record.read_text(errors="replace", encoding="utf-8").splitlines()


def on(call: str, file: str, line: str) -> bool:
    return line.startswith(f"{call}(") and f"/{file}>" in line


@pytest.fixture
def strace(folder: Path) -> list[str]:
    """The calls of a whole gallring, in a folder of its own."""
    if shutil.which("strace") is None:
        pytest.skip("strace is missing")
    place = folder.with_name("traced") / "valv"
    shutil.copytree(folder, place)
    return traced(place)


def test_the_shorter_length_is_on_the_disk_before_anything_else(strace: list[str]) -> None:
    (cut,) = [at for at, line in enumerate(strace) if on("ftruncate", "valv/data.db", line)]
    after = strace[cut + 1 :]
    sync = next(at for at, line in enumerate(after) if on("fsync", "valv/data.db", line))
    assert not any("/backups/" in line for line in after[:sync])


@pytest.mark.timeout(7_200 if LONG else 240)
@pytest.mark.parametrize("call", ["ftruncate", "fsync", "pwrite64"])
def test_killed_at_any_call_it_is_finished_at_the_next_opening(
    model: Model, folder: Path, strace: list[str], call: str
) -> None:
    calls = [line for line in strace if line.startswith(f"{call}(")]
    turns = range(1, len(calls) + 1)
    shortens = [at for at in turns if on("ftruncate", "valv/data.db", calls[at - 1])]
    some = [*random.Random(call).sample(turns, 3), *shortens]
    chosen = turns if LONG else some
    longer = 0
    for number in chosen:
        place = folder.with_name("killed") / "valv"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
        traced(place, "-e", f"inject={call}:signal=KILL:when={number}")
        try:
            opening.open_file(place / "data.db", key_of(place)).close()
        except opening.LongerFile:
            longer += 1
        holds_true(model, place)
    if call == "ftruncate":
        assert longer, "no kill came where SQLite shortens the file"


def test_a_shortening_that_fails_is_told_and_done_later(model: Model, folder: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is missing")
    data = str(folder / "data.db")
    traced(folder, "-P", data, "-e", "inject=ftruncate:error=EIO")
    holds_true(model, folder)
