# SPDX-License-Identifier: EUPL-1.2
"""Interviews that nobody ever held: any question, any valid answer, X, N or nothing."""

from datetime import date, timedelta
from random import Random

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.forms.questions import Question

WORDS = (
    "Diabetes typ 2",
    "ryggskott",
    "PTSD",
    "undersköterska",
    "X",
    "N",
    "None",
    "{C9}",
    "{",
    "<b>ont</b>",
    "ADHD, ångest och sömnproblem sedan barndomen, utrett två gånger på olika mottagningar",
    "Hon slog mig.",
    "smärta  i  ryggen.",
    "rad ett\nrad två",
    "C9",
    "...",
    "кот 😀",
    "a" * 59,
    "",
)
DENSITIES = (0.0, 0.02, 0.1, 0.3, 0.6, 0.9, 1.0)


def random_interview(form: Form, seed: int) -> Answers:
    """The same answers for the same seed. A few seeds give nothing, only X or only N."""
    random = Random(seed)
    match seed % 50:
        case 0:
            return Answers()
        case 1:
            return Answers(dict.fromkeys(form.questions, Mark.X))
        case 2:
            return Answers(dict.fromkeys(form.questions, Mark.N))
    answered = random.choice(DENSITIES)
    marked = random.choice((0.0, 0.0, 0.1, 0.5))
    small = random.choice((0.0, 0.5, 0.9))
    given: dict[str, Answer] = {}
    for key, question in form.questions.items():
        if random.random() >= answered:
            continue
        if random.random() < marked:
            given[key] = random.choice((Mark.X, Mark.N))
        else:
            given[key] = random_value(question, random, small)
    return Answers(given)


def random_value(question: Question, random: Random, small: float = 0.0) -> Answer:
    """A value that the question takes; as small as can be as often as `small` (0-1) says."""
    least = random.random() < small
    value: Answer
    match question.type:
        case "number":
            low, high = question.minimum, question.maximum
            some = random.randint(low, random.choice((high, min(high, 40_000))))
            value = low if least else random.choice((low + 1, high, some))
        case "rating" | "yesno":
            most = question.maximum if question.type == "rating" else 1
            value = 0 if least else random.randint(0, most)
        case "choice" | "list":
            value = random.choice(question.offered).code
        case "multi":
            value = tuple(one.code for one in question.offered if random.random() < 0.4)
        case "yearmonth":
            years, months = random.randint(0, question.maximum), random.randint(0, 11)
            value = YearMonth(0, 0) if least else YearMonth(years, months)
        case "date":
            value = date(2026, 11, 22) - timedelta(days=random.randint(0, 20000))
        case _:
            value = random.choice(WORDS)
    return value
