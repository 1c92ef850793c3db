# SPDX-License-Identifier: EUPL-1.2
"""Answers on their way into the vault and out of it."""

from collections.abc import Mapping

from app.forms.answers import Answer, Answers, Mark
from app.forms.codec import BadAnswer, parse, write
from app.forms.model import Form
from app.forms.outline import Outline
from app.forms.questions import Question
from app.storage.records import Glimpse, StoredAnswer


def stored(answer: Answer | None) -> StoredAnswer | None:
    """An answer as the vault keeps it; None takes it away."""
    if answer is None:
        return None
    if isinstance(answer, Mark):
        return StoredAnswer(answer.value, None)
    return StoredAnswer(None, write(answer))


def restored(form: Form, rows: Mapping[str, StoredAnswer]) -> Answers:
    """The answers of an interview, read by the form it began with.

    What the form cannot read is kept as its text, and shows as a problem at its question.
    Keys that the form does not have are left out.
    """
    given: dict[str, Answer] = {}
    for key, row in rows.items():
        if key not in form.questions:
            continue
        if row.mark is not None:
            given[key] = Mark(row.mark)
        elif row.text is not None:
            given[key] = _read(form.questions[key], row.text)
    return Answers(given)


def glimpsed(outline: Outline, glimpse: Glimpse, key: str) -> Answer | None:
    """One answer of an interview, to a question that its form has: see `restored`."""
    if key not in glimpse.texts:
        return None
    text = glimpse.texts[key]
    if text is None:
        return Mark.N if key in glimpse.marked_n else Mark.X
    return _read(outline.question(key), text)


def _read(question: Question, text: str) -> Answer:
    if question.type == "text":  # words may be "X" and mean it
        return text
    try:
        return parse(question, text)
    except BadAnswer:
        return text
