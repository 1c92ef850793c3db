# SPDX-License-Identifier: EUPL-1.2
"""The log of an open vault to read: whole or the newest first, and the manager's reviews of it."""

import json
from collections.abc import Iterator
from hashlib import sha256
from hmac import compare_digest

from app.storage.clock import Clock, as_text
from app.storage.end_mark import bare
from app.storage.events import Event, LogRow, Record
from app.storage.records import LogChoice, NewReview, Review
from app.storage.topic import Topic

_ROWS = "SELECT n, at, who, code, interview, client, key FROM event WHERE n < ?"
_REVIEWS = "SELECT id, at, who, from_n, to_n, sampled, flagged, remark FROM review "
_NO_END = 1 << 62


class Logbook(Topic):
    """What was done in the vault, and how it was looked at."""

    _clock: Clock
    opened_by: str

    def log_rows(self, *, since: int = 0) -> Iterator[LogRow]:
        """Every event after number `since`, in order."""
        return self._log.rows(since=since)

    def newest_log_rows(
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
            f"{_ROWS}{where} ORDER BY n DESC LIMIT ?",
            (before or _NO_END, *values, limit),
        )
        return [LogRow(*row) for row in rows]

    def removed_interviews(self) -> dict[int, int]:
        """Interviews that were taken away, by their ids, and the client of each."""
        rows = self._database.rows(
            "SELECT interview, client FROM event WHERE code IN (?, ?) AND client IS NOT NULL",
            (str(Event.ERASED), str(Event.DROPPED)),
        )
        return dict(rows)

    def log_length(self) -> int:
        """Number of the last event, 0 where there is none."""
        return self._log.last()

    def last_time(self, *events: Event) -> str:
        """When the latest of such events was logged: ISO time, UTC, or "" for never."""
        return self._log.last_time(*events)

    def last_event(self, event: Event) -> int:
        """Number of the latest such event, 0 for none."""
        return self._log.last_number(event)

    def begun_at(self) -> str:
        """When the first event was logged, or "" for none."""
        return self._log.first_time()

    def log_signatures(self) -> list[str]:
        """Everyone who stands in the log, in order; "" is the recovery code."""
        rows = self._database.rows("SELECT DISTINCT who FROM event ORDER BY who")
        return [row[0] for row in rows]

    def check_log(self) -> list[int]:
        """Numbers where the log is altered, cut or out of place: [] is good."""
        return self._log.broken()

    def fingerprint(self, number: int = 0) -> tuple[int, str]:
        """An event's number, and the signs that stand for the log up to it, for paper.

        Args:
            number: of the event; 0 for the last.

        Raises:
            LookupError: there is none with this number.
        """
        return self._log.fingerprint(number)

    def fits_paper(self, number: int, signs: str) -> bool:
        """Whether the log up to an event is still the one that a paper has the signs of.

        Args:
            number: of the event, as the paper says.
            signs: as somebody typed them: spaces, hyphens and case make no difference.
        """
        try:
            _, found = self._log.fingerprint(number)
        except LookupError:
            return False
        if any(each <= number for each in self._log.broken_links()):
            return False
        return compare_digest(bare(found).encode(), bare(signs).encode())

    def add_review(self, new: NewReview) -> int:
        """Keeps the record of a review of the log, for good; its id.

        Raises:
            NotSaved: the disk refuses; nothing is kept.
        """
        row = (as_text(self._clock()), self.opened_by, *new)
        with self._database.transaction():
            new_id = self._database.run(
                "INSERT INTO review (at, who, from_n, to_n, sampled, flagged, remark)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            self._log.add(Event.REVIEWED, key=_named((new_id, *row)))
        return new_id

    def touched_reviews(self) -> list[int]:
        """Ids of reviews that are not what the log says they were, or not there: [] is good."""
        lost = self._log.lost_until()
        every = self._database.rows(_REVIEWS)
        there = {_named(row) for row in every if str(row[1]) > lost}
        apart = (there - self._logged_reviews()) | self.lost_reviews()
        apart -= self._log.in_pieces(Record.REVIEW)
        return sorted({_number(name) for name in apart})

    def lost_reviews(self) -> set[str]:
        """Names, as the log has them, of reviews that are not there, or not as they were."""
        known = {_named(row) for row in self._database.rows(_REVIEWS)}
        return self._logged_reviews() - known

    def _logged_reviews(self) -> set[str]:
        rows = self._database.rows(
            "SELECT key FROM event WHERE code = ?", (str(Event.REVIEWED),)
        )
        return {row[0] for row in rows}

    def reviews(self) -> list[Review]:
        """Every review of the log, the latest first."""
        return [Review(*row) for row in self._database.rows(_REVIEWS + "ORDER BY id DESC")]


def _number(key: str) -> int:
    first = key.partition(" ")[0]
    return int(first) if first.isdecimal() else 0


def _named(row: tuple[str | int, ...]) -> str:
    """How the log names a review: its id, and the hash of all it says."""
    said = json.dumps(row, ensure_ascii=True, separators=(",", ":"))
    return f"{row[0]} {sha256(said.encode('ascii')).hexdigest()}"


def _conditions(choice: LogChoice) -> tuple[str, list[str | int]]:
    parts: list[str] = []
    values: list[str | int] = []
    if choice.who is not None:
        parts.append("who = ?")
        values.append(choice.who)
    if choice.since:
        parts.append("at >= ?")
        values.append(choice.since)
    if choice.before:
        parts.append("at < ?")
        values.append(choice.before)
    if choice.codes is not None:
        parts.append(f"code IN ({_marks(choice.codes)})")
        values += choice.codes
    if choice.clients is not None or choice.interviews is not None:
        clients, interviews = choice.clients or (), choice.interviews or ()
        parts.append(
            f"(client IN ({_marks(clients)}) OR interview IN ({_marks(interviews)})"
            f" OR (code IN (?, ?) AND CAST(key AS INTEGER) IN ({_marks(clients)})))"
        )
        values += [*clients, *interviews, Event.JOINED, Event.PARTED, *clients]
    return "".join(f" AND {part}" for part in parts), values


def _marks(values: tuple[str, ...] | tuple[int, ...]) -> str:
    return ",".join("?" * len(values))
