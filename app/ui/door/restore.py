# SPDX-License-Identifier: EUPL-1.2
"""Bringing a copy back: what it means, and the passphrase that opens it."""

from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.storage.backups import Changed
from app.storage.copies import Copy
from app.ui.door.asking import Asking
from app.ui.pieces import button, column, frame, words
from app.ui.when import day_and_time

KEPT = (
    "Valvet som det är nu läggs undan i mappen set-aside. Det tas inte bort, och det går att "
    "be it-stödet om hjälp med det sedan."
)
CODE, PASSPHRASE = "Återställningskod", "Din lösenfras"


@dataclass(frozen=True)
class Wanted:
    """A copy to bring back. The secret is left out of its repr.

    Attributes:
        copy: which.
        secret: the passphrase, or the recovery code as typed.
        by_code: whether it is the code.
    """

    copy: Copy
    secret: str = field(repr=False)
    by_code: bool = False


class RestorePage(Asking):
    """Says what is lost, and asks for the way in.

    Signals:
        chosen: a Wanted (object).
    """

    chosen = Signal(object)

    def __init__(self, copy: Copy, lost: Changed | None, parent: QWidget | None) -> None:
        super().__init__("Hämta tillbaka en säkerhetskopia", "Hämta tillbaka", parent)
        self._copy = copy
        now = datetime.now().astimezone()
        card = frame("card", self.middle)
        inside = column(card, margin=20, spacing=10)
        title = f"Kopian från {day_and_time(copy.made_at, now)}"
        inside.addWidget(words(title, "subheading", card))
        if lost is not None:
            inside.addWidget(words(lost_words(lost), "name", card))
        inside.addWidget(words(KEPT, "", card))
        self.body.addWidget(card)
        self._secret = self.ask_secret(PASSPHRASE)
        self._code = QLineEdit(self.middle)
        self._code.setAccessibleName(CODE)
        self._code.setPlaceholderText("Återställningskoden från papperet")
        self._code.setMaxLength(200)
        self._code.hide()
        self._other_way = button("Jag har bara återställningskoden", self, kind="link")
        self.body.addWidget(self._code)
        self.body.addWidget(self._other_way)
        hint = (
            "Kopian provas innan den tas i bruk. Är den tagen före ett byte av datanyckeln "
            "behövs lösenfrasen som gällde då."
        )
        self.body.addWidget(words(hint, "hint", self.middle))
        self.finish()
        self._other_way.clicked.connect(self._by_code)
        self.begin_with(self._secret)

    @property
    def copy(self) -> Copy:
        """The copy that this page is about."""
        return self._copy

    def fill(self, wanted: Wanted) -> None:
        """What was typed on a page like this one."""
        if wanted.by_code:
            self._by_code()
            self._code.setText(wanted.secret)
        else:
            self._secret.fill(wanted.secret)

    def attempt(self) -> None:
        """Tell what is wanted."""
        by_code = not self._code.isHidden()
        typed = self._code.text().strip() if by_code else self._secret.text
        if typed:
            self.chosen.emit(Wanted(self._copy, typed, by_code))
        else:
            where = self._code if by_code else self._secret
            self.say_missing(
                f"Skriv {'koden' if by_code else 'din lösenfras'} först.", where
            )

    def show_error(self, error: UserError) -> None:
        """It was refused: nothing is changed."""
        super().show_error(error)
        if not self._code.isHidden():
            self._code.setFocus()
            self._code.selectAll()

    def wipe(self) -> None:
        """Let no secret stay."""
        super().wipe()
        self._code.clear()

    def _by_code(self) -> None:
        self._code.show()
        self._other_way.hide()
        if (card := self._secret.parentWidget()) is not None:
            card.hide()
        self._code.setFocus()


def lost_words(lost: Changed) -> str:
    """What has come to the vault after the copy, and goes with it."""
    if not lost.events:
        return "Inget har ändrats i valvet sedan kopian togs."
    parts = []
    if lost.interviews:
        many = "1 intervju" if lost.interviews == 1 else f"{lost.interviews} intervjuer"
        parts.append(f"det som är skrivet i {many}")
    if lost.clients:
        new = "1 ny klient" if lost.clients == 1 else f"{lost.clients} nya klienter"
        parts.append(new)
    said = " och ".join(parts) or "några ändringar, men inga svar och inga klienter"
    return f"Efter kopian har det tillkommit {said}. Det försvinner ur valvet."
