# SPDX-License-Identifier: EUPL-1.2
"""Rotation, migration, back-up, restoring, keys: killed (-9) at any moment, all opens (E2, E4)."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.errors import UserError
from app.storage.checking import check_file
from app.storage.keyfile import read_copies
from app.storage.records import StoredAnswer
from app.storage.vault import create_vault, open_vault

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("golden")
ANSWERS = {"D9": StoredAnswer(None, "3")}
MORE = int(os.environ.get("OVERBLICK_KILLS", "1"))  # times as many, for the long form
WORKS = [("rotate", 20), ("migrate", 5), ("back_up", 5), ("restore", 5), ("passphrase", 5)]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")

Kill = Callable[[str, Path, float], tuple[bool, float]]


@pytest.fixture(scope="module")
def kill() -> Iterator[Kill]:
    """Starts a piece of work, kills it after seconds; whether it was done, and its time."""
    folders = f"{ROOT}{os.pathsep}{Path(__file__).parent}"
    program = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("victim.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": folders},
    )
    assert program.stdin is not None
    assert program.stdout is not None

    def killed(work: str, folder: Path, after: float) -> tuple[bool, float]:
        program.stdin.write(f"{work} {folder}\n".encode())
        program.stdin.flush()
        pid = int(program.stdout.readline())
        start = time.perf_counter()
        if after:
            time.sleep(after)
            os.kill(pid, signal.SIGKILL)
            program.stdin.write(b"wait\n")
            program.stdin.flush()
        said = program.stdout.readline()
        taken = time.perf_counter() - start
        if not after:
            program.stdin.write(b"wait\n")
            program.stdin.flush()
        if said == b"done\n":
            said = program.stdout.readline()
            assert said in {b"ended 0\n", b"ended 9\n"}
            return True, taken
        assert said == b"ended 9\n", said
        return False, taken

    yield killed
    program.stdin.close()
    program.stdout.close()
    assert program.wait() == 0


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    """A vault of today with one answer and one copy of it."""
    folder = tmp_path_factory.mktemp("model") / "valv"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    vault.put_answers(add_interview(vault), ANSWERS, at=NOW)
    vault.back_up()
    vault.close()
    return folder


def whole(folder: Path) -> None:
    """Opens the vault and looks through all of it."""
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.answers(1)["D9"] == ANSWERS["D9"]
        assert vault.check_seals() == []
        assert vault.check_log() == []
        assert len(read_copies(folder)) == 1
        key = bytearray(vault._keys.db)
        for copy in vault.copies():
            assert copy.verified_at is not None
            with open_copy(copy.folder) as found:
                assert found.answers(1)["D9"] == ANSWERS["D9"]
    check_file(folder / "data.db", key)


def open_copy(folder: Path):
    beside = folder.parents[1] / f"open-{folder.name}"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(folder, beside)
    return open_vault(beside, PASSPHRASE)


@pytest.mark.parametrize(("work", "times"), WORKS)
def test_upkeep_killed_at_any_moment_leaves_a_vault_that_opens(
    kill, model, tmp_path, work, times
):
    source = GOLDEN / "v1" if work == "migrate" else model
    moments = random.Random(f"2026{work}")
    longest = 0.0
    done: list[bool] = []
    for number in range(times * MORE + 1):
        folder = tmp_path / f"valv{number}"
        shutil.copytree(source, folder)
        after = moments.uniform(0.001, longest * 1.05) if number else 0.0
        finished, taken = kill(work, folder, after)
        longest = max(longest, taken) if number == 0 else longest
        done.append(finished)
        whole(folder)
        shutil.rmtree(folder)
    assert done[0]
    assert not all(done[1:])


def test_a_careless_exchange_is_found_out(kill, model, tmp_path):
    folder = tmp_path / "valv"
    shutil.copytree(model, folder)
    kill("careless", folder, 0.0)
    with pytest.raises(UserError):
        whole(folder)
