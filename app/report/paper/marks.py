# SPDX-License-Identifier: EUPL-1.2
"""A page as plain data: the marks on it, for a PDF, a screen and a printer alike.

Everything is in points (1/72 inch). The origin is the page's top left corner and y
grows downwards, as in Qt; `pdf` turns it over. Text is black; greys run from 0 (black)
to 1 (white).
A painter draws the marks in the order they come, and decides nothing.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

FontName = Literal["regular", "bold", "noto", "arabic", "thai"]
Hatch = Literal["none", "light", "medium", "dense", "cross"]

A4_WIDTH = 595.28
A4_HEIGHT = 841.89
HATCH_LINE = 0.6
_SPACING: dict[Hatch, float] = {"light": 5.2, "medium": 3.4, "dense": 2.1, "cross": 2.6}


class Run(NamedTuple):
    """Characters of one font, in the order they are drawn from left to right.

    Scripts that run from right to left are already shaped and turned round, so a painter
    with a text engine of its own must switch that off: in Qt, put U+202D before the
    string, and turn kerning off, since the advances were added up without it.

    Attributes:
        dx: distance from the text's `x` to where the run begins.
        font: which of the fonts in `Fonts.files`.
        string: what to draw.
    """

    dx: float
    font: FontName
    string: str


class Text(NamedTuple):
    """A piece of one line.

    Attributes:
        x: left edge.
        y: baseline.
        size: type size.
        runs: what to draw; characters that no font has are left out (a `Box` stands there).
        says: what it says, in reading order: for copying, searching and reading aloud.
    """

    x: float
    y: float
    size: float
    runs: tuple[Run, ...]
    says: str


class Line(NamedTuple):
    """A straight line, `width` thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.5
    grey: float = 0.0


class Box(NamedTuple):
    """A rectangle's outline, hatched inside or not.

    Attributes:
        x: left edge.
        y: upper edge.
        width: outer width.
        height: outer height.
        hatch: how dense the lines of `hatch_lines` are.
        radius: of the corners.
        line: thickness of the outline.
        grey: of the outline and the hatching.
        dashed: a broken outline, for "there is no value here".
    """

    x: float
    y: float
    width: float
    height: float
    hatch: Hatch = "none"
    radius: float = 0.0
    line: float = 0.6
    grey: float = 0.0
    dashed: bool = False


class Watermark(NamedTuple):
    """A word across the page, centred at (x, y), turned `angle` degrees anticlockwise."""

    x: float
    y: float
    size: float
    run: Run
    angle: float
    grey: float


Op = Text | Line | Box | Watermark


class Page(NamedTuple):
    """One sheet of paper, and what is on it."""

    ops: tuple[Op, ...]
    width: float = A4_WIDTH
    height: float = A4_HEIGHT


def hatch_lines(box: Box) -> Iterator[tuple[float, float, float, float]]:
    """The lines (x1, y1, x2, y2) that hatch a box, cut at its edges, `HATCH_LINE` thick."""
    if box.hatch == "none":
        return
    for across in _diagonals(box.width, box.height, _SPACING[box.hatch]):
        x1, y1, x2, y2 = across
        yield box.x + x1, box.y + y1, box.x + x2, box.y + y2
        if box.hatch == "cross":
            yield box.x + box.width - x1, box.y + y1, box.x + box.width - x2, box.y + y2


def _diagonals(
    width: float, height: float, spacing: float
) -> Iterator[tuple[float, float, float, float]]:
    """Lines falling at 45 degrees in a rectangle at (0, 0), `spacing` apart."""
    step = spacing * 2**0.5
    start = step / 2 - height
    while start < width:
        left, right = max(start, 0.0), min(start + height, width)
        if right > left:
            yield left, left - start, right, right - start
        start += step


def moved(op: Op, dx: float, dy: float) -> Op:
    """The same mark, `dx` further right and `dy` further down."""
    match op:
        case Line(x1, y1, x2, y2):
            return op._replace(x1=x1 + dx, y1=y1 + dy, x2=x2 + dx, y2=y2 + dy)
        case Text() | Box() | Watermark():
            return op._replace(x=op.x + dx, y=op.y + dy)
