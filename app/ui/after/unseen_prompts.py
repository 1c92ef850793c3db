# SPDX-License-Identifier: EUPL-1.2
"""Before the signature: what answers call for and nobody has acknowledged. It stops nobody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.forms.areas import Prompt
from app.ui.pieces.basics import Ground, button, column, fill, line
from app.ui.pieces.labels import plain

TITLE = "Det här har du inte markerat som sett"
WHY = "Svaren tyder på fara. Du kan signera ändå, men läs det här först."
SEEN = "Jag har sett det"


class UnseenPrompts(Ground):
    """Every such prompt with its steps, and a button for each. Gone with the last of them.

    Signals:
        seen: the id of a prompt (str).
    """

    seen = Signal(str)

    def __init__(self, prompts: tuple[Prompt, ...], parent: QWidget) -> None:
        super().__init__("card", parent, margin=22, spacing=14)
        fill(self.inside, (TITLE, "subheading"), (WHY, "hint"))
        self._rows: list[tuple[QWidget, QPushButton]] = []
        for prompt in prompts:
            row = QWidget(self)
            made = button(SEEN, row, name=f"{SEEN}: {prompt.title}", does=self._tell)
            made.setProperty("prompt", prompt.id)
            self._lay_out(row, prompt, made)
            self.inside.addWidget(row)
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
        fill(inside, (plain(prompt.title), "name"))
        fill(inside, *((f"–  {step}", "") for step in prompt.steps))
        made.setAccessibleDescription(" ".join(prompt.steps))
        across.addWidget(texts, 1)
        across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        row.setLayout(across)

    def _tell(self) -> None:
        made = self.sender()
        for place, (row, push_button) in enumerate(self._rows):
            if push_button is made:
                row.hide()
                del self._rows[place]
                self.setVisible(bool(self._rows))
                self.seen.emit(str(push_button.property("prompt")))
                return
