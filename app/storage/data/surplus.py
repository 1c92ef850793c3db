# SPDX-License-Identifier: EUPL-1.2
"""Pages too many at the end of data.db: taken off, if it is certain that nothing is in them.

SQLite shortens the file after VACUUM has committed. A power cut just then leaves pages at
the end that the first page no longer tells of. The same is seen if the first page was put
back from an older, shorter state of the file: then what is at the end is alive. So nothing
is taken off before the file has been looked through as it will be without its end, and
stood the test: no page of it leads past the end, and each page at the end is this file's
own. And only while a deletion waits to be finished, the one thing of ours that shortens the
file, are those pages thrown away; otherwise they are kept, encrypted as they are.
"""

import os
from contextlib import closing, suppress
from pathlib import Path

from app.storage.data import opening
from app.storage.data.checking import check_file
from app.storage.data.database import Database
from app.storage.data.driver import Connection
from app.storage.data.opening import PAGE_BYTES, LongerFile
from app.storage.disk.atomic import make_folder, sync_folder, write_file
from app.storage.disk.vault_files import SET_ASIDE
from app.storage.errors import NotSaved


def open_trimmed(path: Path, key: bytearray) -> Connection:
    """Opens a vault's own file, and takes pages off its end that are too many.

    The caller holds the `VaultLock` of the folder, and has the file closed. A copy is
    never opened this way: one that is longer than it was is not what it was. Where the
    disk refuses, the file is opened as it is: SQLite does not mind, and next time it is
    tried again.

    Args:
        path: absolute path of data.db.
        key: its raw key.

    Raises:
        DamagedVault: also where something may be in those pages; the file is as it was.
        MissingDataFile, PlaintextVault, VaultInUse, NotSaved: see `opening.open_file`.
    """
    try:
        return opening.open_file(path, key)
    except LongerFile:
        pass
    check_file(path, key, longer=True)
    with closing(Database(opening.open_file(path, key, longer=True))) as database:
        pages = int(database.value("PRAGMA page_count"))
        knows = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'disposal'"
        waits = "SELECT 1 FROM disposal WHERE state = 'deleted'"
        is_deleted = database.one(knows) and database.one(waits)
    with suppress(OSError, NotSaved):  # a full disk must not keep anybody from reading
        if not is_deleted:
            _set_aside(path, pages)
        _cut(path, pages)
    return opening.open_file(path, key, longer=True)


def _set_aside(path: Path, pages: int) -> None:
    """Keeps the end of the file, on the disk before it is taken off."""
    place = path.parent / SET_ASIDE
    if not place.is_dir():
        make_folder(place)
        sync_folder(path.parent)
    with path.open("rb") as file:
        file.seek(pages * PAGE_BYTES)
        end = file.read()
    name = f"{path.stem}-pages-{pages + 1}-{pages + len(end) // PAGE_BYTES}"
    kept, number = place / name, 2
    while kept.exists() and kept.read_bytes() != end:
        kept, number = place / f"{name}-{number}", number + 1
    write_file(kept, end)


def _cut(path: Path, pages: int) -> None:
    """Cut off itself by the power, it leaves the file as it was or as it is to be."""
    with path.open("r+b") as file:
        file.truncate(pages * PAGE_BYTES)
        os.fsync(file.fileno())
