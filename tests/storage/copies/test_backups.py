# SPDX-License-Identifier: EUPL-1.2
"""Copies: made, verified, thinned, put elsewhere, brought back (E5)."""

import errno
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, PASSPHRASE, add_interview
from test_durability import CANARY, fill, leaks

from app.storage import errors
from app.storage.copies.copy_errors import BroughtBackUnsurely
from app.storage.copies.copy_folders import list_copies
from app.storage.data.database import Database
from app.storage.disk.atomic import InTheWay
from app.storage.records import StoredAnswer
from app.storage.salvage import restoring
from app.storage.salvage.restoring import restore
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from tests.beneath import keys_beneath
from tests.modes import is_its_owners

THREE, FOUR = {"D9": StoredAnswer(None, "3")}, {"D9": StoredAnswer(None, "4")}


@pytest.fixture
def clock() -> FakedClock:
    return FakedClock()


@pytest.fixture
def code(folder, clock) -> str:
    """A closed vault with one answer, and its recovery code."""
    vault, code = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)
    vault.answers.put(add_interview(vault), THREE)
    vault.close()
    return code


@pytest.fixture
def opened(folder, clock, code):
    vault = open_vault(folder, PASSPHRASE, clock=clock)
    yield vault
    vault.close()


# --- making


def test_a_copy_is_whole_verified_private_and_a_vault_of_its_own(opened, tmp_path):
    assert opened.copies.newest() is None
    copy = opened.copies.make()
    assert copy.made_at == copy.verified_at == "2026-11-22T13:32:05Z"
    assert opened.copies.all() == [copy]
    assert {p.name for p in copy.folder.iterdir()} == {
        "data.db", "keys.json", "keys-2.json", "copy.json",
    }  # fmt: skip
    assert all(is_its_owners(each) for each in [copy.folder, *copy.folder.iterdir()])
    shutil.copytree(copy.folder, tmp_path / "annan")
    with open_vault(tmp_path / "annan", PASSPHRASE) as other:
        assert other.answers.of(1) == THREE
        assert other.log.broken() == []
    opened.answers.put(1, FOUR)  # the vault goes on as before
    assert opened.answers.of(1) == FOUR


