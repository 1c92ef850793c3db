# SPDX-License-Identifier: EUPL-1.2
"""Free pages that a cut-off commit left as rubbish: written anew, so that every page is whole.

SQLite keeps no copy of a free page that it is about to use again, for nothing is in it. If
the power goes in that commit, the page is neither old nor new, and free. Nothing is lost; but
SQLCipher finds its sum wrong, and so no copy could be made of the vault, and a look through
it would call it damaged.
"""

from typing import Final

from app.storage.data.database import Database
from app.storage.errors import DamagedVault

_HELD: Final = 4012  # bytes of a row that go on on one further page
_AT_ONCE: Final = 20_000  # pages: 80 MB of zeros, of which SQLite keeps 16 in memory


def write_anew(database: Database) -> None:
    """Writes every free page, by using all of them for a moment. Never inside a transaction.

    Raises:
        NotSaved: the disk refuses; they are as they were.
    """
    left = int(database.value("PRAGMA freelist_count"))
    if not left:
        return
    with database.transaction():  # given up again, they are written as zeros: secure_delete
        database.run("CREATE TABLE filler (zeros BLOB) STRICT")
        while left > 0:
            pages = min(left, _AT_ONCE)
            database.run("INSERT INTO filler VALUES (zeroblob(?))", (pages * _HELD,))
            left -= pages
        database.run("DROP TABLE filler")


def mended(database: Database) -> bool:
    """Whether only free pages were bad, and are written anew. Never inside a transaction.

    The connection is renewed: once it has met a bad page, SQLCipher writes nothing more
    through it.

    Raises:
        DamagedVault: the file does not open again.
        NotSaved: the disk refuses.
    """
    database.reopen()
    found = only_those_are_bad(database)
    database.reopen()
    if found:
        write_anew(database)
    return found


def only_those_are_bad(database: Database) -> bool:
    """Whether every page that is in use is whole, and another one is not.

    The look through the structure reads each page in use, and no free one.
    """
    try:
        in_use = database.rows("PRAGMA integrity_check") == [("ok",)]
        return in_use and database.rows("PRAGMA cipher_integrity_check") != []
    except DamagedVault:
        return False
