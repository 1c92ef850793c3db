# SPDX-License-Identifier: EUPL-1.2
"""One interview as JSON or as rows. The shape is told in words by `readme.py`."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from app.export.preview import Outgoing, Ticks, outgoing_answers
from app.export.tables import Cell
from app.forms.answers import Answer, Mark, YearMonth
from app.forms.codec import show, write

SCHEMA = "overblick-intervju/1"  # goes up when a reader of the old shape would go wrong
HEADER = ("interview", "key", "code", "value")


def interview_json(interview: Outgoing, choices: Ticks) -> bytes:
    """The interview as a JSON document, UTF-8, ending in a newline."""
    text = json.dumps(interview_document(interview, choices), ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def interview_document(interview: Outgoing, choices: Ticks) -> dict[str, Any]:
    """The interview as plain data, ready for JSON."""
    form = interview.form
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "interview": interview.id,
        "date": interview.date,
        "status": interview.status,
        "version": interview.version,
        "unit": interview.unit,
        "form": {"id": form.id, "version": form.version, "title": form.title},
    }
    if choices.identifiers:
        document["client"] = interview.person._asdict()
        document["interviewer"] = interview.interviewer
    document["answers"] = [
        {
            "key": question.key,
            "code": answer.value if isinstance(answer, Mark) else None,
            "value": _value(answer),
            "words": show(question, answer),
            "label": question.label,
            "section": form.section_of[question.key].id,
        }
        for question, answer in outgoing_answers(interview, choices)
    ]
    document["scores"] = [
        {"id": one.id, "value": one.value, "basis": one.basis, "missing": list(one.missing)}
        for one in interview.scores
    ]
    return document


def interview_rows(interview: Outgoing, choices: Ticks) -> Iterator[tuple[Cell, ...]]:
    """The interview as rows under `HEADER`: first what it is, then answers, then scores."""
    number = interview.id
    yield number, "form", "", interview.form.id
    yield number, "form_version", "", interview.form.version
    yield number, "date", "", interview.date
    yield number, "status", "", interview.status
    if interview.unit:
        yield number, "unit", "", interview.unit
    if choices.identifiers:
        for name, value in interview.person._asdict().items():
            yield number, f"client_{name}", "", value
        yield number, "interviewer", "", interview.interviewer
    for question, answer in outgoing_answers(interview, choices):
        mark = answer.value if isinstance(answer, Mark) else ""
        yield number, question.key, mark, _cell(answer)
    for score in interview.scores:
        if score.value is not None:
            yield number, score.id, "", score.value


def _value(answer: Answer) -> Any:
    match answer:
        case Mark():
            return None
        case YearMonth():
            return answer._asdict()
        case tuple():
            return list(answer)
        case date():
            return answer.isoformat()
        case _:
            return answer


def _cell(answer: Answer) -> Cell:
    return answer if isinstance(answer, int) else write(answer)