def test_the_lock_is_not_lost_by_copying(opened, folder):
    opened.copies.make()
    with pytest.raises(errors.VaultInUse):
        open_vault(folder, PASSPHRASE)
    key = bytearray(keys_beneath(opened).db)
    run = (
        "import sys, pathlib\nfrom app.storage.data.opening import open_file\n"
        "from app.storage.errors import VaultInUse\n"
        "try:\n    open_file(pathlib.Path(sys.argv[1]), bytearray.fromhex(sys.argv[2]))\n"
        "except VaultInUse:\n    print('in use')\n"
    )
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    answer = subprocess.run(
        [sys.executable, "-c", run, str(folder / "data.db"), key.hex()],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert answer.stdout == "in use\n"


def test_nothing_is_readable_in_copies(vault, folder):
    fill(vault)
    vault.copies.make()
    vault.close()
    assert leaks(folder) == []
    assert CANARY


def test_where_a_copy_was_put_is_logged_and_no_path_of_it(opened, tmp_path):
    stick = tmp_path / "Anna Andersson"
    stick.mkdir()
    opened.copies.make()
    opened.copies.put(stick)
    assert opened.copies.last_put() == ("", True)
    opened.answers.put(1, FOUR)
    opened.copies.make()
    opened.copies.put(stick, is_chosen=True)
    opened.copies.put(stick, is_chosen=True)  # it lies there: nothing is put
    assert opened.copies.last_put() == ("2026-11-22T13:32:05Z", False)
    keys = [row.key for row in opened.log.rows() if row.code == "vault.backed_up"]
    assert [key.split()[:1] for key in keys] == [[], ["other"], [], ["second"]]
    assert "Anna" not in repr(list(opened.log.rows()))


def test_when_a_copy_is_wanted(opened, clock):
    assert opened.copies.lack_changes()
    assert opened.copies.one_is_due()
    opened.copies.make()
    assert not opened.copies.lack_changes()
    opened.answers.put(1, {}, position="D9")
    assert not opened.copies.lack_changes()
    opened.answers.put(1, FOUR)
    assert opened.copies.lack_changes()
    assert not opened.copies.one_is_due()  # one today already: the rest waits for the close
    clock.move(days=1)
    assert opened.copies.one_is_due()
    opened.copies.make()
    clock.move(days=1)
    assert not opened.copies.one_is_due()


def test_opening_alone_calls_for_no_copy(opened, folder, clock):
    opened.copies.make()
    opened.close()
    with open_vault(folder, PASSPHRASE, clock=clock) as again:
        assert not again.copies.lack_changes()


def test_a_copy_that_fails_the_test_is_not_kept(opened, monkeypatch):
    real = Database.copy_to

    def spoiling(self, other, **_):  # a disk that writes something else than it was told
        real(self, other)
        path = opened.folder / "backups"
        (building,) = (each for each in path.iterdir() if each.name.startswith("."))
        with (building / "data.db").open("r+b") as file:
            file.seek(5 * 4096 + 100)
            file.write(b"x")

    opened.copies.make()
    monkeypatch.setattr(Database, "copy_to", spoiling)
    with pytest.raises(errors.CopyFaulty):
        opened.copies.make()
    assert len(opened.copies.all()) == 1
    assert len(list((opened.folder / "backups").iterdir())) == 1


def test_what_a_crash_left_is_swept_and_never_listed(opened, folder):
    for name in (".building-20261122-000000", ".going-20261122-000000", "annat"):
        (folder / "backups" / name).mkdir()
    assert opened.copies.all() == []
    opened.copies.make()
    assert len(opened.copies.all()) == 1
    assert {p.name for p in (folder / "backups").iterdir()} == {
        "annat", "20261122-133205",
    }  # fmt: skip


def test_two_copies_in_one_second_and_the_newest_of_a_day_stays(opened):
    first, second = opened.copies.make(), opened.copies.make()
    assert first.folder != second.folder
    assert opened.copies.all() == [second]


# --- elsewhere


def test_a_second_place_gets_verified_copies_of_its_own(opened, tmp_path, clock):
    stick = tmp_path / "minne"
    with pytest.raises(errors.NotCopied):
        opened.copies.put(stick)
    copy = opened.copies.make()
    with pytest.raises(errors.NotCopiedElsewhere):
        opened.copies.put(stick)
    stick.mkdir()
    clock.move(minutes=5)
    there = opened.copies.put(stick)
    assert (there.made_at, there.verified_at) == (copy.made_at, "2026-11-22T13:37:05Z")
    assert opened.copies.put(stick) == there
    assert list_copies(there.folder.parent) == [there]
    with pytest.raises(errors.SamePlace):
        opened.copies.put(opened.folder / "backups" / "mer")


# --- bringing back


def damage(folder) -> bytes:
    content = bytearray((folder / "data.db").read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 99] ^= 1
    (folder / "data.db").write_bytes(content)
    return bytes(content)


def test_a_damaged_vault_is_restored_and_the_damaged_one_set_aside(opened, folder, clock):
    copy = opened.copies.make()
    opened.answers.put(1, FOUR)
    opened.close()
    spoiled = damage(folder)
    with restore(folder, copy.folder, PASSPHRASE, clock=clock) as vault:
        assert vault.answers.of(1) == THREE
        assert vault.log.broken() == []
        assert [row.code for row in vault.log.rows()][-2:] == [
            "vault.restored",
            "vault.opened",
        ]
    (aside,) = (folder / "set-aside").iterdir()
    assert (aside / "data.db").read_bytes() == spoiled
    assert {"keys.json", "keys-2.json"} <= {each.name for each in aside.iterdir()}
    assert not (folder / ".restoring").exists()


def test_present_passphrases_stay_when_a_copy_is_restored(opened, folder, clock):
    copy = opened.copies.make()
    opened.ways.change(PASSPHRASE, "nya ord varje dag", cost=CHEAP)
    opened.close()
    with pytest.raises(errors.WrongPassphrase):
        open_vault(folder, PASSPHRASE, clock=clock)
    with restore(folder, copy.folder, "nya ord varje dag", clock=clock) as vault:
        assert vault.answers.of(1) == THREE
    with pytest.raises(errors.WrongPassphrase):
        open_vault(folder, PASSPHRASE, clock=clock)


def test_a_copy_from_before_a_rotation_opens_with_its_own_passphrase(
    opened, folder, clock, code
):
    copy = opened.copies.make()
    opened.answers.put(1, FOUR)
    opened.ways.change(PASSPHRASE, "nya ord varje dag", cost=CHEAP)
    opened.data_key.exchange("nya ord varje dag", cost=CHEAP)
    opened.close()
    with pytest.raises(errors.OlderCopy):
        restore(folder, copy.folder, "nya ord varje dag", clock=clock)
    with open_vault(folder, "nya ord varje dag", clock=clock) as vault:
        assert vault.answers.of(1) == FOUR
    with restore(folder, copy.folder, code, by_code=True, clock=clock) as vault:
        assert vault.answers.of(1) == THREE
    open_vault(folder, PASSPHRASE, clock=clock).close()


def test_a_vault_that_is_gone_altogether_is_restored_from_elsewhere(
    opened, tmp_path, clock
):
    stick, new = tmp_path / "minne", tmp_path / "nytt"
    stick.mkdir()
    new.mkdir()
    opened.copies.make()
    there = opened.copies.put(stick)
    opened.close()
    with restore(new, there.folder, PASSPHRASE, clock=clock) as vault:
        assert vault.answers.of(1) == THREE
        vault.copies.make()


@pytest.mark.parametrize("fault", ["cut", "flipped", "gone", "plain", "keys"])
def test_a_damaged_copy_is_refused_and_the_next_one_offered(opened, folder, clock, fault):
    older = opened.copies.make()
    clock.move(days=1)
    newer = opened.copies.make()
    opened.answers.put(1, FOUR)
    opened.close()
    data = newer.folder / "data.db"
    content = data.read_bytes()
    if fault == "cut":
        data.write_bytes(content[:-4096])
    elif fault == "flipped":
        data.write_bytes(content[:9000] + bytes([content[9000] ^ 1]) + content[9001:])
    elif fault == "gone":
        data.unlink()
    elif fault == "plain":
        data.write_bytes(b"SQLite format 3\x00" + content[16:])
    else:
        for name in ("keys.json", "keys-2.json", "data.db"):
            (newer.folder / name).unlink()
    with pytest.raises((errors.DamagedCopy, errors.PlaintextVault)):
        restore(folder, newer.folder, PASSPHRASE, clock=clock)
    assert not (folder / "set-aside").exists()
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        assert vault.answers.of(1) == FOUR
        listed = vault.copies.all()
        if fault in ("cut", "gone", "keys"):  # seen by the sizes alone
            assert [each.verified_at is None for each in listed] == [True, False]
            assert vault.copies.newest() == older
    with restore(folder, older.folder, PASSPHRASE, clock=clock) as vault:
        assert vault.answers.of(1) == THREE


def test_restoring_asks_for_a_passphrase_and_counts_wrong_ones(opened, folder, clock):
    copy = opened.copies.make()
    with pytest.raises(errors.VaultInUse):
        restore(folder, copy.folder, PASSPHRASE, clock=clock)
    opened.close()
    with pytest.raises(errors.NoSuchCopy):
        restore(folder, folder / "backups" / "20200101-000000", PASSPHRASE, clock=clock)
    for _ in range(3):
        with pytest.raises(errors.WrongPassphrase):
            restore(folder, copy.folder, "fel fras", clock=clock)
    with pytest.raises(errors.TooSoon):
        restore(folder, copy.folder, PASSPHRASE, clock=clock)


@pytest.mark.parametrize("which", ["folder", "keys"])
def test_a_copy_that_took_its_place_on_a_failing_disk_is_not_said_to_be_out(
    opened, folder, monkeypatch, which
):
    """The swap is done, and what makes it durable fails: nothing is as it was any more."""
    opened.answers.put(1, THREE)
    copy = opened.copies.make()
    opened.answers.put(1, FOUR)
    opened.close()
    inode = (folder / "data.db").stat().st_ino

    def sync(path: Path) -> None:
        if path == folder and (folder / "data.db").stat().st_ino != inode:
            raise OSError(errno.EIO, "EIO")

    def write(place: Path, *_: object) -> None:
        if (folder / "data.db").stat().st_ino != inode:
            raise errors.DiskFault

    if which == "folder":
        monkeypatch.setattr(restoring, "sync_folder", sync)
    else:
        monkeypatch.setattr(restoring, "write_copies", write)
    with pytest.raises(BroughtBackUnsurely):
        restore(folder, copy.folder, PASSPHRASE)
    monkeypatch.undo()
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.answers.of(1)["D9"].text == "3"
        assert vault.soundness.check().is_sound


def a_file(path: Path) -> None:
    path.write_bytes(b"x")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("finns-inte")


OBSTACLES: list[tuple[str, Callable[[Path], None]]] = [
    ("in-use.lock", a_folder),
    (".restoring", a_file),
    ("set-aside", a_file),
]
if sys.platform != "win32":  # there links are for administrators
    OBSTACLES += [("in-use.lock", a_link_to_nowhere), ("set-aside", a_link_to_nowhere)]


@pytest.mark.parametrize(("name", "make"), OBSTACLES)
def test_what_lies_in_the_way_is_told_for_what_it_is(opened, folder, name, make):
    """Not "the disk cannot be read": somebody would call for a new disk."""
    copy = opened.copies.make()
    opened.close()
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    with pytest.raises(InTheWay):
        restore(folder, copy.folder, PASSPHRASE)
    shutil.rmtree(folder / name) if make is a_folder else (folder / name).unlink()
    restore(folder, copy.folder, PASSPHRASE).close()
