# SPDX-License-Identifier: EUPL-1.2
"""What a form is made of: questions (questions.py), grids, sections, and what rests on them.

A form is kept whole in the vault. What only says how the program handles it is marked `Handled`:
it is not kept, and is laid on again when a kept form is read (handling.py).
"""

from functools import cached_property
from typing import Annotated, Literal

from app.forms.areas import Area, Check, Prompt
from app.forms.conditions import Handled, Model
from app.forms.questions import Question

Kind = Literal["interview", "module", "case", "measure", "plan", "dropout", "study"]
Then = Literal["interview", "plan"]


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

    `kind` is what is written down with it: see app/interview/after/steps.py for its pages.

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
