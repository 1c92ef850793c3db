# SPDX-License-Identifier: EUPL-1.2
"""An answer that one key has chosen, where it takes one more to give it: on violence and suicide."""

from typing import NamedTuple

from app.forms.answers import Answer
from app.forms.codec import parse, show, write
from app.forms.model import Shortcut
from app.forms.questions import Question

_ROW = "row"  # no answer is written so


class Held(NamedTuple):
    """Chosen and seen, and not yet given. `whole_row` is the shortcut of a grid."""

    answer: Answer
    whole_row: bool = False


def held_row(question: Question, shortcut: Shortcut) -> Held:
    """The whole row, and what that answers on this question."""
    return Held(parse(question, shortcut.sets[question.column]), whole_row=True)


def held_words(question: Question, held: Held, shortcut: Shortcut | None) -> str:
    """What is chosen, and how it is given."""
    chosen = show(question, held.answer)
    if held.whole_row and shortcut is not None:
        chosen = f"{shortcut.label}, hela raden"
    return f"Du har valt: {chosen}. Läs frågan, och tryck Enter eller Nästa om det stämmer."


def written(held: Held | None) -> str:
    """As a lock takes it down; "" for none."""
    if held is None:
        return ""
    return _ROW if held.whole_row else write(held.answer)


def read_back(text: str, question: Question, shortcut: Shortcut | None) -> Held | None:
    """What a lock took down."""
    if text == _ROW and shortcut is not None:
        return held_row(question, shortcut)
    return Held(parse(question, text)) if text and text != _ROW else None
