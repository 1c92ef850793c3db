# SPDX-License-Identifier: EUPL-1.2
"""Where an answer is given: one field for each kind of question, and none that invents one."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from app.forms.questions import (
    Choice,
    ChoiceQuestion,
    DateQuestion,
    ListQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    RatingQuestion,
    TextQuestion,
    YearMonthQuestion,
    YesNoQuestion,
)
from app.swedish_figures import spaced
from app.ui.talk.fields.choice_fields import ChoiceField, ListField, MultiField
from app.ui.talk.fields.field import Field
from app.ui.talk.fields.line_fields import LineField, PageField


def field_for(question: Question, parent: QWidget) -> Field:
    """The field that a question needs. A new kind does not type-check until it has one."""
    match question:
        case NumberQuestion():
            limits = f"{spaced(question.minimum)}–{spaced(question.maximum)}"
            span = f"{question.unit[1]}, {limits}".strip(", ")
            return LineField(question, parent, after=span, width=8)
        case YearMonthQuestion():
            return LineField(
                question, parent, after="år/månader, till exempel 2/6", width=10
            )
        case DateQuestion():
            return LineField(question, parent, after="åååå-mm-dd", width=14)
        case TextQuestion():
            if question.long:
                return PageField(question, parent)
            return LineField(question, parent, after="", width=0)
        case YesNoQuestion():
            no_yes = (Choice(code="0", label="Nej"), Choice(code="1", label="Ja"))
            return ChoiceField(question, no_yes, parent)
        case ChoiceQuestion():
            return ChoiceField(question, question.offered, parent)
        case RatingQuestion():
            return ChoiceField(question, rating_choices(question), parent)
        case MultiQuestion():
            return MultiField(question, parent)
        case ListQuestion():
            return ListField(question, parent)
        case _:
            assert_never(question)


def rating_choices(question: RatingQuestion) -> tuple[Choice, ...]:
    """The answer card: a word for each of 0-4, or one for each pair of 0-9."""
    if question.maximum == 4:
        return tuple(
            Choice(code=str(i), label=word) for i, word in enumerate(question.card)
        )
    return tuple(
        Choice(code=str(i), label=question.card[i // 2] if i % 2 == 0 else "")
        for i in range(10)
    )
