# SPDX-License-Identifier: EUPL-1.2
"""The log held against a paper: a number and sixteen signs, and whether they still fit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.pieces.basics import Ground, Message, button, entry, fill, words
from app.ui.pieces.flow_layout import FlowLayout

LEAD = (
    "På papperet från förra loggkontrollen, eller från provet av återställningskoden, står ett "
    "nummer och sexton tecken. Stämmer de är loggen oförändrad fram dit."
)
NOT_READ = "Skriv numret med siffror, och de sexton tecknen som de står på papperet."
_SIGNS = 16
_DIGITS = 15


class PaperCard(Ground):
    """Two fields and what came of comparing.

    Signals:
        compare: the number and the signs as typed (int, str).
    """

    compare = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("card", parent, margin=22, spacing=12)
        self._number = _field("Händelsens nummer", self)
        self._signs = _field("De sexton tecknen", self)
        self._go = button("Jämför", self, does=self._tell)
        self._said = Message(self)
        self._fits = words("", "accent", self)
        self._fits.hide()
        self._lay_out()
        for each in (self._number, self._signs):
            each.returnPressed.connect(self._tell)
            each.textEdited.connect(self._edited)

    def show_compared(self, text: str, *, fits: bool) -> None:
        """Say what came of it."""
        self._fits.setVisible(fits)
        self._fits.setText(text if fits else "")
        self._said.say("" if fits else text)

    @property
    def said(self) -> str:
        """What it says now."""
        return self._said.text or self._fits.text()

    def _tell(self) -> None:
        number = self._number.text().strip()
        signs = [one for one in self._signs.text() if one.isalnum()]
        if not (number.isdecimal() and len(number) <= _DIGITS and len(signs) == _SIGNS):
            self.show_compared(NOT_READ, fits=False)
            return
        self.compare.emit(int(number), "".join(signs))

    def _edited(self) -> None:
        self.show_compared("", fits=False)

    def _lay_out(self) -> None:
        fill(self.inside, ("Jämför loggen med ett papper", "subheading"), (LEAD, "quiet"))
        row = FlowLayout(self._number, self._signs, self._go)
        fill(self.inside, row, self._said, self._fits)


def _field(name: str, parent: QWidget) -> QLineEdit:
    made = entry(name, parent, hint=name, most=60)
    made.setMinimumWidth(made.fontMetrics().horizontalAdvance("0" * 26))
    return made
