# SPDX-License-Identifier: EUPL-1.2
"""Holds copies against the log of an open vault: whether a copy is of the same days as the vault.

After an older copy came back the log counts on from a lower number, and the copies of the
days that were abandoned have higher numbers than today's. So a number alone says nothing:
the row of that number must be the same row, and its seal covers every row before it.
"""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from operator import attrgetter
from typing import Final

from app.storage.clock import from_text
from app.storage.copies.copy_folders import Copy
from app.storage.data.database import Database, Row, marks
from app.storage.log.events import Event

# What does not by itself call for a new copy.
_QUIET: Final = (
    Event.VAULT_OPENED, Event.VAULT_OPENED_BY_CODE, Event.MISSED, Event.CLIENT_OPENED,
    Event.OPENED, Event.BACKED_UP, Event.CODE_TRIED, Event.DRAFT_KEPT, Event.DRAFT_DROPPED,
    Event.REVIEW_BEGUN,
)  # fmt: skip
_MARKS: Final = marks(_QUIET)
_SOON = timedelta(hours=1)  # a copy is logged this soon after it was begun
_NO_END = 1 << 62


def last_event(database: Database) -> tuple[int, str]:
    """Number and mark of the last event; 0 and "" where there is none."""
    return _numbered(database.one("SELECT n, mac FROM event ORDER BY n DESC LIMIT 1"))


def last_disposal(database: Database) -> tuple[int, str]:
    """The same of the last deletion that was carried out."""
    sql = "SELECT n, mac FROM event WHERE code = ? ORDER BY n DESC LIMIT 1"
    return _numbered(database.one(sql, (Event.DISPOSED,)))


def fits(database: Database, copy: Copy) -> bool:
    """Whether the copy's last event is in this log: the same number and the same row."""
    if copy.mark:
        seal = database.value("SELECT mac FROM event WHERE n = ?", (copy.last_event,))
        return seal is not None and _mark(seal) == copy.mark
    # A note of an earlier version: making the copy was logged right after it
    logged = database.value(
        "SELECT at FROM event WHERE n = ? AND code IN (?, ?)",
        (copy.last_event + 1, Event.BACKED_UP, Event.SCHEMA_CHANGED),
    )
    if logged is None:
        return False
    began = from_text(copy.made_at)
    return began <= from_text(logged) <= began + _SOON


def covered(database: Database, copies: Iterable[Copy]) -> int | None:
    """Number of the last event that is in a good copy of these days, or None for none.

    Args:
        database: of the open vault.
        copies: of it, in any order.
    """
    copy = newest(database, copies)
    return copy.last_event if copy and fits(database, copy) else None


def newest(database: Database, copies: Iterable[Copy]) -> Copy | None:
    """The good copy that has most of today's log; of other days' only where there is none.

    By what is in them and not by their notes' order, which anybody with the folder can edit.

    Args:
        database: of the open vault.
        copies: the newest first, by their notes.
    """
    good = [each for each in copies if each.verified_at]
    own = [each for each in good if fits(database, each)]
    return max(own, key=attrgetter("last_event"), default=good[0] if good else None)


def has_changes(database: Database, after: int, upto: int = _NO_END) -> bool:
    """Whether anything that calls for a copy was logged after one number, up to another."""
    row = database.one(
        f"SELECT 1 FROM event WHERE n > ? AND n <= ? AND code NOT IN ({_MARKS}) LIMIT 1",  # noqa: S608  # ours
        (after, upto, *_QUIET),
    )
    return row is not None


def changes(database: Database, copy: Copy) -> list[tuple[str, int | None, int | None]]:
    """Code, interview and client of each change that is not in a copy.

    Of a copy of other days by its time too: where they part from today's is not known.
    """
    later = copy.made_at if not fits(database, copy) else "9999"
    return database.rows(
        f"SELECT code, interview, client FROM event WHERE (n > ? OR at > ?) AND code NOT IN ({_MARKS})",  # noqa: S608  # ours
        (copy.last_event, later, *_QUIET),
    )


def may_hold_deleted(database: Database, copy: Copy) -> bool:
    """Whether a copy may hold what gallring has deleted since: False only if it surely does not."""
    deleted_at = database.value(
        "SELECT max(carried_out_at) FROM disposal WHERE reason = 'retention'"
    )
    if deleted_at is None:
        return False
    number, mark = last_disposal(database)
    # The same deletion may be in it, be it of these days or of abandoned ones
    if copy.mark and number:
        holds = copy.last_event < number or not fits(database, copy)
        return holds and copy.disposed != mark
    return copy.made_at <= deleted_at or copy.last_event < number


def _numbered(row: Row | None) -> tuple[int, str]:
    return (row[0], _mark(row[1])) if row else (0, "")


def _mark(seal: bytes) -> str:
    return sha256(seal).hexdigest()
