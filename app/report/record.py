# SPDX-License-Identifier: EUPL-1.2
"""A plain record on paper: a title, headings and lines under them, on as many pages as it takes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.report.blocks import Blocks
from app.report.flow import Piece, paginate
from app.report.fonts import Fonts
from app.report.layout import across
from app.report.measure import Measures, Span
from app.report.page import Line, Op, Page
from app.report.script import bound, clean, one_line
from app.report.style import FOOT, HAIR, MARGIN, NORMAL, TOP, WIDTH
from app.report.typeset import Typesetter

_STYLE = NORMAL[0]
_TITLE = 18.0  # points
_GAP = 3.0  # between two lines


class Part(NamedTuple):
    """A heading and its lines; "" for no heading."""

    heading: str
    lines: tuple[str, ...]


def record_pages(
    title: str, parts: Sequence[Part], fonts: Fonts, *, mark: str = ""
) -> tuple[Page, ...]:
    """The record on pages.

    Args:
        title: at the top, and at the foot of every page.
        parts: in order. What is in them is set as it is, never as markup.
        fonts: measures the words.
        mark: a word across every page, such as "ÖVNING".
    """
    setter = Typesetter(Measures(fonts))
    blocks = Blocks(_STYLE, setter)
    body = paginate(_pieces(blocks, title, parts), _STYLE.room, left=MARGIN, top=TOP)
    words = [word for word in (one_line(mark),) if word]
    return tuple(
        Page(
            (
                *across(words, setter),
                *ops,
                *_foot(f"{title} · sida {n} av {len(body)}", setter),
            )
        )
        for n, ops in enumerate(body, start=1)
    )


def _pieces(blocks: Blocks, title: str, parts: Iterable[Part]) -> Iterator[Piece]:
    yield from blocks.paragraph([Span(bound(clean(title)), bold=True)], size=_TITLE)
    for part in parts:
        if part.heading:
            yield blocks.heading(one_line(part.heading))
        for line in part.lines:
            pieces = blocks.text(line)
            yield pieces[0]._replace(before=_GAP)
            yield from pieces[1:]


def _foot(label: str, setter: Typesetter) -> Iterator[Op]:
    yield Line(MARGIN, FOOT, MARGIN + WIDTH, FOOT, 0.5, HAIR)
    size = _STYLE.foot
    yield from setter.marks([Span(one_line(label))], MARGIN, FOOT + size * 1.5, size)
