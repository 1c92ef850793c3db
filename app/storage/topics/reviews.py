# SPDX-License-Identifier: EUPL-1.2
"""The manager's own reviews of the log, kept for good and named in it."""

from app.storage.log.events import KEYS, Event, Record, hash_of, number_in
from app.storage.records import Review
from app.storage.topic import Topic

_REVIEWS = "SELECT id, at, who, from_n, to_n, sampled, flagged, remark FROM review "


class Reviews(Topic):
    """How the log was looked at."""

    def add(
        self, from_n: int, to_n: int, *, sampled: str, flagged: str, remark: str
    ) -> int:
        """Keeps the record of a review of the log, for good; its id. See `Review`.

        Raises:
            NotSaved: the disk refuses; nothing is kept.
        """
        row = (self._log.now(), self._log.who, from_n, to_n, sampled, flagged, remark)
        with self._database.transaction():
            new_id = self._database.run(
                "INSERT INTO review (at, who, from_n, to_n, sampled, flagged, remark)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            self._log.add(Event.REVIEWED, key=_named((new_id, *row)))
        return new_id

    def touched(self) -> list[int]:
        """Ids of reviews that are not what the log says they were, or not there: [] is good."""
        lost = self._log.lost_until()
        every = self._database.rows(_REVIEWS)
        there = {_named(row) for row in every if str(row[1]) > lost}
        apart = (there - self._logged()) | self.lost()
        apart -= self._log.in_pieces(Record.REVIEW)
        return sorted({number_in(name) for name in apart})

    def lost(self) -> set[str]:
        """Names, as the log has them, of reviews that are not there, or not as they were."""
        known = {_named(row) for row in self._database.rows(_REVIEWS)}
        return self._logged() - known

    def _logged(self) -> set[str]:
        return {*self._database.column(KEYS, (Event.REVIEWED,))}

    def all(self) -> list[Review]:
        """Every review of the log, the latest first."""
        return [Review(*row) for row in self._database.rows(_REVIEWS + "ORDER BY id DESC")]


def _named(row: tuple[str | int, ...]) -> str:
    """How the log names a review: its id, and the hash of all it says."""
    return f"{row[0]} {hash_of(row)}"
