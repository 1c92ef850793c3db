# SPDX-License-Identifier: EUPL-1.2
"""Pages become a PDF file: drawn mark by mark, no text is ever read as markup.

The same pages give the same bytes. Every font is embedded, as far as it is used.
"""

from collections.abc import Iterable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.report.paper.fonts import Fonts
from app.report.paper.marks import (
    HATCH_LINE,
    Box,
    Line,
    Op,
    Page,
    Text,
    Watermark,
    hatch_lines,
)
from app.report.paper.script import drawn

_DASH = (1.6, 2.2)


def write_pdf(
    pages: Iterable[Page], fonts: Fonts, *, title: str = "Återkoppling", lang: str = "sv"
) -> bytes:
    """The pages as a PDF file.

    Args:
        pages: at least one.
        fonts: the same that laid the pages out.
        title: what a window shows; seen by others, so it names nobody.
        lang: language of the text, for reading aloud.
    """
    target = BytesIO()
    canvas = Canvas(
        target,
        invariant=1,
        pageCompression=1,
        lang=lang,
        initialFontName=fonts.pdf_name("regular"),  # type: ignore[arg-type]  # stub says float
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Överblick")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        painter = _Painter(canvas, fonts, page.height)
        for op in page.ops:
            painter.draw(op)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Painter:
    """Draws marks on one page; y is turned over, since a PDF counts from the bottom."""

    def __init__(self, canvas: Canvas, fonts: Fonts, height: float) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._height = height

    def draw(self, op: Op) -> None:
        match op:
            case Text():
                self._text(op)
            case Line():
                self._canvas.setStrokeGray(op.grey)
                self._canvas.setLineWidth(op.width)
                self._canvas.line(op.x1, self._height - op.y1, op.x2, self._height - op.y2)
            case Box():
                self._box(op)
            case Watermark():
                self._watermark(op)

    def _text(self, text: Text) -> None:
        """The runs; where a character could not be drawn, what to read instead.

        Readers turn right-to-left runs back by themselves, and go wrong if told.
        """
        strings = "".join(run.string for run in text.runs)
        as_is = strings in {text.says, drawn(text.says)}
        canvas = self._canvas
        canvas.setFillGray(0)
        if not as_is:
            meant = text.says.encode("utf-16-be").hex()
            canvas.addLiteral(f"/Span <</ActualText <feff{meant}>>> BDC")
        for run in text.runs:
            canvas.setFont(self._fonts.pdf_name(run.font), text.size)
            canvas.drawString(text.x + run.dx, self._height - text.y, run.string)
        if not as_is:
            canvas.addLiteral("EMC")

    def _box(self, box: Box) -> None:
        canvas = self._canvas
        canvas.setStrokeGray(box.grey)
        lines = [
            (x1, self._height - y1, x2, self._height - y2)
            for x1, y1, x2, y2 in hatch_lines(box)
        ]
        if lines:
            canvas.setLineWidth(HATCH_LINE)
            canvas.lines(lines)
        canvas.setLineWidth(box.line)
        if box.dashed:
            canvas.setDash(*_DASH)
        bottom = self._height - box.y - box.height
        if box.radius:
            canvas.roundRect(box.x, bottom, box.width, box.height, box.radius)
        else:
            canvas.rect(box.x, bottom, box.width, box.height)
        if box.dashed:
            canvas.setDash()

    def _watermark(self, mark: Watermark) -> None:
        """Drawn as decoration, so that it is not read aloud in the middle of the text."""
        canvas = self._canvas
        canvas.addLiteral("/Artifact BMC")
        canvas.saveState()
        canvas.translate(mark.x, self._height - mark.y)
        canvas.rotate(mark.angle)
        canvas.setFillGray(mark.grey)
        canvas.setFont(self._fonts.pdf_name(mark.run.font), mark.size)
        width = self._fonts.advance(mark.run.font, mark.run.string) * mark.size
        canvas.drawString(-width / 2, -0.34 * mark.size, mark.run.string)
        canvas.restoreState()
        canvas.addLiteral("EMC")
