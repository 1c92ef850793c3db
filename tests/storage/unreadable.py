# SPDX-License-Identifier: EUPL-1.2
"""Files that are there and cannot be read, as Linux has them and as Windows has them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest

if sys.platform == "win32":
    import ctypes

_READ, _SHARES_NOTHING, _AS_IT_IS = 0x8000_0000, 0, 3


def hold(path: Path) -> Callable[[], object]:
    """Opens a file as a scanner does that shares it with nobody, on Windows; how to let it go."""
    kernel = ctypes.WinDLL("kernel32")
    kernel.CreateFileW.restype = ctypes.c_void_p
    words = (str(path), _READ, _SHARES_NOTHING, None, _AS_IT_IS, 0, None)
    handle = ctypes.c_void_p(kernel.CreateFileW(*words))
    assert handle.value != ctypes.c_void_p(-1).value, path
    return partial(kernel.CloseHandle, handle)


@contextmanager
def unreadable(*paths: Path) -> Iterator[None]:
    """Ordinary files, for a while: on Linux each opens and fails when it is read.

    On Windows another holds it and shares nothing, so that it does not even open.
    """
    with ExitStack() as afterwards:
        for path in paths:
            if sys.platform == "win32":
                afterwards.callback(hold(path))
            else:
                memory, content = _memory(), path.read_bytes()
                path.unlink()
                path.symlink_to(memory)
                afterwards.callback(_lay_back, path, content)
        yield


def _memory() -> Path:
    """Of this process: it opens, and its beginning is nowhere."""
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("neither Linux nor Windows")
    return memory


def _lay_back(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)
