# SPDX-License-Identifier: EUPL-1.2
"""Who cannot open the vault after the data key is exchanged: named, and ticked as meant."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.swedish_figures import listed
from app.ui.pieces.basics import card, column, empty, fill
from app.ui.pieces.ticks import Tick

TITLE = "De här kommer inte in efter bytet"
WHY = (
    "Deras lösenfraser är inte ifyllda. Det de har skrivit i valvet står kvar, men de kan inte "
    "öppna det. Ska någon av dem komma in även sedan? Gå tillbaka, så skriver kollegan sin "
    "lösenfras. Annars behöver kollegan få en ny av dig efteråt."
)
MEANT = "Ja, {who} ska stå utanför"


class LeftOut(QWidget):
    """Asks whether it is meant. Nothing is, until the tick is there.

    Attributes:
        tick: what says that it is meant; made anew by `ask`.

    Signals:
        meant: the tick is there, or not (bool).
    """

    meant = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside: QVBoxLayout = column(self, spacing=14)
        self.tick = Tick("left-out", ("", "", ""), self)
        self._inside.addWidget(self.tick)

    @property
    def is_meant(self) -> bool:
        """Whether somebody has decided so, of just these."""
        return self.tick.isChecked()

    def ask(self, names: list[str]) -> None:
        """Name them, and wait."""
        empty(self._inside)
        fill(self._inside, (TITLE, "subheading"))
        them = card(self, *((name, "name") for name in names), margin=18, spacing=8)
        fill(self._inside, them, (WHY, ""))
        text = MEANT.format(who=listed(names))
        self.tick = Tick("left-out", (text, "", ""), self)
        self.tick.toggled.connect(self.meant)
        self._inside.addWidget(self.tick)

    def calm(self) -> None:
        """Nothing is meant any more."""
        self.tick.setChecked(False)
