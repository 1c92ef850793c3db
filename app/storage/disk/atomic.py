# SPDX-License-Identifier: EUPL-1.2
"""Writes a file so that it is there whole or not at all, whenever the power goes.

Used for the key file, and by the layers above for every PDF and export. The bytes go to a
temporary file in the same folder, to the disk, and then take the name in one step.
"""

import contextlib
import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.storage.errors import DiskFault, DiskFull, NotSaved, ReadOnlyPlace, Unreadable

T = TypeVar("T")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_IN_THE_WAY = {errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.ENOTEMPTY}
_PATIENCE = 2.0 if os.name == "nt" else 0.0  # seconds
_PAUSE = 0.05  # seconds


class InTheWay(NotSaved):
    """A folder lies where a file is to be, a file where a folder is, or a link to nowhere."""

    what = (
        "Något annat ligger där programmet behöver skriva: en mapp där det ska vara en fil, "
        "eller tvärtom."
    )
    remedy = (
        "Allt som är sparat är kvar. Titta i valvets mapp: in-use.lock, keys.json och keys-2.json "
        "ska vara filer, och backups, set-aside och .restoring ska vara mappar. Flytta bara undan "
        "det som är av fel sort och försök igen, eller be it-stödet om hjälp."
    )


def write_file(path: Path, content: bytes) -> None:
    """Writes or replaces a file; mode 0600. On any error the old file is untouched.

    Raises:
        DiskFull: there is no room.
        ReadOnlyPlace: the folder is write-protected, or the old file is held open.
        DiskFault: the system could not write.
    """
    write_files([path], content)


def write_files(paths: Sequence[Path], content: bytes) -> None:
    """Writes the same into several files of one folder, one after the other.

    All of it is on the disk before the first takes its name, so that a full disk leaves
    every old file. At any moment each is whole, the old one or the new one.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault: see `write_file`.
    """
    mark = secrets.token_hex(4)
    temporary = [path.with_name(f".{path.name}.{mark}.tmp") for path in paths]
    try:
        try:
            for each in temporary:
                _write_new(each, content)
            for each, path in zip(temporary, paths, strict=True):
                take_name(each, path)
                sync_folder(path.parent)
        except BaseException:
            for each in temporary:
                with contextlib.suppress(OSError):
                    each.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise told(error, *paths) from None


def take_name(source: Path, target: Path) -> None:
    """Renames a file or folder of ours; a file that has the name already is replaced.

    Raises:
        OSError: it cannot be done, on Windows not for two seconds either.
    """
    patiently(partial(source.replace, target), in_vain=target.is_dir)


def is_taken(place: Path) -> bool:
    """Whether something is where a new folder is to be; an empty folder is nothing."""
    return place.exists() and (not place.is_dir() or any(place.iterdir()))


def take_place(building: Path, place: Path) -> None:
    """Moves a folder that is whole to where nothing is, or an empty folder."""
    if place.exists():
        place.rmdir()
    take_name(building, place)
    sync_folder(place.parent)


def patiently(do: Callable[[], T], *, in_vain: Callable[[], bool] | None = None) -> T:
    """Does it, on Windows again for two seconds while somebody else has the file.

    Windows renames, deletes and reads nothing that others hold without sharing it, and a virus
    scanner opens what is new, for a moment.

    Args:
        do: what may be refused, and has then changed nothing.
        in_vain: whether it would be refused for ever.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return do()
        except PermissionError:
            if time.monotonic() >= until or (in_vain is not None and in_vain()):
                raise
            time.sleep(_PAUSE)


def make_folder(path: Path) -> None:
    """Makes a folder with mode 0700, whatever the umask; its parents must exist."""
    path.mkdir(mode=0o700)
    with contextlib.suppress(PermissionError):  # memory sticks know no such modes
        path.chmod(0o700)


def take_away(folder: Path) -> None:
    """Takes away a folder of ours and all in it, as far as it goes.

    Something else by its name is not ours and stays; of a pipe rmtree would wait for a writer.
    """
    with contextlib.suppress(OSError):
        if stat.S_ISDIR(folder.lstat().st_mode):
            shutil.rmtree(folder, ignore_errors=True)


def make_private_file(path: Path) -> None:
    """Makes an empty file with mode 0600, whatever the umask. It must not exist."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(descriptor)
    with contextlib.suppress(PermissionError):
        path.chmod(0o600)


def sync_folder(path: Path) -> None:
    """Makes names in a folder durable. Windows has no such call (tried under Wine only)."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def told(error: OSError, *files: Path) -> NotSaved:
    """The user's version of an error from the file system, without its path.

    Args:
        error: what the system said.
        files: what was to be files. Of a folder by such a name Windows says only that it
            may not be opened or replaced.
    """
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _CLOSED and any(each.is_dir() for each in files):
        return InTheWay()
    if error.errno in _CLOSED:
        return ReadOnlyPlace()
    if error.errno in _IN_THE_WAY:
        return InTheWay()
    return DiskFault()


def told_of_reading(error: OSError) -> NotSaved:
    """The same of a file of the vault that was only to be read."""
    return Unreadable() if error.errno in _CLOSED else told(error)


def _write_new(path: Path, content: bytes) -> None:
    make_private_file(path)
    with path.open("r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
