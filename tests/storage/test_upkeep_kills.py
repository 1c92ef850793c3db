# SPDX-License-Identifier: EUPL-1.2
"""Every work of the storage killed (-9) at any moment: all opens, nothing acknowledged is lost.

E1, E2, E4. The kills in tests/robust/test_kills.py are of the whole program while somebody
types; these are of one work at a time, many a second, on a disk in memory: to a kill, unlike
a power cut, it makes no difference where the files lie.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.errors import UserError
from app.storage import migrations
from app.storage.checking import check_file
from app.storage.database import Database
from app.storage.keyfile import read_copies
from app.storage.keys import VaultKeys
from app.storage.opening import open_file
from app.storage.records import StoredAnswer
from app.storage.unlocking import unlock
from app.storage.vault import create_vault, open_vault

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("golden")
ANSWERS = {"D9": StoredAnswer(None, "3")}
MORE = 5 if os.environ.get("OVERBLICK_LONG") else 1  # times as many
WORKS = [
    ("answer", 25), ("sign", 20), ("rotate", 25), ("migrate", 100), ("back_up", 15),
    ("restore", 15), ("passphrase", 15),
]  # fmt: skip
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")


class Fate(NamedTuple):
    """How one work ended.

    Attributes:
        seconds: what it took, or None: it was killed.
        said: the last that it acknowledged, 0 for nothing.
    """

    seconds: float | None
    said: int


class Killer:
    """The process that works, one fork for each work, and what it tells."""

    def __init__(self) -> None:
        folders = f"{ROOT}{os.pathsep}{Path(__file__).parent}"
        self._program = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("victim.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": folders},
        )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._in, self._out = self._program.stdin, self._program.stdout

    def kill(self, work: str, folder: Path, after: float | None) -> Fate:
        """Starts a work and kills it after seconds, or never."""
        self._in.write(f"{work} {folder}\n".encode())
        self._in.flush()
        pid = int(self._out.readline())
        seconds, said = None, 0
        if after is not None:
            time.sleep(after)
            os.kill(pid, signal.SIGKILL)  # it is there till "wait" is written
            self._in.write(b"wait\n")
            self._in.flush()
        while True:
            word, _, told = self._out.readline().decode().strip().partition(" ")
            if word == "said":
                said = int(told)
            elif word == "done":
                seconds = float(told)
                if after is None:
                    self._in.write(b"wait\n")
                    self._in.flush()
            else:
                assert (word, told) in {("ended", "0"), ("ended", "9")}
                assert (told == "0") <= (seconds is not None)
                return Fate(seconds, said)

    def end(self) -> None:
        self._in.close()
        self._out.close()
        assert self._program.wait() == 0


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    made = Killer()
    yield made
    made.end()


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that is quick to write."""
    shm = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    place = tmp_path_factory.mktemp("kills")
    if os.access(shm, os.W_OK):
        place = shm / f"overblick-kills-{os.getpid()}"
        place.mkdir()
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def model(memory: Path) -> Path:
    """A vault of today with one answer and one copy of it."""
    folder = memory / "model"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    vault.put_answers(add_interview(vault), ANSWERS, at=NOW)
    vault.back_up()
    vault.close()
    return folder


def whole(folder: Path, *, copies: bool = True) -> None:
    """Opens the vault and looks through all of it."""
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.answers(1)["D9"] == ANSWERS["D9"]
        assert vault.check_seals() == []
        assert vault.check_log() == []
        assert len(read_copies(folder)) == 1
        key = bytearray(vault._keys.db)
        for copy in vault.copies() if copies else ():
            assert copy.verified_at is not None
            with open_copy(copy.folder) as found:
                assert found.answers(1)["D9"] == ANSWERS["D9"]
    check_file(folder / "data.db", key)


def open_copy(folder: Path):
    beside = folder.parents[1] / f"open-{folder.name}"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(folder, beside)
    return open_vault(beside, PASSPHRASE)


def kept(work: str, folder: Path, said: int) -> None:
    """What was acknowledged is there; what comes next is there whole, or not at all."""
    with open_vault(folder, PASSPHRASE) as vault:
        if work == "answer":
            answers = vault.answers(1)
            number = int(answers["K1"].text or 0) if "K1" in answers else 0
            assert number in {said, said + 1}
            assert answers.get("K2") == answers.get("K1")
            assert vault.interview(1).position == (str(number) if number else "")
        if work == "sign":
            found = [one.status for one in vault.interviews()]
            states = [["open"], ["signed"], ["open", "signed"], ["replaced", "signed"]]
            allowed = [states[:2], states[1:], states[3:]][said]
            assert sorted(found) in allowed


def schema_of(folder: Path) -> tuple[int, tuple[str, ...]]:
    """The version of a vault and its schema, as they lie in the file."""
    keys = VaultKeys(next(unlock(folder, PASSPHRASE)).data_key)
    database = Database(open_file(folder / "data.db", keys.db))
    try:
        rows = database.rows(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1"
        )
        return migrations.version_of(database), tuple(row[0] for row in rows)
    finally:
        database.close()


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("work", "times"), WORKS)
def test_work_killed_at_any_moment_leaves_a_vault_that_opens(
    killer: Killer, model: Path, memory: Path, work: str, times: int
) -> None:
    source = GOLDEN / "v1" if work == "migrate" else model
    folder = memory / "valv"
    moments = random.Random(f"2026{work}")
    shutil.copytree(source, folder)
    quickest = killer.kill(work, folder, None).seconds
    assert quickest is not None
    whole(folder)
    schemas = {schema_of(source), schema_of(folder)}
    killed = 0
    for number in range(times * MORE):
        shutil.rmtree(folder)
        shutil.copytree(source, folder)
        fate = killer.kill(work, folder, moments.uniform(0, quickest))
        if fate.seconds is None:
            killed += 1
        else:  # the first was slow: there was other work for the computer
            quickest = min(quickest, fate.seconds)
        if work == "migrate":
            assert schema_of(folder) in schemas  # the old one or the new, never between
        whole(folder, copies=work != "migrate" or number % 8 == 0)
        kept(work, folder, fate.said)
    shutil.rmtree(folder)
    assert killed > times * MORE // 5


def test_a_careless_exchange_is_found_out(
    killer: Killer, model: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "valv"
    shutil.copytree(model, folder)
    killer.kill("careless", folder, None)
    with pytest.raises(UserError):
        whole(folder)
