# SPDX-License-Identifier: EUPL-1.2
"""The seven areas as one picture: nine boxes each, readable in black and white."""

from collections.abc import Iterable, Iterator

from app.report.document import AreaBlock
from app.report.flow import Piece, stacked
from app.report.page import Box, Hatch, Line, Op
from app.report.script import one_line
from app.report.style import HAIR, QUIET, WIDTH, Style
from app.report.typeset import Span, Typesetter

_BOXES = 9
_TITLE = 0.31  # where the boxes begin, of the width
_WORDS = 0.705  # where the words begin


def picture(areas: Iterable[AreaBlock], style: Style, setter: Typesetter) -> Iterator[Piece]:
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
        (Span(one_line(area.title), bold=True), 0.0, _TITLE - 0.02, 0.0),
        (Span(one_line(in_words(area))), _WORDS, 1 - _WORDS, _grey(area)),
    )
    ops: list[Op] = []
    height = 0.0
    for span, start, share, grey in columns:
        baseline = pad + style.body
        for line in setter.lines([span], style.body, WIDTH * share):
            ops.extend(setter.marks(line, WIDTH * start, baseline, style.body, grey=grey))
            baseline += style.leading
        height = max(height, baseline - style.leading + 0.3 * style.body + pad)
    size = 1.02 * style.body
    ops.extend(_boxes(area.rating, WIDTH * _TITLE, pad + 0.14 * style.body, size))
    return Piece(height, tuple(ops))


def _tall_row(area: AreaBlock, style: Style, setter: Typesetter) -> Piece:
    """Title, words and boxes under one another, for large type."""
    spans = (Span(one_line(area.title), bold=True), Span(one_line(in_words(area))))
    lines = [
        Piece(style.leading, tuple(setter.marks(line, 0, style.body, style.body)))
        for span in spans
        for line in setter.lines([span], style.body, WIDTH)
    ]
    boxes = Piece(1.5 * style.body, tuple(_boxes(area.rating, 0, 0, 1.2 * style.body)))
    return stacked((Piece(0.4 * style.body, ()), *lines, boxes, Piece(0.2 * style.body, ())))


def _boxes(rating: int | None, x: float, y: float, size: float) -> Iterator[Op]:
    """Nine boxes: as many hatched as the rating says, or all broken outlines for none."""
    width = 1.62 * size
    for index in range(_BOXES):
        left = x + index * width * 1.16
        if rating is None:
            yield Box(left, y, width, size, line=0.5, grey=QUIET, dashed=True)
        else:
            yield Box(
                left, y, width, size, hatch_of(rating) if index < rating else "none", line=0.7
            )


def _grey(area: AreaBlock) -> float:
    return QUIET if area.rating is None else 0.0
