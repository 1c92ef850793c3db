# SPDX-License-Identifier: EUPL-1.2
"""C1: a command that crashes leaves no copy of its memory, whatever the system would keep."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

if sys.platform == "win32":
    import ctypes

ROOT = Path(__file__).parents[2]
BEGIN = """
import faulthandler, os, signal, sys
import app.__main__, app.cli.main
from tests.limits import leaves_no_core, would_leave_a_core
would_leave_a_core()
sys.argv = ["overblick", "--version"]
"""
COMMAND = "app.cli.main.run = lambda *_: {}\napp.__main__.main()\n"
ASK = "print('none left', leaves_no_core()) or 0"
ABORT = "os.abort()"
FAULT = (  # Windows knows no signals, and ctypes lives on there
    "faulthandler._read_null()"
    if sys.platform == "win32"
    else "os.kill(os.getpid(), signal.SIGSEGV)"
)
CRASHED = {0xC000_0005, 0xC000_0409, 3}  # an access violation; os.abort, and in Wine
LOCAL = 0x001C  # CSIDLLOCAL_APPDATA


class Ended(NamedTuple):
    """How a process ended.

    Attributes:
        number: its own.
        status: as the system tells it.
        said: what it wrote.
    """

    number: int
    status: int
    said: str

    @property
    def is_crash(self) -> bool:
        """Whether the system ended it."""
        return self.status in CRASHED if os.name == "nt" else os.WIFSIGNALED(self.status)

    @property
    def left_a_copy(self) -> bool:
        """Whether its memory was kept: as the system says, or where Windows does it."""
        if sys.platform != "win32":
            return os.WCOREDUMP(self.status)
        local = ctypes.create_unicode_buffer(260)  # the user's, whatever the variables say
        ctypes.WinDLL("shell32").SHGetFolderPathW(None, LOCAL, None, 0, local)
        kept = Path(local.value) / "CrashDumps"
        return any(kept.glob(f"*.{self.number}.dmp"))


def run(place: Path, program: str) -> Ended:
    """A program in a folder of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.read()
    process.stdout.close()
    if sys.platform == "win32":
        return Ended(process.pid, process.wait(), said)
    _, status = os.waitpid(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(process.pid, status, said)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An empty folder."""
    place = tmp_path / "cwd"
    place.mkdir()
    return place


def test_the_limit_inside_a_command(own: Path) -> None:
    ended = run(own, BEGIN + COMMAND.format(ASK))
    assert (ended.status, ended.said) == (0, "none left True\n")


@pytest.mark.parametrize("crash", [ABORT, FAULT])
def test_a_crash_leaves_nothing(own: Path, crash: str) -> None:
    ended = run(own, BEGIN + COMMAND.format(crash))
    assert ended.is_crash
    assert not ended.left_a_copy
    assert list(own.iterdir()) == []


def test_a_process_that_does_not_forbid_it_would_be_found(own: Path) -> None:
    if sys.platform == "win32":  # what it then keeps, and whether it asks, is up to it
        assert run(own, BEGIN + ASK).said == "none left False\n"
        return
    ended = run(own, BEGIN + ABORT)
    assert ended.is_crash
    if not ended.left_a_copy:
        pytest.skip("this system keeps none anyway")
