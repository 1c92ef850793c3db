# SPDX-License-Identifier: EUPL-1.2
"""Takes in many interviews at once: all of them or none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.storage.data.database import Database
from app.storage.data.one_person import people, whose
from app.storage.log.events import Event
from app.storage.log.seals import Seals
from app.storage.records import Client, ImportedInterview, StoredAnswer
from app.storage.topic import Topic
from app.storage.topics.client_search import fold
from app.storage.topics.clients import Clients

_EVERY = 50  # interviews between two reports of progress
_CHUNK = 250  # answers to a statement: far cheaper than a statement each
_PUT = "INSERT INTO answer VALUES "
_ROW = "(?, ?, ?, ?)"


class _AnswerRows:
    """Answers on their way in, of one interview after another, many to a statement."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[str | int | None] = []

    def add(self, interview_id: int, answers: Mapping[str, StoredAnswer]) -> None:
        for key, (mark, text) in sorted(answers.items()):
            self._waiting += (interview_id, key, mark, text)
            if len(self._waiting) == _CHUNK * 4:
                self.flush()

    def flush(self) -> None:
        if self._waiting:
            rows = len(self._waiting) // 4
            self._database.run(_PUT + ",".join([_ROW] * rows), self._waiting)
            self._waiting = []


@dataclass(eq=False, repr=False)
class Imports(Topic):
    """The way in for interviews from elsewhere."""

    _seals: Seals
    _clients: Clients
    _cases: dict[tuple[str, str], int] = field(default_factory=dict)

    def take_in(
        self, rows: Iterable[ImportedInterview], progress: Callable[[int], None]
    ) -> int:
        """Stores every interview in one transaction; how many there were.

        An interview with `signed_at` comes in signed and sealed, the others open. An
        error in `rows` or `progress` undoes all of it, so raising there is how to cancel.

        Args:
            rows: read one at a time, never all in memory.
            progress: called with the number stored so far, every now and then.

        Raises:
            NotSaved: disk full, write-protected or failing; nothing is stored.
        """
        count = 0
        with self._database.transaction(), self._without_insert_trigger():
            answers = _AnswerRows(self._database)
            self._cases = self._by_case()
            for count, row in enumerate(rows, start=1):
                self._add(row, answers)
                if count % _EVERY == 0:
                    progress(count)
            answers.flush()
            progress(count)
        return count

    def _add(self, row: ImportedInterview, answers: _AnswerRows) -> None:
        run = self._database.run
        interview_id = run(
            "INSERT INTO interview (id, client, form_id, form_version, date, interviewer,"
            " status, started_at, changed_at)"
            " VALUES ((SELECT id FROM next_interview), ?, ?, ?, ?, ?, 'open', ?, ?)",
            (
                self._client_id(row.client),
                row.form_id,
                row.form_version,
                row.date,
                row.interviewer,
                row.started_at,
                row.signed_at or row.started_at,
            ),
        )
        answers.add(interview_id, row.answers)
        self._database.many(
            "INSERT INTO slot VALUES (?, ?, ?)",
            [(interview_id, name, text) for name, text in sorted(row.texts.items())],
        )
        if row.signed_at is not None:
            answers.flush()  # the seal covers them
            run(
                "UPDATE interview SET status = 'signed', signed_at = ?, signed_by = ?"
                " WHERE id = ?",
                (row.signed_at, row.signed_by or "", interview_id),
            )
            self._seals.seal(interview_id, self._log, Event.IMPORTED)
        else:
            self._log.add(Event.IMPORTED, interview=interview_id)

    @contextmanager
    def _without_insert_trigger(self) -> Iterator[None]:
        # The trigger asks for every answer whether its interview is signed. Here each is
        # our own, not yet signed, so it is put aside: within the transaction, so that
        # neither a crash nor a cancel can leave the vault without it.
        name = "answer_signed_insert"
        sql = "SELECT sql FROM sqlite_schema WHERE name = ?"
        made_by = self._database.needed(name, sql, (name,))[0]
        self._database.run(f"DROP TRIGGER {name}")
        yield
        self._database.run(made_by)

    def _client_id(self, client: Client) -> int:
        if client.id:  # whoever read the table has found them
            return self._clients.person_of(client.id)
        if client.number:
            known = self._clients.with_number(client.number)
            if known is not None:
                return known.id
            return self._clients.add(client)
        called = (fold(client.case_number), client.name)
        if called[0] and called in self._cases:
            return self._cases[called]
        new_id = self._cases[called] = self._clients.add(client)
        return new_id

    def _by_case(self) -> dict[tuple[str, str], int]:
        """The clients without a number, by case and name: S-1 and s-1 are one case."""
        rows = self._database.rows(
            "SELECT case_number, name, id FROM client"
            " WHERE case_number <> '' AND number = '' ORDER BY id DESC"
        )
        known = people(self._database)
        return {(fold(case), name): whose(known, one) for case, name, one in rows}
