# SPDX-License-Identifier: EUPL-1.2
"""Small disks for the tests to fill: Windows could not make them by itself (tests/small_disk.py)."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.small_disk import PROTECTED, SIZE

_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000
_READ_ONLY, _ANEW, _AGAIN, _BRANCH, _OURS_ALONE = 1, 32, 4096, 16384, 1 << 18
_AT_ONCE = 2  # umount: also while somebody looks


@contextmanager
def small_disks(count: int) -> Iterator[Path | None]:
    """Mount a disk for each worker of pytest, and each once more where nobody may write.

    Only this process and what it starts later see them.

    Args:
        count: how many workers there are.

    Yields:
        The folder where they are, called gw0, gw1 and so on; none if it may not be done here.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if not _begin(libc):
        yield None
        return
    with TemporaryDirectory(prefix="overblick-disks-") as folder:
        mounted: list[Path] = []
        try:
            for number in range(count):
                disk = Path(folder) / f"gw{number}"
                again = disk.with_name(f"{disk.name}{PROTECTED}")
                for one in (disk, again):
                    one.mkdir()
                _mount(libc, "tmpfs", disk, "tmpfs", 0, f"size={SIZE},mode=700")
                mounted.append(disk)
                _mount(libc, disk, again, "", _AGAIN)
                mounted.append(again)
                _mount(libc, "", again, "", _AGAIN | _ANEW | _READ_ONLY)
            yield Path(folder)
        finally:
            for one in reversed(mounted):
                libc.umount2(os.fsencode(one), _AT_ONCE)


def _begin(libc: ctypes.CDLL) -> bool:
    """Give this process mounts of its own, and an ordinary user the right to make some there."""
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_NEW_MOUNTS | (_NEW_USERS if user else 0)):
        return False
    if user:  # who they are inside: themselves
        try:
            Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
        except OSError:  # some systems let nobody but root be somebody there
            return False
    return not libc.mount(None, b"/", None, _BRANCH | _OURS_ALONE, None)


def _mount(
    libc: ctypes.CDLL, what: str | Path, at: Path, kind: str, how: int, more: str = ""
) -> None:
    words = [os.fsencode(one) for one in (what, at, kind)]
    if libc.mount(*words, how, more.encode()):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(at))
