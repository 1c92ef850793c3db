# SPDX-License-Identifier: EUPL-1.2
"""Takes in many interviews at once: all of them or none."""

from collections.abc import Callable, Iterable

from app.storage.people import People
from app.storage.records import Client, ImportedInterview

_EVERY = 50  # interviews between two reports of progress


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
        with self._database.transaction():
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
        many(
            "INSERT INTO answer VALUES (?, ?, ?, ?)",
            [(interview_id, key, *answer) for key, answer in sorted(row.answers.items())],
        )
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
