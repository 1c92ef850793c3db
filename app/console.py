# SPDX-License-Identifier: EUPL-1.2
"""Where a program is started without a console: what it says is shown in a box.

Windows gives a window program no streams at all. What a command says, and why the window does
not come, would be said to nobody.
"""

import io
import sys
from collections.abc import Callable
from typing import Final, TextIO

if sys.platform == "win32":
    import ctypes

NAME: Final = "Överblick"
_LOOK: Final = 0x40 | 0x1_0000  # MB_ICONINFORMATION, MB_SETFOREGROUND
_MOST: Final = 4_000  # characters: a box taller than the screen has no button to press

Command = Callable[[TextIO, TextIO, TextIO], int]


def with_streams(command: Command) -> int:
    """Run what reads and writes; its exit code. What went to a missing stream is shown after.

    Args:
        command: is given what stands for standard input, output and error.
    """
    said = io.StringIO()
    try:
        return command(sys.stdin or io.StringIO(), sys.stdout or said, sys.stderr or said)
    finally:
        show(said.getvalue())


def tell(problem: str) -> None:
    """One problem to standard error, or in a box where there is none."""
    if sys.stderr is not None:
        sys.stderr.write(f"{problem}\n")
    else:
        show(problem)


def show(text: str) -> None:
    """In a box that waits until it is read; on other systems than Windows nowhere."""
    if not text.strip():
        return
    if sys.platform == "win32":
        ctypes.WinDLL("user32").MessageBoxW(None, text.strip()[:_MOST], NAME, _LOOK)
