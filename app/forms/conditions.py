# SPDX-License-Identifier: EUPL-1.2
"""Conditions as data, with three truth values: yes (True), no (False), not known yet (None).

Each has `truth(given)`, whether it holds for what was given: an unanswered question and one
marked X give None; N gives False, for a question that does not apply is neither this nor that.
And `looks_at()`, the keys of all questions that it looks at, in its own order.
"""

from collections.abc import Callable, Iterator
from operator import ge, gt, le, lt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from app.forms.answers import Mark
from app.forms.three_valued import (
    Given,
    Truth,
    every,
    holds,
    is_marked,
    is_one_of,
    is_value,
    number,
    reaches,
    some,
    stays_within,
)
from app.forms.toml_text import read_tables

Handled = Field(exclude=True)  # how the program handles a form: not kept with it (model.py)
_RELATIONS: dict[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


class Model(BaseModel):
    """Everything read from a definition: frozen, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @classmethod
    def of_toml(cls, text: str) -> Self:
        """What a TOML text describes.

        Raises:
            ValueError: it is no TOML (NotToml), or something else stands in it.
        """
        return cls.model_validate(read_tables(text))


class _OfOne(Model):
    """A condition on one question."""

    question: str

    def looks_at(self) -> Iterator[str]:
        yield self.question


class _OfMany(Model):
    """A condition on several questions at once."""

    questions: tuple[str, ...]

    def looks_at(self) -> Iterator[str]:
        yield from self.questions


class Equals(_OfOne):
    """The answer is this value."""

    op: Literal["equals"]
    value: int | str

    def truth(self, given: Given) -> Truth:
        return is_value(given.get(self.question), self.value)


class OneOf(_OfOne):
    """The answer is one of these values."""

    op: Literal["one_of"]
    values: tuple[int | str, ...]

    def truth(self, given: Given) -> Truth:
        return is_one_of(given.get(self.question), self.values)


class AtLeast(_OfOne):
    """The number is this or more. A length of time counts in months."""

    op: Literal["at_least"]
    value: int

    def truth(self, given: Given) -> Truth:
        return reaches(given.get(self.question), self.value)


class AtMost(_OfOne):
    """The number is this or less. A length of time counts in months."""

    op: Literal["at_most"]
    value: int

    def truth(self, given: Given) -> Truth:
        return stays_within(given.get(self.question), self.value)


class IsN(_OfOne):
    """The question does not apply."""

    op: Literal["is_n"]

    def truth(self, given: Given) -> Truth:
        return is_marked(given.get(self.question), Mark.N)


class IsX(_OfOne):
    """The client does not know, or will not answer."""

    op: Literal["is_x"]

    def truth(self, given: Given) -> Truth:
        return is_marked(given.get(self.question), Mark.X)


class Answered(_OfOne):
    """The question has an answer of any kind. Never unknown."""

    op: Literal["answered"]

    def truth(self, given: Given) -> Truth:
        return self.question in given


class Contains(_OfOne):
    """The chosen ones include this one."""

    op: Literal["contains"]
    value: str

    def truth(self, given: Given) -> Truth:
        return holds(given.get(self.question), self.value)


class AllEqual(_OfMany):
    """Every one of these questions has this value."""

    op: Literal["all_equal"]
    value: int | str

    def truth(self, given: Given) -> Truth:
        return every(is_value(given.get(key), self.value) for key in self.questions)


class AnyAtLeast(_OfMany):
    """At least one of these numbers is this or more."""

    op: Literal["any_at_least"]
    value: int

    def truth(self, given: Given) -> Truth:
        return some(reaches(given.get(key), self.value) for key in self.questions)


class Total(Model):
    """A sum of numbers: floor((sum of the questions) * times / divide) + plus.

    With `over` each question counts only by how much it is more than that one, or 0.
    """

    questions: tuple[str, ...] = ()
    over: str = ""
    times: int = 1
    divide: int = Field(default=1, ge=1)
    plus: int = 0

    def of(self, given: Given) -> int | None:
        """The sum, or None as soon as one of the numbers is missing."""
        collected = 0
        floor = number(given.get(self.over)) if self.over else 0
        for key in self.questions:
            value = number(given.get(key))
            if value is None or floor is None:
                return None
            collected += max(value - floor, 0) if self.over else value
        return collected * self.times // self.divide + self.plus


class Compare(Model):
    """Two sums side by side. Unknown as soon as one of the numbers is."""

    op: Literal["compare"]
    left: Total
    relation: Literal["<", "<=", ">", ">="]
    right: Total

    def truth(self, given: Given) -> Truth:
        left = self.left.of(given)
        right = None if left is None else self.right.of(given)
        if left is None or right is None:
            return None
        return _RELATIONS[self.relation](left, right)

    def looks_at(self) -> Iterator[str]:
        for total in (self.left, self.right):
            yield from total.questions
            if total.over:
                yield total.over


class Not(Model):
    """The opposite."""

    op: Literal["not"]
    of: "Condition"

    def truth(self, given: Given) -> Truth:
        inner = self.of.truth(given)
        return None if inner is None else not inner

    def looks_at(self) -> Iterator[str]:
        yield from self.of.looks_at()


class _Together(Model):
    """Several conditions in one."""

    of: tuple["Condition", ...]

    def looks_at(self) -> Iterator[str]:
        for part in self.of:
            yield from part.looks_at()


class All(_Together):
    """Every one of these holds."""

    op: Literal["all"]

    def truth(self, given: Given) -> Truth:
        held: Truth = True
        for part in self.of:  # a loop: this is asked of every check after every answer
            one = part.truth(given)
            if one is False:
                return False
            held = None if one is None else held
        return held


class AnyOf(_Together):
    """At least one of these holds."""

    op: Literal["any"]

    def truth(self, given: Given) -> Truth:
        held: Truth = False
        for part in self.of:
            one = part.truth(given)
            if one is True:
                return True
            held = None if one is None else held
        return held


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
_Together.model_rebuild()
All.model_rebuild()
AnyOf.model_rebuild()
