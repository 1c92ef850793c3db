# SPDX-License-Identifier: EUPL-1.2
"""A crash leaves no copy of the memory on the disk: keys and answers would be in it."""

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import ctypes

_QUIET: Final = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_BARE: Final = 0x0001 | 0x0020  # WER_FAULT_REPORTING_FLAG_NOHEAP, ..._NO_UI
_OURS: Final = "overblick"


def leave_no_core() -> None:
    """From now on, for this process and those it starts."""
    if sys.platform == "win32":
        _leave_none_to_error_reporting()
    with suppress(ImportError, OSError, ValueError):
        resource = import_module("resource")
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _leave_none_to_error_reporting() -> None:
    """Windows' error reporting is not called for a crash, and if it is, takes no heap.

    A program with a name of its own is also left out by name, for this user. By Python's name
    that would be all programs of Python, so there only the first two hold.
    """
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(kernel.GetErrorMode() | _QUIET)
        with suppress(AttributeError, OSError):
            kernel.WerSetFlags(_BARE)
        program = Path(sys.executable).name
        if program.casefold().startswith(_OURS):
            with suppress(AttributeError, OSError):
                ctypes.WinDLL("wer").WerAddExcludedApplication(program, 0)
