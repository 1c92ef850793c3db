# SPDX-License-Identifier: EUPL-1.2
"""A question as a screen reader says it: all that stands on its card, and the answer."""

from app.forms.answers import Answer
from app.forms.codec import show
from app.forms.questions import Question
from app.ui.talk.fields.periods import period_said

OWN = "din egen skattning"
UNASKED = "du fyller i själv"


def name_of(question: Question, number: str) -> str:
    """Its number, words, period and hint: said when the keys come to it."""
    period = period_said(question.period, number)
    parts = [
        f"Fråga {number}",
        question.text or question.label,
        period,
        whose(question),
        question.hint,
    ]
    return " ".join(_sentence(part) for part in parts if part)


def state_of(question: Question, answer: Answer | None, options: str) -> str:
    """What is answered, and what there is to choose among ("0 Nej, 1 Ja"; "" for nothing)."""
    text = "Inte besvarad." if answer is None else f"Svar: {show(question, answer)}."
    return f"{text} Välj mellan: {options}." if options else text


def whose(question: Question) -> str:
    """Who answers: the client rates alone, the interviewer fills in alone; "" for both."""
    if not question.aloud:
        return UNASKED
    return OWN if question.type == "rating" and question.maximum == 4 else ""


def _sentence(part: str) -> str:
    return part if part[-1] in ".?!" else f"{part}."
