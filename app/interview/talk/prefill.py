# SPDX-License-Identifier: EUPL-1.2
"""What the case answers by itself: name, day, interviewer, age; and what was said last time."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from app.forms.answers import Answer, Mark
from app.forms.codec import BadAnswer, parse, takes
from app.forms.earlier_answers import THEN, about, is_then
from app.forms.model import Form
from app.forms.questions import Question
from app.interview.base.persons import age
from app.interview.base.stored_answers import stored
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


def prefilled(
    form: Form, client: Client, start: Start, then: Mapping[str, Answer] | None = None
) -> dict[str, StoredAnswer | None]:
    """The answers that the case gives by itself, by key. What does not fit is left open.

    `then` is what was answered in the interviews that this one looks back at, by key.
    """
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
        if is_then(question.prefill):
            given[question.key] = _as_then(question, then or {})
        else:
            given[question.key] = _known(question, facts.get(question.prefill, ""))
    return {key: answer for key, answer in given.items() if answer is not None}


def _as_then(question: Question, then: Mapping[str, Answer]) -> StoredAnswer | None:
    """The answer of last time; what was not answered then is asked again."""
    key = question.key if question.prefill == THEN else about(question.prefill)
    answer = then.get(key)
    if answer is None or isinstance(answer, Mark) or not takes(question, answer):
        return None
    return stored(answer)


def _known(question: Question, text: str) -> StoredAnswer | None:
    if not question.prefill or not text:
        return None
    if question.type == "text":  # a name may be "X" and mean it
        return StoredAnswer(None, text)
    try:
        return stored(parse(question, text))
    except BadAnswer:
        return None
