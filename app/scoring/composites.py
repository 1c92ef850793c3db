# SPDX-License-Identifier: EUPL-1.2
"""Works the scores out: each one whole, or absent with the reason. Never a part of one."""

from collections.abc import Mapping
from enum import Enum
from math import log1p
from typing import NamedTuple, assert_never

from app.forms.answers import Answer, Mark
from app.forms.codec import takes
from app.forms.model import Form
from app.scoring.table import (
    Basis,
    Largest,
    Money,
    Part,
    Reversed,
    Score,
    Share,
    Sum,
    Table,
)


class Lack(Enum):
    """Why an answer cannot be counted, in the words that introduce the questions."""

    UNANSWERED = "Obesvarat"
    X = "Pass"
    N = "Gäller inte"
    OUTSIDE = "Svar som inte passar frågan"
    ABSENT = "Finns inte i formuläret"


class Composite(NamedTuple):
    """One score of one interview.

    Attributes:
        id: such as cs_medical or index_family.
        area: id of the area.
        title: Swedish name of the area.
        value: from 0 (no problem) to 1 (worst), or None. Very large sums of money can lift a
            composite a little above 1: the published formula has no ceiling.
        missing: the questions that stand in the way, in the order of the formula.
        reason: why there is no value, in Swedish; empty where there is one.
        basis: how sure the score is.
    """

    id: str
    area: str
    title: str
    value: float | None
    missing: tuple[str, ...]
    reason: str
    basis: Basis


def composites(
    form: Form, given: Mapping[str, Answer], table: Table
) -> tuple[Composite, ...]:
    """The ASI composite scores, in the order of the table.

    `given` are the answers that count (`app.forms.state.effective`).
    """
    return tuple(_worked_out(score, form, given, table) for score in table.composites)


def indexes(form: Form, given: Mapping[str, Answer], table: Table) -> tuple[Composite, ...]:
    """The program's own index of each area, in the order of the table."""
    return tuple(_worked_out(score, form, given, table) for score in table.indexes)


class _Reader:
    """Reads numbers out of answers and remembers every one that was not there."""

    def __init__(self, form: Form, given: Mapping[str, Answer]) -> None:
        self._form = form
        self.given = given
        self.lacks: dict[str, Lack] = {}

    def number(self, key: str) -> int:
        """The answer as a number; 0 where it lacks, and then noted in `lacks`."""
        answer = self.given.get(key)
        lack = self._lack(key, answer)
        if lack is None:
            # Codes of a choice are digits: satisfied is "2".
            return int(answer)  # type: ignore[arg-type]  # an int or digits, by _lack
        self.lacks[key] = lack
        return 0

    def _lack(self, key: str, answer: Answer | None) -> Lack | None:
        question = self._form.questions.get(key)
        if question is None:
            return Lack.ABSENT
        if answer is None:
            return Lack.UNANSWERED
        if isinstance(answer, Mark):
            return Lack.X if answer is Mark.X else Lack.N
        countable = isinstance(answer, int) or (
            isinstance(answer, str) and answer.isdecimal()
        )
        return None if countable and takes(question, answer) else Lack.OUTSIDE


def _worked_out(
    score: Score, form: Form, given: Mapping[str, Answer], table: Table
) -> Composite:
    head = (score.id, score.area, score.title)
    if score.absent:
        return Composite(*head, None, (), score.absent, score.basis)
    reader = _Reader(form, given)
    value = sum(_part(part, reader, table) / part.divide for part in score.parts)
    if reader.lacks:
        by_lack = (
            (lack, [k for k in reader.lacks if reader.lacks[k] is lack]) for lack in Lack
        )
        told = (f"{lack.value}: {', '.join(keys)}." for lack, keys in by_lack if keys)
        return Composite(*head, None, tuple(reader.lacks), " ".join(told), score.basis)
    return Composite(*head, value, (), "", score.basis)


def _part(part: Part, reader: _Reader, table: Table) -> float:
    match part:
        case Sum():
            return sum(map(reader.number, part.keys))
        case Largest():
            return max(map(reader.number, part.keys))
        case Reversed():
            return part.top - reader.number(part.key)
        case Money():
            return _money(part, reader, table)
        case Share():
            return _share(part, reader)
        case _:
            assert_never(part)


def _money(part: Money, reader: _Reader, table: Table) -> float:
    if part.zero_when is not None:
        none = part.zero_when.truth(reader.given)
        if none:
            return 0.0
        if none is None:  # the question before the amount is open: that one is missing
            reader.number(part.zero_when.question)
            return 0.0
    return log1p(reader.number(part.key) / table.kronor_per_dollar)


def _share(part: Share, reader: _Reader) -> float:
    applying = [key for key in part.keys if reader.given.get(key) is not Mark.N]
    if not applying:
        return 0.0
    return sum(map(reader.number, applying)) / len(applying)
