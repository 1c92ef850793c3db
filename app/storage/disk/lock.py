# SPDX-License-Identifier: EUPL-1.2
"""One vault, one holder: locks on the folder and on a file in it, and who holds it since when.

The file is what all systems can lock, and where the note is. But a file can be deleted, and
whoever comes next makes a new one; so where the system can (POSIX), the folder itself is
locked, too. Where a file system cannot lock folders, SQLite's lock on data.db still tells.

That lock a POSIX process loses as soon as it closes any other handle on the same file. So
nothing reads data.db before these locks are held, and nothing but SQLite opens it until
they are let go. The system lets go when a process dies, so a crash leaves nothing to clean
up; what stays in the file is only a note of who was last.
"""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from app.foreign_files import open_outside
from app.storage.disk.atomic import InTheWay, make_private_file, told
from app.storage.disk.file_identity import Identity, identity
from app.storage.disk.vault_files import DATA
from app.storage.errors import VaultInUse

NAME = "in-use.lock"
_NOTE_BYTES = 400

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: BinaryIO) -> None:
        # Tried under Wine only. A byte far out, so that others can still read the note
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _take_folder(folder: Path) -> int | None:  # noqa: ARG001  # as below
        """Windows deletes no file that is open, so the one in it is enough (as in Wine)."""
        return None

    def _refuse_open_data(folder: Path) -> None:
        """The same."""

else:
    import fcntl

    # Where SQLite locks a file (https://www.sqlite.org/src/file/src/os.h): all of it is held
    # by whoever has a vault open.
    _SQLITE_LOCK, _SQLITE_BYTES = 0x4000_0000, 512

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _take_folder(folder: Path) -> int | None:
        """The folder, open and locked; only open if its file system has no such locks.

        Raises:
            BlockingIOError: somebody holds it.
        """
        try:
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:  # it may be entered, and not be listed
            return None
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            raise
        except OSError:
            return held
        return held

    def _refuse_open_data(folder: Path) -> None:
        """Only with the locks above held: this process has data.db not open itself.

        Raises:
            BlockingIOError: somebody has data.db open.
        """
        try:
            data = os.open(folder / DATA, os.O_RDONLY | os.O_NONBLOCK)
        except OSError:  # there is none, or it cannot be read: others say so
            return
        try:
            fcntl.lockf(data, fcntl.LOCK_SH | fcntl.LOCK_NB, _SQLITE_BYTES, _SQLITE_LOCK)
        except (BlockingIOError, PermissionError):  # the two that POSIX allows
            raise BlockingIOError from None
        except OSError:
            return
        finally:
            os.close(data)


class VaultLock:
    """The locks of one vault folder, held from construction to `release`."""

    def __init__(self, folder: Path) -> None:
        """Takes the locks.

        Raises:
            VaultInUse: someone else holds it; the message says who and since when.
            InTheWay: something else has the lock's name.
            NotSaved: the folder cannot be written.
        """
        path = folder / NAME
        try:
            with suppress(FileExistsError):
                make_private_file(path)
            self._file = path.open("r+b", buffering=0)
        except FileNotFoundError as error:  # a link to nowhere, or the folder went away
            raise InTheWay if path.is_symlink() else told(error) from None
        except OSError as error:
            raise told(error, path) from None
        self._folder: int | None = None
        try:
            _take(self._file)
            self._folder = _take_folder(folder)
            _refuse_open_data(folder)
        except OSError:
            in_use = _in_use(self._file)
            self.release()
            raise in_use from None

    def data(self) -> Identity | None:
        """Which file is the vault's data.db now; None where that cannot be told."""
        return identity(self._folder, DATA)

    def note(self, holder: str) -> None:
        """Writes who holds it: the signature of whoever opened the vault."""
        with suppress(OSError):  # a full disk must not keep anybody from reading
            self._file.seek(0)
            self._file.truncate()
            self._file.write(holder.encode()[:_NOTE_BYTES])

    def release(self) -> None:
        """Lets go. May be called twice."""
        self._file.close()
        if self._folder is not None:
            os.close(self._folder)
            self._folder = None


def last_holder(folder: Path) -> str:
    """Signature of who opened the vault last, or "": a hint at who comes now."""
    with suppress(OSError), open_outside(folder / NAME) as file:
        return file.read(_NOTE_BYTES).decode(errors="replace").strip()
    return ""


def _in_use(file: BinaryIO) -> VaultInUse:
    with suppress(OSError):
        file.seek(0)
        holder = file.read(_NOTE_BYTES).decode(errors="replace").strip()
        since = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC).astimezone()
        if holder:
            return VaultInUse(
                f"Valvet är redan öppet: {holder} öppnade det {since:%Y-%m-%d %H.%M}."
            )
    return VaultInUse()
