# SPDX-License-Identifier: EUPL-1.2
"""The log of an open vault: written in a chain that shows if any row was touched (G1), and read."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from hmac import compare_digest

from app.storage.clock import Clock, as_text
from app.storage.data.database import Database, marks
from app.storage.keys.cryptography import mac
from app.storage.keys.recovery_code import plain
from app.storage.log.end_mark import START, EndMark, Misfit, fingerprint
from app.storage.log.events import KEYS, LOG_LOST, Event, LogRow, Record
from app.storage.records import LogChoice

_SELECT = "SELECT n, at, who, code, interview, client, key, mac FROM event "
_ROWS = "SELECT n, at, who, code, interview, client, key FROM event WHERE n < ?"
_NO_END = 1 << 62
_PAGE = 2_000
_ENCODER = json.JSONEncoder(separators=(",", ":"))  # one for all: it is made anew by dumps

# Asked for at each visit to the start page, and so seldom that a look goes through all rows.
_SELDOM = (
    Event.VAULT_OPENED_BY_CODE, Event.SCHEMA_CHANGED, Event.RESTORED, Event.ROTATED,
    Event.CODE_CHANGED, Event.CODE_TRIED, Event.END_MISFIT, Event.REVIEWED,
)  # fmt: skip


class Log:
    """Writes and reads the log of one open vault.

    Attributes:
        who: signature of whoever has it open, "" with the recovery code.
    """

    def __init__(self, database: Database, key: bytearray, who: str, clock: Clock) -> None:
        self._database = database
        self._key = key
        self.who = who
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
        """Adds an event: within the transaction that does what it tells of, else in its own.

        What changes the vault is told of where it is changed. What the vault cannot see by
        itself is told of by whoever does it: opened, printed, exported, extracted.
        Where the end does not fit what the mark says of it, that is written down first: rows
        that were cut off leave a gap in the numbers and an event, for good.

        Args:
            event: what was done, by whoever has the vault open.
            interview: id of the interview that it was done to.
            client: id of the client, where no interview says it.
            key: of a field, a file format; never an answer, a name or a number.

        Raises:
            NotSaved: the disk refuses.
        """
        with nullcontext() if self._database.goes_on else self._database.transaction():
            ends = self._mark.ends()
            number, last = ends.events, ends.event_mac
            misfit = self._mark.misfit(ends)
            if misfit is not None:
                number, last = self._insert_misfit(misfit, last)
            told = (str(event), interview, client, key)
            number, last = self._insert(number + 1, last, told)
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
            self._insert_misfit(misfit, ends.event_mac)
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
        row = (number, self.now(), self.who, *told)
        link = _link(self._key, last, row)
        self._database.run(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, link)
        )
        return number, link

    def _insert_misfit(self, misfit: Misfit, last: bytes) -> tuple[int, bytes]:
        told = (str(Event.END_MISFIT), None, None, misfit.key)
        return self._insert(misfit.next_event, last, told)

    def last(self) -> int:
        """Number of the last event, 0 where there is none."""
        return self._database.value("SELECT max(n) FROM event") or 0

    def last_time(self, *events: Event) -> str:
        """When the latest of such events was: ISO time, UTC, or "" for never."""
        return self._latest_of(events)[1]

    def lost_until(self) -> str:
        """When a salvage found no whole log: what came before has no rows. ISO time, or ""."""
        sql = "SELECT max(at) FROM event WHERE code = ? AND key LIKE ?"
        return self._database.value(sql, (Event.SALVAGED, f"{LOG_LOST}%")) or ""

    def in_pieces(self, record: Record) -> set[str]:
        """Names of records that a salvage could not save whole, as their own events have them."""
        keys = self._database.column(KEYS, (Event.SALVAGED,))
        words = [word.split(":") for key in keys for word in key.split()]
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
        return max((found[event] for event in events if event in found), default=(0, ""))

    def _since(self, number: int, events: tuple[Event, ...]) -> dict[str, tuple[int, str]]:
        """Number and time of the latest of each of such events after a number, by code."""
        rows = self._database.rows(
            f"SELECT code, n, at FROM event WHERE n > ? AND code IN ({marks(events)}) ORDER BY n",  # noqa: S608  # ours
            (number, *events),
        )
        return {code: (n, at) for code, n, at in rows}

    def first_time(self) -> str:
        """When the first event was, or "" for none yet."""
        return self._database.value("SELECT at FROM event ORDER BY n LIMIT 1") or ""

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
        told = self._database.column(
            "SELECT n FROM event WHERE code = ?", (Event.END_MISFIT,)
        )
        found = {*self.broken_links(), *told}
        if self._mark.misfit() is not None:
            found.add(self.last() + 1)
        return sorted(found)

    def broken_links(self) -> list[int]:
        """The same of the rows alone, without where they end."""
        found: list[int] = self._database.column(
            "SELECT n FROM event WHERE n < 1 ORDER BY n"
        )
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
        sql = "SELECT n, mac FROM event WHERE ?1 IN (0, n) ORDER BY n DESC LIMIT 1"
        found, link = self._database.needed("event", sql, (number,))
        return found, fingerprint(found, link)

    def newest(
        self, choice: LogChoice, *, before: int = 0, limit: int = 100
    ) -> list[LogRow]:
        """The newest events that were chosen, the newest first.

        Args:
            choice: which ones.
            before: only those with a lower number; 0 for the newest.
            limit: how many at most.
        """
        where, values = _conditions(choice)
        rows = self._database.rows(
            f"{_ROWS}{where} ORDER BY n DESC LIMIT ?", (before or _NO_END, *values, limit)
        )
        return [LogRow(*row) for row in rows]

    def removed_interviews(self) -> dict[int, int]:
        """Interviews that were taken away, by their ids, and the client of each."""
        rows = self._database.rows(
            "SELECT interview, client FROM event WHERE code IN (?, ?) AND client IS NOT NULL",
            (Event.ERASED, Event.DROPPED),
        )
        return dict(rows)

    def signatures(self) -> list[str]:
        """Everyone who stands in the log, in order; "" is the recovery code."""
        return self._database.column("SELECT DISTINCT who FROM event ORDER BY who")

    def fits_paper(self, number: int, signs: str) -> bool:
        """Whether the log up to an event is still the one that a paper has the signs of.

        Args:
            number: of the event, as the paper says.
            signs: as somebody typed them: spaces, hyphens and case make no difference.
        """
        try:
            _, text = self.fingerprint(number)
        except LookupError:
            return False
        if any(each <= number for each in self.broken_links()):
            return False
        return compare_digest(plain(text).encode(), plain(signs).encode())


def _link(key: bytearray, last: bytes, row: tuple[str | int | None, ...]) -> bytes:
    return mac(key, last + _ENCODER.encode(row).encode("ascii"))


def legacy_end(key: bytearray, number: int, last: bytes) -> bytes:
    """The end of a log as vaults before version 4 marked it: over its last row alone."""
    return mac(key, b"end %d " % number + last)


def _conditions(choice: LogChoice) -> tuple[str, list[str | int]]:
    codes = choice.codes or ()
    asked: list[tuple[str, tuple[str | int, ...] | None]] = [
        ("who = ?", None if choice.who is None else (choice.who,)),
        ("at >= ?", (choice.since,) if choice.since else None),
        ("at < ?", (choice.before,) if choice.before else None),
        (f"code IN ({marks(codes)})", choice.codes),
    ]
    parts = [sql for sql, given in asked if given is not None]
    values = [value for _, given in asked if given is not None for value in given]
    if choice.clients is not None or choice.interviews is not None:
        clients, interviews = choice.clients or (), choice.interviews or ()
        parts.append(
            f"(client IN ({marks(clients)}) OR interview IN ({marks(interviews)})"
            f" OR (code IN (?, ?) AND CAST(key AS INTEGER) IN ({marks(clients)})))"
        )
        values += [*clients, *interviews, Event.JOINED, Event.PARTED, *clients]
    return "".join(f" AND {part}" for part in parts), values
