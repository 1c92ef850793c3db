# SPDX-License-Identifier: EUPL-1.2
"""The recovery code: try the paper once a year, or have a new one."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.stewardship.care.recovery_drill import CodeState, drill_is_due
from app.stewardship.log.log_end import LogEnd
from app.ui.door.secret import code_line
from app.ui.door.secret_page import SecretPage
from app.ui.pieces.basics import REST, button, card, fill, line, words
from app.ui.pieces.day_words import moment
from app.ui.pieces.page import Screen
from app.user_error import UserError

RIGHT = "✓ Koden stämmer. Inget har ändrats."
END = (
    "Loggen slutar nu vid {end}. Skriv upp det på papperet, eller skriv ut det, så går det att "
    "jämföra vid nästa loggkontroll. Lås sedan in papperet igen."
)


class CodePage(Screen):
    """Asks for the code as it stands on the paper, and says whether it is right.

    Signals:
        tried: the code as typed (str).
        print_end: put on paper where the log ends.
        new: the user wants another code.
        back: leave.
    """

    tried = Signal(str)
    print_end = Signal()
    new = Signal()

    def __init__(self, state: CodeState, parent: QWidget | None) -> None:
        super().__init__("Valvet", parent, width=680, back="Tillbaka")
        self._code = code_line(self.middle)
        self._try = self.lead_on("Prova koden", self._tell)
        self._when = words("", "hint", self.middle)
        self._right = words("", "accent", self.middle)
        self._right.hide()
        self._end = words("", "hint", self.middle)
        self._end.hide()
        self._print = button("Skriv ut loggens slut", self.middle, does=self.print_end)
        self._print.hide()
        self._new = button("Ny återställningskod", self.middle, does=self.new)
        self._lay_out()
        self._code.textEdited.connect(self._right.hide)
        self.show_state(state)
        self.begin_with(self._code)

    def show_state(self, state: CodeState) -> None:
        """Show since when the code holds, and when it was tried."""
        self._when.setText(state_words(state, datetime.now().astimezone()))

    def show_right(self, state: CodeState, end: LogEnd) -> None:
        """The paper is good; and where the log ends, to be kept with it."""
        self.message.say("")
        self._code.clear()
        self._right.setText(RIGHT)
        self._right.show()
        self._end.setText(END.format(end=end.words))
        self._end.show()
        self._print.show()
        self.show_state(state)

    def show_error(self, error: UserError) -> None:
        """It was refused: nothing that went well before stands beside it."""
        self._right.hide()
        super().show_error(error)

    def _tell(self) -> None:
        typed = self._code.text().strip()
        if typed:
            self.tried.emit(typed)
        else:
            self._right.hide()
            self.message.say("Skriv koden från papperet först.")
            self._code.setFocus()

    def _lay_out(self) -> None:
        lead = (
            "Har någon glömt sin lösenfras är koden på papper enda vägen in. Hämta papperet "
            "och skriv av koden en gång om året, så vet du att det finns kvar och går att läsa."
        )
        parts = (self._when, self._code, self.message, self._right, self._end)
        ways = line(self._try, self._print, spacing=12)
        tries = card(self.middle, ("Prova återställningskoden", "subheading"), *parts, ways)
        why = (
            "Om papperet har kommit bort, eller någon obehörig har sett det. Den gamla koden "
            "slutar gälla direkt."
        )
        new = card(self.middle, ("Ny kod", "subheading"), (why, "hint"), line(self._new))
        fill(self.body, ("Återställningskoden", "title"), (lead, ""), tries, new, REST)


class NewCode(SecretPage):
    """Asks for one's passphrase before the code is exchanged.

    Signals:
        chosen: one's own passphrase (str).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Ny återställningskod", "Ta fram en ny kod", parent)
        lead = (
            "Den gamla koden slutar gälla så snart den nya finns. Den nya visas en enda "
            "gång: se till att skrivaren är på, eller ha papper och penna till hands."
        )
        fill(self.body, (lead, ""))
        self._own = self.ask_secret("Din lösenfras")
        self.finish()
        self.begin_with(self._own)

    def attempt(self) -> None:
        """Tell the passphrase."""
        if self._own.text:
            self.chosen.emit(self._own.text)
        else:
            self.say_missing("Skriv din lösenfras först.", self._own)


def state_words(state: CodeState, now: datetime) -> str:
    """Since when the code holds, and when it was tried: one sentence or two."""
    if state.is_lost:
        return (
            "Den nya koden kom aldrig på papper. Ta fram en ny nu, så finns vägen tillbaka."
        )
    if state.tried:
        text = f"Koden provades senast {moment(state.tried, now)}."
    elif state.since:
        text = f"Koden är från {moment(state.since, now)} och har inte provats sedan dess."
    else:
        text = "Koden har inte provats än."
    return f"{text} Det är dags att prova den." if drill_is_due(state, now.date()) else text
