# SPDX-License-Identifier: EUPL-1.2
"""Takes in many interviews at once: all of them or none."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from app.storage.people import People
from app.storage.records import Client, ImportedInterview

_EVERY = 50  # interviews between two reports of progress
_CHUNK = 100  # answers to a statement: far cheaper than a statement each
_PUT = "INSERT INTO answer VALUES "
_ROW = "(?, ?, ?, ?)"


class Importing(People):
    """The way in for interviews from elsewhere."""

    def import_interviews(
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
            for count, row in enumerate(rows, start=1):
                self._add(row)
                if count % _EVERY == 0:
                    progress(count)
            progress(count)
        return count

    def _add(self, row: ImportedInterview) -> None:
        run, many = self._database.run, self._database.many
        interview_id = run(
            "INSERT INTO interview (client, form_id, form_version, date, interviewer,"
            " status, started_at, changed_at) VALUES (?, ?, ?, ?, ?, 'open', ?, ?)",
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
        self._add_answers(interview_id, row)
        many(
            "INSERT INTO slot VALUES (?, ?, ?)",
            [(interview_id, name, text) for name, text in sorted(row.texts.items())],
        )
        if row.signed_at is not None:
            run(
                "UPDATE interview SET status = 'signed', signed_at = ?, signed_by = ?"
                " WHERE id = ?",
                (row.signed_at, row.signed_by or "", interview_id),
            )
            self._seals.add(interview_id)

    def _add_answers(self, interview_id: int, row: ImportedInterview) -> None:
        values = [
            (interview_id, key, *answer) for key, answer in sorted(row.answers.items())
        ]
        whole = len(values) // _CHUNK * _CHUNK
        for start in range(0, whole, _CHUNK):
            flat = [value for each in values[start : start + _CHUNK] for value in each]
            self._database.run(_PUT + ",".join([_ROW] * _CHUNK), flat)
        self._database.many(_PUT + _ROW, values[whole:])

    @contextmanager
    def _without_insert_trigger(self) -> Iterator[None]:
        # The trigger asks for every answer whether its interview is signed. Here each is
        # our own, not yet signed, so it is put aside: within the transaction, so that
        # neither a crash nor a cancel can leave the vault without it.
        name = "answer_signed_insert"
        found = self._database.one("SELECT sql FROM sqlite_schema WHERE name = ?", (name,))
        if found is None:
            raise LookupError(name)
        self._database.run(f"DROP TRIGGER {name}")
        yield
        self._database.run(found[0])

    def _client_id(self, client: Client) -> int:
        if client.number:
            known = self.client_with(client.number)
            if known is not None:
                return known.id
        elif client.case_number:
            row = self._database.one(
                "SELECT id FROM client WHERE case_number = ? AND case_number <> ''"
                " AND name = ? AND number = '' ORDER BY id",
                (client.case_number, client.name),
            )
            if row is not None:
                return int(row[0])
        return self.add_client(client)
