# SPDX-License-Identifier: EUPL-1.2
"""The table of scores: which answers go into each, and with what weight. Data, never code."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.forms.bank import read_toml
from app.forms.conditions import Equals, Model

Basis = Literal["verified", "inferred", "own"]
Divisor = Annotated[float, Field(gt=0)]


class Sum(Model):
    """Numbers added together."""

    kind: Literal["sum"]
    keys: tuple[str, ...] = Field(min_length=1)
    divide: Divisor


class Largest(Model):
    """The largest of some numbers: rows that the formula knows as one."""

    kind: Literal["largest"]
    keys: tuple[str, ...] = Field(min_length=1)
    divide: Divisor


class Reversed(Model):
    """`top` minus the number, where much is good."""

    kind: Literal["reversed"]
    key: str
    top: int
    divide: Divisor


class Money(Model):
    """ln(1 + dollars) of an amount in kronor the last 30 days; 0 where `zero_when` holds."""

    kind: Literal["money"]
    key: str
    divide: Divisor
    zero_when: Equals | None = None


class Share(Model):
    """How large a part of yes/no answers is yes. Those that do not apply are no part of it."""

    kind: Literal["share"]
    keys: tuple[str, ...] = Field(min_length=1)
    divide: Divisor


Part = Annotated[Sum | Largest | Reversed | Money | Share, Field(discriminator="kind")]


class Score(Model):
    """One score: a sum of parts, or the Swedish reason why it is never worked out."""

    id: str
    area: str
    title: str
    basis: Basis
    absent: str = ""
    parts: tuple[Part, ...] = ()

    def questions(self) -> Iterator[str]:
        """Every question that the score looks at, in its own order."""
        for part in self.parts:
            match part:
                case Sum() | Largest() | Share():
                    yield from part.keys
                case Reversed():
                    yield part.key
                case Money():
                    if part.zero_when is not None:
                        yield part.zero_when.question
                    yield part.key


class Table(Model):
    """Every score of the program.

    Attributes:
        kronor_per_dollar: what a dollar of the formulas is worth.
        basis: the Swedish words for how sure a score is.
        composites: the ASI composite scores, in area order.
        indexes: the program's own index of each area.
    """

    kronor_per_dollar: float = Field(gt=0)
    basis: dict[Basis, str]
    composites: tuple[Score, ...]
    indexes: tuple[Score, ...]


def load_table(text: str) -> Table:
    """The table in a TOML text (resources/scoring/asi-scores.toml).

    Raises:
        BadForm: the text is no TOML.
        pydantic.ValidationError: something in it is not as above.
    """
    return Table.model_validate(read_toml(text))
