# SPDX-License-Identifier: EUPL-1.2
"""The pen that draws the blank form: words, boxes to tick, boxes for figures, lines.

Everything is in points. A `Piece` is drawn from its own upper left corner.
"""

from collections.abc import Sequence
from itertools import zip_longest

from app.report.paper.marks import A4_HEIGHT, A4_WIDTH, Box, Line, Op, moved
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece
from app.report.paper.script import clean
from app.report.paper.typeset import Typesetter

LEFT = 40.0
TOP = 39.0
FOOT = A4_HEIGHT - 34.0  # where the line above the footer runs
ROOM = FOOT - TOP - 5.0
WIDTH = A4_WIDTH - 2 * LEFT
KEY = 37.0  # width of the column with the numbers of the questions
BODY = 9.1  # what is read aloud
SMALL = 7.7  # for the interviewer
TICK = 9.6  # side of a box to tick
DIGIT = 13.0  # width of a box for one figure
TALL = 16.0  # its height
AFTER_TICK = 3.5  # from it to its words
HAIR = 0.75  # grey of lines between questions
SOFT = 0.45  # grey of lines inside boxes for figures
_FIRST_RULE = 14.5  # from what stands above to the first line to write on
_RULE = 18.5  # from line to line
_BETWEEN = 1.6  # from row to row in columns
_LEADING = 1.26
_BASELINE = 0.97


NOTHING = Piece(0, ())


def beneath(blocks: Sequence[Piece], gap: float = 0.0) -> Piece:
    """Blocks under one another; the empty ones are left out."""
    blocks = [block for block in blocks if block.height]
    ops: list[Op] = []
    y = 0.0
    for index, block in enumerate(blocks):
        y += gap if index else 0.0
        ops += at(block, 0, y)
        y += block.height
    return Piece(y, tuple(ops), width=max((block.width for block in blocks), default=0.0))


def beside(blocks: Sequence[Piece], gap: float) -> Piece:
    """Blocks next to one another, each in the middle of the tallest one's height."""
    blocks = [block for block in blocks if block.height]
    height = max((block.height for block in blocks), default=0.0)
    ops: list[Op] = []
    x = 0.0
    for block in blocks:
        ops += at(block, x, (height - block.height) / 2)
        x += block.width + gap
    return Piece(height, tuple(ops), width=max(0.0, x - gap))


def at(block: Piece, x: float, y: float) -> list[Op]:
    """The marks of a block, from (x, y)."""
    return [moved(op, x, y) for op in block.ops]


class Pen:
    """Draws what a form is made of."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter

    def text(self, spans: Sequence[Span], size: float, width: float) -> Piece:
        """Words in as many lines as they need; nothing at all for no words."""
        spans = [Span(_one_line(span.text), span.bold) for span in spans if span.text]
        if not spans:
            return NOTHING
        lines = self._setter.lines(spans, size, width)
        ops: list[Op] = []
        widest = 0.0
        for index, line in enumerate(lines):
            y = (index * _LEADING + _BASELINE) * size
            ops += self._setter.marks(line, 0, y, size)
            widest = max(widest, self._setter.line_width(line, size))
        return Piece(len(lines) * _LEADING * size, tuple(ops), width=widest)

    def words(self, words: str, size: float, *, bold: bool = False) -> Piece:
        """Words on one line, however long."""
        return self.text([Span(words, bold)], size, float("inf"))

    def fitted(self, words: str, size: float, width: float) -> Piece:
        """Bold words on one line, in smaller type where they would be too wide."""
        wide = self._setter.width(Span(words, bold=True), 1)
        return self.words(words, min(size, width / wide), bold=True)

    def tick(self, code: str, label: str, size: float, width: float) -> Piece:
        """A box to tick, its code and its words, no wider than `width`."""
        spans = [Span(code, bold=True), Span(label)]
        told = self.text(spans, size, width - TICK - AFTER_TICK)
        drop = (_LEADING * size - TICK) / 2
        box = Box(0, drop, TICK, TICK, radius=1.6, line=0.7)
        start = TICK + AFTER_TICK
        return Piece(told.height, (box, *at(told, start, 0)), width=start + told.width)

    def crosses(self, *, stacked: bool = False) -> Piece:
        """The boxes for X and N."""
        both = [self.tick(mark, "", SMALL, 40) for mark in ("X", "N")]
        return beneath(both, 1) if stacked else beside(both, 6)

    def digits(self, count: int) -> Piece:
        """Boxes for figures, one beside the other."""
        width = count * DIGIT
        frame = Box(0, 0, width, TALL, radius=1.6, line=0.7)
        between = [
            Line(n * DIGIT, 0.6, n * DIGIT, TALL - 0.6, 0.5, SOFT) for n in range(1, count)
        ]
        return Piece(TALL, (frame, *between), width=width)

    def rules(self, count: int, width: float) -> Piece:
        """Lines to write on."""
        heights = [_FIRST_RULE + n * _RULE for n in range(count)]
        lines = [Line(0, y, width, y, 0.6, 0.2) for y in heights]
        return Piece(heights[-1] + 1, tuple(lines), width=width)


def _one_line(text: str) -> str:
    """Clean text on one line; what is bound together stays so."""
    return " ".join(clean(text).replace("\n", " ").split(" ")).strip()


def set_in_columns(blocks: Sequence[Piece], starts: Sequence[float]) -> Piece:
    """Blocks in columns that begin at `starts`, read downwards."""
    columns = in_columns(blocks, len(starts))
    heights = [max(b.height for b in row if b) for row in zip_longest(*columns)]
    ops: list[Op] = []
    for start, column in zip(starts, columns, strict=False):
        y = 0.0
        for block, height in zip(column, heights, strict=False):
            ops += at(block, start, y)
            y += height + _BETWEEN
    width = starts[-1] + max(block.width for block in columns[-1])
    return Piece(sum(heights) + _BETWEEN * (len(heights) - 1), tuple(ops), width=width)


def in_columns(blocks: Sequence[Piece], count: int) -> list[Sequence[Piece]]:
    """Blocks dealt into columns, downwards; the last may be shorter, or missing."""
    rows = -(-len(blocks) // count)
    return [blocks[start : start + rows] for start in range(0, len(blocks), rows)]


def even(count: int, width: float) -> list[float]:
    """Where columns of equal width begin."""
    return [index * width / count for index in range(count)]
