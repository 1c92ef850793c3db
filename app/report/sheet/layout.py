# SPDX-License-Identifier: EUPL-1.2
"""The återkoppling laid out on A4: two pages, or as many as large type needs."""

from collections.abc import Iterator
from typing import NamedTuple

from app.report.paper.fonts import Fonts
from app.report.paper.marks import Line, Op, Page
from app.report.paper.measure import Measures, Span
from app.report.paper.pouring import paginate
from app.report.paper.script import one_line
from app.report.paper.style import FOOT, HAIR, LARGE, MARGIN, NORMAL, TOP, WIDTH, Style
from app.report.paper.typeset import Typesetter
from app.report.paper.watermark import across
from app.report.sheet.document import Feedback
from app.report.sheet.sheet_parts import sheet

MOST_PAGES = 2
DRAFT = "UTKAST"
_SECRECY = "Skyddas av sekretess enligt offentlighets- och sekretesslagen"


class Layout(NamedTuple):
    """The sheet on paper.

    Attributes:
        pages: in order; at least one.
        overflow: the text needs more than two pages even in the smallest type; someone
            should shorten it. Never so for large type, which takes the pages it needs.
        body: size of the running text, in points.
    """

    pages: tuple[Page, ...]
    overflow: bool
    body: float


def layout_feedback(
    document: Feedback, fonts: Fonts, *, large: bool = False, mark: str = ""
) -> Layout:
    """Lay the sheet out.

    Args:
        document: what it says.
        fonts: measures the words.
        large: for those who need large type: 16 points, as many pages as that takes.
        mark: a word across every page, such as "ÖVNING"; "UTKAST" comes by itself until
            the interview is signed.
    """
    measures = Measures(fonts)
    setter = Typesetter(measures)
    style = LARGE if large else _style(document, Typesetter(measures, ink=False))
    body = paginate(sheet(document, style, setter), style.room, left=MARGIN, top=TOP)
    marks = [word for word in (one_line(mark), "" if document.signed else DRAFT) if word]
    number = one_line(document.case_number)
    case, pages = f"Ärende {number} · " if number else "", []
    for page, ops in enumerate(body, 1):
        label = f"{case}sida {page} av {len(body)}"
        pages.append(Page((*across(marks, setter), *ops, *_footer(label, style, setter))))
    return Layout(tuple(pages), not large and len(pages) > MOST_PAGES, style.body)


def _style(document: Feedback, ruler: Typesetter) -> Style:
    """The first style that fits on two pages, else the last."""
    for style in NORMAL[:-1]:
        pages = paginate(sheet(document, style, ruler), style.room, left=MARGIN, top=TOP)
        if len(pages) <= MOST_PAGES:
            return style
    return NORMAL[-1]


def _footer(label: str, style: Style, setter: Typesetter) -> Iterator[Op]:
    """The secrecy on the left, the case and the page on the right, or under one another."""
    yield Line(MARGIN, FOOT, MARGIN + WIDTH, FOOT, 0.5, HAIR)
    y, size = FOOT + style.foot * 1.5, style.foot
    left, right = [Span(_SECRECY)], [Span(_shortened(label, size, setter))]
    wide = setter.line_width(right, size)
    yield from setter.marks(left, MARGIN, y, size)
    if setter.line_width(left, size) + size + wide > WIDTH:
        y += size * 1.35
    yield from setter.marks(right, MARGIN + WIDTH - wide, y, size)


def _shortened(label: str, size: float, setter: Typesetter) -> str:
    """The label's beginning and end where a very long case number would leave the page."""
    longest = len(label)
    while longest and setter.width(Span(_middle_out(label, longest)), size) > WIDTH:
        longest -= max(1, longest // 8)
    return _middle_out(label, longest)


def _middle_out(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[: longest // 2]} … {text[-(longest - longest // 2) :]}"
