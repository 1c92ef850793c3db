# SPDX-License-Identifier: EUPL-1.2
"""Bringing a copy back: what it means, and the passphrase that opens it."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.storage.copies.backups import ChangedSince
from app.storage.copies.copy_folders import Copy
from app.storage.errors import TooSoon
from app.swedish_figures import with_noun
from app.ui.door.secret_or_code import SecretOrCode
from app.ui.door.secret_page import SecretPage
from app.ui.door.start_steps import breakable
from app.ui.pieces.basics import card, fill
from app.ui.pieces.day_words import day_and_time
from app.user_error import UserError

KEPT = (
    "Valvet som det är nu läggs undan i mappen set-aside. Det tas inte bort, och det går att "
    "be it-stödet om hjälp med det sedan."
)
NEW = "Kopian ligger kvar där den är. Ett nytt valv skapas av den i"
SINCE = "Det som har skrivits efter kopian finns inte i den."


@dataclass(frozen=True)
class WantedCopy:
    """A copy to bring back. The secret is left out of its repr.

    Attributes:
        copy: which.
        secret: the passphrase, or the recovery code as typed.
        by_code: whether it is the code.
    """

    copy: Copy
    secret: str = field(repr=False)
    by_code: bool = False


class RestorePage(SecretPage):
    """Says what is lost, and asks for the way in.

    Attributes:
        copy: the copy that this page is about.

    Signals:
        chosen: a Wanted (object).
    """

    chosen = Signal(object)

    def __init__(
        self,
        copy: Copy,
        lost: ChangedSince | None,
        parent: QWidget | None,
        *,
        into: Path | None = None,
    ) -> None:
        super().__init__("Hämta tillbaka en säkerhetskopia", "Hämta tillbaka", parent)
        self.copy = copy
        now = datetime.now().astimezone()
        title = f"Kopian från {day_and_time(copy.made_at, now)}"
        text = SINCE if lost is None else lost_words(lost)
        kept = KEPT if into is None else f"{NEW} {breakable(into)}"
        what = card(self.middle, (title, "subheading"), (text, "name"), (kept, ""))
        self.body.addWidget(what)
        self._way = SecretOrCode(self)
        hint = (
            "Kopian provas innan den tas i bruk. Är den tagen före ett byte av datanyckeln "
            "behövs lösenfrasen som gällde då."
        )
        fill(self.body, (hint, "hint"))
        self.finish()
        self.begin_with(self._way.field)

    def fill(self, wanted: WantedCopy) -> None:
        """What was typed on a page like this one."""
        self._way.fill(wanted.secret, by_code=wanted.by_code)

    def attempt(self) -> None:
        """Tell what is wanted."""
        if self._way.text:
            self.chosen.emit(WantedCopy(self.copy, self._way.text, self._way.by_code))
        else:
            self.say_missing(self._way.missing, self._way.field)

    def show_error(self, error: UserError) -> None:
        """It was refused: nothing is changed."""
        super().show_error(error)
        if not isinstance(error, TooSoon):
            self._way.try_again()


def lost_words(lost: ChangedSince) -> str:
    """What has come to the vault after the copy, and goes with it."""
    if not lost.events:
        return "Inget har ändrats i valvet sedan kopian togs."
    parts = []
    if lost.interviews:
        many = with_noun(lost.interviews, "intervju", "intervjuer")
        parts.append(f"det som är skrivet i {many}")
    if lost.clients:
        new = with_noun(lost.clients, "ny klient", "nya klienter")
        parts.append(new)
    text = " och ".join(parts) or "några ändringar, men inga svar och inga klienter"
    return f"Det här har tillkommit efter kopian: {text}. Det försvinner ur valvet."
