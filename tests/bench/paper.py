# SPDX-License-Identifier: EUPL-1.2
"""(d) The finished feedback sheet, against a bare canvas with as much text and shapes."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.interview.base.reading import Opened
from app.interview.sheet.sheet import facts_of, make_sheet
from app.report.paper.fonts import Fonts
from app.report.paper.marks import HATCH_LINE, Box, Line, Page, Text, Watermark, hatch_lines
from tests.bench.clock import by_turns, timed
from tests.bench.rows import Row, figure
from tests.bench.size import Size
from tests.library import GRUND, LIBRARY

Stroke = Callable[[Canvas], object]


def measure(held: Opened, size: Size) -> Iterator[Row]:
    """From the answers to the bytes of the file; sentences and fonts are read once."""
    rules = LIBRARY.instrument(GRUND).sheet
    facts = facts_of(held.form, held.client, held.interview)

    def sheet(fonts: Fonts) -> bytes:
        made = make_sheet(held.form, held.answers, held.texts, facts, rules)
        return made.pdf(fonts)

    first = timed(lambda: sheet(Fonts()))
    fonts = Fonts()
    pages = (
        make_sheet(held.form, held.answers, held.texts, facts, rules).layout(fonts).pages
    )
    strokes = [list(_strokes(page, fonts)) for page in pages]
    ours, bare = by_turns(size.papers, partial(sheet, fonts), partial(_draw, strokes))
    layout, _ = by_turns(size.papers, _laid_out(held, fonts), _nothing)
    marks = sum(len(page) for page in strokes)
    note = f"{marks} marks on {len(pages)} pages; sentences and layout {figure(layout)} ms"
    yield Row("d", "the feedback PDF, against a bare canvas", ours, bare, "ms", 4, note)
    note = f"first of the process, fonts read too: {figure(first)} ms"
    yield Row("d", "the feedback PDF", ours, 250.0, "ms", 1, note)


def _laid_out(held: Opened, fonts: Fonts) -> Callable[[], object]:
    rules = LIBRARY.instrument(GRUND).sheet
    facts = facts_of(held.form, held.client, held.interview)

    def work() -> None:
        make_sheet(held.form, held.answers, held.texts, facts, rules).layout(fonts)

    return work


def _nothing() -> None:
    """Takes no time."""


def _draw(pages: list[list[Stroke]]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    for strokes in pages:
        for stroke in strokes:
            stroke(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _strokes(page: Page, fonts: Fonts) -> Iterator[Stroke]:
    """What is drawn, decided beforehand: the canvas gets calls and nothing else."""
    for op in page.ops:
        match op:
            case Text():
                for run in op.runs:
                    font, x = fonts.pdf_name(run.font), op.x + run.dx
                    yield partial(_text, font, op.size, (x, page.height - op.y), run.string)
            case Watermark():
                font = fonts.pdf_name(op.run.font)
                yield partial(_text, font, op.size, (op.x, op.y), op.run.string)
            case Line():
                yield partial(_lines, op.width, [(op.x1, op.y1, op.x2, op.y2)])
            case Box():
                yield partial(_box, op.x, op.y, op.width, op.height)
                if hatched := list(hatch_lines(op)):
                    yield partial(_lines, HATCH_LINE, hatched)


def _text(
    font: str, size: float, at: tuple[float, float], string: str, canvas: Canvas
) -> None:
    canvas.setFont(font, size)
    canvas.drawString(*at, string)


def _lines(
    width: float, lines: list[tuple[float, float, float, float]], canvas: Canvas
) -> None:
    canvas.setLineWidth(width)
    canvas.lines(lines)


def _box(x: float, y: float, width: float, height: float, canvas: Canvas) -> None:
    canvas.rect(x, y, width, height)
