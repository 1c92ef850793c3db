# SPDX-License-Identifier: EUPL-1.2
"""The nine kinds of question, and what all of them have.

What only says how the program handles a question is marked `Handled`: see model.py.
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from app.forms.conditions import Condition, Handled, Model

Period = Literal["", "30", "6m", "3y", "life", "before", "now", "since"]
Stage = Literal["interview", "after"]
SINCE = "{since}"  # the gap of a text for when the last interview was (app/report/sentences/since.py)


class Choice(Model):
    """One answer to choose: its code on paper, and its words.

    `means` is the mark that a code stood for before: it is read so, and offered no longer.
    """

    code: str
    label: str
    means: Literal["", "X", "N"] = ""


class _Asked(Model):
    """What every question has, whatever its kind.

    Attributes:
        key: stable name in every form and file (asi_items.csv), e.g. "C9", "E1.c", "D16.kr".
        label: a few words for rows and lists.
        text: the question as it is read aloud to the client.
        hint: one line for the interviewer, always in sight.
        paper: what of the hint stands on paper, if not all of it speaks of paper too.
        help: what the interviewer may need to know, on F1.
        period: which time it is about.
        critical: weighs when the interviewer rates the area.
        relevant: when to ask; None is always.
        identifier: tells who the client is, so it leaves the computer only by choice.
        stage: asked in the talk, or filled in by the interviewer after it.
        optional: may stay empty without being missed.
        aloud: read to the client; if not, the interviewer answers alone, in the talk.
        confirm: one key chooses and another gives: never answered by a slip, unread.
        prefill: which fact of the case answers it from the start, or "then" for the answer
            of the earlier interview, or "then:KEY" for another one there.
        grid, row, column: where it stands, if in a grid.
        source: how sure the fact behind it is (asi.md 0).
    """

    key: str
    label: str
    text: str = ""
    hint: str = ""
    paper: Annotated[str | None, Handled] = None
    help: str = ""
    period: Period = ""
    critical: bool = False
    relevant: Condition | None = None
    identifier: bool = False
    stage: Stage = "interview"
    optional: bool = False
    aloud: bool = True
    confirm: bool = False
    prefill: str = ""
    grid: str = ""
    row: str = ""
    column: str = ""
    source: str = ""

    @property
    def hint_on_paper(self) -> str:
        """The hint without what is about keys and screens."""
        return self.hint if self.paper is None else self.paper


class TextQuestion(_Asked):
    """Words. `long` asks for several lines."""

    type: Literal["text"]
    long: bool = False


class DateQuestion(_Asked):
    """A day; one that has not come only where it may lie `ahead`, as when something is agreed."""

    type: Literal["date"]
    ahead: bool = False


class NumberQuestion(_Asked):
    """A whole number from `minimum` to `maximum`; `unit` is its word for one and for many."""

    type: Literal["number"]
    minimum: int = 0
    maximum: int
    unit: tuple[str, str] = ("", "")


class YearMonthQuestion(_Asked):
    """A length of time in years (0-`maximum`) and months (0-11)."""

    type: Literal["yearmonth"]
    maximum: int = 99


class YesNoQuestion(_Asked):
    """No (0) or yes (1)."""

    type: Literal["yesno"]


class _Chosen(_Asked):
    """A question answered with codes from a list."""

    choices: tuple[Choice, ...]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The words of every code, in form order."""
        return {choice.code: choice.label for choice in self.choices}

    @cached_property
    def offered(self) -> tuple[Choice, ...]:
        """What there is to choose among now, in form order."""
        return tuple(choice for choice in self.choices if not choice.means)


class ChoiceQuestion(_Chosen):
    """One of a few."""

    type: Literal["choice"]


class ListQuestion(_Chosen):
    """One of many, found by typing. `codes` names the list; `choices` is filled when loaded."""

    type: Literal["list"]
    codes: str
    choices: tuple[Choice, ...] = ()


class MultiQuestion(_Chosen):
    """Any number of a few."""

    type: Literal["multi"]


class RatingQuestion(_Asked):
    """How much, from 0 up to 4 (the client's) or 9 (the interviewer's).

    `card` has the words of each value, all of them or one for each pair (0-9).
    """

    type: Literal["rating"]
    maximum: Literal[4, 9]
    card: tuple[str, ...]


Question = Annotated[
    TextQuestion
    | DateQuestion
    | NumberQuestion
    | YearMonthQuestion
    | YesNoQuestion
    | ChoiceQuestion
    | ListQuestion
    | MultiQuestion
    | RatingQuestion,
    Field(discriminator="type"),
]
