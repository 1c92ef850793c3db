# SPDX-License-Identifier: EUPL-1.2
"""What an interview holds: its answers, the texts beside them, and its form."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.storage.errors import FormChanged
from app.storage.log.events import Event
from app.storage.records import MEASURED, Glimpse, StoredAnswer
from app.storage.topic import Topic

# OR FAIL for the same reason as in the triggers: see migrations/001_vault.sql
_PUT = (
    "INSERT OR FAIL INTO answer VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET mark = excluded.mark, text = excluded.text"
    " WHERE mark IS NOT excluded.mark OR text IS NOT excluded.text"
)
# A text for each interview, and not a row for each answer: there are thousands of those. What
# is long lies on pages of its own, which octet_length does not read.
_GLIMPSE = (
    "SELECT interview, json_group_object(key, CASE WHEN octet_length(text) > 200 THEN ''"
    " ELSE text END), group_concat(key, ' ') FILTER (WHERE mark = 'N') FROM answer"
    " WHERE interview IN (SELECT value FROM json_each(?)) GROUP BY interview"
)
_DELETE = "DELETE FROM answer WHERE interview = ? AND key = ?"
_PUT_TEXT = (
    "INSERT INTO slot VALUES (?, ?, ?)"
    " ON CONFLICT DO UPDATE SET text = excluded.text WHERE text <> excluded.text"
)
_DELETE_TEXT = "DELETE FROM slot WHERE interview = ? AND name = ?"
_SOURCE = "SELECT source FROM form WHERE id = ? AND version = ?"
_MOVE = (
    "UPDATE OR FAIL interview SET position = coalesce(?, position),"
    " changed_at = coalesce(?, changed_at) WHERE id = ?"
)


@dataclass(eq=False, repr=False)
class StoredAnswers(Topic):
    """What was answered."""

    _revisions: Counter[int] = field(default_factory=Counter)

    def revision(self, interview_id: int) -> int:
        """Another number after each change of its answers, for as long as the vault is open."""
        return self._revisions[interview_id]

    def of(self, interview_id: int) -> dict[str, StoredAnswer]:
        """All answers of an interview by key; a question without one is absent."""
        rows = self._database.rows(
            "SELECT key, mark, text FROM answer WHERE interview = ?", (interview_id,)
        )
        return {key: StoredAnswer(mark, text) for key, mark, text in rows}

    def glimpses(self, interviews: Iterable[int]) -> dict[int, Glimpse]:
        """The answers of several interviews in one look, by id; of each that has any."""
        rows = self._database.rows(_GLIMPSE, (json.dumps(list(interviews)),))
        return {
            interview: Glimpse(json.loads(texts), frozenset((marked or "").split()))
            for interview, texts, marked in rows
        }

    def put(
        self,
        interview_id: int,
        answers: Mapping[str, StoredAnswer | None],
        *,
        position: str | None = None,
        at: str | None = None,
    ) -> None:
        """Stores answers in one durable transaction: on return they survive a power cut.

        What is as it was is no change: it is not logged, and moves no time.

        Args:
            interview_id: an unsigned interview.
            answers: by key; None takes an answer away.
            position: key of the question to come back to; None leaves it.
            at: ISO time, UTC, when it was given; None is now.

        Raises:
            SignedInterview: it is signed.
            NotSaved: disk full, write-protected or failing. Nothing of this call is
                stored, everything before it is, and the call can be made again.
        """
        with self._database.transaction():
            changed = []
            for key, answer in answers.items():
                sql, values = (_DELETE, ()) if answer is None else (_PUT, answer)
                if self._database.changed(sql, (interview_id, key, *values)):
                    changed.append(key)
            if changed:
                self._revisions[interview_id] += 1
                at = at or self._log.now()
            elif answers:
                at = None
            if position is not None or at is not None:
                self._database.run(_MOVE, (position, at, interview_id))
            if changed:
                self._log.add(Event.ANSWERED, interview=interview_id, key=" ".join(changed))


class Texts(Topic):
    """What is written beside the answers, by slot."""

    def of(self, interview_id: int) -> dict[str, str]:
        """All texts of an interview by slot."""
        sql = "SELECT name, text FROM slot WHERE interview = ?"
        return dict(self._database.rows(sql, (interview_id,)))

    def get(self, interview_id: int, slot: str) -> str:
        """One text of an interview, or "" where there is none."""
        sql = "SELECT text FROM slot WHERE interview = ? AND name = ?"
        return self._database.value(sql, (interview_id, slot)) or ""

    def put(
        self, interview_id: int, texts: Mapping[str, str | None], *, at: str | None = None
    ) -> None:
        """Stores several texts in one durable transaction; None takes one away.

        What is as it was is no change: it is not logged, and moves no time. Nor does time
        that the program itself has measured: nobody has worked on anything by looking.

        Args:
            interview_id: an unsigned interview.
            texts: by slot.
            at: ISO time, UTC, when they were written; None is now.

        Raises:
            SignedInterview: the interview is signed.
            NotSaved: see `StoredAnswers.put`.
        """
        with self._database.transaction():
            changed = []
            for slot, text in texts.items():
                sql, values = (_DELETE_TEXT, ()) if text is None else (_PUT_TEXT, (text,))
                if self._database.changed(sql, (interview_id, slot, *values)):
                    changed.append(slot)
            if changed:
                if not all(slot.startswith(MEASURED) for slot in changed):
                    self._database.run(_MOVE, (None, at or self._log.now(), interview_id))
                self._log.add(Event.WRITTEN, interview=interview_id, key=" ".join(changed))


class Forms(Topic):
    """Each form whole, as it was when interviews were begun with it."""

    def put(self, form_id: str, version: str, source: str) -> None:
        """Keeps a form as it is now, for the interviews begun with it.

        Raises:
            FormChanged: this version is kept already, with other contents.
        """
        with self._database.transaction():
            kept = self._database.value(_SOURCE, (form_id, version))
            if kept is None:
                self._database.run(
                    "INSERT INTO form VALUES (?, ?, ?)", (form_id, version, source)
                )
                self._log.add(Event.FORM_KEPT, key=f"{form_id} {version}")
            elif kept != source:
                raise FormChanged

    def source(self, form_id: str, version: str) -> str:
        """The source of a kept form.

        Raises:
            LookupError: it is not kept here.
        """
        return str(self._database.needed("form", _SOURCE, (form_id, version))[0])
