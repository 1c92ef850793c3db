# SPDX-License-Identifier: EUPL-1.2
"""The memory of another process, read from outside, as each system lets its owner do."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class Region(ctypes.Structure):
        """MEMORY_BASIC_INFORMATION of 64 bits: pages that lie together and are alike."""

        _fields_ = (
            ("BaseAddress", ctypes.c_uint64),
            ("AllocationBase", ctypes.c_uint64),
            ("AllocationProtect", wintypes.DWORD),
            ("PartitionId", wintypes.WORD),
            ("RegionSize", ctypes.c_uint64),
            ("State", wintypes.DWORD),
            ("Protect", wintypes.DWORD),
            ("Type", wintypes.DWORD),
        )


_READABLE = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r")
_QUERY_AND_READ = 0x0400 | 0x0010  # PROCESS_QUERY_INFORMATION, PROCESS_VM_READ
_COMMITTED = 0x1000  # MEM_COMMIT
_MAY_BE_READ = 0x02 | 0x04 | 0x08 | 0x20 | 0x40 | 0x80  # PAGE_READONLY and what allows more
_GUARDED = 0x0100  # PAGE_GUARD: whoever reads it changes it


def memory_of(process: int) -> Iterator[bytes]:
    """All that can be read, piece by piece.

    Args:
        process: the number of one that is ours and waits.

    Raises:
        OSError: it may not be read here.
    """
    return _of_windows(process) if sys.platform == "win32" else _of_linux(process)


def _of_linux(process: int) -> Iterator[bytes]:
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            place = _READABLE.match(line)
            if place is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(one, 16) for one in place.groups())
            memory.seek(start)
            try:
                piece = memory.read(end - start)
            except OSError:  # it may not be read by anybody
                continue
            yield piece


def _of_windows(process: int) -> Iterator[bytes]:
    if sys.platform == "win32":
        kernel = _kernel()
        handle = kernel.OpenProcess(_QUERY_AND_READ, False, process)
        if not handle:
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            region, address, got = Region(), 0, ctypes.c_size_t()
            told, size = ctypes.byref(region), ctypes.sizeof(region)
            while kernel.VirtualQueryEx(handle, address, told, size):
                address, length = region.BaseAddress, region.RegionSize
                if _is_readable(region.State, region.Protect):
                    piece = ctypes.create_string_buffer(length)
                    kernel.ReadProcessMemory(
                        handle, address, piece, length, ctypes.byref(got)
                    )
                    yield piece.raw[: got.value]
                address += length
        finally:
            kernel.CloseHandle(handle)


def _is_readable(state: int, protection: int) -> bool:
    is_open = protection & _MAY_BE_READ and not protection & _GUARDED
    return state == _COMMITTED and bool(is_open)


if sys.platform == "win32":

    def _kernel() -> ctypes.WinDLL:
        """Told how wide its arguments are: an address has 64 bits."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle, address, size = wintypes.HANDLE, ctypes.c_void_p, ctypes.c_size_t
        kernel.OpenProcess.restype = handle
        kernel.CloseHandle.argtypes = (handle,)
        kernel.VirtualQueryEx.restype = size
        kernel.VirtualQueryEx.argtypes = (handle, address, address, size)
        kernel.ReadProcessMemory.argtypes = (handle, address, address, size, address)
        return kernel
