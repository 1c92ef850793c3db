# SPDX-License-Identifier: EUPL-1.2
"""What every part of the sheet is made of: paragraphs, headings, bullets, lines, frames."""

from collections.abc import Iterable, Iterator, Sequence

from app.report.paper.marks import Box, Line, Op, moved
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece, height_of, stacked
from app.report.paper.script import bound, clean, one_line
from app.report.paper.style import GUTTER, HALF, WIDTH, Style
from app.report.paper.typeset import Typesetter

_FRAME = 10.0  # from a frame to what is in it


class Blocks:
    """Sets the parts of one document in one style."""

    def __init__(self, style: Style, setter: Typesetter) -> None:
        self.style = style
        self.setter = setter

    def heading(self, words: str) -> Piece:
        """A heading; it stays with what follows."""
        size = self.style.heading
        marks = self.setter.marks([Span(words, bold=True)], 0, size, size)
        return Piece(size * 1.55, tuple(marks), before=self.style.gap, keep=True)

    def paragraph(
        self,
        spans: Sequence[Span],
        *,
        left: float = 0.0,
        width: float = WIDTH,
        size: float | None = None,
    ) -> list[Piece]:
        """Running text, a piece a line; never one line alone at the foot or head of a page.

        Spans hold clean text; their line breaks are kept.
        """
        size = size or self.style.body
        leading = size * self.style.leading / self.style.body
        parts = _at_line_breaks(spans)
        lines = [line for part in parts for line in self.setter.lines(part, size, width)]
        pieces = []
        for index, line in enumerate(lines):
            keep = index in {0, len(lines) - 2} and index < len(lines) - 1
            marks = self.setter.marks(line, left, size, size)
            pieces.append(Piece(leading, tuple(marks), keep=keep))
        return pieces

    def text(self, words: str, *, small: bool = False) -> list[Piece]:
        """A paragraph of one weight over the whole width."""
        size = self.style.small if small else self.style.body
        return self.paragraph([Span(bound(clean(words)))], size=size)

    def items(
        self, items: Iterable[str], *, width: float = WIDTH, numbered: bool = False
    ) -> Iterator[Piece]:
        """One item after another, after a dot or a figure."""
        body = self.style.body
        indent = body * (1.55 if numbered else 1.15)
        for index, item in enumerate(items, 1):
            sign = Span(f"{index}." if numbered else "•", bold=numbered)
            first, *rest = self.paragraph(
                [Span(bound(one_line(item)))], left=indent, width=width - indent
            )
            mark = tuple(self.setter.marks([sign], 0, body, body))
            before = body * 0.3 if index > 1 else 0.0
            yield first._replace(ops=(*mark, *first.ops), before=before)
            yield from rest

    def lines_to_write_on(self, count: int, *, numbered: bool = False) -> Iterator[Piece]:
        """Empty lines for a pen."""
        body = self.style.body
        height = max(26.0, 2 * body)
        for index in range(1, count + 1):
            sign = [Span(f"{index}.", bold=True)] if numbered else []
            marks = tuple(self.setter.marks(sign, 0, height - 3, body))
            start = body * 1.55 if numbered else 0.0
            rule = Line(start, height, WIDTH, height, 0.6)
            yield Piece(height, (*marks, rule), keep=index < count)

    def framed(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """The pieces in a rounded frame, or as they are when they are too tall for one."""
        inner = height_of(pieces)
        if inner > self.style.room / 2:
            return pieces
        content = stacked(pieces)
        height = inner + 2 * _FRAME - 0.25 * self.style.body
        frame = Box(0, 0, WIDTH, height, radius=7, line=0.8)
        ops = tuple(moved(op, _FRAME + 2, _FRAME) for op in content.ops)
        return [Piece(height, (frame, *ops), before=0.3 * self.style.body)]

    def side_by_side(
        self, left: Sequence[Piece], right: Sequence[Piece]
    ) -> Sequence[Piece]:
        """Two columns of `column_width`, or one after the other when they are too tall."""
        tallest = max(height_of(left), height_of(right))
        if not self.style.columns or tallest > self.style.room * 0.7:
            return [*left, *right]
        return [pair(left, right)]

    @property
    def column_width(self) -> float:
        """How wide one of two columns is, or the only one."""
        return HALF if self.style.columns else WIDTH

    @property
    def frame_width(self) -> float:
        """How wide text inside a frame may be."""
        return WIDTH - 2 * (_FRAME + 2)


def pair(left: Sequence[Piece], right: Sequence[Piece]) -> Piece:
    """Two columns, each `HALF` wide, that are never divided."""
    first, second = stacked(left), stacked(right)
    ops: tuple[Op, ...] = (*first.ops, *(moved(op, HALF + GUTTER, 0) for op in second.ops))
    return Piece(max(first.height, second.height), ops, before=first.before)


def _at_line_breaks(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The spans, divided at their line breaks; empty lines are left out."""
    paragraphs: list[list[Span]] = [[]]
    for span in spans:
        for index, text in enumerate(span.text.split("\n")):
            if index:
                paragraphs.append([])
            if words := " ".join(filter(None, text.split(" "))):
                paragraphs[-1].append(Span(words, span.bold))
    yield from filter(None, paragraphs)
    if not any(paragraphs):
        yield []
