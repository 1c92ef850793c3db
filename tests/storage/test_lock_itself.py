# SPDX-License-Identifier: EUPL-1.2
"""B2: whoever replaces or reads data.db knows that nobody has it open, lock file or not (E1).

And the other side: what is written to a file that is no longer the vault's is not "saved".
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from small_vault import CHEAP, PASSPHRASE

from app.storage import errors
from app.storage.disk import lock
from app.storage.disk.file_identity import ReplacedVault
from app.storage.disk.lock import NAME, VaultLock
from app.storage.records import StoredAnswer
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath

ROOT = Path(__file__).parents[2]
HOLDER = Path(__file__).with_name("holder.py")


def does(what: Callable[[Path], object], path: Path) -> bool:
    """Deletes or moves what somebody has open, or sees that Windows lets nobody do that."""
    if sys.platform != "win32":
        what(path)
        return True
    with pytest.raises(PermissionError):
        what(path)
    return False


class Holder:
    """Another process that has the vault open."""

    def __init__(self, folder: Path) -> None:
        self._program = subprocess.Popen(
            [sys.executable, str(HOLDER), str(folder), PASSPHRASE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
        )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._in, self._out = self._program.stdin, self._program.stdout
        assert self._out.readline() == "open\n"

    def save(self, key: str) -> str:
        """Saves one answer; what it said of it."""
        self._in.write(f"{key}\n")
        self._in.flush()
        return self._out.readline().strip()

    def kill(self) -> None:
        self._program.kill()
        self.end()

    def end(self) -> None:
        self._in.close()
        self._program.wait(10)
        self._out.close()


@pytest.fixture
def folder(vault: Vault, folder: Path, interview: int) -> Path:
    """A closed vault with an interview and a copy."""
    assert interview == 1
    vault.copies.make()
    vault.close()
    return folder


@pytest.fixture
def holder(folder: Path) -> Iterator[Holder]:
    made = Holder(folder)
    yield made
    made.end()


def bring_back(folder: Path) -> None:
    (copy,) = (each for each in (folder / "backups").iterdir() if each.is_dir())
    restore(folder, copy, PASSPHRASE).close()


def open_it(folder: Path) -> None:
    open_vault(folder, PASSPHRASE).close()


def rotate(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.data_key.exchange(PASSPHRASE, cost=CHEAP)


def save_what_is_left(folder: Path) -> None:
    salvage(folder, PASSPHRASE, folder.with_name("ut"))


COMERS = [bring_back, open_it, rotate, save_what_is_left]


def files(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_ino for each in folder.iterdir() if each.name != NAME}


@pytest.mark.parametrize("come", COMERS)
@pytest.mark.parametrize("lost", ["deleted", "another", "nothing"])
def test_nobody_comes_in_beside_a_holder_whatever_became_of_the_lock_file(
    folder: Path, holder: Holder, come: Callable[[Path], None], lost: str
) -> None:
    before = files(folder)
    assert holder.save("K1") == "saved"
    if lost != "nothing":
        does(Path.unlink, folder / NAME)
    if lost == "another":
        (folder / NAME).touch(mode=0o600)
    for _ in range(2):  # the first refusal lets nothing go
        with pytest.raises(errors.VaultInUse):
            come(folder)
        assert holder.save("K2") == "saved"
    assert files(folder) == before
    assert not folder.with_name("ut").exists()
    holder.end()
    come(folder)
    if come is not bring_back:
        with open_vault(folder, PASSPHRASE) as vault:
            assert set(vault.answers.of(1)) == {"K1", "K2"}


@pytest.mark.parametrize("come", COMERS)
def test_a_file_system_that_locks_no_folders_has_sqlites_lock(
    folder: Path,
    holder: Holder,
    come: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "_take_folder", lambda _: None)
    does(Path.unlink, folder / NAME)
    before = files(folder)
    with pytest.raises(errors.VaultInUse):
        come(folder)
    assert holder.save("K1") == "saved"
    assert files(folder) == before


def test_bringing_a_copy_back_heeds_sqlites_lock_by_itself(
    folder: Path, holder: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever takes the file between the locks and the swap."""
    monkeypatch.setattr(lock, "_take_folder", lambda _: None)
    monkeypatch.setattr(lock, "_refuse_open_data", lambda _: None)
    does(Path.unlink, folder / NAME)
    before = files(folder)
    with pytest.raises(errors.VaultInUse):
        bring_back(folder)
    assert files(folder) == before
    assert holder.save("K1") == "saved"


