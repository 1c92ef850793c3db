# SPDX-License-Identifier: EUPL-1.2
"""The pages of the återkoppling drawn by Qt, on the screen and on the printer, as in the PDF.

Glyphs are placed one by one from the font files, with no text engine between: what the
layout measured is what is drawn, in every script.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRawFont,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.report.paper.fonts import Fonts
from app.report.paper.marks import (
    HATCH_LINE,
    Box,
    FontName,
    Line,
    Op,
    Page,
    Run,
    Text,
    Watermark,
    hatch_lines,
)
from app.ui.pieces.basics import column, scrolled

_GAP = 18  # pixels between two pages
_MARGIN = 14  # pixels beside a page
_DASH = (2.2, 2.0)  # points
_MIDDLE = 0.34  # of the type size: from the baseline to the middle of capitals


def draw_page(painter: QPainter, page: Page, scale: float) -> None:
    """Draw one page from the painter's origin; `scale` is its units to a point."""
    PagePainter().draw(painter, page, scale)


class PagePainter:
    """Draws pages, and keeps the fonts that it has opened."""

    def __init__(self) -> None:
        self._files = Fonts().files
        self._fonts: dict[tuple[FontName, float], QRawFont] = {}

    def draw(self, painter: QPainter, page: Page, scale: float) -> None:
        """Draw one page from the painter's origin; `scale` is its units to a point."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for op in page.ops:
            self._draw_op(painter, op, scale)
        painter.restore()

    def _draw_op(self, painter: QPainter, op: Op, scale: float) -> None:
        match op:
            case Text():
                painter.setPen(_grey(0.0))
                for run in op.runs:
                    at = QPointF(op.x + run.dx, op.y) * scale
                    self._draw_run(painter, run, op.size * scale, at)
            case Line():
                painter.setPen(_pen(op.grey, op.width * scale))
                painter.drawLine(
                    QPointF(op.x1, op.y1) * scale, QPointF(op.x2, op.y2) * scale
                )
            case Box():
                _draw_box(painter, op, scale)
            case Watermark():
                self._draw_watermark(painter, op, scale)

    def _draw_run(self, painter: QPainter, run: Run, size: float, at: QPointF) -> None:
        font = self._font(run.font, size)
        glyphs = font.glyphIndexesForString(run.string)
        x, places = 0.0, []
        for advance in font.advancesForGlyphIndexes(glyphs):
            places.append(QPointF(x, 0))
            x += advance.x()
        drawn = QGlyphRun()
        drawn.setRawFont(font)
        drawn.setGlyphIndexes(glyphs)
        drawn.setPositions(places)
        painter.drawGlyphRun(at, drawn)

    def _draw_watermark(self, painter: QPainter, mark: Watermark, scale: float) -> None:
        """As a shape: turned glyphs of this size are left out on a screen."""
        size = mark.size * scale
        font = self._font(mark.run.font, size)
        glyphs = font.glyphIndexesForString(mark.run.string)
        shape, x = QPainterPath(), 0.0
        for glyph, advance in zip(
            glyphs, font.advancesForGlyphIndexes(glyphs), strict=True
        ):
            shape.addPath(font.pathForGlyph(glyph).translated(x, 0))
            x += advance.x()
        painter.save()
        painter.translate(QPointF(mark.x, mark.y) * scale)
        painter.rotate(-mark.angle)
        painter.fillPath(shape.translated(-x / 2, _MIDDLE * size), _grey(mark.grey))
        painter.restore()

    def _font(self, name: FontName, size: float) -> QRawFont:
        known = self._fonts.get((name, size))
        if known is None:
            hinting = QFont.HintingPreference.PreferNoHinting
            known = QRawFont(str(self._files[name]), size, hinting)
            self._fonts[name, size] = known
        return known


class PaperView(QWidget):
    """Pages under one another, as wide as there is room. The paper is white in the dark, too.

    Attributes:
        pages: what is shown.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._painter = PagePainter()
        self.pages: Sequence[Page] = ()
        content = QWidget(self)
        self._layout: QVBoxLayout = column(content, spacing=_GAP)
        self._layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._sheets: list[PageView] = []
        self._scroll: QScrollArea = scrolled(content, self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setProperty("kind", "reading")
        self._scroll.setAccessibleName("Så ser bladet ut")
        self.setFocusProxy(self._scroll)
        column(self).addWidget(self._scroll)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these, and stay where one was reading."""
        self.pages = pages
        while len(self._sheets) > len(pages):
            sheet = self._sheets.pop()
            self._layout.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        while len(self._sheets) < len(pages):
            sheet = PageView(self._painter, self)
            self._sheets.append(sheet)
            self._layout.addWidget(sheet)
        for number, (sheet, page) in enumerate(zip(self._sheets, pages, strict=True), 1):
            sheet.show_page(page, number)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages become as wide as the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        for sheet in self._sheets:
            sheet.fit(self.width() - 2 * _MARGIN - bar)


class PageView(QLabel):
    """One page on the screen."""

    def __init__(self, painter: PagePainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._painter = painter
        self._page = Page(())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, page: Page, number: int) -> None:
        """Show this page; its words are also what a screen reader says."""
        self._page = page
        text = " ".join(op.says for op in page.ops if isinstance(op, Text))
        self.setAccessibleName(f"Sida {number}")
        self.setAccessibleDescription(text)
        self.update()

    def fit(self, width: int) -> None:
        """Be this wide, in pixels."""
        width = max(120, width)
        size = QSize(width, round(width * self._page.height / self._page.width))
        if size != self.size():
            self.setFixedSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper with a thin edge, and the page on it."""
        del event
        painter = QPainter(self)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor("#B9B3A6"), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(edge)
        self._painter.draw(painter, self._page, self.width() / self._page.width)


def _draw_box(painter: QPainter, box: Box, scale: float) -> None:
    painter.setPen(_pen(box.grey, HATCH_LINE * scale))
    for x1, y1, x2, y2 in hatch_lines(box):
        painter.drawLine(QPointF(x1, y1) * scale, QPointF(x2, y2) * scale)
    pen = _pen(box.grey, box.line * scale)
    if box.dashed:
        pen.setDashPattern([part / max(box.line, 0.1) for part in _DASH])
    painter.setPen(pen)
    corners = QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
    painter.drawRoundedRect(corners, box.radius * scale, box.radius * scale)


def _pen(grey: float, width: float) -> QPen:
    pen = QPen(_grey(grey), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _grey(grey: float) -> QColor:
    return QColor.fromRgbF(grey, grey, grey)
