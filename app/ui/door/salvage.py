# SPDX-License-Identifier: EUPL-1.2
"""Saving what can be read of a damaged vault: the way in, and then the account of it."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.door.secret_or_code import SecretOrCode
from app.ui.door.secret_page import SecretPage
from app.ui.door.start_steps import breakable
from app.ui.pieces.basics import REST, card, fill, words
from app.ui.pieces.page import Screen

LEAD = (
    "Det som är helt läggs i ett nytt valv bredvid det skadade. Lösenfraser och "
    "återställningskod blir desamma. Den skadade filen läses bara, den ändras inte."
)
KEEP = (
    "Spara det skadade valvet: en säkerhetskopia eller it-stödet kan ha det som saknas här. "
    "Intervjuer som kan sakna något är öppna, så att de går att komplettera."
)


class Account(NamedTuple):
    """What was saved, as people are told it.

    Attributes:
        folder: of the new vault.
        lines: what is in it and what may be missing, a sentence each.
    """

    folder: Path
    lines: tuple[str, ...]


class SalvagePage(SecretPage):
    """Asks for the way in.

    Signals:
        chosen: (the passphrase or code as typed, whether it is the code) (str, bool).
    """

    chosen = Signal(str, bool)

    def __init__(self, out: Path, parent: QWidget | None) -> None:
        super().__init__("Rädda det som går att läsa", "Rädda", parent, place="")
        fill(self.body, (LEAD, ""), (f"Det nya valvet: {breakable(out)}", "name"))
        self._way = SecretOrCode(self)
        self.finish()
        self.begin_with(self._way.field)

    def attempt(self) -> None:
        """Tell what was typed."""
        if self._way.text:
            self.chosen.emit(self._way.text, self._way.by_code)
        else:
            self.say_missing(self._way.missing, self._way.field)


class SalvagedPage(Screen):
    """The account.

    Signals:
        open_it: open the new vault.
    """

    open_it = Signal()

    def __init__(self, account: Account, parent: QWidget | None) -> None:
        super().__init__("", parent, width=680)
        go_on = self.lead_on("Öppna det räddade valvet", self.open_it)
        fill(self.body, ("Räddat", "title"))
        lines = card(self.middle, *((line, "") for line in account.lines), margin=18)
        fill(self.body, lines, (f"Det nya valvet: {breakable(account.folder)}", "name"))
        fill(self.body, (KEEP, ""), REST)
        self.add_footer(words("", "hint", self), go_on)
        self.begin_with(go_on)

    def go_back(self) -> None:
        """On: there is a new vault now."""
        self.open_it.emit()