def test_a_killed_holder_leaves_nothing_locked(folder: Path) -> None:
    holder = Holder(folder)
    assert holder.save("K1") == "saved"
    holder.kill()
    (folder / NAME).unlink()
    with open_vault(folder, PASSPHRASE) as vault:
        assert set(vault.answers.of(1)) == {"K1"}


def test_both_locks_are_let_go_together(folder: Path) -> None:
    first = VaultLock(folder)
    with pytest.raises(errors.VaultInUse):
        VaultLock(folder)
    first.release()
    first.release()
    second = VaultLock(folder)
    does(Path.unlink, folder / NAME)
    with pytest.raises(errors.VaultInUse):
        VaultLock(folder)
    second.release()
    VaultLock(folder).release()


# --- the open window's side


def moved(data: Path) -> None:
    data.rename(data.with_name("undan.db"))


def deleted(data: Path) -> None:
    data.unlink()


def replaced(data: Path) -> None:
    shutil.copy(data, data.with_name("ny.db"))
    data.with_name("ny.db").replace(data)


@pytest.mark.parametrize("what", [moved, deleted, replaced])
def test_what_goes_into_another_file_is_never_called_saved(
    folder: Path, holder: Holder, what: Callable[[Path], None]
) -> None:
    assert holder.save("K1") == "saved"
    kept = folder.with_name("kvar.db")
    os.link(folder / "data.db", kept)
    if does(what, folder / "data.db"):
        assert [holder.save("K2"), holder.save("K3")] == ["ReplacedVault"] * 2
        kept.replace(folder / "data.db")
    assert holder.save("K2") == "saved"  # as the window tries again by itself
    holder.end()
    with open_vault(folder, PASSPHRASE) as vault:
        assert set(vault.answers.of(1)) == {"K1", "K2"}


def test_a_vault_whose_folder_is_moved_goes_on(folder: Path, holder: Holder) -> None:
    there = folder.with_name("flyttat")
    try:
        folder.rename(there)
    except PermissionError:  # Windows; under Wine it is moved
        there = folder
    assert holder.save("K1") == "saved"
    holder.end()
    with open_vault(there, PASSPHRASE) as vault:
        assert set(vault.answers.of(1)) == {"K1"}


@pytest.mark.parametrize(
    "work",
    [lambda v: v.soundness.check(), lambda v: v.data_key.exchange(PASSPHRASE, cost=CHEAP)],
)
def test_upkeep_leaves_a_file_alone_that_came_meanwhile(
    folder: Path, work: Callable[[Vault], object]
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        if not does(replaced, folder / "data.db"):
            work(vault)
            return
        other = (folder / "data.db").read_bytes()
        with pytest.raises(ReplacedVault):
            work(vault)
    assert (folder / "data.db").read_bytes() == other


def test_after_an_exchange_of_the_key_and_a_check_it_is_the_same_vault(
    folder: Path,
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
        vault.answers.put(1, {"K1": StoredAnswer("X", None)})
        assert vault.soundness.check().whole
        vault.answers.put(1, {"K2": StoredAnswer("X", None)})
        assert set(vault.answers.of(1)) == {"K1", "K2"}


def test_looking_whether_it_is_the_same_file_costs_an_answer_next_to_nothing(
    folder: Path,
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:

        def seconds(work: Callable[[], object]) -> float:
            begun = time.perf_counter()
            work()
            return time.perf_counter() - begun

        answers = [{"K1": StoredAnswer(None, str(n))} for n in range(50)]  # each a change
        answer = statistics.median(
            seconds(partial(vault.answers.put, 1, one)) for one in answers
        )
        look = statistics.median(
            seconds(beneath(vault).refuse_replaced) for _ in range(500)
        )
    assert 2 * look < answer * 0.05, (look, answer)


def test_the_probe_takes_no_lock_away(folder: Path) -> None:
    """In the same process a second look at a held vault is refused before data.db is touched."""
    with open_vault(folder, PASSPHRASE) as vault:
        with pytest.raises(errors.VaultInUse):
            VaultLock(folder)
        does(Path.unlink, folder / NAME)
        with pytest.raises(errors.VaultInUse):
            VaultLock(folder)
        if sys.platform == "win32":
            return  # the lock file cannot go away, so there is no second look
        script = (
            "import sys\nfrom pathlib import Path\nfrom app.storage.disk import lock\n"
            "from app.storage.errors import VaultInUse\n"
            "try:\n    lock._refuse_open_data(Path(sys.argv[1]))\n"
            "except BlockingIOError:\n    print('held')\n"
        )
        run = [sys.executable, "-c", script, str(folder)]
        said = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT)
        assert said.stdout == "held\n"
        vault.answers.put(1, {"K1": StoredAnswer("X", None)})
    said = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout == ""  # the detector tells free from held
