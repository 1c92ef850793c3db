# SPDX-License-Identifier: EUPL-1.2
"""The answers of a made-up client of the practice vault, read as from a file."""

from datetime import date

from app.forms.answers import Answer, Answers
from app.forms.codec import parse
from app.forms.model import Form
from app.interview.practice import practice_clients


def practice_answers(form: Form, name: str) -> Answers:
    """Everything that the client whose name begins like this has answered."""
    client = next(one for one in practice_clients() if one.name.startswith(name))
    given: dict[str, Answer] = {key: date(2026, 11, 17) for key in client.answers_days_ago}
    for key, text in client.answers.items():
        question = form.questions[key]
        is_mark = text in ("X", "N")
        given[key] = parse(question, text) if question.type != "text" or is_mark else text
    return Answers(given)
