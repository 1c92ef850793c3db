# SPDX-License-Identifier: EUPL-1.2
"""Interviews in the vault: begin, find, postpone, sign, correct.

The life of a version: `open` (or `postponed`, and open again) → `signed`, and from then on
SQL triggers keep the row, its answers and its texts as they were. A correction is a new
`open` version with a reason and a copy of everything. The old one stays `signed`, and is
the one that counts, until the new one is signed; then it becomes `replaced`, still
readable. What was begun by mistake, an interview or a correction, can be taken away while it is
unsigned.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from app.one_line import one_line
from app.storage.data.database import Row, marks
from app.storage.data.one_person import ids_among, people, person_of, whose
from app.storage.data.tables_of_vault import without_interview
from app.storage.errors import CorrectionStarted, SignedInterview
from app.storage.log.events import Event
from app.storage.log.seals import Seals
from app.storage.records import HELD_AT, SIGNED_SHEET, Interview, NewInterview, Status
from app.storage.topic import Topic
from app.storage.topics.stored_drafts import forget_drafts

_SELECT = (
    "SELECT id, client, form_id, form_version, date, interviewer, status, started_at, changed_at,"
    " position, version, replaces, reason, corrected_by, signed_at, signed_by,"
    " postponed_until FROM interview "
)
_PAGE = 200


@dataclass(eq=False, repr=False)
class Interviews(Topic):
    """Interviews without their answers, and their way to being signed."""

    _seals: Seals

    def begin(self, new: NewInterview) -> int:
        """Begins an interview; its id."""
        person = person_of(self._database, new.client_id)
        with self._database.transaction():
            new_id = self._database.run(
                "INSERT INTO interview (id, client, form_id, form_version, date,"
                " interviewer, started_at, status, postponed_until, reason, changed_at)"
                " VALUES ((SELECT id FROM next_interview), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    person,
                    *new._replace(interviewer=one_line(new.interviewer))[1:-1],
                    new.started_at,
                ),
            )
            if unit := one_line(new.unit):
                self._database.run(
                    "INSERT INTO slot VALUES (?, ?, ?)", (new_id, HELD_AT, unit)
                )
            self._log.add(Event.BEGUN, interview=new_id, client=person)
        return new_id

    def get(self, interview_id: int) -> Interview:
        """One interview.

        Raises:
            LookupError: there is none with this id.
        """
        sql = _SELECT + "WHERE id = ?"
        row = self._database.needed("interview", sql, (interview_id,))
        return _told([row], people(self._database))[0]

    def find(
        self, client_id: int | None = None, status: Status | None = None, limit: int = -1
    ) -> list[Interview]:
        """Interviews of a person, of a status or all, the latest date first."""
        known = people(self._database)
        own = ids_among(known, client_id) if client_id is not None else ()
        owner = f" AND client IN ({marks(own)})" if own else ""
        rows = self._database.rows(
            f"{_SELECT} WHERE (? IS NULL OR status = ?){owner}"
            " ORDER BY date DESC, id DESC LIMIT ?",
            (status, status, *own, limit),
        )
        return _told(rows, known)

    def of(self, clients: Iterable[int]) -> dict[int, list[Interview]]:
        """Interviews of each of these persons, the latest date first; in one look."""
        known = people(self._database)
        found: dict[int, list[Interview]] = {client: [] for client in clients}
        own = {row: number for number in found for row in ids_among(known, number)}
        rows = self._database.rows(
            f"{_SELECT} WHERE client IN (SELECT value FROM json_each(?))"  # noqa: S608  # ours
            " ORDER BY date DESC, id DESC",
            (json.dumps(list(own)),),
        )
        for interview in _told(rows, known):
            found[own[interview.client_id]].append(interview)
        return found

    def count(self) -> Counter[Status]:
        """How many interviews there are of each status; `total()` is how many in all."""
        # Grouped by SQLite, the status of each would be copied, and the copy wiped.
        kinds: tuple[Status, ...] = get_args(Status)
        counts = ", ".join("count(*) FILTER (WHERE status = ?)" for _ in kinds)
        row = self._database.one(f"SELECT {counts} FROM interview", kinds)  # noqa: S608  # ours
        return Counter(dict(zip(kinds, row or (), strict=False)))

    def all(self) -> Iterator[Interview]:
        """Every interview in order of id, read a few at a time."""
        last, known = 0, people(self._database)
        while rows := self._database.rows(
            _SELECT + "WHERE id > ? ORDER BY id LIMIT ?", (last, _PAGE)
        ):
            yield from _told(rows, known)
            last = rows[-1][0]

    def set_details(self, interview_id: int, *, date: str, interviewer: str) -> None:
        """Changes date and interviewer of an unsigned interview.

        Raises:
            SignedInterview: it is signed.
        """
        details = (date, one_line(interviewer))
        self._change(interview_id, "date = ?, interviewer = ?", details, Event.DETAILS)

    def postpone(
        self, interview_id: int, *, until: str | None, reason: str, at: str
    ) -> None:
        """Puts an interview off; `until` is an ISO date if one is agreed.

        Raises:
            SignedInterview: it is signed.
        """
        columns = "status = 'postponed', postponed_until = ?, reason = ?, changed_at = ?"
        values = (until, one_line(reason), at)
        self._change(interview_id, columns, values, Event.POSTPONED)

    def resume(self, interview_id: int, *, at: str) -> None:
        """Takes up a postponed interview again.

        Raises:
            SignedInterview: it is signed.
        """
        columns = "status = 'open', postponed_until = NULL, changed_at = ?"
        self._change(interview_id, columns, (at,), Event.RESUMED)

    def _change(
        self, interview_id: int, columns: str, values: tuple[str | None, ...], event: Event
    ) -> None:
        with self._database.transaction():
            sql = f"UPDATE interview SET {columns} WHERE id = ?"  # noqa: S608  # ours
            self._database.run(sql, (*values, interview_id))
            self._log.add(event, interview=interview_id)

    def sign(
        self, interview_id: int, *, by: str, at: str, sheet: str | None = None
    ) -> None:
        """Signs an interview, seals it, and replaces the version it corrects.

        Args:
            interview_id: an interview that is open.
            by: the signature of the one who signs.
            at: ISO time, UTC.
            sheet: the sheet as it is signed, to be kept and sealed with it.

        Raises:
            SignedInterview: it is signed already.
            LookupError: there is none with this id.
        """
        with self._database.transaction():
            interview = self.get(interview_id)
            if interview.signed_at is not None:
                raise SignedInterview
            if sheet is not None:
                self._database.run(
                    "INSERT OR REPLACE INTO slot VALUES (?, ?, ?)",
                    (interview_id, SIGNED_SHEET, sheet),
                )
            self._database.run(
                "UPDATE interview SET status = 'signed', signed_by = ?, signed_at = ?,"
                " changed_at = ?, postponed_until = NULL WHERE id = ?",
                (by, at, at, interview_id),
            )
            if interview.replaces is not None:
                self._database.run(
                    "UPDATE interview SET status = 'replaced' WHERE id = ?",
                    (interview.replaces,),
                )
            self._database.run(  # one that a salvage opened again, under a later signed one
                "UPDATE interview SET status = 'replaced' WHERE id = ?1 AND EXISTS (SELECT 1"
                " FROM interview WHERE replaces = ?1 AND signed_at IS NOT NULL)",
                (interview_id,),
            )
            self._seals.seal(interview_id, self._log, Event.SIGNED)

    def correct(self, interview_id: int, *, reason: str, by: str, at: str) -> int:
        """Begins a correction of a signed interview; the id of the new, open version.

        Date and interviewer stay those of the talk. `by` is who corrects.

        Raises:
            CorrectionStarted: there is a newer version already.
            ValueError: it is not signed, so it can simply be changed.
        """
        with self._database.transaction():
            if self.get(interview_id).signed_at is None:
                raise ValueError("Only a signed interview is corrected.")
            if self._database.one(
                "SELECT 1 FROM interview WHERE replaces = ?", (interview_id,)
            ):
                raise CorrectionStarted
            new_id = self._database.run(
                "INSERT INTO interview (id, client, form_id, form_version, date, interviewer,"
                " status, started_at, changed_at, position, version, replaces, reason,"
                " corrected_by) SELECT (SELECT id FROM next_interview), client, form_id, form_version, date, interviewer,"
                " 'open', ?1, ?1, position, version + 1, id, ?2, ?3"
                " FROM interview WHERE id = ?4",
                (at, one_line(reason), by, interview_id),
            )
            for copy in (
                "INSERT INTO answer SELECT ?, key, mark, text FROM answer WHERE interview = ?",
                "INSERT INTO slot SELECT ?, name, text FROM slot WHERE interview = ?",
            ):
                self._database.run(copy, (new_id, interview_id))
            self._database.run(  # that one is of the version that was signed
                "DELETE FROM slot WHERE interview = ? AND name = ?", (new_id, SIGNED_SHEET)
            )
            self._log.add(Event.CORRECTED, interview=new_id)
        return new_id

    def remove(self, interview_id: int, *, reason: str) -> None:
        """Takes away an unsigned interview or correction, with all that is in it.

        The version that a correction would have replaced stays. The number is not given again.

        Args:
            interview_id: begun by mistake.
            reason: a code, for the log: see `app.stewardship.gallring.removing`.

        Raises:
            SignedInterview: it is signed, or was before a salvage.
            LookupError: there is none with this id.
        """
        with self._database.transaction():
            interview = self.get(interview_id)
            if interview.signed_at is not None or self._database.one(
                "SELECT 1 FROM seal WHERE interview = ?1 UNION"
                " SELECT 1 FROM interview WHERE replaces = ?1",
                (interview_id,),
            ):
                raise SignedInterview
            begun_with = self._database.value(
                "SELECT client FROM interview WHERE id = ?", (interview_id,)
            )
            for sql in without_interview():
                self._database.run(sql, (interview_id,))
            forget_drafts(self._database, interviews=[interview_id])
            self._log.add(
                Event.ERASED if interview.replaces is None else Event.DROPPED,
                interview=interview_id,
                client=begun_with,
                key=reason,
            )


def _told(rows: list[Row], known: Mapping[int, int]) -> list[Interview]:
    """Each as the person's whose it is, not as the client's that it was begun with."""
    return [Interview(row[0], whose(known, row[1]), *row[2:]) for row in rows]
