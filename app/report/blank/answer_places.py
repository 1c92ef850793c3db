# SPDX-License-Identifier: EUPL-1.2
"""Where an answer is written on the blank form, beside its question, under it or in a table."""

from collections.abc import Iterator
from itertools import accumulate

from app.forms.questions import Choice, Question, RatingQuestion
from app.report.blank.pen import (
    BODY,
    SMALL,
    Pen,
    beneath,
    beside,
    even,
    in_columns,
    set_in_columns,
)
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece

NARROW = 82.0  # width of the column for short answers beside the question
WIDE = 150.0  # the same where that is too little
_LONG_LIST = 30  # more choices than this are written in words
_GAP = 12.0  # least air between two ticks
_COLUMNS = 4  # at most
_LINES = 3  # for a long text


def places_beside(question: Question, pen: Pen) -> Iterator[tuple[float, Piece]]:
    """Ways to put the answer beside the question: the column's width, what is in it."""
    match question.type:
        case "yesno":
            ticks = [pen.tick("0", "Nej", BODY, 60), pen.tick("1", "Ja", BODY, 60)]
            yield NARROW, beside(ticks, 8)
        case "number":
            figures = pen.digits(len(str(question.maximum)))
            yield _column(beside((figures, pen.words(question.unit[1], SMALL)), 4))
        case "yearmonth":
            units = (pen.words("år", SMALL), pen.words("mån", SMALL))
            yield _column(beside([b for unit in units for b in (pen.digits(2), unit)], 4))
        case "date":
            parts = [
                beneath((pen.digits(count), pen.words(word, SMALL)), 1)
                for count, word in ((4, "år"), (2, "månad"), (2, "dag"))
            ]
            yield WIDE, beside(parts, 8)
        case "choice" | "list" | "multi":
            if written_in_words(question):
                yield WIDE, pen.rules(1, WIDE)
                return
            for width in (NARROW, WIDE):
                yield width, beneath(_ticks(question.offered, pen, width), 1.5)
        case _:
            return


def place_under(question: Question, pen: Pen, width: float) -> Piece | None:
    """The place for the answer under the question, if it is of a kind that needs the room."""
    match question.type:
        case "text":
            return pen.rules(_LINES if question.long else 1, width)
        case "rating":
            return _rating(question, pen, width)
        case "choice" | "list" | "multi":
            if written_in_words(question):
                return None
            return _choices(_ticks(question.offered, pen, width), width)
        case _:
            return None


def boxes(question: Question, pen: Pen, *, stacked: bool = False) -> Piece:
    """Where the answer goes, and X and N; with `stacked` in two lines instead of one."""
    crosses = pen.crosses(stacked=stacked)
    match question.type:
        case "yesno":
            ticks = [pen.tick("", word, SMALL, 40) for word in ("Nej", "Ja")]
            answer = beneath(ticks, 1) if stacked else beside(ticks, 6)
            return beside((answer, crosses), 6)
        case "number" | "rating":
            return beside((pen.digits(len(str(question.maximum))), crosses), 5)
        case "choice":
            longest = max(len(choice.code) for choice in question.offered)
            return beside((pen.digits(longest), crosses), 5)
        case _:
            places = [block for _, block in places_beside(question, pen)]
            places += filter(None, [place_under(question, pen, 80)])
            return beside((*places[:1], crosses), 5)


def written_in_words(question: Question) -> bool:
    """Whether the list is too long for paper, and the answer is found in the program."""
    return question.type == "list" and len(question.choices) > _LONG_LIST


def _column(block: Piece) -> tuple[float, Piece]:
    return NARROW if block.width <= NARROW else WIDE, block


def _ticks(choices: tuple[Choice, ...], pen: Pen, width: float) -> list[Piece]:
    return [pen.tick(choice.code, choice.label, BODY, width) for choice in choices]


def _choices(ticks: list[Piece], width: float) -> Piece:
    """One box each: on one line if they fit, else in as many columns as fit."""
    left = width - sum(tick.width for tick in ticks)
    if left >= _GAP * (len(ticks) - 1):
        return beside(ticks, min(_GAP + 4, left / max(1, len(ticks) - 1)))
    starts = [0.0]
    for count in range(2, _COLUMNS + 1):
        columns = in_columns(ticks, count)
        widths = [max(tick.width for tick in column) + _GAP for column in columns]
        if sum(widths) - _GAP <= width:
            starts = list(accumulate(widths[:-1], initial=0.0))
    return set_in_columns(ticks, starts)


def _rating(question: RatingQuestion, pen: Pen, width: float) -> Piece:
    """Every value on one line: with its own words, or with words under each pair."""
    count = question.maximum + 1
    if len(question.card) == count:
        step = width / count
        ticks = [
            pen.tick(str(value), words, SMALL + 0.7, step - 3)
            for value, words in enumerate(question.card)
        ]
        return set_in_columns(ticks, even(count, width))
    boxes = [pen.tick(str(value), "", BODY, 40) for value in range(count)]
    step = width / len(question.card)
    told = [pen.text([Span(words)], SMALL, step - 10) for words in question.card]
    under = set_in_columns(told, even(len(told), width))
    return beneath((set_in_columns(boxes, even(count, width)), under), 1)
