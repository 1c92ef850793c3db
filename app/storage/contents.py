# SPDX-License-Identifier: EUPL-1.2
"""What an interview holds: its answers, the texts beside them, and its form."""

from collections.abc import Mapping

from app.storage.errors import FormChanged
from app.storage.events import Event
from app.storage.records import StoredAnswer
from app.storage.topic import Topic

# OR FAIL for the same reason as in the triggers: see migrations/001_vault.sql
_PUT = (
    "INSERT OR FAIL INTO answer VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET mark = excluded.mark, text = excluded.text"
)
_DELETE = "DELETE FROM answer WHERE interview = ? AND key = ?"
_MOVE = (
    "UPDATE OR FAIL interview SET position = coalesce(?, position),"
    " changed_at = coalesce(?, changed_at) WHERE id = ?"
)


class Contents(Topic):
    """Answers, texts and forms."""

    def answers(self, interview_id: int) -> dict[str, StoredAnswer]:
        """All answers of an interview by key; a question without one is absent."""
        rows = self._database.rows(
            "SELECT key, mark, text FROM answer WHERE interview = ?", (interview_id,)
        )
        return {key: StoredAnswer(mark, text) for key, mark, text in rows}

    def put_answers(
        self,
        interview_id: int,
        answers: Mapping[str, StoredAnswer | None],
        *,
        position: str | None = None,
        at: str | None = None,
    ) -> None:
        """Stores answers in one durable transaction: on return they survive a power cut.

        Args:
            interview_id: an unsigned interview.
            answers: by key; None takes an answer away.
            position: key of the question to come back to; None leaves it.
            at: ISO time, UTC, of the change; None leaves it.

        Raises:
            SignedInterview: it is signed.
            NotSaved: disk full, write-protected or failing. Nothing of this call is
                stored, everything before it is, and the call can be made again.
        """
        with self._database.transaction():
            for key, answer in answers.items():
                if answer is None:
                    self._database.run(_DELETE, (interview_id, key))
                else:
                    self._database.run(_PUT, (interview_id, key, *answer))
            if position is not None or at is not None:
                self._database.run(_MOVE, (position, at, interview_id))
            if answers:
                self._log.add(Event.ANSWERED, interview=interview_id, key=" ".join(answers))

    def interview_texts(self, interview_id: int) -> dict[str, str]:
        """All texts of an interview by slot."""
        return dict(
            self._database.rows(
                "SELECT name, text FROM slot WHERE interview = ?", (interview_id,)
            )
        )

    def put_text(self, interview_id: int, slot: str, text: str | None) -> None:
        """Stores one text, durably; None takes it away.

        Raises:
            SignedInterview: the interview is signed.
            NotSaved: see `put_answers`.
        """
        self.put_texts(interview_id, {slot: text})

    def put_texts(self, interview_id: int, texts: Mapping[str, str | None]) -> None:
        """Stores several texts in one durable transaction; None takes one away.

        Raises:
            SignedInterview: the interview is signed.
            NotSaved: see `put_answers`.
        """
        with self._database.transaction():
            for slot, text in texts.items():
                if text is None:
                    self._database.run(
                        "DELETE FROM slot WHERE interview = ? AND name = ?",
                        (interview_id, slot),
                    )
                else:
                    self._database.run(
                        "INSERT INTO slot VALUES (?, ?, ?)"
                        " ON CONFLICT DO UPDATE SET text = excluded.text",
                        (interview_id, slot, text),
                    )
            if texts:
                self._log.add(Event.WRITTEN, interview=interview_id, key=" ".join(texts))

    def put_form(self, form_id: str, version: str, source: str) -> None:
        """Keeps a form as it is now, for the interviews begun with it.

        Raises:
            FormChanged: this version is kept already, with other contents.
        """
        with self._database.transaction():
            row = self._database.one(
                "SELECT source FROM form WHERE id = ? AND version = ?", (form_id, version)
            )
            if row is None:
                self._database.run(
                    "INSERT INTO form VALUES (?, ?, ?)", (form_id, version, source)
                )
                self._log.add(Event.FORM_KEPT, key=f"{form_id} {version}")
            elif row[0] != source:
                raise FormChanged

    def form(self, form_id: str, version: str) -> str:
        """The source of a kept form.

        Raises:
            LookupError: it is not kept here.
        """
        row = self._database.one(
            "SELECT source FROM form WHERE id = ? AND version = ?", (form_id, version)
        )
        if row is None:
            raise LookupError("form")
        return str(row[0])
