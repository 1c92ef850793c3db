# SPDX-License-Identifier: EUPL-1.2
"""What a form is made of: questions of nine kinds, grids, sections, and what rests on them.

A form is kept whole in the vault. What only says how the program handles it is marked `Handled`:
it is not kept, and is laid on again when a kept form is read (handling.py).
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from app.forms.areas import Area, Check, Prompt
from app.forms.conditions import Condition, Handled, Model

Period = Literal["", "30", "6m", "3y", "life", "before", "now", "since"]
Stage = Literal["interview", "after"]
Kind = Literal["interview", "module", "case", "measure", "plan", "dropout", "study"]
Then = Literal["interview", "plan"]
SINCE = "{since}"  # the gap of a text for when the last interview was (app/report/since.py)


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


class GridColumn(Model):
    """One column: its letter, its heading, and the text of its questions with a gap, {name}."""

    id: str
    label: str
    template: Annotated[str, Handled] = ""


class GridRow(Model):
    """One row: its key, its words, and the keys of its questions by column."""

    key: str
    label: str
    cells: dict[str, str]


class Shortcut(Model):
    """One key that answers a whole row, such as A for never used.

    `sets` has the written answer ("0", "N", ...) for each column that the row has.
    """

    key: str
    label: str
    sets: dict[str, str]


class Grid(Model):
    """Questions that stand together as rows and columns."""

    id: str
    title: str
    rows_label: str = ""
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    shortcut: Shortcut | None = None


class Section(Model):
    """One part of the talk: letter, name, what to say first, and its questions in order."""

    id: str
    title: str
    lead: str = ""
    keys: tuple[str, ...]


class Change(Model):
    """Questions that ask about something else from one version of the form on.

    New words for the same thing are no change. Answers of before and after are not compared.

    Attributes:
        version: the first version with the new meaning, such as "2026.4".
        keys: the questions.
        why: what is new, in one sentence for people.
    """

    version: str
    keys: tuple[str, ...]
    why: str


class Form(Model):
    """A whole form, ready to ask.

    `kind` is what is written down with it: see app/interview/steps.py for its pages.

    `notes` are sentences on how a version counts, in forms that vaults still keep: the text
    for the investigation says it itself now, where the questions were asked. `then` is what
    it looks back at: the client's latest interview, the latest plan; () is nothing.
    `broken_off` is the question on who broke the talk off; N where it was held to its end, ""
    where nobody asks.
    """

    id: str
    version: str
    title: str
    kind: Kind = "interview"
    sections: tuple[Section, ...]
    asked: tuple[Question, ...]
    grids: tuple[Grid, ...] = ()
    areas: tuple[Area, ...] = ()
    checks: tuple[Check, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    then: tuple[Then, ...] = ()
    broken_off: Annotated[str, Handled] = ""

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by key, in form order."""
        return {question.key: question for question in self.asked}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of every question, by key."""
        return {key: section for section in self.sections for key in section.keys}

    @cached_property
    def grid_by_id(self) -> dict[str, Grid]:
        """Every grid by its id."""
        return {grid.id: grid for grid in self.grids}

    def changed(self, **parts: object) -> "Form":
        """The same form with other parts; nothing is remembered of the old ones."""
        kept = {name: getattr(self, name) for name in Form.model_fields}
        return Form.model_construct(**kept | parts)

    def area(self, area_id: str) -> Area:
        """The area with this id.

        Raises:
            KeyError: the form has no such area.
        """
        for area in self.areas:
            if area.id == area_id:
                return area
        raise KeyError(area_id)
