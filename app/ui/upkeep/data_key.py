# SPDX-License-Identifier: EUPL-1.2
"""The exchange of the data key: when it is wise, who comes along, and what happens."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.interview.colleagues import Colleague
from app.storage.errors import WrongPassphrase
from app.ui.door.asking import Asking
from app.ui.door.secret import SecretField
from app.ui.pieces import column, frame, words

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


class NewKey(Asking):
    """Asks for one's own passphrase, and for those of all who are to stay.

    Signals:
        chosen: (one's own passphrase, those of the others) (str, list of str).
    """

    chosen = Signal(str, list)

    def __init__(self, people: tuple[Colleague, ...], parent: QWidget | None) -> None:
        super().__init__("Byt datanyckel", "Byt datanyckel", parent)
        self._sure = False
        for text in (WHEN, WHAT):
            self.body.addWidget(words(text, "", self.middle))
        self._own = self.ask_secret("Din lösenfras")
        self._others: list[tuple[Colleague, SecretField]] = []
        others = [one for one in people if not one.is_you]
        if others:
            self._ask_others(others)
        self.finish()
        self.begin_with(self._own)

    def attempt(self) -> None:
        """Tell the passphrases, once it is clear who stays outside."""
        typed = [field.text for _, field in self._others if field.text]
        missing = [one.called for one, field in self._others if not field.text]
        if not self._own.text:
            self.say_missing("Skriv din lösenfras först.", self._own)
        elif len({self._own.text, *typed}) <= len(typed):
            self.say_missing(
                "Samma lösenfras står två gånger. Var och en skriver sin egen."
            )
        elif missing and not self._sure:
            self._sure = True
            self.say_missing(_outside(missing))
        else:
            self.chosen.emit(self._own.text, typed)

    def show_error(self, error: UserError) -> None:
        """It was refused; nothing is changed."""
        super().show_error(error)
        if isinstance(error, WrongPassphrase) and any(one.text for _, one in self._others):
            self.message.say(ONE_IS_WRONG)

    def _ask_others(self, others: list[Colleague]) -> None:
        card = frame("card", self.middle)
        inside = column(card, margin=20, spacing=8)
        inside.addWidget(words("Dina kollegor", "subheading", card))
        inside.addWidget(words(OTHERS, "hint", card))
        for one in others:
            field = SecretField(f"Lösenfras för {one.called}", card)
            inside.addWidget(words(one.called, "name", card))
            inside.addWidget(field)
            field.edited.connect(self._edited)
            self._others.append((one, field))
            self._secrets.append(field)
        self.body.addWidget(card)

    def _edited(self) -> None:
        self._sure = False


def _outside(names: list[str]) -> str:
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"
    return (
        f"{who} har inte skrivit sin lösenfras och kommer inte in efter bytet. Är det meningen "
        "trycker du på Byt datanyckel en gång till."
    )
