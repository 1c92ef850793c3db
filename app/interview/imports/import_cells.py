# SPDX-License-Identifier: EUPL-1.2
"""The cells of an import, one by one: an answer, or the reason why it is none; a day.

Tables say the same again and again, so what a short text means is remembered, within bounds:
a table may also never say the same twice.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from app.forms.codec import BadAnswer, parse
from app.forms.days import FIRST
from app.forms.questions import Question
from app.interview.base.stored_answers import stored
from app.storage.records import StoredAnswer

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOST_KNOWN = 200  # texts of a column
_MOST_DAYS = 10_000
_LONGEST_KNOWN = 40  # characters of each


@dataclass
class ImportColumn:
    """One question's column: parses the same short text only once."""

    place: int
    question: Question
    today: date
    known: dict[str, StoredAnswer | str] = field(default_factory=dict)

    def read(self, text: str) -> StoredAnswer | str:
        """The answer, or the reason why it is none."""
        if (found := self.known.get(text)) is None:
            try:
                found = (
                    stored(parse(self.question, text, today=self.today)) or BadAnswer.what
                )
            except BadAnswer as error:
                found = error.what
            if len(text) <= _LONGEST_KNOWN and len(self.known) < _MOST_KNOWN:
                self.known[text] = found
        return found


@dataclass
class Days:
    """The column of days."""

    today: date
    known: dict[str, str] = field(default_factory=dict)

    def problem(self, text: str) -> str:
        """The reason why this is no day of an interview, or ""."""
        if (found := self.known.get(text)) is None:
            found = _day_problem(text, self.today)
            if len(text) <= _LONGEST_KNOWN and len(self.known) < _MOST_DAYS:
                self.known[text] = found
        return found


def _day_problem(text: str, today: date) -> str:
    if not text:
        return "Cellen är tom."
    try:
        day = date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        return "Datumet går inte att läsa. Skriv det som åååå-mm-dd."
    if day > today:
        return "Dagen har inte kommit än."
    return "" if day >= FIRST else "Datumet är för långt tillbaka."
