# SPDX-License-Identifier: EUPL-1.2
"""A table of the blank form where every cell has a question of its own, with its boxes."""

from collections.abc import Iterator, Sequence

from app.forms.model import Form, Grid, GridRow, Shortcut
from app.report.blank.answer_places import boxes
from app.report.blank.columns import Column, row_hint
from app.report.blank.pen import BODY, HAIR, KEY, SMALL, WIDTH, Pen, at, beneath, beside
from app.report.paper.marks import Line, Op
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece

_PAD = 3.3
_INSIDE = 8.0  # from the line between columns to what stands beside it


def worded_table(
    form: Form, grid: Grid, columns: Sequence[Column], pen: Pen
) -> Iterator[Piece]:
    """The heading, and a piece for each row."""
    head = _head(columns, pen)
    yield head._replace(keep=True)
    for row in grid.rows:
        yield _row(form, row, columns, grid.shortcut, pen)._replace(head=head)


def _step(columns: Sequence[Column]) -> float:
    return (WIDTH - KEY) / len(columns)


def _head(columns: Sequence[Column], pen: Pen) -> Piece:
    """The columns' letters, words and hints."""
    step = _step(columns)
    blocks = []
    for column in columns:
        named = pen.text([Span(column.heading, bold=True)], SMALL, step - _INSIDE)
        hint = pen.text([Span(column.hint)], SMALL, step - 2 * _INSIDE)
        blocks.append(beneath((named, hint)))
    height = max(block.height for block in blocks) + 4
    ops: list[Op] = []
    for index, block in enumerate(blocks):
        x = KEY + index * step + (_INSIDE if index else 0)
        ops += at(block, x, 0)
    ops.append(Line(0, height, WIDTH, height, 0.9))
    return Piece(height, tuple(ops), before=2)


def _row(
    form: Form, row: GridRow, columns: Sequence[Column], shortcut: Shortcut | None, pen: Pen
) -> Piece:
    """The row's name over its questions."""
    shared = row_hint(form, row, columns)
    name = _name(row, shared, shortcut, pen)
    step = _step(columns)
    top = _PAD + name.height + 2
    inside = step - 2 * _INSIDE
    cells = [_cell(form, row, column, inside, pen, hinted=not shared) for column in columns]
    height = top + max(cell.height for cell in cells) + _PAD
    ops: list[Op] = at(name, 0, _PAD)
    for index, cell in enumerate(cells):
        x = KEY + index * step
        ops += at(cell, x + (_INSIDE if index else 0), top)
        if index:
            ops.append(Line(x, top, x, height - _PAD, 0.5, HAIR))
    ops.append(Line(0, height, WIDTH, height, 0.5, HAIR))
    return Piece(height, tuple(ops))


def _name(row: GridRow, shared: str, shortcut: Shortcut | None, pen: Pen) -> Piece:
    """Number, name and hint, and the box for the whole row on the right."""
    number = pen.fitted(row.key, BODY, KEY - 5)
    named = pen.words(row.label, BODY, bold=True)
    hint = pen.words(shared, SMALL)
    told = beside((named, hint), 8)
    ops = [*at(number, 0, 0), *at(told, KEY, 0)]
    if shortcut:
        whole = pen.tick("", f"{shortcut.label} ({shortcut.key})", SMALL, 150)
        ops += at(whole, WIDTH - whole.width, 0)
    return Piece(told.height, tuple(ops), width=WIDTH)


def _cell(
    form: Form, row: GridRow, column: Column, width: float, pen: Pen, *, hinted: bool
) -> Piece:
    """The question, its own hint if it is to have one, and its boxes."""
    if column.id not in row.cells:
        return Piece(0, ())
    question = form.questions[row.cells[column.id]]
    hint = column.own_hint(question) if hinted else ""
    asked, told = pen.text([Span(question.text)], BODY, width), [Span(hint)]
    return beneath((asked, pen.text(told, SMALL, width), boxes(question, pen)), 1)
