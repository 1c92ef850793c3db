# SPDX-License-Identifier: EUPL-1.2
"""A whole form as a blank to print and fill in by hand, for when paper is the way in."""

from collections.abc import Iterator

from app.forms.model import Form, Grid, Section
from app.forms.questions import Question
from app.report.blank.blank_words import (
    AFTER,
    AFTER_LEAD,
    CASE,
    FOOTNOTE,
    HOW_TO,
    PROTECTED,
    SAY,
    SUBTITLE,
)
from app.report.blank.columns import columns_of
from app.report.blank.grid_paper import table
from app.report.blank.jumps import leads_to
from app.report.blank.pen import (
    BODY,
    FOOT,
    HAIR,
    LEFT,
    ROOM,
    SMALL,
    TOP,
    WIDTH,
    Pen,
    at,
    beneath,
)
from app.report.blank.question_paper import Rules, question_piece
from app.report.blank.skips import only_if
from app.report.blank.worded_grid import worded_table
from app.report.paper.fonts import Fonts
from app.report.paper.marks import Box, Line, Op, Page
from app.report.paper.measure import Measures, Span
from app.report.paper.pdf import write_pdf
from app.report.paper.pouring import Piece, paginate
from app.report.paper.typeset import Typesetter
from app.report.sentences.since import dated


def layout_blank(form: Form, fonts: Fonts) -> tuple[Page, ...]:
    """The form as empty A4 pages in black and white.

    First what is asked in the talk, section by section; then, on pages of their own, what
    the interviewer fills in when the client has gone. No question and no row of a table is
    divided between two pages.

    Args:
        form: any form; what it prints comes from its definitions only.
        fonts: measures the words.
    """
    form = dated(form)
    pen = Pen(Typesetter(Measures(fonts)))
    body = paginate(_pieces(form, pen), ROOM, left=LEFT, top=TOP)
    return tuple(
        Page((*_margins(form, number, len(body), pen), *ops))
        for number, ops in enumerate(body, 1)
    )


def blank_pdf(form: Form, fonts: Fonts) -> bytes:
    """The blank as a PDF file to print and fill in by hand."""
    return write_pdf(layout_blank(form, fonts), fonts, title=f"{form.title}, tom blankett")


def _pieces(form: Form, pen: Pen) -> Iterator[Piece]:
    yield from _front(form, pen)
    talk = [key for key in _order(form) if form.questions[key].stage == "interview"]
    for section in form.sections:
        yield from _section(form, section, talk, pen)
    later = [key for key in _order(form) if form.questions[key].stage == "after"]
    if later:
        yield _title(AFTER, "", pen)._replace(new_page=True)
        yield _lead([Span(AFTER_LEAD)], pen)
    for section in form.sections:
        keys = [key for key in later if form.section_of[key] is section]
        if keys:
            heading = pen.words(section.title, BODY + 1, bold=True)
            yield Piece(heading.height + 3, tuple(at(heading, 0, 2)), before=9, keep=True)
        yield from (_question(form, form.questions[key], later, pen) for key in keys)


def _order(form: Form) -> list[str]:
    return [key for section in form.sections for key in section.keys]


def _front(form: Form, pen: Pen) -> Iterator[Piece]:
    """The title, and how to fill the form in."""
    title = beneath((pen.words(form.title, 25, bold=True), pen.words(SUBTITLE, BODY + 2)))
    yield Piece(title.height + 10, title.ops, keep=True)
    label, pad = 66.0, 9.0
    rows = []
    for name, words in HOW_TO.items():
        told = pen.text([Span(words)], BODY - 0.8, WIDTH - label - 2 * pad)
        named = pen.words(name, BODY - 0.8, bold=True)
        rows.append(Piece(told.height, (*named.ops, *at(told, label, 0)), width=WIDTH))
    inside = beneath(rows, 4)
    height = inside.height + 2 * pad
    frame = Box(0, 0, WIDTH, height, radius=6, line=0.8)
    yield Piece(height, (frame, *at(inside, pad + 2, pad)))


def _section(form: Form, section: Section, talk: list[str], pen: Pen) -> Iterator[Piece]:
    """One part of the talk: its title, what to say first, its questions and tables."""
    keys = [key for key in section.keys if key in set(talk)]
    if not keys:
        return
    yield _title(section.title, section.id, pen)
    if section.lead:
        yield _lead([Span(SAY, bold=True), Span(section.lead)], pen)
    if any(form.questions[key].identifier for key in keys):
        yield _lead([Span(PROTECTED, bold=True)], pen)
    drawn: set[str] = set()
    for key in keys:
        question = form.questions[key]
        if not question.grid:
            yield _question(form, question, talk, pen)
        elif question.grid not in drawn:
            drawn.add(question.grid)
            yield from _grid(form, form.grid_by_id[question.grid], pen)


def _grid(form: Form, grid: Grid, pen: Pen) -> Iterator[Piece]:
    if grid.title not in {section.title for section in form.sections}:
        title = pen.words(grid.title, BODY + 1, bold=True)
        yield Piece(title.height + 3, tuple(at(title, 0, 2)), before=7, keep=True)
    columns = columns_of(form, grid)
    kind = table if all(column.pattern for column in columns) else worded_table
    yield from kind(form, grid, columns, pen)


def _question(form: Form, question: Question, order: list[str], pen: Pen) -> Piece:
    relevant = question.relevant
    rules = Rules(
        only_if(form, relevant) if relevant is not None else "",
        leads_to(form, question.key, order),
    )
    return question_piece(question, rules, pen)


def _title(words: str, letter: str, pen: Pen) -> Piece:
    """A part's letter and title over a thick line."""
    spans = [Span(letter, bold=True), Span(words, bold=True)]
    told = pen.text([span for span in spans if span.text], 14, WIDTH)
    height = told.height + 4
    line = Line(0, height, WIDTH, height, 1.4)
    return Piece(height + 1, (*told.ops, line), before=12, keep=True)


def _lead(spans: list[Span], pen: Pen) -> Piece:
    """What to say or know before a part, beside a bar."""
    told = pen.text(spans, BODY, WIDTH - 12)
    bar = Line(1.5, 6, 1.5, 6 + told.height, 2.2, 0.55)
    return Piece(told.height + 8, (bar, *at(told, 10, 5)), keep=True)


def _margins(form: Form, number: int, pages: int, pen: Pen) -> Iterator[Op]:
    """The line for the case above; the footnote, the form and the page below."""
    case = pen.words(CASE, SMALL)
    start = LEFT + WIDTH - 150
    yield from at(case, start, TOP - 22)
    yield Line(start + case.width + 4, TOP - 11, LEFT + WIDTH, TOP - 11, 0.6, 0.2)
    yield Line(LEFT, FOOT, LEFT + WIDTH, FOOT, 0.5, HAIR)
    yield from at(pen.words(FOOTNOTE, SMALL - 0.4), LEFT, FOOT + 4)
    where = pen.words(f"{form.id} {form.version}, sida {number} av {pages}", SMALL - 0.4)
    yield from at(where, LEFT + WIDTH - where.width, FOOT + 4)
