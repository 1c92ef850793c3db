# SPDX-License-Identifier: EUPL-1.2
"""A large box to tick, with a quiet line under its words and a key of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.pieces.basics import column, fill, words
from app.ui.pieces.row_button import RowButton


class Tick(RowButton):
    """One thing to tick off. The whole of it can be pressed.

    `mark` is the key that ticks it, or "".
    """

    def __init__(self, ident: str, said: tuple[str, str, str], parent: QWidget) -> None:
        box = QHBoxLayout()
        super().__init__("tick", box, (14, 10, 16, 10), parent)
        self.ident = ident
        label, under, mark = said
        self.setCheckable(True)
        self.setAccessibleName(label)
        self.setAccessibleDescription(under)
        box.setSpacing(14)
        self._box_mark = words("", "tickmark", self, wrap=False)
        self._box_mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        texts = QWidget(self)
        inside = column(texts, spacing=2)
        fill(inside, (label, "name"))
        if under:
            fill(inside, (under, ""))
        box.addWidget(self._box_mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(texts, 1)
        if mark:
            key = words(mark, "key", self, wrap=False)
            self.let_through(key)
            box.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        self.let_through(self._box_mark, texts)
        self.toggled.connect(self._show)

    def _show(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._box_mark.setText("✓" if ticked else "")
