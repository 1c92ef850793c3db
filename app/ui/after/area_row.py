# SPDX-License-Identifier: EUPL-1.2
"""An area that is not in focus on the page of ratings: all of it in one quiet line."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.interview.after.judgement import RatingRow
from app.ui.after.area_facts import in_short
from app.ui.after.rating_strip import SmallStrip
from app.ui.pieces.basics import restyle, words
from app.ui.pieces.row_button import RowButton
from app.ui.pieces.theme import Look


class AreaRow(RowButton):
    """An area that is not in focus. A click puts it there.

    Signals:
        chosen: the id of the area (str).
    """

    chosen = Signal(str)

    def __init__(self, row: RatingRow, look: Look, parent: QWidget) -> None:
        box = QGridLayout()
        super().__init__("row", box, (14, 9, 14, 9), parent)
        self.area = row.area.id
        self._title = words(row.area.title, "name", self)
        self._own = words("", "quiet", self)
        self._strip = SmallStrip(look, self)
        self._said = words("", "hint", self)
        box.setHorizontalSpacing(18)
        box.addWidget(self._title, 0, 0)
        box.addWidget(self._own, 0, 1)
        if look.scale > 125:
            box.addWidget(self._strip, 1, 0)
            box.addWidget(self._said, 1, 1)
        else:
            box.addWidget(self._strip, 0, 2)
            box.addWidget(self._said, 0, 3)
            box.setColumnStretch(3, 4)
        box.setColumnStretch(0, 3)
        box.setColumnStretch(1, 3)
        self.let_through(self._title, self._own, self._strip, self._said)
        self.clicked.connect(self._choose)

    def show_row(self, row: RatingRow, meaning: str) -> None:
        """Show what is chosen. `meaning` is the value in words."""
        own = in_short(row)
        self._own.setText(own)
        self._strip.show_row(row)
        text = meaning or "inte bedömd"
        if row.value is not None and not row.is_done:
            text += " · något saknas"
        self._said.setText(text)
        restyle(self._said, "kind", "hint" if row.is_done else "quiet")
        value = f"{row.value}, " if isinstance(row.value, int) else ""
        self.setAccessibleName(f"{row.area.title}: {value}{text}. {own}")

    def sizeHint(self) -> QSize:
        """How tall it is, its width alone decides."""
        return self.minimumSizeHint()

    def _choose(self) -> None:
        self.chosen.emit(self.area)
