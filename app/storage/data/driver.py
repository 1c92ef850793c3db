# SPDX-License-Identifier: EUPL-1.2
"""The database driver, and its errors sorted: the world's fault, or ours.

The only module that imports sqlcipher3. The standard library's sqlite3 would swallow the
key and write plaintext; a lint contract keeps it out of the other layers, and `opening`
refuses a connection that knows no cipher.
"""

from typing import Any, Final

from sqlcipher3 import dbapi2

from app.storage import errors
from app.user_error import UserError

Connection = Any  # sqlcipher3 comes without type stubs
DriverError: Final = (dbapi2.Error, dbapi2.Warning)
connect: Final = dbapi2.connect
complete_statement: Final = dbapi2.complete_statement

_CONSTRAINT = 19
_SIGNED = "signed"  # what the triggers on signed interviews say
_WORLD: Final[dict[int, type[UserError]]] = {
    3: errors.ReadOnlyPlace,  # PERM
    5: errors.VaultInUse,  # BUSY
    6: errors.VaultInUse,  # LOCKED
    7: errors.ShortOfMemory,  # NOMEM
    8: errors.ReadOnlyPlace,  # READONLY
    10: errors.DiskFault,  # IOERR
    11: errors.DamagedVault,  # CORRUPT
    13: errors.DiskFull,  # FULL
    14: errors.ReadOnlyPlace,  # CANTOPEN
    15: errors.VaultInUse,  # PROTOCOL
    26: errors.DamagedVault,  # NOTADB
}


# A failed copy comes without its code, with the words that SQLite has for it.
_WORDS: Final[dict[str, int]] = {
    "unable to open database file": 14,
    "attempt to write a readonly database": 8,
    "database disk image is malformed": 11,
    "database is locked": 5,
    "database or disk is full": 13,
    "disk I/O error": 10,
    "file is not a database": 26,
    "out of memory": 7,
}


class StorageBug(Exception):
    """A mistake of ours: wrong SQL, a broken constraint. Carries codes, never values."""


def sorted_error(error: Exception, sql: str) -> Exception:
    """What to raise instead of a driver's error, with `from None`.

    Args:
        error: what the driver raised; its text may hold a value, so it goes no further.
        sql: the statement, in which values stand as question marks.
    """
    code = getattr(error, "sqlite_errorcode", None) or _WORDS.get(str(error), 0)
    if code & 0xFF == _CONSTRAINT and str(error) == _SIGNED:
        return errors.SignedInterview()
    told = _WORLD.get(code & 0xFF)
    if told is not None:
        return told()
    name = getattr(error, "sqlite_errorname", "")
    return StorageBug(f"{type(error).__name__} {name} in {' '.join(sql.split())}")
