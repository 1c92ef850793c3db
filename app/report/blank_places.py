# SPDX-License-Identifier: EUPL-1.2
"""Where an answer is written on the blank form: boxes to tick, boxes for figures, lines."""

from typing import NamedTuple

from app.forms.model import Question, RatingQuestion
from app.report.blank_pen import (
    BODY,
    NOTHING,
    SMALL,
    Block,
    Pen,
    beneath,
    beside,
)

ANSWER = 150.0  # width of the column for short answers
MARKS = 48.0  # width of the column for X and N
LONG_LIST = 30  # more choices than this are written in words
_GAP = 14.0  # least air between two ticks
_LINES = 4  # for a long text


class Place(NamedTuple):
    """Where the answer goes: beside the question if there is room, else under it."""

    block: Block
    beside: bool


def place(question: Question, pen: Pen, width: float) -> Place:
    """The place for one answer; `width` is what there is under the question."""
    match question.type:
        case "yesno":
            ticks = [pen.tick("0", "Nej", BODY, 60), pen.tick("1", "Ja", BODY, 60)]
            return Place(beside(ticks, _GAP), beside=True)
        case "number":
            figures = pen.digits(len(str(question.maximum)))
            said = _unit(question.unit[1], question.minimum, question.maximum)
            return Place(beside((figures, pen.words(said, SMALL)), 5), beside=True)
        case "yearmonth":
            return Place(_figures(pen, (2, "år"), (2, "mån")), beside=True)
        case "date":
            return Place(_figures(pen, (4, "år"), (2, "mån"), (2, "dag")), beside=False)
        case "text":
            lines = _LINES if question.long else 1
            return Place(pen.rules(lines, width), beside=False)
        case "rating":
            return Place(_rating(question, pen, width), beside=False)
        case _:
            return Place(_choices(question, pen, width), beside=False)


def marks(pen: Pen) -> Block:
    """The boxes for X and N."""
    return beside((pen.tick("X", "", SMALL, MARKS), pen.tick("N", "", SMALL, MARKS)), 6)


def written_in_words(question: Question) -> bool:
    """Whether the list is too long for paper, and the answer is found in the program."""
    return question.type == "list" and len(question.choices) > LONG_LIST


def _unit(unit: str, minimum: int, maximum: int) -> str:
    """The unit, and the limits where they say something."""
    plain = minimum == 0 and set(str(maximum)) == {"9"}
    return unit if plain else f"{unit} ({minimum}\u2013{maximum})"


def _figures(pen: Pen, *parts: tuple[int, str]) -> Block:
    blocks = []
    for count, unit in parts:
        blocks += [pen.digits(count), pen.words(unit, SMALL)]
    return beside(blocks, 5)


def _choices(question: Question, pen: Pen, width: float) -> Block:
    """One box each: on one line if they fit, else in as many columns as fit."""
    if question.type not in ("choice", "list", "multi"):
        raise TypeError(question.type)
    if written_in_words(question):
        return pen.rules(1, width)
    ticks = [pen.tick(one.code, one.label, BODY, width) for one in question.choices]
    widest = max(tick.width for tick in ticks) + _GAP
    if sum(tick.width + _GAP for tick in ticks) <= width + _GAP:
        return beside(ticks, _GAP + 4)
    return pen.columns(ticks, max(1, min(3, int(width / widest))), width)


def _rating(question: RatingQuestion, pen: Pen, width: float) -> Block:
    """Every value on one line: with its own words, or with words under each pair."""
    count = question.maximum + 1
    if len(question.card) == count:
        step = width / count
        ticks = [
            pen.tick(str(value), words, SMALL + 0.6, step - 4)
            for value, words in enumerate(question.card)
        ]
        return pen.columns(ticks, count, width)
    boxes = [pen.tick(str(value), "", BODY, 40) for value in range(count)]
    step = width / len(question.card)
    told = [pen.text_of(words, SMALL, step - 10) for words in question.card]
    return beneath(
        (pen.columns(boxes, count, width), pen.columns(told, len(told), width)), 2
    )


__all__ = ["ANSWER", "LONG_LIST", "MARKS", "NOTHING", "Place", "marks", "place"]
