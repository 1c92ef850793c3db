# SPDX-License-Identifier: EUPL-1.2
"""Pieces of a document poured into pages, top to bottom."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.report.paper.marks import Op, moved


class Piece(NamedTuple):
    """Something that is never divided between two pages, often one line.

    Attributes:
        height: in points.
        ops: the marks, measured from the piece's own upper left corner.
        before: air above it, left out at the top of a page.
        keep: stays on the same page as the piece after it, as a heading does.
        new_page: begins a page.
        head: what stands above it once more if it comes first on a page, as the heading of
            a table does.
        width: in points, where others are set beside it.
    """

    height: float
    ops: tuple[Op, ...]
    before: float = 0.0
    keep: bool = False
    new_page: bool = False
    head: "Piece | None" = None
    width: float = 0.0


def height_of(pieces: Sequence[Piece]) -> float:
    """The height of pieces set on a page of their own."""
    return sum(piece.before + piece.height for piece in pieces) - (
        pieces[0].before if pieces else 0.0
    )


def after_air(before: float, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with so much air above the first."""
    first, *rest = pieces
    yield first._replace(before=before)
    yield from rest


def beside_title(title: Sequence[Piece], text: Sequence[Piece]) -> list[Piece]:
    """Lines of a title in a column of its own, never divided from those of its text."""
    pairs = zip(text, title, strict=False)
    beside = [Piece(b.height, (*a.ops, *b.ops), keep=b.keep or a.keep) for b, a in pairs]
    return [*beside, *text[len(beside) :], *title[len(beside) :]]


def stacked(pieces: Iterable[Piece]) -> Piece:
    """The pieces made one, that is never divided."""
    pieces = tuple(pieces)
    ops: list[Op] = []
    y = -pieces[0].before
    for piece in pieces:
        y += piece.before
        ops.extend(moved(op, 0, y) for op in piece.ops)
        y += piece.height
    return Piece(y, tuple(ops), pieces[0].before, pieces[-1].keep, pieces[0].new_page)


def paginate(
    pieces: Iterable[Piece], room: float, *, left: float, top: float
) -> list[list[Op]]:
    """The marks of each page, moved to their places.

    Args:
        pieces: in reading order; none taller than `room`, with what stands above it.
        room: height of a page's text area.
        left: where the text area begins.
        top: the same.

    Returns:
        One list of marks per page; no page without pieces.
    """
    pages: list[list[Op]] = []
    used = room
    for group in _groups(pieces):
        begins = group[0].new_page and used > 0
        if begins or used + group[0].before + height_of(group) > room:
            pages.append(_heading(group[0], left, top))
            used = _height(group[0].head)
        for piece in group:
            before = piece.before if used else 0.0
            if used and used + before + piece.height > room:  # a group taller than a page
                pages.append(_heading(piece, left, top))
                used, before = _height(piece.head), 0.0
            used += before
            pages[-1].extend(moved(op, left, top + used) for op in piece.ops)
            used += piece.height
    return pages


def _heading(piece: Piece, left: float, top: float) -> list[Op]:
    """What a page begins with when this piece is its first."""
    return [moved(op, left, top) for op in piece.head.ops] if piece.head else []


def _height(piece: Piece | None) -> float:
    return piece.height if piece else 0.0


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces that stay together."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
