# SPDX-License-Identifier: EUPL-1.2
"""Conditions as data, with three truth values: yes (True), no (False), not known yet (None)."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, assert_never

from pydantic import BaseModel, ConfigDict, Field

from app.forms.answers import Answer, Mark, Value, YearMonth

Truth = bool | None
Given = Mapping[str, Answer]


class Model(BaseModel):
    """Everything read from a definition: frozen, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Equals(Model):
    """The answer is this value."""

    op: Literal["equals"]
    question: str
    value: int | str


class OneOf(Model):
    """The answer is one of these values."""

    op: Literal["one_of"]
    question: str
    values: tuple[int | str, ...]


class AtLeast(Model):
    """The number is this or more. A length of time counts in months."""

    op: Literal["at_least"]
    question: str
    value: int


class AtMost(Model):
    """The number is this or less. A length of time counts in months."""

    op: Literal["at_most"]
    question: str
    value: int


class IsN(Model):
    """The question does not apply."""

    op: Literal["is_n"]
    question: str


class IsX(Model):
    """The client does not know, or will not answer."""

    op: Literal["is_x"]
    question: str


class Answered(Model):
    """The question has an answer of any kind. Never unknown."""

    op: Literal["answered"]
    question: str


class Contains(Model):
    """The chosen ones include this one."""

    op: Literal["contains"]
    question: str
    value: str


class AllEqual(Model):
    """Every one of these questions has this value."""

    op: Literal["all_equal"]
    questions: tuple[str, ...]
    value: int | str


class AnyAtLeast(Model):
    """At least one of these numbers is this or more."""

    op: Literal["any_at_least"]
    questions: tuple[str, ...]
    value: int


class Total(Model):
    """A sum of numbers: floor((sum of the questions) * times / divide) + plus."""

    questions: tuple[str, ...] = ()
    times: int = 1
    divide: int = Field(default=1, ge=1)
    plus: int = 0


class Compare(Model):
    """Two sums side by side. Unknown as soon as one of the numbers is."""

    op: Literal["compare"]
    left: Total
    relation: Literal["<", "<=", ">", ">="]
    right: Total


class Not(Model):
    """The opposite."""

    op: Literal["not"]
    of: "Condition"


class All(Model):
    """Every one of these holds."""

    op: Literal["all"]
    of: tuple["Condition", ...]


class AnyOf(Model):
    """At least one of these holds."""

    op: Literal["any"]
    of: tuple["Condition", ...]


Condition = Annotated[
    Equals
    | OneOf
    | AtLeast
    | AtMost
    | IsN
    | IsX
    | Answered
    | Contains
    | AllEqual
    | AnyAtLeast
    | Compare
    | Not
    | All
    | AnyOf,
    Field(discriminator="op"),
]
Not.model_rebuild()
All.model_rebuild()
AnyOf.model_rebuild()


def truth(condition: Condition, given: Given) -> Truth:
    """Whether `condition` holds for what was given.

    An unanswered question and one marked X give None; N gives False, for a question
    that does not apply is neither this nor that.
    """
    match condition:
        case Equals():
            return _is(given.get(condition.question), condition.value)
        case OneOf():
            return _is_one(given.get(condition.question), condition.values)
        case AtLeast():
            return _within(given.get(condition.question), condition.value, None)
        case AtMost():
            return _within(given.get(condition.question), None, condition.value)
        case IsN():
            return _marked(given.get(condition.question), Mark.N)
        case IsX():
            return _marked(given.get(condition.question), Mark.X)
        case Answered():
            return condition.question in given
        case Contains():
            return _holds(given.get(condition.question), condition.value)
        case AllEqual():
            return _every(
                _is(given.get(key), condition.value) for key in condition.questions
            )
        case AnyAtLeast():
            return _some(
                _within(given.get(key), condition.value, None)
                for key in condition.questions
            )
        case Compare():
            return _compare(condition, given)
        case Not():
            inner = truth(condition.of, given)
            return None if inner is None else not inner
        case All():
            return _every(truth(part, given) for part in condition.of)
        case AnyOf():
            return _some(truth(part, given) for part in condition.of)
        case _:
            assert_never(condition)


def questions_in(condition: Condition) -> Iterator[str]:
    """The keys of all questions that a condition looks at, in its own order."""
    match condition:
        case Not():
            yield from questions_in(condition.of)
        case All() | AnyOf():
            for part in condition.of:
                yield from questions_in(part)
        case Compare():
            yield from condition.left.questions
            yield from condition.right.questions
        case AllEqual() | AnyAtLeast():
            yield from condition.questions
        case _:
            yield condition.question


def number(answer: Answer | None) -> int | None:
    """The answer as a whole number: counts as they are, lengths of time in months."""
    if isinstance(answer, YearMonth):
        return answer.in_months
    return answer if isinstance(answer, int) else None


def _settled(answer: Answer | None) -> tuple[Value | None, Truth]:
    """The value, or what the lack of one means."""
    if answer is None or answer is Mark.X:
        return None, None
    if answer is Mark.N:
        return None, False
    return answer, True


def _is(answer: Answer | None, wanted: int | str) -> Truth:
    value, known = _settled(answer)
    return known if known is not True else _same(value, wanted)


def _is_one(answer: Answer | None, wanted: tuple[int | str, ...]) -> Truth:
    value, known = _settled(answer)
    return known if known is not True else any(_same(value, one) for one in wanted)


def _same(value: Value | None, wanted: int | str) -> bool:
    # A length of time is compared in months, so that 0 means none at all.
    if isinstance(value, YearMonth):
        return value.in_months == wanted
    return value == wanted


def _within(answer: Answer | None, low: int | None, high: int | None) -> Truth:
    _, known = _settled(answer)
    if known is not True:
        return known
    value = number(answer)
    if value is None:
        return None
    return (low is None or value >= low) and (high is None or value <= high)


def _marked(answer: Answer | None, mark: Mark) -> Truth:
    return None if answer is None else answer is mark


def _holds(answer: Answer | None, wanted: str) -> Truth:
    value, known = _settled(answer)
    return known if known is not True else isinstance(value, tuple) and wanted in value


def _every(parts: Iterator[Truth]) -> Truth:
    result: Truth = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            result = None
    return result


def _some(parts: Iterator[Truth]) -> Truth:
    result: Truth = False
    for part in parts:
        if part:
            return True
        if part is None:
            result = None
    return result


def _compare(condition: Compare, given: Given) -> Truth:
    left = _total(condition.left, given)
    right = _total(condition.right, given)
    if left is None or right is None:
        return None
    match condition.relation:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right


def _total(total: Total, given: Given) -> int | None:
    collected = 0
    for key in total.questions:
        value = number(given.get(key))
        if value is None:
            return None
        collected += value
    return collected * total.times // total.divide + total.plus
