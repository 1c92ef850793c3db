# SPDX-License-Identifier: EUPL-1.2
"""A table of the blank form whose columns ask one thing: rows with small boxes.

The question of a column stands above the table, once, with a gap for the row's words.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.forms.model import Form, Grid, GridRow
from app.report.blank.answer_places import boxes
from app.report.blank.blank_words import PERIODS
from app.report.blank.columns import Column, row_hint, row_words
from app.report.blank.pen import (
    BODY,
    HAIR,
    KEY,
    SMALL,
    TICK,
    WIDTH,
    Pen,
    at,
    beneath,
    beside,
)
from app.report.paper.marks import Box, Line, Op
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece

_PAD = 2.6
_INSIDE = 4.0  # from a line between columns to what stands beside it
_SHORTCUT = 41.0  # width of the column for the whole row
_ROOMY = 138.0  # for the names of the rows; where there is less, X stands over N
_NUMBER = 27.0  # width of the rows' numbers


class _Frame(NamedTuple):
    """Where the columns are: the end of the names, and the edges of every column."""

    label: float
    edges: tuple[float, ...]
    stacked: bool


def table(form: Form, grid: Grid, columns: Sequence[Column], pen: Pen) -> Iterator[Piece]:
    """What is asked in each column, the heading, and a piece for each row."""
    for column in columns:
        note = _note(column, pen)
        yield Piece(note.height + 2, note.ops, keep=True)
    frame = _frame(form, grid, columns, pen)
    head = _head(grid, columns, frame, pen)
    yield head._replace(before=2, keep=True)
    for row in grid.rows:
        yield _row(form, row, columns, frame, pen)._replace(head=head)


def _note(column: Column, pen: Pen) -> Piece:
    """What is asked in a column, its time, and what the interviewer should know."""
    asked = pen.text([Span(column.question)], BODY, WIDTH - KEY)
    spans = [Span(PERIODS.get(column.period, ""), bold=True)]
    spans += [Span(column.only_if, bold=True), Span(column.hint)]
    codes: list[Span] = []
    for code, label in column.legend:
        codes += [Span(code, bold=True), Span(f"{label}.")]
    notes = [pen.text(each, SMALL, WIDTH - KEY) for each in (spans, codes)]
    told = beneath((asked, *notes), 0.5)
    name = pen.fitted(column.id, BODY, KEY)
    return Piece(told.height, (*at(name, KEY - 16, 0), *at(told, KEY, 0)), width=WIDTH)


def _frame(form: Form, grid: Grid, columns: Sequence[Column], pen: Pen) -> _Frame:
    """Columns as wide as their boxes need; the names of the rows take the rest."""
    shortcut = _SHORTCUT if grid.shortcut else 0.0
    for stacked in (False, True):
        widths = [_needed(form, grid, column, pen, stacked=stacked) for column in columns]
        label = WIDTH - shortcut - sum(widths)
        if label >= _ROOMY:
            break
    more = max(0.0, label - 0.45 * WIDTH) / len(columns)
    edges = [label - more * len(columns) + shortcut]
    for width in widths:
        edges.append(edges[-1] + width + more)
    return _Frame(edges[0] - shortcut, tuple(edges), stacked)


def _needed(form: Form, grid: Grid, column: Column, pen: Pen, *, stacked: bool) -> float:
    """How wide a column must be for its boxes and for the words of its heading."""
    keys = [row.cells[column.id] for row in grid.rows if column.id in row.cells]
    cells = [boxes(form.questions[key], pen, stacked=stacked).width for key in keys]
    heading = [pen.words(word, SMALL, bold=True).width for word in column.heading.split()]
    return max(*cells, *heading) + 2 * _INSIDE


def _head(grid: Grid, columns: Sequence[Column], frame: _Frame, pen: Pen) -> Piece:
    """The heading of the table."""
    cells = [(0.0, pen.text([Span(grid.rows_label, bold=True)], SMALL, frame.label - 5))]
    if grid.shortcut:
        text = f"{grid.shortcut.label} ({grid.shortcut.key})"
        told = pen.text([Span(text, bold=True)], SMALL - 0.6, _SHORTCUT - _INSIDE)
        cells.append((frame.label + _INSIDE, told))
    for column, (start, end) in zip(columns, pairwise(frame.edges), strict=True):
        spans = [Span(column.heading, bold=True)]
        told = pen.text(spans, SMALL, end - start - 2 * _INSIDE)
        cells.append((start + _INSIDE, told))
    height = max(block.height for _, block in cells) + 4
    ops = [op for x, block in cells for op in at(block, x, height - block.height - 2)]
    ops.append(Line(0, height, WIDTH, height, 0.9))
    return Piece(height, tuple(ops))


def _row(
    form: Form, row: GridRow, columns: Sequence[Column], frame: _Frame, pen: Pen
) -> Piece:
    """One row: its name, the box for the whole of it, its cells, and what is said below."""
    label = _label(form, row, columns, frame.label - 4, pen)
    cells = {
        column.id: boxes(form.questions[row.cells[column.id]], pen, stacked=frame.stacked)
        for column in columns
        if column.id in row.cells
    }
    height = max(label.height, *(cell.height for cell in cells.values())) + 2 * _PAD
    ops: list[Op] = at(label, 0, (height - label.height) / 2)
    if frame.edges[0] > frame.label:
        middle = (height - TICK) / 2
        ops.append(Box(frame.label + _INSIDE, middle, TICK, TICK, radius=1.6, line=0.7))
        ops.append(Line(frame.label, 0, frame.label, height, 0.5, HAIR))
    for column, start in zip(columns, frame.edges, strict=False):
        if cell := cells.get(column.id):
            ops += at(cell, start + _INSIDE, (height - cell.height) / 2)
        ops.append(Line(start, 0, start, height, 0.5, HAIR))
    extra = _extra(form, row, columns, pen)
    if extra.height:
        ops += at(extra, _NUMBER, height)
        height += extra.height + 2
    ops.append(Line(0, height, WIDTH, height, 0.5, HAIR))
    return Piece(height, tuple(ops))


def _label(
    form: Form, row: GridRow, columns: Sequence[Column], width: float, pen: Pen
) -> Piece:
    """The row's number and name, and the words it puts in the gaps."""
    room = width - _NUMBER
    name = pen.text([Span(row.label, bold=True)], BODY, room)
    words = pen.text([Span(row_words(form, row, columns))], SMALL, room)
    one_line = name.width + 6 + words.width <= room and name.height < 2 * BODY
    told = beside((name, words), 6) if one_line else beneath((name, words))
    number = pen.fitted(row.key, BODY, _NUMBER - 4)
    top = (name.height - number.height) / 2 if one_line else 0.0
    return Piece(told.height, (*at(number, 0, top), *at(told, _NUMBER, 0)), width=width)


def _extra(form: Form, row: GridRow, columns: Sequence[Column], pen: Pen) -> Piece:
    """Questions and hints that are not as the rest of their column."""
    shared = row_hint(form, row, columns)
    lines = [pen.text([Span(shared)], SMALL, WIDTH - _NUMBER)]
    for column in columns:
        question = form.questions.get(row.cells.get(column.id, ""))
        if question is None or column.pattern is None:
            continue
        own = "" if column.pattern.gap(question.text) else question.text
        hint = "" if shared else column.own_hint(question)
        if own or hint:
            spans = [Span(f"{column.id}:", bold=True), Span(own), Span(hint)]
            lines.append(pen.text(spans, SMALL, WIDTH - _NUMBER))
    return beneath(lines)
