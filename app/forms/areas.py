# SPDX-License-Identifier: EUPL-1.2
"""What rests on the questions of a form: areas that are rated, checks, prompts."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from app.forms.conditions import Condition, Handled, Model

_ANSWER = re.compile(r"\{([^}]*)\}")


class Area(Model):
    """One of the areas that are rated, and the questions that carry the rating.

    `observed` are answered by the interviewer before the rating. `comment` is "" for none.
    """

    id: str
    title: str
    section: str
    rating: str
    days: tuple[str, ...] = ()
    troubled: tuple[str, ...]
    importance: tuple[str, ...]
    critical: tuple[str, ...]
    confidence: tuple[str, ...] = ()
    comment: str = ""
    observed: Annotated[tuple[str, ...], Handled] = ()

    def named(self) -> Iterator[str]:
        """Every question that this names."""
        lists = (self.days, self.troubled, self.importance, self.critical, self.confidence)
        yield self.rating
        for keys in (*lists, self.observed):
            yield from keys
        if self.comment:
            yield self.comment


class Check(Model):
    """Answers that do not fit together.

    An error must be mended or explained before signing; a signal may be left, and never
    holds up the talk.

    `message` may name answers as {KEY}. `at` is where it shows, `see` the other question.
    """

    id: str
    strength: Literal["error", "signal"]
    when: Condition
    at: str
    see: str = ""
    message: str

    def named(self) -> Iterator[str]:
        """Every question that this names."""
        yield from self.when.looks_at()
        yield self.at
        yield from self.said()
        if self.see:
            yield self.see

    def said(self) -> Iterator[str]:
        """The questions whose answers its message says."""
        yield from _ANSWER.findall(self.message)


class Prompt(Model):
    """What to do now when answers show danger: quiet, clear, for the interviewer."""

    id: str
    when: Condition
    title: str
    steps: tuple[str, ...]

    def named(self) -> Iterator[str]:
        """Every question that this names."""
        return self.when.looks_at()
