# SPDX-License-Identifier: EUPL-1.2
"""The seven areas as one picture: nine boxes each, readable in black and white."""

from collections.abc import Iterable, Iterator

from app.report.paper.marks import Box, Hatch, Line, Op, moved
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece, stacked
from app.report.paper.script import one_line
from app.report.paper.style import COLUMN, HAIR, WIDTH, Style
from app.report.paper.typeset import Typesetter
from app.report.sheet.document import AreaBlock

_BOXES = 9
_WORDS = 0.655 * WIDTH  # where the words begin
_BETWEEN = 0.14  # from box to box, of a box


def picture(
    areas: Iterable[AreaBlock], style: Style, setter: Typesetter
) -> Iterator[Piece]:
    """One row per area, an undivided piece each, all on one page."""
    row = _wide_row if style.columns else _tall_row
    pieces = [row(area, style, setter) for area in areas]
    for index, piece in enumerate(pieces, 1):
        rule = Line(0, piece.height, WIDTH, piece.height, 0.5, HAIR)
        yield piece._replace(ops=(*piece.ops, rule), keep=style.columns or index == 1)


def in_words(area: AreaBlock) -> str:
    """For example "6 av 9, påtagligt problem"."""
    if area.rating is None:
        return "inte bedömt"
    figure = f"{area.rating}\u00a0av\u00a0{_BOXES}"
    return f"{figure}, {area.words}" if area.words else figure


def hatch_of(rating: int) -> Hatch:
    """The higher the rating (0-9), the denser."""
    hatches: tuple[tuple[int, Hatch], ...] = ((3, "light"), (5, "medium"), (7, "dense"))
    return next((hatch for highest, hatch in hatches if rating <= highest), "cross")


def _wide_row(area: AreaBlock, style: Style, setter: Typesetter) -> Piece:
    """Title, boxes and words beside one another."""
    pad = style.body * 0.42
    columns = (
        (Span(one_line(area.title), bold=True), 0.0, COLUMN - 4),
        (Span(one_line(in_words(area))), _WORDS, WIDTH - _WORDS),
    )
    ops: list[Op] = []
    height = 0.0
    for span, start, width in columns:
        baseline = pad + style.body
        for line in setter.lines([span], style.body, width):
            ops.extend(setter.marks(line, start, baseline, style.body))
            baseline += style.leading
        height = max(height, baseline - style.leading + 0.3 * style.body + pad)
    boxes = _boxes(area.rating, _WORDS - COLUMN - 14, style.body)
    ops.extend(moved(box, COLUMN, pad + 0.15 * style.body) for box in boxes)
    return Piece(height, tuple(ops))


def _tall_row(area: AreaBlock, style: Style, setter: Typesetter) -> Piece:
    """Title and words, and the boxes under them, for large type."""
    body = style.body
    spans = (Span(f"{one_line(area.title)}:", bold=True), Span(one_line(in_words(area))))
    lines = [
        Piece(style.leading, tuple(setter.marks(line, 0, body, body)))
        for line in setter.lines(spans, body, WIDTH)
    ]
    boxes = Piece(1.55 * body, tuple(_boxes(area.rating, WIDTH, 1.1 * body)))
    return stacked((Piece(0.4 * body, ()), *lines, boxes))


def _boxes(rating: int | None, width: float, height: float) -> Iterator[Box]:
    """Nine boxes: as many hatched as the rating says, or all broken outlines for none."""
    box = width / (_BOXES + (_BOXES - 1) * _BETWEEN)
    for index in range(_BOXES):
        left = index * box * (1 + _BETWEEN)
        if rating is None:
            yield Box(left, 0, box, height, line=0.4, dashed=True)
        else:
            hatch = hatch_of(rating) if index < rating else "none"
            yield Box(left, 0, box, height, hatch, line=0.7)
