# SPDX-License-Identifier: EUPL-1.2
"""Says what a chosen printer does with the recovery code, before it does, and after."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.door.start_steps import breakable
from app.ui.pieces.basics import Ground, button, fill, rename, words
from app.ui.pieces.flow_layout import FlowLayout

NO_PAPER = (
    "Programmet hittar ingen skrivare som skriver på papper. Skriv av koden för hand, eller koppla "
    "in en skrivare och tryck på Skriv ut igen."
)
A_FILE = (
    "{what} gör en fil, inte ett papper. Den som kommer åt filen kommer in i valvet, och en fil "
    "blir lätt kvar i kopior. Välj en skrivare som skriver på papper, eller skriv av koden för hand."
)
PRINTED = "Koden är skickad till {name}. Hämta papperet nu, och bocka av när du har det."
IN_FILE = (
    "Koden står nu i en fil, inte på papper: {path}\n{who} Skriv ut filen på papper och ta sedan "
    "bort den, också ur papperskorgen. Blir filen kvar tar du fram en ny kod under Valvet."
)
SOMEWHERE = (
    "{name} gör en fil av koden, inte ett papper, och frågar själv var den ska ligga. Programmet "
    "ser inte vem som kan läsa den. Skriv ut filen på papper och ta sedan bort den, också ur "
    "papperskorgen. Blir filen kvar tar du fram en ny kod under Valvet."
)
OWN_ACCOUNT = "Bara du och den som sköter datorn kan läsa den."
OTHERS = "Andra som använder datorn kan läsa den."
FOLDER = "Den som kommer åt mappen kan läsa den."


class PrintAdvice(Ground):
    """Hidden until there is something to say. Asks where a file would come of it.

    Signals:
        other: choose another printer.
        anyway: do it all the same.
    """

    other = Signal()
    anyway = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("focus", parent, margin=16, spacing=10)
        self._said = words("", "", self)
        self.inside.addWidget(self._said)
        self._choices = QWidget(self)
        row = FlowLayout()
        self.other_button = button("Välj en annan skrivare", self._choices, does=self.other)
        self._anyway = button("", self._choices, does=self.anyway)
        fill(row, self.other_button, self._anyway)
        self._choices.setLayout(row)
        self.inside.addWidget(self._choices)
        self.hide()

    def say(self, text: str) -> None:
        """What happened; nothing is asked."""
        self._show(text)
        self._choices.hide()

    def ask(self, text: str, anyway: str, *, other: bool) -> None:
        """What would happen, and whether it is to."""
        self._show(text)
        rename(self._anyway, anyway)
        self.other_button.setVisible(other)
        self._choices.show()

    def _show(self, text: str) -> None:
        self._said.setText(text)
        self.setAccessibleName(text)
        self.show()


def advice_words(name: str) -> str:
    """What a printer that writes files does; "" is Qt's own."""
    return A_FILE.format(what=f"”{name}”" if name else "Det du valde")


def file_words(path: Path, *, private: bool | None) -> str:
    """Where the code stands now, and who can read it there."""
    who = {True: OWN_ACCOUNT, False: OTHERS, None: FOLDER}[private]
    return IN_FILE.format(path=breakable(path), who=who)
