# SPDX-License-Identifier: EUPL-1.2
"""What a client answered: a value, X, N, or nothing yet."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple


class Mark(Enum):
    """A handled question without a value. A state, never a number (asi.md 1.4)."""

    X = "X"  # does not know, or will not answer
    N = "N"  # does not apply; also what a skip rule gives


class YearMonth(NamedTuple):
    """A length of time. `years` 0-99, `months` 0-11."""

    years: int
    months: int

    @property
    def in_months(self) -> int:
        """The whole length in months."""
        return self.years * 12 + self.months


Value = int | str | date | YearMonth | tuple[str, ...]
Answer = Value | Mark


class Answers(Mapping[str, Answer]):
    """The answers of one interview by question key. Immutable; unanswered keys are absent.

    Attributes:
        then: what counted in the earlier interview that this one looks back at, by question
            key; empty where there is none.
    """

    def __init__(
        self,
        given: Mapping[str, Answer] | None = None,
        then: Mapping[str, Answer] | None = None,
    ) -> None:
        self._given: dict[str, Answer] = dict(given or {})
        self.then: Mapping[str, Answer] = then or {}

    def __getitem__(self, key: str) -> Answer:
        return self._given[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answers):
            return False
        return self._given == other._given and self.then == other.then

    __hash__ = None  # type: ignore[assignment]  # a mapping of unhashable size: compare, never key

    def __repr__(self) -> str:
        """How many, never what: a repr ends up in logs."""
        return f"<Answers: {len(self._given)} given>"

    def with_answer(self, key: str, answer: Answer | None) -> "Answers":
        """The same answers with `key` answered, or unanswered again where `answer` is None."""
        given = dict(self._given)
        if answer is None:
            given.pop(key, None)
        else:
            given[key] = answer
        return Answers(given, self.then)
