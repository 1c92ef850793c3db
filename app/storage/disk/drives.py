# SPDX-License-Identifier: EUPL-1.2
"""The drives of Windows: which of them lie on another computer, and which come loose."""

import ctypes
import sys
from typing import Final, NamedTuple

_REMOVABLE: Final = (
    2  # DRIVE_REMOVABLE: a stick, a card. A large USB disk says that it is fixed
)
_REMOTE: Final = 4  # DRIVE_REMOTE: a letter for a folder of a server
_DISC: Final = 5  # DRIVE_CDROM


class Drive(NamedTuple):
    """One letter. `root` is the letter, a colon and a backslash."""

    root: str
    remote: bool
    removable: bool


def drive(root: str, kind: int) -> Drive:
    """A drive of the kind that GetDriveTypeW tells."""
    return Drive(root, kind == _REMOTE, kind in (_REMOVABLE, _DISC))


def drives() -> tuple[Drive, ...]:
    """Those of this computer; none where it is no Windows."""
    if sys.platform != "win32":
        return ()
    else:  # noqa: RET505 - or mypy takes the rest for unreachable elsewhere
        kernel = ctypes.WinDLL("kernel32")
        there = kernel.GetLogicalDrives()
        letters = (chr(ord("A") + number) for number in range(26) if there >> number & 1)
        roots = (f"{letter}:\\" for letter in letters)
        return tuple(drive(root, kernel.GetDriveTypeW(root)) for root in roots)
