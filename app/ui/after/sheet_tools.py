# SPDX-License-Identifier: EUPL-1.2
"""What can be done with the sheet, above its pages: paper, file, large type, the other text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.pieces import button, line, outcome, words


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
        row = line(spacing=8)
        flow = FlowLayout()
        self.print_button = self._added(flow, "Skriv ut")
        self.print_button.clicked.connect(self.print_wanted)
        self._added(flow, "Spara PDF").clicked.connect(self.save_wanted)
        large = self._added(flow, "Stor stil")
        large.setCheckable(True)
        large.toggled.connect(self.large)
        self.text_button = self._added(flow, "Text till utredningen")
        self.text_button.clicked.connect(self.text_wanted)
        self._done = words("", "accent", self)
        flow.addWidget(self._done)
        row.addLayout(flow, 1)
        self.setLayout(row)

    def say(self, text: str, *, good: bool) -> None:
        """Tell what became of something, or why nothing did."""
        outcome(self._done, text, good=good)

    def _added(self, flow: FlowLayout, text: str) -> QPushButton:
        made = button(text, self)
        flow.addWidget(made)
        return made
