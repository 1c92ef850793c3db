# SPDX-License-Identifier: EUPL-1.2
"""The ten points of a rating: two of them choose the range, a third sets the value."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.forms.answers import Mark
from app.interview.after.judgement import RatingRow
from app.scoring.rating import HIGHEST, LOWEST, is_range
from app.ui.pieces.basics import button, line, restyle
from app.ui.pieces.choices import Choices
from app.ui.pieces.theme import Look

POINTS = range(LOWEST, HIGHEST + 1)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class RatingStrip(Choices):
    """Ten buttons that are also ten keys. It never chooses anything by itself.

    Attributes:
        first: the end of the range that is chosen, while the other is to come.

    Signals:
        range_chosen: (low, high), two or three points wide.
        range_dropped: the user wants to choose another range.
        value_set: the rating (int), or X where it cannot be made (Mark).
        first_chosen: one end of the range; the other is to come (int).
        refused: these two points are no range (int, int).
    """

    range_chosen = Signal(int, int)
    range_dropped = Signal()
    value_set = Signal(object)
    first_chosen = Signal(int)
    refused = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "points")
        self._range: tuple[int, int] | None = None
        self.first: int | None = None
        self._area = ""
        layout = line(around=(6, 6, 6, 6), spacing=4)
        self._buttons = []
        for point in POINTS:
            click = partial(self._clicked, point)
            made = button(str(point), self, kind="step", does=click)
            self.add(made)
            layout.addWidget(made)
            self._buttons.append(made)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_row(self, row: RatingRow) -> None:
        """Show what is chosen of an area, and what the program points at.

        One end of a range, while the other is to come, stays chosen in its own area.
        """
        if row.area.id != self._area or row.range is not None:
            self.first = None
        self._area, self._range = row.area.id, row.range
        self._show(row.value, row.pointed)
        self.setAccessibleName(f"Din bedömning: {row.area.title}")

    def press(self, point: int) -> None:
        """Take one point, 0-9: an end of the range while there is none, else the value."""
        if self._range is not None:
            self.value_set.emit(point)
        elif self.first is None:
            self.first = point
            restyle(self._buttons[point], "range", "true")
            self.first_chosen.emit(point)
        else:
            self._choose(*sorted((self.first, point)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits are points, X cannot be rated, Backspace chooses the range anew."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key that came to the page. Returns whether it was of use."""
        text = event.text()
        if text.isascii() and text.isdigit():
            self.press(int(text))
        elif text.upper() == "X":
            self.forget_first()
            self.value_set.emit(Mark.X)
        elif event.key() in _BACK:
            self.drop()
        else:
            return False
        return True

    def forget_first(self) -> None:
        """No end of a range is chosen any more."""
        self.first = None

    def drop(self) -> None:
        """Choose the range anew. The value stays until another is set."""
        self.first = None
        self._range = None
        self.range_dropped.emit()

    def _choose(self, low: int, high: int) -> None:
        self.first = None
        if is_range(low, high):
            self.range_chosen.emit(low, high)
        else:
            for made in self._buttons:
                restyle(made, "range", "false")
            self.refused.emit(low, high)

    def _show(self, value: int | Mark | None, pointed: int | None) -> None:
        low, high = self._range or (1, 0)
        for point, made in zip(POINTS, self._buttons, strict=True):
            made.setChecked(point == value)
            restyle(made, "range", "true" if low <= point <= high else "false")
            restyle(made, "pointed", "true" if point == pointed != value else "false")
            texts = [str(point)]
            texts += ["vald"] * (point == value) + ["i spannet"] * (low <= point <= high)
            texts += ["hit pekar klientens egna skattningar"] * (point == pointed)
            made.setAccessibleName(", ".join(texts))

    def _clicked(self, point: int) -> None:
        self._buttons[point].setChecked(not self._buttons[point].isChecked())
        self.press(point)


class SmallStrip(QWidget):
    """The same ten points, small and only to look at."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._range: tuple[int, int] | None = None
        self._value: int | Mark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_row(self, row: RatingRow) -> None:
        """Show what is chosen of an area."""
        self._range, self._value = row.range, row.value
        self.update()

    def sizeHint(self) -> QSize:
        """Ten squares."""
        return QSize(self._look.px(26 * 10), self._look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ten squares: the range tinted, the value filled."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for point in POINTS:
            self._paint_point(painter, point)

    def _paint_point(self, painter: QPainter, point: int) -> None:
        colours, px = self._look.colours, self._look.px
        low, high = self._range or (1, 0)
        inside, chosen = low <= point <= high, point == self._value
        square = QRectF(px(26) * point + 1, 1, px(23), px(23))
        ground = colours.accent if chosen else colours.accent_ground if inside else None
        painter.setPen(
            QPen(QColor(colours.accent if chosen or inside else colours.line), 1)
        )
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, px(5), px(5))
        ink = colours.on_accent if chosen else colours.ink if inside else colours.quiet
        painter.setPen(QColor(ink))
        font = painter.font()
        font.setPixelSize(px(14))
        font.setBold(chosen)
        painter.setFont(font)
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(point))
