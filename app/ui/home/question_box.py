# SPDX-License-Identifier: EUPL-1.2
"""A question in its own place on a page, with its answers as buttons. Escape is none of them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.home.inline_box import InlineBox
from app.ui.pieces.basics import button, column, empty, words
from app.ui.pieces.flow_layout import FlowLayout


class QuestionBox(InlineBox):
    """Hidden until there is something to ask.

    Signals:
        answered: the code of what was chosen (str).
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "signal")
        layout = column(self, margin=14, spacing=10)
        self._words = words("", "", self)
        layout.addWidget(self._words)
        self._row = FlowLayout()
        layout.addLayout(self._row)

    def ask(self, text: str, answers: tuple[tuple[str, str], ...]) -> None:
        """Ask; the first of the answers, (code, words), has the keyboard."""
        empty(self._row)
        self._words.setText(text)
        self.setAccessibleName(text)
        made = [self._answer(code, message) for code, message in answers]
        self.begin(made[0])

    def _answer(self, code: str, text: str) -> QPushButton:
        made = button(text, self, does=partial(self.answered.emit, code))
        made.setAccessibleDescription(self._words.text())
        self._row.addWidget(made)
        made.show()  # at once: the first must take the focus now
        return made
