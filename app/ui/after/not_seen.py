# SPDX-License-Identifier: EUPL-1.2
"""Before the signature: what answers call for and nobody has acknowledged. It stops nobody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.forms.areas import Prompt
from app.ui.pieces import button, column, fill, line, plain, words

TITLE = "Det här har du inte markerat som sett"
WHY = "Svaren tyder på fara. Du kan signera ändå, men läs det här först."
SEEN = "Jag har sett det"


class NotSeen(QFrame):
    """Every such prompt with its steps, and a button for each. Gone with the last of them.

    Signals:
        seen: the id of a prompt (str).
    """

    seen = Signal(str)

    def __init__(self, prompts: tuple[Prompt, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        inside = column(self, margin=22, spacing=14)
        fill(inside, words(TITLE, "subheading", self), words(WHY, "hint", self))
        self._rows: list[tuple[QWidget, QPushButton]] = []
        for prompt in prompts:
            row = QWidget(self)
            made = button(SEEN, row, name=f"{SEEN}: {prompt.title}", does=self._tell)
            made.setProperty("prompt", prompt.id)
            self._lay_out(row, prompt, made)
            inside.addWidget(row)
            self._rows.append((row, made))
        self.setVisible(bool(prompts))

    @property
    def first(self) -> QPushButton | None:
        """The button of the first that is left, or None."""
        return self._rows[0][1] if self._rows else None

    def _lay_out(self, row: QWidget, prompt: Prompt, made: QPushButton) -> None:
        across = line(spacing=16)
        texts = QWidget(row)
        inside = column(texts, spacing=2)
        inside.addWidget(words(plain(prompt.title), "name", texts))
        for step in prompt.steps:
            inside.addWidget(words(f"–  {step}", "", texts))
        made.setAccessibleDescription(" ".join(prompt.steps))
        across.addWidget(texts, 1)
        across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        row.setLayout(across)

    def _tell(self) -> None:
        made = self.sender()
        for place, (row, one) in enumerate(self._rows):
            if one is made:
                row.hide()
                del self._rows[place]
                self.setVisible(bool(self._rows))
                self.seen.emit(str(one.property("prompt")))
                return
