# SPDX-License-Identifier: EUPL-1.2
"""One question of the blank form: its number, its words, and the place for the answer."""

from collections.abc import Iterator
from typing import NamedTuple

from app.forms.question_number import number_of
from app.forms.questions import Question
from app.report.blank.answer_places import place_under, places_beside, written_in_words
from app.report.blank.blank_words import ALL_THAT_FIT, IN_WORDS, PERIODS, starred
from app.report.blank.pen import BODY, HAIR, KEY, SMALL, WIDTH, Pen, at, beneath
from app.report.paper.marks import Line
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece

_PAD = 3.3
_GAP = 8.0
_CROSSES = 44.0  # width of the column for X and N
_CROSSES_TALL = 12.0  # and its height
_BAR = 0.55  # grey of the bar beside a question that is not for everyone


class Rules(NamedTuple):
    """The skip rules of one question in words; "" where there is none."""

    only_if: str = ""
    leads_to: str = ""


def question_piece(question: Question, rules: Rules, pen: Pen) -> Piece:
    """The question with everything that belongs to it, never divided.

    The answer stands beside the question or under it, whichever takes less paper.
    """
    body = min(_ways(question, rules, pen), key=lambda way: way.height)
    height = body.height + 2 * _PAD
    number = pen.fitted(starred(number_of(question.key), question), BODY, KEY - 3)
    crosses = pen.crosses()
    ops = [*at(number, 0, _PAD), *at(body, KEY, _PAD)]
    ops += at(crosses, WIDTH - crosses.width, _PAD)
    if rules.only_if:
        ops.append(Line(-6, _PAD + 1, -6, height - _PAD, 1.6, _BAR))
    ops.append(Line(0, height, WIDTH, height, 0.5, HAIR))
    return Piece(height, tuple(ops))


def _ways(question: Question, rules: Rules, pen: Pen) -> Iterator[Piece]:
    """Every way to put question and answer together."""
    under = WIDTH - KEY
    asked = under - _CROSSES - _GAP
    for width, answer in places_beside(question, pen):
        leads = pen.text([Span(rules.leads_to, bold=True)], SMALL, width)
        column = beneath((answer, leads), 2)
        told = _asked(question, rules, pen, asked - width - _GAP)
        for hint_width, start in (
            (asked - width - _GAP, 0.0),
            (asked, column.height),
            (under, max(column.height, _CROSSES_TALL)),
        ):
            hint = _hint(question, rules, pen, hint_width)
            y = max(told.height + 0.5, start) if hint.height else told.height
            ops = [*told.ops, *at(column, asked - width, 0), *at(hint, 0, y)]
            yield Piece(max(y + hint.height, column.height), tuple(ops), width=under)
    place = place_under(question, pen, under)
    if place is not None:
        leads = pen.text([Span(rules.leads_to, bold=True)], SMALL, under)
        told = _asked(question, rules, pen, asked)
        hint = _hint(question, rules, pen, under if told.height > _CROSSES_TALL else asked)
        yield beneath((beneath((told, hint), 0.5), place, leads), 2.5)


def _asked(question: Question, rules: Rules, pen: Pen, width: float) -> Piece:
    """When to ask, and what."""
    spans = [Span(rules.only_if, bold=True), _period(question)] if rules.only_if else []
    asked = pen.text([Span(question.text or question.label)], BODY, width)
    return beneath((pen.text(spans, SMALL, width), asked), 0.5)


def _hint(question: Question, rules: Rules, pen: Pen, width: float) -> Piece:
    """What the interviewer should know; the period too, if it is not told above."""
    spans = [] if rules.only_if else [_period(question)]
    return pen.text([*spans, *_hints(question)], SMALL, width)


def _period(question: Question) -> Span:
    return Span(PERIODS.get(question.period, ""), bold=True)


def _hints(question: Question) -> Iterator[Span]:
    yield Span(question.hint_on_paper)
    if question.type == "multi":
        yield Span(ALL_THAT_FIT)
    if written_in_words(question):
        yield Span(IN_WORDS)
