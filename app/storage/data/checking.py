# SPDX-License-Identifier: EUPL-1.2
"""Looks through a whole file: sums of every page, structure, references.

Never on a vault that is open: SQLite's locks would be lost. A copy, or a vault whose lock
is held and whose connection is closed.
"""

from contextlib import closing
from pathlib import Path
from typing import Final

from app.storage.data import opening
from app.storage.data.database import Database, Row
from app.storage.errors import DamagedVault
from app.storage.progress import Stage, Watch, unwatched

# The first misses a page cut off, the second appended garbage; each on its own connection,
# so that none is answered from what the other has read.
_CHECKS: Final[dict[str, list[Row]]] = {
    "cipher_integrity_check": [],
    "integrity_check": [("ok",)],
    "foreign_key_check": [],
}


def is_sound(database: Database) -> bool:
    """Whether the same checks find nothing in a vault that is open, through its connection.

    Slow: every page is read. Less sure than on fresh connections, and what it finds is there.
    """
    try:
        return all(database.rows(f"PRAGMA {one}") == good for one, good in _CHECKS.items())
    except DamagedVault:
        return False


def check_file(
    path: Path, key: bytearray, *, watch: Watch = unwatched, longer: bool = False
) -> None:
    """Opens an encrypted file anew for each check.

    Args:
        path: absolute path of a data.db that nothing has open.
        key: its raw key.
        watch: is told between the checks, and may break off.
        longer: whether whole pages too many at the end are let be. The sums of those are
            looked at, too; the structure is that of the pages before them.

    Raises:
        DamagedVault: a check found something.
        MissingDataFile, PlaintextVault, NotSaved: see `opening.open_file`.
    """
    for check, good in _CHECKS.items():
        watch(Stage.CHECKING, -1)
        with closing(Database(opening.open_file(path, key, longer=longer))) as database:
            rows = database.rows(f"PRAGMA {check}")
        if rows != good:
            raise DamagedVault
