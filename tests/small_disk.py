# SPDX-License-Identifier: EUPL-1.2
"""A small disk that a test may fill, and write-protect.

Linux mounts one for each test, as root. Windows can't: `just test-windows` brings one for each
worker, and the same once more, write-protected (installer/windows/tests/small_disks.py).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.limits import no_file_larger_than

SIZE = 1200 * 1024  # bytes
BROUGHT = "OVERBLICK_TEST_SMALL_DISKS"  # the variable that names the folder where they are
PROTECTED = "-protected"  # behind a disk's name: itself, but nobody may write


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """An empty disk of SIZE. Where there can be none, the test is skipped.

    Args:
        place: an empty folder, where Linux mounts it.
    """
    if sys.platform == "win32":
        disk = _brought()
        # Of the test before, whose program held its files to the end.
        for one in disk.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        yield disk
        return
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("a small disk needs the right to mount one")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def write_protected(disk: Path) -> Iterator[Path]:
    """Nobody can write on it meanwhile; where it is so: on Windows another path than its own."""
    if sys.platform == "win32":
        yield disk.with_name(f"{disk.name}{PROTECTED}")
        return
    _remount(disk, "ro")
    try:
        yield disk
    finally:
        _remount(disk, "rw")


@contextmanager
def filled(disk: Path, left: int = 0) -> Iterator[None]:
    """As good as nothing is left on a small disk: these bytes, less what is begun of a page."""
    filler = disk / "filler"
    filler.write_bytes(b"x" * (shutil.disk_usage(disk).free - left))
    with filler.open("ab", buffering=0) as file:
        while not left:
            try:
                file.write(b"x" * 4096)
            except OSError:
                break
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def no_room(disk: Path, *, left: int, largest: int = 0) -> Iterator[None]:
    """What a full disk feels like: a write stops in the middle.

    On Linux without asking for a small disk, which is for root: no file grows past a size.

    Args:
        disk: where the fixture `disk` leads.
        left: bytes that can be written still.
        largest: bytes of the file that would grow, as it is.
    """
    if sys.platform == "win32":
        with filled(disk, left):
            yield
        return
    with no_file_larger_than(largest + left):
        yield


def _brought() -> Path:
    """This worker's."""
    folder = os.environ.get(BROUGHT)
    if not folder:
        pytest.skip("nobody brought a small disk")
    return Path(folder) / os.environ.get("PYTEST_XDIST_WORKER", "gw0")


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
