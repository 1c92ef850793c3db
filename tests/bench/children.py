# SPDX-License-Identifier: EUPL-1.2
"""Programs in processes of their own: how soon they are ready, how much memory they hold."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from tests.bench.programs.idle import READY
from tests.desktop import OFFSCREEN

_ROOT = Path(__file__).parents[2]
_MIB = 1024 * 1024


class NotReady(Exception):
    """The program ended before it said that it was ready. Its own words are on stderr."""


class Child(NamedTuple):
    """A program that has said that it is ready."""

    milliseconds: float
    memory: float | None


def start(place: Path, program: str, *words: str) -> Child:
    """Starts a program of `programs` and waits for it to be ready, and then to end.

    It has compiled modules, as an installed program has, and a home in `place`.

    Returns:
        Milliseconds from before the process to its word, and the resident memory in MiB
        then (None where the system does not tell).

    Raises:
        NotReady: it ended without a word.
    """
    command = [sys.executable, "-m", f"tests.bench.programs.{program}", *words]
    begun = perf_counter()
    process = subprocess.Popen(
        command,
        cwd=_ROOT,
        env=_environment(place),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = (perf_counter() - begun) * 1_000
        memory = _resident(process.pid)
        process.stdin.close()  # it stays until then
    if said.strip() != READY:
        raise NotReady(program)
    return Child(taken, memory)


def _environment(place: Path) -> dict[str, str]:
    home = place / "home"
    home.mkdir(exist_ok=True)
    own = {
        "QT_QPA_PLATFORM": OFFSCREEN,
        "QT_LOGGING_RULES": "default.warning=false",
        "PYTHONPYCACHEPREFIX": str(place / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "HOME": str(home),
        "LOCALAPPDATA": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    return os.environ | own


def _resident(pid: int) -> float | None:
    if not sys.platform.startswith("linux"):
        return None
    statm = Path(f"/proc/{pid}/statm").read_text(encoding="ascii")
    pages = int(statm.split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB
