# SPDX-License-Identifier: EUPL-1.2
"""One vault, one holder: a lock file beside the data, and who holds it since when.

SQLite locks data.db too, but on POSIX a process loses those locks as soon as it closes any
other handle on the same file. So nothing reads data.db before this lock is held, and
nothing but SQLite opens it until it is let go. The system lets go when a process dies, so
a crash leaves nothing to clean up; what stays in the file is only a note of who was last.
"""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from app.outside import open_outside
from app.storage.atomic import make_private_file, told
from app.storage.errors import VaultInUse

NAME = "in-use.lock"
_NOTE_BYTES = 400

if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _take(file: BinaryIO) -> None:
        # Untested. A byte far out, so that others can still read the note
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class VaultLock:
    """The lock of one vault folder, held from construction to `release`."""

    def __init__(self, folder: Path) -> None:
        """Takes the lock.

        Raises:
            VaultInUse: someone else holds it; the message says who and since when.
            NotSaved: the folder cannot be written.
        """
        path = folder / NAME
        try:
            with suppress(FileExistsError):
                make_private_file(path)
            self._file = path.open("r+b", buffering=0)
        except OSError as error:
            raise told(error) from None
        try:
            _take(self._file)
        except OSError:
            in_use = _in_use(self._file)
            self._file.close()
            raise in_use from None

    def note(self, holder: str) -> None:
        """Writes who holds it: the signature of whoever opened the vault."""
        with suppress(OSError):  # a full disk must not keep anybody from reading
            self._file.seek(0)
            self._file.truncate()
            self._file.write(holder.encode()[:_NOTE_BYTES])

    def release(self) -> None:
        """Lets go. May be called twice."""
        self._file.close()


def last_holder(folder: Path) -> str:
    """Signature of who opened the vault last, or "": a hint at who comes now."""
    with suppress(OSError), open_outside(folder / NAME) as file:
        return file.read(_NOTE_BYTES).decode(errors="replace").strip()
    return ""


def _in_use(file: BinaryIO) -> VaultInUse:
    try:
        file.seek(0)
        holder = file.read(_NOTE_BYTES).decode(errors="replace").strip()
        since = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC).astimezone()
    except OSError:
        return VaultInUse()
    if not holder:
        return VaultInUse()
    return VaultInUse(
        f"Valvet är redan öppet: {holder} öppnade det {since:%Y-%m-%d %H.%M}."
    )
