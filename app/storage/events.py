# SPDX-License-Identifier: EUPL-1.2
"""The log: which events there are, and the chain that shows if any row was touched (G1)."""

import json
from collections.abc import Iterator
from enum import StrEnum
from hmac import compare_digest
from typing import NamedTuple

from app.storage.clock import Clock, as_text
from app.storage.database import Database
from app.storage.end_mark import START, EndMark, Misfit, fingerprint
from app.storage.keys import mac

_SELECT = "SELECT n, at, who, code, interview, client, key, mac FROM event "
_PAGE = 2_000
_ENCODER = json.JSONEncoder(separators=(",", ":"))  # one for all: it is made anew by dumps


LOG_LOST = "log-lost"  # first word of a salvage's key: the log begins there


class Record(StrEnum):
    """What a salvage's key can name beside interviews: it came out of the file in pieces."""

    PROTOCOL = "protocol"
    REVIEW = "review"

    def word(self, name: str) -> str:
        """How the key names one: as its own event does, in one word."""
        return ":".join([self, *name.split()])


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
    JOINED = (
        "client.joined"  # two clients are one person: the key begins with the other's id
    )
    PARTED = "client.parted"  # and are not, after all
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
    END_MISFIT = "log.end_misfit"  # rows were cut off at an end, or put back
    REVIEW_BEGUN = "log.review_begun"
    REVIEWED = "log.reviewed"


