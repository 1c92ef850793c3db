# SPDX-License-Identifier: EUPL-1.2
"""The exchange of the data key: when it is wise, who comes along, and what happens.

Whom it shuts out is a decision of its own: the page turns, names them, and waits for a tick.
No Enter too many decides it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.stewardship.care.colleagues import Colleague
from app.storage.errors import WrongPassphrase
from app.ui.door.secret import SecretField
from app.ui.door.secret_page import SecretPage
from app.ui.pieces.basics import column, fill, ground, rename
from app.ui.upkeep.left_out_people import LeftOut
from app.user_error import UserError

WHEN = (
    "Datanyckeln är den som uppgifterna är krypterade med. Byt den när någon har slutat, "
    "eller när en dator, ett minne eller en kopia av valvet har kommit bort."
)
WHAT = (
    "Du behåller din lösenfras. Den som inte är med vid bytet kommer sedan bara in i kopior "
    "som togs tidigare. Återställningskoden blir ny och visas en enda gång: ha skrivaren "
    "eller papper och penna till hands."
)
OTHERS = (
    "Den som skriver sin lösenfras här behåller den. Den som inte gör det kommer inte in efter "
    "bytet, och behöver få en ny av dig."
)
ONE_IS_WRONG = "En av lösenfraserna stämmer inte. Inget har ändrats."


class NewKey(SecretPage):
    """Asks for one's own passphrase, and for those of all who are to stay.

    Signals:
        chosen: (one's own passphrase, those of the others) (str, list of str).
    """

    chosen = Signal(str, list)

    def __init__(self, people: tuple[Colleague, ...], parent: QWidget | None) -> None:
        super().__init__("Byt datanyckel", "Byt datanyckel", parent)
        self._asks = QWidget(self.middle)
        self._left_out = LeftOut(self.middle)
        self._left_out.meant.connect(self._does.setEnabled)
        self._inside = column(self._asks, spacing=14)
        fill(self._inside, *((text, "") for text in (WHEN, WHAT)))
        self._own = self.ask_secret("Din lösenfras", into=self._inside)
        self._others: list[tuple[Colleague, SecretField]] = []
        others = [person for person in people if not person.is_you]
        if others:
            self._ask_others(others)
        fill(self.body, self._asks, self._left_out)
        self._left_out.hide()
        self.finish()
        self.begin_with(self._own)

    def attempt(self) -> None:
        """Tell the passphrases, once it is decided who stays outside."""
        typed = [field.text for _, field in self._others if field.text]
        missing = [colleague.called for colleague, field in self._others if not field.text]
        if not self._own.text:
            self.say_missing("Skriv din lösenfras först.", self._own)
        elif len({self._own.text, *typed}) <= len(typed):
            self.say_missing(
                "Samma lösenfras står två gånger. Var och en skriver sin egen."
            )
        elif missing and not self._left_out.is_meant:
            self._decide(missing)
        else:
            self.chosen.emit(self._own.text, typed)

    def go_back(self) -> None:
        """From the decision to what was typed; else out."""
        if self._left_out.isHidden() or self.is_busy:
            super().go_back()
        else:
            self._undecide()

    def show_busy(self, text: str, *, stops: bool = False) -> None:
        """It is under way."""
        self.leave.setText("Avbryt")
        super().show_busy(text, stops=stops)

    def show_error(self, error: UserError) -> None:
        """It was refused; nothing is changed."""
        self._undecide()
        super().show_error(error)
        if isinstance(error, WrongPassphrase) and any(one.text for _, one in self._others):
            self.message.say(ONE_IS_WRONG)

    def _decide(self, missing: list[str]) -> None:
        self.message.say("")
        self._left_out.ask(missing)
        self._show(deciding=True)
        self.begin_with(self._left_out.tick)

    def _undecide(self) -> None:
        self._left_out.calm()
        self._show(deciding=False)
        self.begin_with(self._own)

    def _show(self, *, deciding: bool) -> None:
        self._asks.setVisible(not deciding)
        self._left_out.setVisible(deciding)
        self._does.setEnabled(not deciding)
        rename(self.leave, "Tillbaka till lösenfraserna" if deciding else "Avbryt")
        self.area.verticalScrollBar().setValue(0)
        self.turned.emit()

    def _ask_others(self, others: list[Colleague]) -> None:
        card, inside = ground("card", self._asks, margin=20, spacing=8)
        fill(inside, ("Dina kollegor", "subheading"), (OTHERS, "hint"))
        for colleague in others:
            field = SecretField(f"Lösenfras för {colleague.called}", card)
            fill(inside, (colleague.called, "name"), field)
            self._others.append((colleague, field))
            self._secrets.append(field)
        self._inside.addWidget(card)
