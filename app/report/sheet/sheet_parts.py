# SPDX-License-Identifier: EUPL-1.2
"""What stands on the återkoppling, in which order and in which words."""

from collections.abc import Iterable, Iterator, Sequence

from app.report.paper.blocks import Blocks, pair
from app.report.paper.marks import Line
from app.report.paper.measure import Span
from app.report.paper.pouring import Piece, after_air, beside_title
from app.report.paper.script import bound, clean, one_line
from app.report.paper.style import COLUMN, HAIR, HALF, WIDTH, Style
from app.report.paper.typeset import Typesetter
from app.report.sentences.number_words import day_in_words, month_in_words
from app.report.sheet.document import AreaBlock, Feedback
from app.report.sheet.fixed_words import LATER, READING, nothing_hard, opening
from app.report.sheet.picture import picture


def sheet(document: Feedback, style: Style, setter: Typesetter) -> Iterator[Piece]:
    """The whole sheet, piece by piece."""
    blocks = Blocks(style, setter)
    yield from _head(document, blocks)
    yield from _now(document, blocks)
    yield from _strengths_and_troubles(document, blocks)
    yield from _wishes(document, blocks)
    yield from _areas(document, blocks)
    yield from _comment(document, blocks)
    yield from _agreed(document, blocks)
    dates = (date._replace(keep=True) for date in _dates(document, blocks))
    yield from after_air(style.body, dates)
    yield _signatures(document, blocks)


def _head(document: Feedback, blocks: Blocks) -> Iterator[Piece]:
    title = blocks.style.title
    marks = blocks.setter.marks(
        [Span("Din återkoppling", bold=True)], 0, 0.8 * title, title
    )
    yield Piece(title * 1.12, tuple(marks), keep=True)
    if who := " · ".join(_who_and_when(document)):
        yield from blocks.text(who)
    begins = opening(thanks=document.thanks)
    lines = begins if blocks.style.columns else (" ".join(begins),)
    for index, words in enumerate(lines):
        yield from after_air(0.0 if index else blocks.style.body * 0.7, blocks.text(words))


def _who_and_when(document: Feedback) -> Iterator[str]:
    if name := one_line(document.client_name):
        yield name
    if document.interview_date:
        yield f"intervju den {day_in_words(document.interview_date)}"
    if document.feedback_date:
        yield f"genomgång den {day_in_words(document.feedback_date)}"


def _now(document: Feedback, blocks: Blocks) -> Iterator[Piece]:
    yield blocks.heading("Så ser det ut just nu")
    yield from picture(document.areas, blocks.style, blocks.setter)
    reading = [document.counted]
    if any(area.rating is not None for area in document.areas):
        by = one_line(document.interviewer)
        made = [f"{by} gjorde bedömningen efter intervjun."] if by else []
        reading = [READING, *made, document.counted]
    told = blocks.text(" ".join(filter(None, reading)), small=True)
    yield from after_air(blocks.style.body * 0.5, told)


def _strengths_and_troubles(document: Feedback, blocks: Blocks) -> Sequence[Piece]:
    empty = nothing_hard(wished=bool(document.wishes))
    left = _bullets(document.resources, LATER, blocks)
    right = _bullets(document.problems, empty, blocks)
    carries, hard = blocks.heading("Det som bär"), blocks.heading("Det som är svårt")
    return blocks.side_by_side([carries, *left], [hard, *right])


def _bullets(items: Sequence[str], empty: str, blocks: Blocks) -> Iterable[Piece]:
    if items:
        return blocks.items(items, width=blocks.column_width)
    return blocks.paragraph([Span(empty)], width=blocks.column_width)


def _wishes(document: Feedback, blocks: Blocks) -> Iterator[Piece]:
    yield blocks.heading("Det här vill du ha hjälp med")
    if document.wishes:
        items = blocks.items(
            document.wishes, width=blocks.frame_width, numbered=document.is_numbered
        )
        yield from blocks.framed(list(items))
    else:
        yield from blocks.lines_to_write_on(3, numbered=True)


def _areas(document: Feedback, blocks: Blocks) -> Iterator[Piece]:
    told = [area for area in document.areas if area.text]
    if not told and not document.silent:
        return
    heading = blocks.heading("Område för område")
    yield heading._replace(new_page=blocks.style.two_sheets)
    row = _hanging_area if blocks.style.hanging else _area
    for area in told:
        pad = blocks.style.body * 0.5
        *pieces, last = after_air(pad * 0.7, row(area, blocks))
        yield from pieces
        height = last.height + pad * 0.6
        rule = Line(0, height, WIDTH, height, 0.5, HAIR)
        yield last._replace(height=height, ops=(*last.ops, rule))
    for words in document.silent:
        yield from after_air(blocks.style.body * 0.5, blocks.text(words))


def _area(area: AreaBlock, blocks: Blocks) -> list[Piece]:
    """The title leads the text."""
    title = Span(f"{one_line(area.title)}.", bold=True)
    return blocks.paragraph([title, Span(bound(clean(area.text)))])


def _hanging_area(area: AreaBlock, blocks: Blocks) -> list[Piece]:
    """The title in a column of its own, never divided from the text's first lines."""
    title = blocks.paragraph([Span(one_line(area.title), bold=True)], width=COLUMN - 4)
    words = [Span(bound(clean(area.text)))]
    return beside_title(title, blocks.paragraph(words, left=COLUMN, width=WIDTH - COLUMN))


def _comment(document: Feedback, blocks: Blocks) -> Iterator[Piece]:
    yield blocks.heading("Din kommentar")
    if document.comment.strip():
        yield from blocks.text(document.comment)
    else:
        yield from blocks.lines_to_write_on(3)


def _agreed(document: Feedback, blocks: Blocks) -> Iterator[Piece]:
    yield blocks.heading("Det här kom vi överens om")
    if document.agreed:
        items = blocks.items(document.agreed, width=blocks.frame_width)
        yield from blocks.framed(list(items))
    else:
        yield from blocks.lines_to_write_on(3)


def _dates(document: Feedback, blocks: Blocks) -> Sequence[Piece]:
    """The two days, or lines to write them on."""
    held, again = document.feedback_date, document.follow_up_date
    return blocks.side_by_side(
        _fact("Genomgång:", day_in_words(held) if held else "", blocks),
        _fact("Uppföljning:", month_in_words(again) if again else "", blocks),
    )


def _fact(label: str, words: str, blocks: Blocks) -> list[Piece]:
    size = blocks.style.body
    label_span = Span(label, bold=True)
    if words:
        return blocks.paragraph([label_span, Span(bound(words))], width=blocks.column_width)
    start = blocks.setter.width(label_span, size) + 0.5 * size
    rule = Line(start, 1.2 * size, HALF, 1.2 * size, 0.6)
    marks = blocks.setter.marks([label_span], 0, size, size)
    return [Piece(blocks.style.leading, (*marks, rule))]


def _signatures(document: Feedback, blocks: Blocks) -> Piece:
    """Two lines to sign on, with the names under them."""
    by = one_line(document.interviewer)
    client = one_line(document.client_name) or "Din underskrift"
    worker = f"{by}, handläggare" if by else "Handläggare"
    return pair(_to_sign(client, blocks), _to_sign(worker, blocks))


def _to_sign(name: str, blocks: Blocks) -> list[Piece]:
    """A line, and at most two lines of name; the head has it in full."""
    body = blocks.style.body
    rule = Line(0, 2.8 * body, HALF, 2.8 * body, 0.6)
    names = blocks.paragraph([Span(name)], width=HALF)
    return [Piece(2.8 * body + 2, (rule,), before=body), *names[:2]]
