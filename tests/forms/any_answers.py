# SPDX-License-Identifier: EUPL-1.2
"""Answers to any form, drawn by a seed: half filled, full, X and N among them."""

import random
from datetime import date

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.forms.questions import Question


def any_answer(question: Question, chance: random.Random) -> Answer:
    """Some answer that the question takes; X and N now and then."""
    if chance.random() < 0.1:
        return chance.choice((Mark.X, Mark.N))
    return any_value(question, chance)


def any_value(question: Question, chance: random.Random) -> Answer:  # noqa: C901, PLR0911 - one line a kind
    """Some value that the question takes."""
    match question.type:
        case "number":
            return chance.randint(question.minimum, question.maximum)
        case "rating":
            return chance.randint(0, question.maximum)
        case "yesno":
            return chance.randint(0, 1)
        case "choice" | "list":
            return chance.choice(question.offered).code
        case "multi":
            return tuple(c.code for c in question.offered if chance.random() < 0.4)
        case "yearmonth":
            return YearMonth(chance.randint(0, question.maximum), chance.randint(0, 11))
        case "date":
            return date(2026, 3, 9)
        case "text":
            return "några ord"


def any_answers(form: Form, seed: int, share: float = 0.5) -> Answers:
    """Answers to about `share` of the questions; the same ones for the same seed."""
    chance = random.Random(seed)
    asked = [question for question in form.asked if chance.random() < share]
    return Answers({question.key: any_answer(question, chance) for question in asked})
