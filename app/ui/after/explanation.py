# SPDX-License-Identifier: EUPL-1.2
"""Two answers that do not go together: the ways to them, or why it is right all the same."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.forms.question_number import number_of
from app.interview.after.missing_answers import Trouble
from app.ui.pieces.basics import button, column, entry, fill, frame, line
from app.ui.pieces.delay import Delay


class Explanation(QWidget):
    """An error with a line to explain it in.

    Signals:
        chosen: the key of a question to go to (str).
        written: (slot, text).
    """

    chosen = Signal(str)
    written = Signal(str, str)

    def __init__(self, trouble: Trouble, parent: QWidget) -> None:
        super().__init__(parent)
        self._trouble = trouble
        self._shown = trouble.explanation
        box = frame("card", self)
        column(self).addWidget(box)
        inside = column(box, margin=14, spacing=8)
        head = f"{trouble.number}  {trouble.label}"
        fill(inside, (head, "name"), (trouble.problem.message, ""))
        ways = line()
        for key in filter(None, (trouble.key, trouble.problem.see)):
            text = f"Gå till {number_of(key)}"
            ways.addWidget(button(text, box, does=partial(self.chosen.emit, key)))
        self._line = entry(
            f"Förklaring till {trouble.number}",
            box,
            hint="eller skriv varför det ändå stämmer",
        )
        self._line.setText(self._shown)
        ways.addWidget(self._line, 1)
        inside.addLayout(ways)
        self._pause = Delay(self.settle, self)
        self._line.textEdited.connect(self._pause.start)

    def settle(self) -> None:
        """Keep what is written now."""
        self._pause.stop()
        text = self._line.text().strip()
        if text != self._shown:
            self._shown = text
            self.written.emit(self._trouble.slot, text)
