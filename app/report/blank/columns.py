# SPDX-License-Identifier: EUPL-1.2
"""What the questions of a table's column have in common, and what a row has of its own.

Questions that differ in a few words are said once, with a gap for the row's own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.forms.model import Form, Grid, GridColumn, GridRow
from app.forms.questions import Question
from app.report.blank.blank_words import STAR
from app.report.blank.skips import only_if

GAP = "\u2026"
_NAME = re.compile(r"\{[Nn]ame\}")


class Pattern(NamedTuple):
    """The words before and after the gap."""

    before: str
    after: str

    def gap(self, text: str) -> str:
        """The words of a question that stand in the gap; "" if it does not fit."""
        fits = text.startswith(self.before) and text.endswith(self.after)
        return text[len(self.before) : len(text) - len(self.after)].strip() if fits else ""

    @property
    def text(self) -> str:
        """The question with its gap."""
        return f"{self.before}{GAP}{self.after}"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        id: its letter.
        label: its heading.
        pattern: the question that most of them ask, but for a few words; None where each
            has words of its own.
        period: which time it is about, as in the definitions; "" if they differ.
        hint: what is said of most of its questions.
        only_if: when its questions are asked, told of the columns of the same row.
        legend: codes and words, where the answer is a code.
        critical: weighs heavily.
    """

    id: str
    label: str
    pattern: Pattern | None
    period: str
    hint: str
    only_if: str
    legend: tuple[tuple[str, str], ...]
    critical: bool

    @property
    def question(self) -> str:
        """The question with a gap for the row's words; "" where there is none."""
        return self.pattern.text if self.pattern else ""

    @property
    def heading(self) -> str:
        """Its letter and words, with a star where it weighs heavily."""
        return f"{self.id}{STAR if self.critical else ''} {self.label}"

    def own_hint(self, question: Question) -> str:
        """The hint of a question, where it is not that of its column."""
        hint = question.hint_on_paper
        return "" if hint == self.hint else hint


def columns_of(form: Form, grid: Grid) -> tuple[Column, ...]:
    """The columns of a table from left to right."""
    return tuple(_column(form, grid, column) for column in grid.columns)


def row_words(form: Form, row: GridRow, columns: Sequence[Column]) -> str:
    """What a row puts in the gaps of its questions."""
    words = commonest(
        column.pattern.gap(form.questions[row.cells[column.id]].text)
        for column in columns
        if column.pattern is not None and column.id in row.cells
    )
    return f"{GAP} {words.rstrip(',')}" if words else ""


def row_hint(form: Form, row: GridRow, columns: Sequence[Column]) -> str:
    """The hint that all questions of a row share, and their columns do not."""
    hints = {
        column.own_hint(form.questions[row.cells[column.id]])
        for column in columns
        if column.id in row.cells
    }
    return hints.pop() if len(hints) == 1 else ""


def pattern_of(template: str, texts: Iterable[str]) -> Pattern | None:
    """What the questions of a column have in common by their template, if any is made by it."""
    parts = _NAME.split(template)
    if len(parts) != 2:  # one gap
        return None
    pattern = Pattern(*parts)
    return pattern if any(map(pattern.gap, texts)) else None


def commonest(gaps: Iterable[str]) -> str:
    """The words that stand most often in the gaps of a row; of equals the longest."""
    counted = Counter(filter(None, gaps))
    return max(counted, key=lambda gap: (counted[gap], len(gap), gap), default="")


def _column(form: Form, grid: Grid, column: GridColumn) -> Column:
    rows = [row for row in grid.rows if column.id in row.cells]
    questions = [form.questions[row.cells[column.id]] for row in rows]
    periods = {question.period for question in questions}
    first = questions[0]
    legend: tuple[tuple[str, str], ...] = ()
    if first.type == "choice":
        legend = tuple((choice.code, choice.label) for choice in first.offered)
    return Column(
        id=column.id,
        label=column.label,
        pattern=pattern_of(column.template, (question.text for question in questions)),
        period=periods.pop() if len(periods) == 1 else "",
        hint=_shared_hint(questions),
        only_if=_condition(form, grid, rows, column.id),
        legend=legend,
        critical=any(question.critical for question in questions),
    )


def _shared_hint(questions: Sequence[Question]) -> str:
    hints = Counter(question.hint_on_paper for question in questions)
    hint, count = hints.most_common(1)[0]
    return hint if 2 * count > len(questions) else ""


def _condition(form: Form, grid: Grid, rows: Sequence[GridRow], letter: str) -> str:
    """When the column is asked, if that is the same on every row."""
    headings = {column.id: f"”{column.label}”" for column in grid.columns}
    told = set()
    for row in rows:
        names = {key: key for key in form.questions}
        names |= {key: headings[column] for column, key in row.cells.items()}
        condition = form.questions[row.cells[letter]].relevant
        told.add(only_if(form, condition, names.__getitem__) if condition else "")
    return told.pop() if len(told) == 1 else ""
