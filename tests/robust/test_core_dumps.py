# SPDX-License-Identifier: EUPL-1.2
"""C1: a command that crashes leaves no copy of its memory, whatever the system would keep."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows makes none by itself")
ROOT = Path(__file__).parents[2]
BEGIN = """
import os, resource, signal, sys
import app.__main__, app.cli.main
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
sys.argv = ["overblick", "--version"]
"""
COMMAND = "app.cli.main.run = lambda *_: {}\napp.__main__.main()\n"
LIMIT = "print('limit', resource.getrlimit(resource.RLIMIT_CORE)[0]) or 0"
ABORT = "os.abort()"
FAULT = "os.kill(os.getpid(), signal.SIGSEGV)"


def run(place: Path, program: str) -> tuple[int, str]:
    """How a process ended (as the system tells it), in a folder of its own."""
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
    _, status = os.waitpid(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return status, said


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An empty folder."""
    place = tmp_path / "cwd"
    place.mkdir()
    return place


def test_the_limit_inside_a_command(tmp_path: Path) -> None:
    status, said = run(tmp_path, BEGIN + COMMAND.format(LIMIT))
    assert (status, said) == (0, "limit 0\n")


@pytest.mark.parametrize("crash", [ABORT, FAULT])
def test_a_crash_leaves_nothing(own: Path, crash: str) -> None:
    status, _ = run(own, BEGIN + COMMAND.format(crash))
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
    assert list(own.iterdir()) == []


def test_a_process_that_does_not_forbid_it_would_be_found(own: Path) -> None:
    status, _ = run(own, BEGIN + ABORT)
    assert os.WIFSIGNALED(status)
    if not os.WCOREDUMP(status):
        pytest.skip("this system keeps none anyway")
