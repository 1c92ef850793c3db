# SPDX-License-Identifier: EUPL-1.2
"""Two pages where a passphrase is chosen: a new one of one's own, and a colleague's first."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.storage.records import Staff
from app.ui.door.secret_page import SecretPage
from app.ui.door.start_steps import signature_fault, suggest_signature
from app.ui.pieces.basics import entry, fill, ground
from app.ui.pieces.day_words import past_day
from app.ui.upkeep.people_page import ALL_READ

Propose = Callable[[], str]
Judge = Callable[[str], str | None]
NEW = (
    "Med den låser du upp från och med nu. Återställningskoden på papper gäller som förut."
)
THEIRS = (
    "Låt helst din kollega sitta vid datorn just nu. Lösenfrasen är kollegans egen och går "
    "att byta när som helst."
)
OWN_FIRST = "Skriv lösenfrasen som du har nu först."


class ChangePassphrase(SecretPage):
    """The old one, and a new one.

    Signals:
        chosen: (the old one, the new one) (str, str).
    """

    chosen = Signal(str, str)

    def __init__(self, propose: Propose, judge: Judge, parent: QWidget | None) -> None:
        super().__init__("Byt din lösenfras", "Byt lösenfras", parent)
        lead = (
            "Det tar någon sekund, hur mycket som än finns i valvet. Den gamla lösenfrasen slutar "
            "gälla direkt, men en gammal kopia av valvet går fortfarande att öppna med den."
        )
        fill(self.body, (lead, ""))
        self._old = self.ask_secret("Din lösenfras nu")
        said = ("Den nya lösenfrasen", NEW)
        self._new = self.ask_new(propose, judge, said=said)
        self.finish()
        self.begin_with(self._old)

    def attempt(self) -> None:
        """Tell what was chosen, if it will do."""
        if not self._old.text:
            self.say_missing(OWN_FIRST, self._old)
        elif trouble := self._new.trouble():
            self.say_missing(trouble, self._new.begin())
        else:
            self.chosen.emit(self._old.text, self._new.passphrase)


class AddColleague(SecretPage):
    """Who it is, their passphrase, and one's own.

    Signals:
        chosen: (one's own passphrase, theirs, a Staff) (str, str, object).
    """

    loses = True
    chosen = Signal(str, str, object)

    def __init__(self, propose: Propose, judge: Judge, parent: QWidget | None) -> None:
        super().__init__("Lägg till en kollega", "Lägg till", parent)
        fill(self.body, (ALL_READ, ""))
        card, self._who = ground("card", self.middle, margin=20, spacing=8)
        self._name = self._line("Namn", card)
        self._signature = self._line("Signatur", card)
        self._trained = self._line("Utbildad i ASI", card)
        self._trained.setPlaceholderText("åååå-mm-dd, eller lämna tomt")
        suggest_signature(self._name, self._signature)
        self.body.addWidget(card)
        said = ("Kollegans lösenfras", THEIRS)
        self._new = self.ask_new(propose, judge, said=said)
        self._own = self.ask_secret(
            "Din egen lösenfras", "Den visar att det är du som släpper in någon."
        )
        self.finish()
        self.begin_with(self._name)

    def attempt(self) -> None:
        """Tell what was chosen, if it will do."""
        name, signature = self._name.text().strip(), self._signature.text().strip()
        trained = self._trained.text().strip()
        if not name:
            self.say_missing("Skriv kollegans namn.", self._name)
        elif wrong := signature_fault(signature):
            self.say_missing(wrong, self._signature)
        elif wrong := past_day(trained):
            self.say_missing(wrong, self._trained)
        elif trouble := self._new.trouble():
            self.say_missing(trouble, self._new.begin())
        elif not self._own.text:
            self.say_missing("Skriv också din egen lösenfras.", self._own)
        else:
            staff = Staff(0, name, signature, trained or None)
            self.chosen.emit(self._own.text, self._new.passphrase, staff)

    def _line(self, name: str, parent: QWidget) -> QLineEdit:
        made = entry(name, parent, most=100)
        fill(self._who, (name, "name"), made)
        return made
