# SPDX-License-Identifier: EUPL-1.2
"""What the case answers by itself: name, day, interviewer, municipality, age."""

from datetime import date
from typing import NamedTuple

from app.forms.codec import BadAnswer, parse
from app.forms.model import Form, Question
from app.interview.kept import stored
from app.interview.persons import age
from app.storage.records import Client, Staff, StoredAnswer


class Start(NamedTuple):
    """The circumstances of a new interview.

    Attributes:
        staff: who holds it.
        municipality: its code, or "".
        today: the day of the talk.
        at: ISO time, UTC.
    """

    staff: Staff
    municipality: str
    today: date
    at: str


def prefilled(form: Form, client: Client, start: Start) -> dict[str, StoredAnswer | None]:
    """The answers that the case gives by itself, by key. What does not fit is left open."""
    years = age(client.number, start.today)
    facts = {
        "name": client.name,
        "number": client.number or client.case_number,
        "date": start.today.isoformat(),
        "interviewer": start.staff.name,
        "municipality": start.municipality,
        "age": "" if years is None else str(years),
        "form_class": "1",
        "contact": "1",  # a Grund is held in one room
    }
    given: dict[str, StoredAnswer | None] = {}
    for question in form.asked:
        if answer := _known(question, facts.get(question.prefill, "")):
            given[question.key] = answer
    return given


def _known(question: Question, text: str) -> StoredAnswer | None:
    if not question.prefill or not text:
        return None
    if question.type == "text":  # a name may be "X" and mean it
        return StoredAnswer(None, text)
    try:
        return stored(parse(question, text))
    except BadAnswer:
        return None
