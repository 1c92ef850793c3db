# SPDX-License-Identifier: EUPL-1.2
"""Finds the client who is the same person as another one."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.interview.clients.casework import SHOWN, ClientLine
from app.storage.records import Client
from app.ui.home.client_table import ClientTable
from app.ui.home.joining_words import who
from app.ui.home.start_parts import SearchLine
from app.ui.pieces.basics import REST, fill, words
from app.ui.pieces.delay import TO_SEARCH, Delay
from app.ui.pieces.page import Screen

TITLE = "{who} är samma person som …"
LEAD = (
    "Är samma person upplagd två gånger går det att föra samman de två klienterna till en. "
    "Sök den andra här. Inget händer förrän du har sett båda och svarat ja."
)
NONE_ALIKE = "Ingen annan klient har samma namn eller ärende. Skriv vad den andra heter."


class SamePerson(Screen):
    """A search, and what it found.

    Signals:
        search: what is typed; "" for those who are alike (str).
        chosen: id of the other client (int).
    """

    search = Signal(str)
    chosen = Signal(int)

    def __init__(self, client: Client, parent: QWidget | None) -> None:
        super().__init__("", parent, width=900, back="Avbryt")
        self._line = SearchLine(self.middle)
        self._line.setAccessibleName("Sök den andra klienten")
        self._line.setPlaceholderText("Namn, personnummer eller ärende")
        self._heading = words("", "hint", self.middle)
        self._table = ClientTable(self.middle)
        self._wait = Delay(self._look, self, after=TO_SEARCH)
        fill(self.body, (TITLE.format(who=who(client)), "title"), (LEAD, "quiet"))
        fill(self.body, self._line, self.message, self._heading, self._table, REST)
        self._table.hide()
        self._line.textEdited.connect(self._wait.start)
        self._line.down.connect(self._table.take_focus)
        self._line.returnPressed.connect(self._look)
        self._table.chosen.connect(self.chosen)
        self.begin_with(self._line)

    def show_found(self, text: str, found: list[ClientLine]) -> None:
        """Show what a search gave, unless something else is typed by now."""
        if text != self._line.text().strip():
            return
        self._table.show_clients(found, datetime.now().astimezone().date())
        self._heading.setText(_found_words(text, len(found)))

    def _look(self) -> None:
        self._wait.stop()
        self.search.emit(self._line.text().strip())


def _found_words(text: str, count: int) -> str:
    if not text:
        return "Samma namn eller ärende" if count else NONE_ALIKE
    if not count:
        return "Ingen träff. Prova en del av namnet."
    if count >= SHOWN:
        return f"Visar de {SHOWN} första. Skriv mer för att hitta rätt."
    return "Välj den andra."
