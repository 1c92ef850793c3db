# SPDX-License-Identifier: EUPL-1.2
"""The blank form: everything is on it, nothing leaves the page, nothing is divided."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from app.forms.model import Form
from app.forms.question_number import number_of
from app.report.blank.answer_places import written_in_words
from app.report.blank.blank_form import layout_blank
from app.report.blank.blank_words import AFTER, PERIODS
from app.report.blank.columns import commonest, pattern_of
from app.report.blank.pen import FOOT, LEFT, WIDTH
from app.report.blank.skips import only_if
from app.report.paper.fonts import Fonts
from app.report.paper.marks import A4_HEIGHT, A4_WIDTH, Box, Line, Op, Page, Text
from app.report.paper.pdf import write_pdf
from app.report.paper.script import one_line
from tests.library import LIBRARY

FONTS = Fonts()
MOST_PAGES = 16
EDGE = 10.0  # points that many printers cannot reach


@pytest.fixture(scope="module")
def pages(grund: Form) -> tuple[Page, ...]:
    return layout_blank(grund, FONTS)


def texts(page: Page) -> Iterator[Text]:
    yield from (op for op in page.ops if isinstance(op, Text))


def said(*pages: Page) -> str:
    """All words in reading order, line breaks as spaces."""
    return " ".join(text.says for page in pages for text in texts(page))


def right_edge(text: Text) -> float:
    widths = (run.dx + text.size * FONTS.advance(run.font, run.string) for run in text.runs)
    return text.x + max(widths, default=0.0)


def rows_of(page: Page) -> list[float]:
    """Where the lines across the page are, from the top."""
    across = {
        round(op.y1, 2)
        for op in page.ops
        if isinstance(op, Line) and op.y1 == op.y2 and op.x2 - op.x1 > WIDTH - 1
    }
    return sorted(across)


def row_with(page: Page, word: str) -> str:
    """The words between the two lines around a word in the column of numbers."""
    (at,) = [text.y for text in texts(page) if text.says == word and text.x < LEFT + 5]
    lines = [0.0, *rows_of(page), FOOT]
    top, bottom = next((a, b) for a, b in pairwise(lines) if a < at <= b)
    return " ".join(text.says for text in texts(page) if top < text.y <= bottom)


def page_with(pages: tuple[Page, ...], key: str) -> Page:
    (page,) = [
        page for page in pages for text in texts(page)
        if text.says.rstrip("*") == number_of(key) and text.x < LEFT + 5
    ]  # fmt: skip
    return page


def test_it_is_short_enough_to_carry(pages: tuple[Page, ...]) -> None:
    assert 10 <= len(pages) <= MOST_PAGES
    assert all((page.width, page.height) == (A4_WIDTH, A4_HEIGHT) for page in pages)


def test_every_question_has_its_number_once(grund: Form, pages: tuple[Page, ...]) -> None:
    numbers = [
        text.says.rstrip("*") for page in pages for text in texts(page) if text.x < LEFT + 5
    ]
    for question in grund.asked:
        if not question.grid:
            assert numbers.count(number_of(question.key)) == 1, question.key
    for grid in grund.grids:
        letters = {column.id for column in grid.columns}
        for row in grid.rows:
            assert numbers.count(row.key) == 1, row.key
            page = page_with(pages, row.key)
            heads = {text.says.split()[0].rstrip("*") for text in texts(page) if text.says}
            assert letters <= heads, row.key


def test_every_question_has_its_words(grund: Form, pages: tuple[Page, ...]) -> None:
    for question in grund.asked:
        if question.grid:
            continue
        words = row_with(page_with(pages, question.key), number(question.key, pages))
        assert one_line(question.text) in words, question.key
        assert PERIODS.get(question.period, "") in words
        assert question.hint_on_paper in words
        assert " X" in words
        assert " N" in words
        if question.relevant is not None:
            assert only_if(grund, question.relevant) in words


def number(key: str, pages: tuple[Page, ...]) -> str:
    page = page_with(pages, key)
    (found,) = [
        t.says
        for t in texts(page)
        if t.says.rstrip("*") == number_of(key) and t.x < LEFT + 5
    ]
    return found


def test_every_choice_stands_at_its_question(grund: Form, pages: tuple[Page, ...]) -> None:
    left_out = set()
    for question in grund.asked:
        if question.grid or question.type not in ("choice", "list", "multi"):
            continue
        if written_in_words(question):
            left_out.add(question.codes)
            continue
        words = row_with(page_with(pages, question.key), number(question.key, pages))
        for choice in question.offered:
            assert f"{choice.code} {choice.label}" in words, question.key
    assert left_out == {"kommuner", "lander"}


def test_every_value_of_a_rating_has_a_box(grund: Form, pages: tuple[Page, ...]) -> None:
    for question in grund.asked:
        if question.type != "rating":
            continue
        words = row_with(page_with(pages, question.key), number(question.key, pages))
        assert all(one in words for one in question.card), question.key
        assert all(str(value) in words.split() for value in range(question.maximum + 1))


def test_every_question_of_a_table_can_be_read(
    grund: Form, pages: tuple[Page, ...]
) -> None:
    everything = said(*pages)
    for grid in grund.grids:
        for column in grid.columns:
            cells = [row.cells[column.id] for row in grid.rows if column.id in row.cells]
            asked = [grund.questions[key].text for key in cells]
            pattern = pattern_of(column.template, asked)
            assert pattern is None or pattern.text in everything
            for text in asked:
                if pattern is None or not pattern.gap(text):
                    assert text in everything


def test_a_table_says_its_codes_conditions_and_shortcut(pages: tuple[Page, ...]) -> None:
    everything = said(*pages)
    assert "5 Spruta i blodet." in everything
    assert (
        "Bara om ”År i livet” eller ”Dagar av 30” är minst 1 eller ”Ålder vid start” inte är N."
        in everything
    )
    assert "använt (A)" in everything


def test_stars_mark_what_weighs_heavily(grund: Form, pages: tuple[Page, ...]) -> None:
    for question in grund.asked:
        if not question.grid:
            assert number(question.key, pages).endswith("*") == question.critical
    assert all("* Väger tungt" in said(page) for page in pages)


def test_every_page_says_which_it_is(pages: tuple[Page, ...]) -> None:
    for index, page in enumerate(pages, 1):
        assert f"asi-grund 2026.4, sida {index} av {len(pages)}" in said(page)
        assert "Ärende:" in said(page)


def test_the_interviewers_own_part_is_on_pages_of_its_own(
    grund: Form, pages: tuple[Page, ...]
) -> None:
    (first,) = [index for index, page in enumerate(pages) if f"{AFTER} " in said(page)]
    for question in grund.asked:
        if not question.grid:
            index = pages.index(page_with(pages, question.key))
            assert (index >= first) == (question.stage == "after"), question.key


def test_names_of_protected_persons_are_not_to_be_written(
    pages: tuple[Page, ...],
) -> None:
    assert "skriv aldrig namn eller personnummer här" in said(pages[0])


def is_inside(op: Op) -> bool:
    """Whether a mark keeps to the margins, and above the footer if it is a box."""
    end = LEFT + WIDTH + 0.1
    match op:
        case Text():
            across = op.x >= LEFT - 0.1 and right_edge(op) <= end
            return across and EDGE + op.size <= op.y <= A4_HEIGHT - EDGE
        case Box():
            across = op.x >= LEFT - 0.1 and op.x + op.width <= end
            return across and EDGE <= op.y <= FOOT - op.height
        case Line():
            return LEFT - 8 <= op.x1 <= op.x2 <= end
    return False


def clashes(page: Page) -> list[str]:
    """Words that stand on other words, or on a box."""
    boxes = [op for op in page.ops if isinstance(op, Box) and op.width < WIDTH]
    found = sorted(texts(page), key=lambda text: (round(text.y, 1), text.x))
    clashing = [
        other.says
        for one, other in pairwise(found)
        if round(one.y, 1) == round(other.y, 1) and right_edge(one) > other.x + 0.1
    ]
    for text in found:
        top, right = text.y - 0.6 * text.size, right_edge(text)
        for box in boxes:
            beside = right <= box.x or box.x + box.width <= text.x
            apart = text.y <= box.y or box.y + box.height <= top
            if not (beside or apart):
                clashing.append(text.says)
    return clashing


def test_nothing_leaves_the_page(pages: tuple[Page, ...]) -> None:
    assert [op for page in pages for op in page.ops if not is_inside(op)] == []


def test_no_words_stand_on_others_or_on_a_box(pages: tuple[Page, ...]) -> None:
    assert [clash for page in pages for clash in clashes(page)] == []


def test_what_is_wrong_would_be_seen(pages: tuple[Page, ...]) -> None:
    text = next(texts(pages[1]))
    box = next(op for op in pages[1].ops if isinstance(op, Box))
    assert not is_inside(text._replace(x=LEFT + WIDTH - 5))
    assert not is_inside(box._replace(y=FOOT - 4))
    assert not is_inside(Line(LEFT, 50, A4_WIDTH, 50))
    assert clashes(Page((box, text._replace(x=box.x - 4, y=box.y + 6)))) == [text.says]
    assert clashes(Page((text, text._replace(x=text.x + 3)))) == [text.says]


def test_a_table_that_goes_on_has_its_heading_again(
    grund: Form, pages: tuple[Page, ...]
) -> None:
    again = 0
    for grid in grund.grids:
        on = sorted({pages.index(page_with(pages, row.key)) for row in grid.rows})
        for index in on[1:]:
            top = [text.says for text in texts(pages[index]) if text.y < 90]
            assert any(grid.columns[0].label.split()[0] in words for words in top)
            again += 1
    assert again


def test_boxes_for_figures_hold_the_largest_answer(
    grund: Form, pages: tuple[Page, ...]
) -> None:
    for key, count in (("A10", 3), ("C9", 2), ("D21", 8), ("E19c", 1)):
        page = page_with(pages, key)
        at = next(t.y for t in texts(page) if t.says.rstrip("*") == key)
        widths = [
            op.width / 13.0
            for op in page.ops
            if isinstance(op, Box) and abs(op.y - at) < 12 and op.height > 15
        ]
        assert widths == [pytest.approx(count)], key


def test_the_same_form_gives_the_same_file(grund: Form, pages: tuple[Page, ...]) -> None:
    again = layout_blank(grund, Fonts())
    assert again == pages
    assert write_pdf(again, FONTS) == write_pdf(pages, FONTS)


def test_any_form_can_be_printed() -> None:
    form = LIBRARY.read_form(
        'id = "liten"\nversion = "1"\ntitle = "Liten"\n'
        '[[sections]]\nid = "C"\ntitle = "Kropp"\nitems = ["C1", "C1a", "C12"]\n'
    )
    talk, after = layout_blank(form, FONTS)
    assert "Vad är det för sjukdom eller skada?" in said(talk)
    assert "Nej: gå till sista delen." in said(talk)
    assert "Måttligt problem, viss hjälp behövs" in said(after)


def test_hints_about_keys_and_screens_are_left_out(
    grund: Form, pages: tuple[Page, ...]
) -> None:
    on_screen = re.compile(r"\btryck\b|F1 visar|Skriv \d+/\d+ för")
    marked = {one.key for one in grund.asked if one.paper is not None}
    assert marked == {one.key for one in grund.asked if on_screen.search(one.hint)}
    assert not [one.key for one in grund.asked if on_screen.search(one.hint_on_paper)]
    assert grund.questions["E3.a"].hint_on_paper == "Ungefär räcker."
    assert grund.questions["C9"].hint_on_paper == grund.questions["C9"].hint
    assert " tryck " not in said(*pages)
    assert "F1 visar" not in said(*pages)


def test_a_column_is_asked_once_with_a_gap() -> None:
    texts = [f"Har du tagit {name} de senaste dagarna?" for name in ("te", "kaffe", "is")]
    found = pattern_of("Har du tagit {name} de senaste dagarna?", texts)
    assert found is not None
    assert found.text == "Har du tagit … de senaste dagarna?"
    assert found.gap("Har du tagit svart te de senaste dagarna?") == "svart te"
    assert found.gap("Har du tagit de senaste dagarna?") == ""
    assert pattern_of("Har du tagit {name} de senaste dagarna?", ["Hur mår du?"]) is None
    assert pattern_of("Hur mår du?", ["Hur mår du?"]) is None
    assert pattern_of("", texts) is None
    assert commonest(["te", "", "kaffe", "te"]) == "te"
    assert commonest([]) == ""
