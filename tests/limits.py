# SPDX-License-Identifier: EUPL-1.2
"""Limits that the system sets a process: how large a file may grow, as on a disk that is full."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

if sys.platform == "win32":
    import ctypes
else:
    import resource


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """What a full disk feels like: a write stops in the middle. Bytes; Windows has no such limit."""
    if sys.platform == "win32":
        pytest.skip("Windows limits the size of no file")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def core_dumps_as_they_were() -> Iterator[None]:
    """The program forbids them for its process; afterwards they are as before."""
    if sys.platform == "win32":
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


def leaves_no_core() -> bool:
    """Whether this process, should it crash, leaves nothing of its memory, and asks nobody."""
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32").GetErrorMode() & 3 == 3
    return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def would_leave_a_core() -> None:
    """From now on this process may, as far as the system lets it."""
    if sys.platform == "win32":
        ctypes.WinDLL("kernel32").SetErrorMode(0)
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
