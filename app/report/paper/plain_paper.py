# SPDX-License-Identifier: EUPL-1.2
"""A plain document on A4, or as text: headings, paragraphs, and rows of what is what."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from app.report.paper.blocks import Blocks
from app.report.paper.fonts import Fonts
from app.report.paper.marks import Line, Op, Page
from app.report.paper.measure import Measures, Span
from app.report.paper.pouring import Piece, after_air, beside_title, paginate
from app.report.paper.script import bound, clean, one_line
from app.report.paper.style import COLUMN, FOOT, HAIR, MARGIN, NORMAL, TOP, WIDTH, Style
from app.report.paper.typeset import Typesetter
from app.report.paper.watermark import across

_STYLE = Style(10)
_RECORD, _RECORD_TITLE = NORMAL[0], 18.0  # points
_GAP = 3.0  # between two lines of a record
_NARROW = 30  # characters of a label in plain text


class Part(NamedTuple):
    """One part: a heading, paragraphs under it, and then rows of a label and its words."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


class Plain(NamedTuple):
    """The whole document. `foot` stands at the foot of every page: it names nobody."""

    title: str
    foot: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]


def layout_plain(document: Plain, fonts: Fonts, *, mark: str = "") -> tuple[Page, ...]:
    """The document as pages.

    Args:
        document: what it says.
        fonts: measures the words.
        mark: a word across every page, such as "ÖVNING", or "".
    """
    blocks = Blocks(_STYLE, Typesetter(Measures(fonts)))

    def foot(page: int, pages: int) -> Iterator[Op]:
        right, size = [Span(f"sida {page} av {pages}")], _STYLE.foot
        yield from _foot(document.foot, blocks)
        left = MARGIN + WIDTH - blocks.setter.line_width(right, size)
        yield from blocks.setter.marks(right, left, FOOT + size * 1.5, size)

    return _pages(_pieces(document, blocks), foot, blocks, mark)


def record_pages(
    title: str, parts: Sequence[Part], fonts: Fonts, *, mark: str = ""
) -> tuple[Page, ...]:
    """A record on pages, in larger type, where every paragraph is a line of its own.

    Args:
        title: at the top, and at the foot of every page.
        parts: in order, without rows. What is in them is set as it is, never as markup.
        fonts: measures the words.
        mark: a word across every page, such as "ÖVNING".
    """
    blocks = Blocks(_RECORD, Typesetter(Measures(fonts)))

    def foot(page: int, pages: int) -> Iterator[Op]:
        return _foot(f"{title} · sida {page} av {pages}", blocks)

    head = blocks.paragraph([Span(bound(clean(title)), bold=True)], size=_RECORD_TITLE)
    pieces = (*head, *_parts(parts, blocks, gaps=(_GAP, _GAP)))
    return _pages(pieces, foot, blocks, mark)


def plain_text(document: Plain) -> str:
    """The document as text, a row a line."""
    lines = [document.title, "=" * len(document.title), "", *document.lead]
    for part in document.parts:
        lines += ["", part.heading, "-" * len(part.heading), *part.paragraphs]
        lines += [f"{label:<{_NARROW}}  {words}" for label, words in part.rows]
    return "\n".join(lines) + "\n"


def _pieces(document: Plain, blocks: Blocks) -> Iterator[Piece]:
    size = _STYLE.title
    marks = blocks.setter.marks([Span(document.title, bold=True)], 0, 0.8 * size, size)
    yield Piece(size * 1.3, tuple(marks), keep=True)
    for words in document.lead:
        yield from blocks.text(words)
    yield from _parts(document.parts, blocks, gaps=(0.0, _STYLE.body * 0.4))


def _parts(
    parts: Iterable[Part], blocks: Blocks, *, gaps: tuple[float, float]
) -> Iterator[Piece]:
    """What stands in them; `gaps` is the air above the first paragraph, and above others."""
    for part in parts:
        if part.heading:
            yield blocks.heading(one_line(part.heading))
        for number, words in enumerate(part.paragraphs):
            yield from after_air(gaps[1 if number else 0], blocks.text(words))
        for label, words in part.rows:
            yield from _row(label, words, blocks)


def _row(label: str, words: str, blocks: Blocks) -> Iterator[Piece]:
    """The label in a column of its own, beside its words."""
    left = blocks.paragraph([Span(one_line(label), bold=True)], width=COLUMN - 8)
    right = blocks.paragraph([Span(bound(clean(words)))], left=COLUMN, width=WIDTH - COLUMN)
    return after_air(_STYLE.body * 0.25, beside_title(left, right))


def _pages(
    pieces: Iterable[Piece],
    foot: Callable[[int, int], Iterable[Op]],
    blocks: Blocks,
    mark: str,
) -> tuple[Page, ...]:
    body = paginate(pieces, blocks.style.room, left=MARGIN, top=TOP)
    words = [word for word in (one_line(mark),) if word]
    return tuple(
        Page((*across(words, blocks.setter), *ops, *foot(number, len(body))))
        for number, ops in enumerate(body, 1)
    )


def _foot(label: str, blocks: Blocks) -> Iterator[Op]:
    yield Line(MARGIN, FOOT, MARGIN + WIDTH, FOOT, 0.5, HAIR)
    size = blocks.style.foot
    yield from blocks.setter.marks([Span(one_line(label))], MARGIN, FOOT + size * 1.5, size)
