# SPDX-License-Identifier: EUPL-1.2
"""What can be done with the sheet, above its pages: paper, file, large type, the other text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.pieces.basics import button, line, outcome, words
from app.ui.pieces.flow_layout import FlowLayout


class SheetTools(QWidget):
    """A row of buttons, and what became of them.

    Signals:
        print_wanted, save_wanted, text_wanted: a button was pressed.
        large: whether large type is wanted (bool).
    """

    print_wanted = Signal()
    save_wanted = Signal()
    text_wanted = Signal()
    large = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.print_button = button("Skriv ut", self, does=self.print_wanted)
        save = button("Spara PDF", self, does=self.save_wanted)
        large = button("Stor stil", self)
        large.setCheckable(True)
        large.toggled.connect(self.large)
        self.text_button = button("Text till utredningen", self, does=self.text_wanted)
        self._done = words("", "accent", self)
        row = line(spacing=8)
        flow = FlowLayout(self.print_button, save, large, self.text_button, self._done)
        row.addLayout(flow, 1)
        self.setLayout(row)

    def say(self, text: str, *, good: bool) -> None:
        """Tell what became of something, or why nothing did."""
        outcome(self._done, text, good=good)
