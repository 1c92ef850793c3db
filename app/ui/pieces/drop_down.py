# SPDX-License-Identifier: EUPL-1.2
"""One of many, behind a field that opens: its arrow in the colour of the words."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from app.text_direction import isolated

_WIDTH = 10  # pixels of the arrow at 100 percent


class DropDown(QComboBox):
    """A list to choose one from. `pairs` are the words and what they stand for."""

    def __init__(self, name: str, pairs: list[tuple[str, object]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        fits = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(fits)
        self.setMinimumContentsLength(16)
        for text, stands_for in pairs:
            self.addItem(isolated(text), stands_for)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the arrow that the stylesheet has no picture for."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().windowText().color())
        scale = max(1.0, self.font().pixelSize() / 16)
        pen.setWidthF(1.6 * scale)
        painter.setPen(pen)
        half = _WIDTH * scale / 2
        x, y = self.width() - 4 * half, self.height() / 2
        tip = QPointF(x, y + half / 2)
        painter.drawLine(QPointF(x - half, y - half / 2), tip)
        painter.drawLine(tip, QPointF(x + half, y - half / 2))
        painter.end()
