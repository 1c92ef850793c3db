# SPDX-License-Identifier: EUPL-1.2
"""The log: which events there are, and the chain that shows if any row was touched (G1)."""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from app.storage.clock import Clock, as_text
from app.storage.database import Database
from app.storage.keys import mac

_START = bytes(32)
_SELECT = "SELECT n, at, who, code, interview, client, key, mac FROM event "
_PAGE = 2_000
_ENCODER = json.JSONEncoder(separators=(",", ":"))  # one for all: it is made anew by dumps


class Event(StrEnum):
    """What is logged. The codes stand in vaults, so they are never changed."""

    VAULT_OPENED = "vault.opened"
    VAULT_OPENED_BY_CODE = "vault.opened_by_code"
    MISSED = "vault.passphrases_missed"  # before it opened; the key says how many
    SCHEMA_CHANGED = "vault.schema_changed"
    BACKED_UP = "vault.backed_up"
    RESTORED = "vault.restored"
    SALVAGED = "vault.salvaged"
    ROTATED = "vault.rotated"
    SETTING = "vault.setting_changed"
    DRAFT_KEPT = "draft.kept"  # half-typed words, when somebody locked
    DRAFT_DROPPED = "draft.dropped"
    STAFF_ADDED = "staff.added"
    STAFF_CHANGED = "staff.changed"
    FORM_KEPT = "form.kept"
    WAY_ADDED = "way.added"
    WAY_CHANGED = "way.changed"
    WAY_REMOVED = "way.removed"
    CODE_CHANGED = "way.code_changed"
    CODE_TRIED = "way.code_tried"
    CLIENT_ADDED = "client.added"
    CLIENT_OPENED = "client.opened"
    CLIENT_CHANGED = "client.changed"
    BEGUN = "interview.begun"
    IMPORTED = "interview.imported"
    OPENED = "interview.opened"
    ANSWERED = "interview.answered"
    WRITTEN = "interview.written"
    DETAILS = "interview.details"
    POSTPONED = "interview.postponed"
    RESUMED = "interview.resumed"
    SIGNED = "interview.signed"
    CORRECTED = "interview.correction_begun"
    DROPPED = "interview.correction_dropped"
    PRINTED = "interview.printed"
    SAVED = "interview.saved_as_file"
    COPIED = "interview.copied"
    EXPORTED = "export.made"
    EXTRACTED = "extract.made"
    DELETED = "client.deleted"
    ERASED = "interview.deleted"
    HOLD_PLACED = "hold.placed"
    HOLD_LIFTED = "hold.lifted"
    DECIDED = "disposal.decided"
    WITHDRAWN = "disposal.withdrawn"
    DISPOSED = "disposal.carried_out"
    FINISHED = "disposal.finished"
    REVIEW_BEGUN = "log.review_begun"
    REVIEWED = "log.reviewed"


class LogRow(NamedTuple):
    """One event.

    Attributes:
        n: 1 for the first, one more for each.
        at: ISO time, UTC.
        who: signature of whoever had the vault open, "" with the recovery code.
        code: an `Event`, or a code of a later version.
        interview, client: ids, or None.
        key: of the field, name of the text, id of the slot, what left the computer, or "".
            Several with spaces; what each can be stands in `app.interview.log_words`.
    """

    n: int
    at: str
    who: str
    code: str
    interview: int | None
    client: int | None
    key: str


class Log:
    """Writes and reads the log of one open vault."""

    def __init__(self, database: Database, key: bytearray, who: str, clock: Clock) -> None:
        self._database = database
        self._key = key
        self._who = who
        self._clock = clock

    def add(
        self,
        event: Event,
        *,
        interview: int | None = None,
        client: int | None = None,
        key: str = "",
    ) -> None:
        """Adds an event. Call within the transaction that does what it tells of."""
        found = self._database.one("SELECT n, mac FROM event ORDER BY n DESC LIMIT 1")
        number, last = found or (0, _START)
        at = as_text(self._clock())
        row = (number + 1, at, self._who, str(event), interview, client, key)
        seal = _link(self._key, last, row)
        self._database.run(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, seal)
        )
        self._database.run(
            "INSERT INTO log_end VALUES (1, ?1, ?2)"
            " ON CONFLICT DO UPDATE SET n = ?1, mac = ?2",
            (number + 1, _end(self._key, number + 1, seal)),
        )

    def last(self) -> int:
        """Number of the last event, 0 where there is none."""
        found = self._database.one("SELECT max(n) FROM event")
        return int(found[0] or 0) if found else 0

    def last_time(self, *events: Event) -> str:
        """When the latest of such events was: ISO time, UTC, or "" for never."""
        marks = ",".join("?" * len(events))
        found = self._database.one(
            f"SELECT at FROM event WHERE code IN ({marks}) ORDER BY n DESC LIMIT 1",  # noqa: S608  # ours
            events,
        )
        return str(found[0]) if found else ""

    def first_time(self) -> str:
        """When the first event was, or "" for none yet."""
        found = self._database.one("SELECT at FROM event ORDER BY n LIMIT 1")
        return str(found[0]) if found else ""

    def rows(self, *, since: int = 0) -> Iterator[LogRow]:
        """Every event after number `since`, in order, read a few at a time."""
        while found := self._database.rows(
            _SELECT + "WHERE n > ? ORDER BY n LIMIT ?", (since, _PAGE)
        ):
            for row in found:
                yield LogRow(*row[:7])
            since = found[-1][0]

    def broken(self) -> list[int]:
        """Numbers where a row is altered, missing or out of place: [] is good."""
        strays = self._database.rows("SELECT n FROM event WHERE n < 1 ORDER BY n")
        found: list[int] = [row[0] for row in strays]
        number, last = 0, _START
        while rows := self._database.rows(
            _SELECT + "WHERE n > ? ORDER BY n LIMIT ?", (number, _PAGE)
        ):
            for row in rows:
                if row[0] != number + 1 or row[7] != _link(self._key, last, row[:7]):
                    found.append(number + 1)
                number, last = row[0], row[7]
        end = self._database.one("SELECT n, mac FROM log_end")
        wanted = (number, _end(self._key, number, last)) if number else None
        if end != wanted:
            found.append(number + 1)
        return found


def _link(key: bytearray, last: bytes, row: tuple[str | int | None, ...]) -> bytes:
    return mac(key, last + _ENCODER.encode(row).encode("ascii"))


def _end(key: bytearray, number: int, last: bytes) -> bytes:
    return mac(key, b"end %d " % number + last)
