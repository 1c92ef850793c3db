# SPDX-License-Identifier: EUPL-1.2
"""The extract about one person: found first, then what it holds, saved or printed (G5)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.interview.base.persons import known_as
from app.interview.clients.casework import ClientLine
from app.stewardship.extract.extract import Extract
from app.swedish_figures import with_noun
from app.ui.pieces.basics import REST, Message, button, card, entry, fill, words
from app.ui.pieces.delay import TO_SEARCH, Delay
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.half_typed import PASSING
from app.ui.pieces.page import ENTER, Screen
from app.ui.pieces.rows import RowList, RowWords

_AT_FIRST = 50
HOLDS = (
    "Uppgifterna om personen, och varje intervju i alla versioner med svar, anteckningar och "
    "texter. Vem som har öppnat och ändrat, och vad som har lämnat valvet. Hur länge det "
    "sparas, varför det finns och vilka rättigheter personen har."
)
FORMATS = "PDF är till för personen. JSON är samma uppgifter för ett program."


class PersonChoice(Screen):
    """Finds the person that the extract is about.

    Signals:
        search: what is typed (str).
        chosen: id of a client (int).
        back: leave.
    """

    search = Signal(str)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Valvet · Registerutdrag", parent, width=760, back="Tillbaka")
        fill(self.body, ("Registerutdrag", "title"))
        text = "Vem gäller det? Sök på namn, personnummer eller ärende."
        fill(self.body, (text, ""), self.message)
        self._line = entry(
            "Sök klient", self.middle, hint="Namn, personnummer eller ärende"
        )
        self._line.setProperty(PASSING, True)
        self._nobody = words(
            "Ingen klient har det namnet eller numret.", "quiet", self.middle
        )
        self._list = RowList(self.middle, at_first=_AT_FIRST)
        fill(self.body, self._line, self._nobody, self._list, REST)
        self._nobody.hide()
        self._shown = ""
        self._open_first = False
        self._timer = Delay(self._tell, self, after=TO_SEARCH)
        self._line.textEdited.connect(self._wait)
        self._list.chosen.connect(self.chosen)
        self.begin_with(self._line)

    def show_found(self, text: str, lines: list[ClientLine]) -> None:
        """Show what a search gave; without words the last worked with.

        An answer that comes when something else is typed already is let be.
        """
        if text != self._line.text().strip():
            return
        self._shown = text
        self._list.show_rows(tuple(_row(each) for each in lines))
        self._nobody.setVisible(not lines)
        if self._open_first:
            self._open_first = False
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search opens the first found."""
        if not (self._line.hasFocus() and event.key() in ENTER):
            super().keyPressEvent(event)
            return
        event.accept()
        if self._shown == self._line.text().strip():
            self._open()
        else:  # what is in sight was not searched for: never the wrong person
            self._open_first = True
            self._timer.stop()
            self._tell()

    def _open(self) -> None:
        first = next(iter(self._list.stops), None)
        if isinstance(first, QPushButton):
            first.click()

    def _wait(self, _: str) -> None:
        self._open_first = False
        self._timer.start()

    def _tell(self) -> None:
        self.search.emit(self._line.text().strip())


class ExtractScreen(Screen):
    """What the extract holds, and where to put it.

    Signals:
        save_pdf, save_json, print_out: what to do with it.
        back: leave.
    """

    save_pdf = Signal()
    save_json = Signal()
    print_out = Signal()

    def __init__(self, extract: Extract, parent: QWidget | None) -> None:
        super().__init__("Registerutdrag", parent, width=760, back="Tillbaka")
        client = extract.client
        about = " · ".join(filter(None, (known_as(client), client.case_number)))
        fill(self.body, ("Registerutdrag", "title"), (about, "subheading"), self.message)
        said = ((_counts(extract), "name"), (HOLDS, ""), (FORMATS, "hint"))
        self.body.addWidget(card(self.middle, *said, margin=18))
        review = Message(self.middle)
        review.say(extract.texts.review)
        fill(self.body, review, ("Att utdraget tas ut skrivs i loggen.", "hint"))
        pdf, parent = "Spara som PDF", self.middle
        self.primary = button(pdf, parent, kind="primary", does=self.save_pdf)
        json = button("Spara som JSON", parent, does=self.save_json)
        print_it = button("Skriv ut", parent, does=self.print_out)
        fill(self.body, FlowLayout(self.primary, json, print_it), REST)
        self.begin_with(self.primary)


def _row(client_line: ClientLine) -> RowWords:
    return RowWords(client_line.id, client_line.name, client_line.case_number)


def _counts(extract: Extract) -> str:
    interviews = len(extract.interviews)
    answers = sum(len(interview.answers) for interview in extract.interviews)
    texts = sum(len(interview.texts) for interview in extract.interviews)
    said = (
        with_noun(interviews, "intervju", "intervjuer"),
        with_noun(answers, "svar", "svar"),
        with_noun(texts, "text", "texter"),
        with_noun(len(extract.log), "rad i loggen", "rader i loggen"),
    )
    return ", ".join(said)
