# SPDX-License-Identifier: EUPL-1.2
"""Pieces poured into pages: what stays together, and where a page ends."""

from collections.abc import Sequence

import pytest

from app.report.paper.marks import Line
from app.report.paper.pouring import Piece, height_of, paginate, stacked


def piece(name: int, height: float = 10, **more: float) -> Piece:
    """A piece that can be told from others by its line's thickness."""
    return Piece(height, (Line(0, 0, 1, 0, width=name),), **more)


def poured(pieces: Sequence[Piece], room: float) -> list[list[tuple[int, float]]]:
    """Each page's pieces with their places from the top."""
    pages = paginate(pieces, room, left=100, top=1000)
    return [
        [(int(op.width), op.y1 - 1000) for op in page if isinstance(op, Line)]
        for page in pages
    ]


def test_pieces_follow_one_another() -> None:
    assert poured([piece(1), piece(2, before=5), piece(3)], 40) == [
        [(1, 0), (2, 15), (3, 25)]
    ]


def test_air_is_left_out_at_the_top_of_a_page() -> None:
    assert poured([piece(1, before=5), piece(2, before=5)], 20) == [[(1, 0)], [(2, 0)]]


def test_a_piece_that_fits_exactly_stays() -> None:
    assert poured([piece(1), piece(2)], 20) == [[(1, 0), (2, 10)]]


def test_a_heading_goes_with_what_follows() -> None:
    assert poured([piece(1), piece(2, keep=True), piece(3)], 29) == [
        [(1, 0)],
        [(2, 0), (3, 10)],
    ]


def test_a_new_page_is_begun_where_asked_but_never_an_empty_one() -> None:
    assert poured([piece(1, new_page=True), piece(2, new_page=True)], 90) == [
        [(1, 0)],
        [(2, 0)],
    ]


def test_a_chain_taller_than_a_page_is_divided() -> None:
    chain = [piece(name, keep=True) for name in range(1, 6)]

    assert poured(chain, 25) == [[(1, 0), (2, 10)], [(3, 0), (4, 10)], [(5, 0)]]


def test_nothing_takes_no_page() -> None:
    assert paginate([], 100, left=0, top=0) == []


def test_stacked_pieces_are_as_tall_as_the_pieces() -> None:
    pieces = [piece(1, before=3), piece(2, before=4), piece(3, keep=True)]
    one = stacked(pieces)

    assert one.height == pytest.approx(height_of(pieces)) == 34
    assert (one.before, one.keep) == (3, True)
    assert [op.y1 for op in one.ops if isinstance(op, Line)] == [0, 14, 24]