# Asked for at each visit to the start page, and so seldom that a look goes through all rows.
_SELDOM = (
    Event.VAULT_OPENED_BY_CODE, Event.SCHEMA_CHANGED, Event.RESTORED, Event.ROTATED,
    Event.CODE_CHANGED, Event.CODE_TRIED, Event.END_MISFIT, Event.REVIEWED,
)  # fmt: skip


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
        self._mark = EndMark(database, key)
        self._latest: dict[str, tuple[int, str]] = {}  # of the seldom ones, by code
        self._seen = 0  # number of the last event that was looked at for them

    def add(
        self,
        event: Event,
        *,
        interview: int | None = None,
        client: int | None = None,
        key: str = "",
    ) -> None:
        """Adds an event. Call within the transaction that does what it tells of.

        Where the end does not fit what the mark says of it, that is written down first: rows
        that were cut off leave a gap in the numbers and an event, for good.
        """
        ends = self._mark.ends()
        number, last = ends.events, ends.event_mac
        misfit = self._mark.misfit(ends)
        if misfit is not None:
            number, last = self._insert(
                misfit.next_event, last, (str(Event.END_MISFIT), None, None, misfit.key)
            )
        number, last = self._insert(number + 1, last, (str(event), interview, client, key))
        self._mark.write(ends._replace(events=number, event_mac=last))

    def now(self) -> str:
        """The time by the vault's clock: ISO, UTC."""
        return as_text(self._clock())

    def mark_ends(self) -> None:
        """Marks the ends anew, when another end than the log's own was moved after an event."""
        self._mark.write()

    def begin_again(self, event: Event, *, key: str = "", was_cut: bool = False) -> None:
        """Adds the event that all of what lies there was put in with.

        Args:
            event: what was done.
            key: see `LogRow`.
            was_cut: whether the log that was put in did not end where its mark said; that is
                written down first. Else there is nothing to compare with.
        """
        if was_cut:
            ends, said = self._mark.ends(), self._mark.said()
            misfit = Misfit(ends if said is None else said.up_to(ends), said)
            told = (str(Event.END_MISFIT), None, None, misfit.key)
            self._insert(misfit.next_event, ends.event_mac, told)
        self._mark.write()
        self.add(event, key=key)

    def is_end(self, legacy: bytes = b"") -> bool:
        """Whether the last event is the one that the mark names.

        Args:
            legacy: the mark of a vault from before version 4, where there is no other.
        """
        ends, said = self._mark.ends(), self._mark.said()
        if said is not None:
            return said[:2] == ends[:2]
        return compare_digest(legacy, legacy_end(self._key, ends.events, ends.event_mac))

    def _insert(
        self, number: int, last: bytes, told: tuple[str, int | None, int | None, str]
    ) -> tuple[int, bytes]:
        row = (number, self.now(), self._who, *told)
        link = _link(self._key, last, row)
        self._database.run(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, link)
        )
        return number, link

    def last(self) -> int:
        """Number of the last event, 0 where there is none."""
        found = self._database.one("SELECT max(n) FROM event")
        return int(found[0] or 0) if found else 0

    def last_time(self, *events: Event) -> str:
        """When the latest of such events was: ISO time, UTC, or "" for never."""
        return self._latest_of(events)[1]

    def lost_until(self) -> str:
        """When a salvage found no whole log: what came before has no rows. ISO time, or ""."""
        found = self._database.one(
            "SELECT max(at) FROM event WHERE code = ? AND key LIKE ?",
            (str(Event.SALVAGED), f"{LOG_LOST}%"),
        )
        return str(found[0] or "") if found else ""

    def in_pieces(self, record: Record) -> set[str]:
        """Names of records that a salvage could not save whole, as their own events have them."""
        keys = self._database.rows(
            "SELECT key FROM event WHERE code = ?", (str(Event.SALVAGED),)
        )
        words = [word.split(":") for row in keys for word in row[0].split()]
        return {" ".join(name) for kind, *name in words if kind == record}

    def last_number(self, event: Event) -> int:
        """Number of the latest such event, 0 for none."""
        return self._latest_of((event,))[0]

    def _latest_of(self, events: tuple[Event, ...]) -> tuple[int, str]:
        """Number and time of the latest of such events; 0 and "" for none.

        Rows are only ever added, at the end. So those of the seldom ones that were seen are
        remembered, and only what came since is looked through.
        """
        if not set(events) <= set(_SELDOM):
            found = self._since(0, events)
        else:
            last = self.last()
            found = self._latest | self._since(self._seen, _SELDOM)
            if not self._database.goes_on:  # what is not durable yet may be undone
                self._latest, self._seen = found, last
        return max((found[one] for one in events if one in found), default=(0, ""))

    def _since(self, number: int, events: tuple[Event, ...]) -> dict[str, tuple[int, str]]:
        """Number and time of the latest of each of such events after a number, by code."""
        marks = ",".join("?" * len(events))
        rows = self._database.rows(
            f"SELECT code, n, at FROM event WHERE n > ? AND code IN ({marks}) ORDER BY n",  # noqa: S608  # ours
            (number, *events),
        )
        return {code: (n, at) for code, n, at in rows}

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
        """Numbers where a row is altered, missing or out of place: [] is good.

        Also of the events that tell of an end that did not fit when the vault was opened.
        """
        told = self._database.rows(
            "SELECT n FROM event WHERE code = ?", (str(Event.END_MISFIT),)
        )
        found = {*self.broken_links(), *(row[0] for row in told)}
        if self._mark.misfit() is not None:
            found.add(self.last() + 1)
        return sorted(found)

    def broken_links(self) -> list[int]:
        """The same of the rows alone, without where they end."""
        strays = self._database.rows("SELECT n FROM event WHERE n < 1 ORDER BY n")
        found: list[int] = [row[0] for row in strays]
        number, last = 0, START
        while rows := self._database.rows(
            _SELECT + "WHERE n > ? ORDER BY n LIMIT ?", (number, _PAGE)
        ):
            for row in rows:
                if row[0] != number + 1 or not compare_digest(
                    row[7], _link(self._key, last, row[:7])
                ):
                    found.append(number + 1)
                number, last = row[0], row[7]
        return found

    def fingerprint(self, number: int = 0) -> tuple[int, str]:
        """An event's number and the signs that stand for the log up to it.

        Args:
            number: of the event; 0 for the last.

        Raises:
            LookupError: there is none with this number.
        """
        found = self._database.one(
            "SELECT n, mac FROM event WHERE ?1 IN (0, n) ORDER BY n DESC LIMIT 1", (number,)
        )
        if found is None:
            raise LookupError("event")
        return int(found[0]), fingerprint(found[0], found[1])


def _link(key: bytearray, last: bytes, row: tuple[str | int | None, ...]) -> bytes:
    return mac(key, last + _ENCODER.encode(row).encode("ascii"))


def legacy_end(key: bytearray, number: int, last: bytes) -> bytes:
    """The end of a log as vaults before version 4 marked it: over its last row alone."""
    return mac(key, b"end %d " % number + last)
