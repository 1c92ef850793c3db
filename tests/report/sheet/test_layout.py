# SPDX-License-Identifier: EUPL-1.2
"""The sheet on paper: what stands where, how much fits, and that nothing leaves the page."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sheets import BARE, RICH, area, said, squeezed, texts, wordy

from app.report.paper.fonts import Fonts
from app.report.paper.marks import (
    A4_HEIGHT,
    A4_WIDTH,
    Box,
    Page,
    Text,
    Watermark,
    hatch_lines,
)
from app.report.paper.measure import Measures, Span
from app.report.paper.script import one_line
from app.report.paper.style import FOOT, MARGIN, NORMAL
from app.report.paper.typeset import Typesetter
from app.report.sheet.layout import Layout, layout_feedback
from app.report.sheet.picture import in_words, picture

FONTS = Fonts()
HEADINGS = {
    "Så ser det ut just nu", "Det som bär", "Det som är svårt", "Din kommentar",
    "Det här vill du ha hjälp med", "Område för område", "Det här kom vi överens om",
}  # fmt: skip


def boxes(pages: tuple[Page, ...]) -> list[Box]:
    return [op for page in pages for op in page.ops if isinstance(op, Box)]


def watermarks(layout: Layout) -> list[list[str]]:
    return [
        [op.run.string for op in page.ops if isinstance(op, Watermark)]
        for page in layout.pages
    ]


def right_edge(text: Text) -> float:
    widths = (run.dx + text.size * FONTS.advance(run.font, run.string) for run in text.runs)
    return text.x + max(widths, default=0.0)


def test_a_rich_sheet_takes_two_pages() -> None:
    layout = layout_feedback(RICH, FONTS)

    assert len(layout.pages) == 2
    assert not layout.overflow
    assert layout.body >= 10.5


def test_the_sheet_says_everything_in_the_document() -> None:
    everything = said(layout_feedback(RICH, FONTS).pages)

    for words in (
        *(RICH.client_name, RICH.case_number, RICH.interviewer, RICH.comment),
        *(*RICH.resources, *RICH.problems, *RICH.wishes, *RICH.agreed, *HEADINGS),
        *(each.title for each in RICH.areas),
        *(each.text for each in RICH.areas),
        *("19 november 2026", "26 november 2026", "maj 2027", "sida 1 av 2", "sida 2 av 2"),
        *("6 av 9, påtagligt problem", "inte bedömt", "sekretess"),
    ):
        assert squeezed(words) in everything


def test_page_one_is_the_summary_and_page_two_the_areas() -> None:
    first, second = layout_feedback(RICH, FONTS).pages

    assert "vill du ha hjälp med" in " ".join(text.says for text in texts([first]))
    assert texts([second])[0].says == "Område för område"


def test_more_text_makes_the_type_smaller_and_then_needs_a_third_page() -> None:
    layouts = [layout_feedback(wordy(count), FONTS) for count in (1, 4, 6, 8, 12, 30)]
    bodies = [layout.body for layout in layouts]

    assert bodies == sorted(bodies, reverse=True)
    assert bodies[0] > bodies[-1] == NORMAL[-1].body == 9
    assert [layout.overflow for layout in layouts] == [False] * 5 + [True]
    assert len(layouts[-1].pages) > 2


def test_large_type_takes_the_pages_it_needs() -> None:
    layout = layout_feedback(RICH, FONTS, large=True)

    assert layout.body >= 16
    assert len(layout.pages) > 2
    assert not layout.overflow
    assert squeezed(RICH.comment) in said(layout.pages)


@pytest.mark.parametrize("large", [False, True])
def test_a_draft_says_so_across_every_page_until_it_is_signed(large: bool) -> None:
    draft = layout_feedback(replace(RICH, signed=False), FONTS, large=large)
    signed = layout_feedback(RICH, FONTS, large=large)

    assert all(words == ["UTKAST"] for words in watermarks(draft))
    assert not any(watermarks(signed))


def test_practice_is_marked_even_when_signed() -> None:
    assert all(
        words == ["ÖVNING"]
        for words in watermarks(layout_feedback(RICH, FONTS, mark="ÖVNING"))
    )


def test_an_empty_sheet_has_lines_to_write_on() -> None:
    layout = layout_feedback(BARE, FONTS)

    assert len(layout.pages) == 2
    assert "None" not in said(layout.pages)
    assert "Ärende" not in said(layout.pages)
    for words in ("Din underskrift", "Handläggare", "3."):
        assert squeezed(words) in said(layout.pages)


def drawn_boxes(rating: int | None) -> list[Box]:
    pieces = picture([area("x", "X", rating)], NORMAL[0], Typesetter(Measures(FONTS)))
    return [op for piece in pieces for op in piece.ops if isinstance(op, Box)]


def ink(box: Box) -> float:
    """How much of a box its hatching covers, as length of line."""
    return sum(
        ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 for x1, y1, x2, y2 in hatch_lines(box)
    )


@pytest.mark.parametrize("rating", range(10))
def test_as_many_boxes_are_hatched_as_the_rating_says(rating: int) -> None:
    nine = drawn_boxes(rating)

    assert [box.hatch != "none" for box in nine] == [True] * rating + [False] * (9 - rating)
    assert not any(box.dashed for box in nine)


def test_hatching_is_denser_the_higher_the_rating() -> None:
    amounts = [ink(drawn_boxes(rating)[0]) for rating in range(10)]

    assert amounts == sorted(amounts)
    assert len(set(amounts)) == 5


def test_no_rating_looks_unlike_a_rating_of_nought() -> None:
    assert all(box.dashed and box.hatch == "none" for box in drawn_boxes(None))
    assert in_words(area("x", "X", None)) == "inte bedömt"
    assert in_words(area("x", "X", 0)).startswith("0\u00a0av\u00a09, ")


def test_hatching_stays_inside_its_box() -> None:
    box = drawn_boxes(9)[3]

    for x1, y1, x2, y2 in hatch_lines(box):
        assert all(box.x - 0.01 <= x <= box.x + box.width + 0.01 for x in (x1, x2))
        assert all(box.y - 0.01 <= y <= box.y + box.height + 0.01 for y in (y1, y2))


@given(count=st.integers(1, 40), large=st.booleans())
@settings(max_examples=12, deadline=None)
def test_no_heading_is_left_alone_at_the_foot_of_a_page(count: int, large: bool) -> None:
    for page in layout_feedback(wordy(count), FONTS, large=large).pages:
        last = max(
            (text for text in texts([page]) if text.y < FOOT), key=lambda text: text.y
        )

        assert last.says not in HEADINGS


ANY = st.text(st.characters(exclude_categories=()), max_size=60)
LONG = st.one_of(ANY, st.text("abcåäö <&", max_size=400), st.just("W" * 3000))


@given(
    words=st.tuples(LONG, LONG, LONG, LONG),
    items=st.lists(LONG, max_size=4),
    large=st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_nothing_leaves_the_page_whatever_is_written(
    words: tuple[str, str, str, str], items: list[str], large: bool
) -> None:
    name, case, interviewer, comment = words
    document = replace(
        RICH,
        client_name=name,
        case_number=case,
        interviewer=interviewer,
        comment=comment,
        resources=tuple(items),
        wishes=tuple(items[:3]),
        agreed=tuple(items),
        areas=tuple(replace(each, text=comment or "-") for each in RICH.areas),
    )

    pages = layout_feedback(document, FONTS, large=large).pages

    for text in texts(pages):
        assert text.x >= MARGIN - 0.01
        assert right_edge(text) <= A4_WIDTH - MARGIN + 3  # what other fonts' spaces add
        assert text.size < text.y < A4_HEIGHT - 10
    for box in boxes(pages):
        assert 0 < box.x < box.x + box.width < A4_WIDTH
        assert 0 < box.y < box.y + box.height < A4_HEIGHT


@example("\u0590\ud800", 100)
@given(ANY, st.floats(5, 300))
@settings(max_examples=200, deadline=None)
def test_broken_lines_hold_all_the_words(text: str, width: float) -> None:
    setter = Typesetter(Measures(FONTS))
    words = one_line(text)  # as all that is laid out: see `Span`

    lines = setter.lines([Span(words)], 10, width)

    assert "".join(squeezed(span.text) for line in lines for span in line) == squeezed(
        words
    )
    for line in lines:
        length = sum(len(span.text) for span in line)
        assert (
            length <= 1
            or setter.line_width(line, 10) <= width + 1e-6
            or not words.isascii()
        )
