# SPDX-License-Identifier: EUPL-1.2
"""What a kill is, how often it comes, and how a life begins, on Linux and on Windows.

A life is a fork of a program that has imported everything. Windows has no forks: there each
life is a program begun for it, which takes seconds, so there are fewer of them.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.robust.amounts import amount

FORKS = sys.platform != "win32"
KILL = 9  # Windows has no name for it: it ends a process with that status, at once
_FEWER = 3


def kills(short: int, long: int) -> int:
    """How many kills: see `amount`. On Windows a few in every run."""
    return amount(short if FORKS else _FEWER, long)


@contextmanager
def begun(module: str, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A module run as a program that tells where this one tells; its end is waited for."""
    program = [sys.executable, "-m", module, *words]
    with subprocess.Popen(program, stdin=subprocess.DEVNULL, stdout=sys.stdout) as life:
        yield life
