# SPDX-License-Identifier: EUPL-1.2
"""A damaged vault, shown for what it is, with the three ways on. Its files are never touched."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.storage.copies.copy_errors import DamagedNotCopied
from app.storage.copies.copy_folders import Copy
from app.ui.door.start_steps import breakable
from app.ui.pieces.basics import Part, button, card, fill, words
from app.ui.pieces.day_words import day_and_time
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.page import Screen
from app.user_error import UserError

UNTOUCHED = (
    "Programmet har inte ändrat något i mappen, och kommer inte att göra det förrän du har "
    "valt. Vad du än väljer nedan finns de skadade filerna kvar."
)
OPENS = (
    "Programmet gör inget mer i mappen förrän du har valt. Vad du än väljer nedan finns de "
    "skadade filerna kvar."
)
BRING_BACK = (
    "Det som har skrivits efter kopian finns inte i den, men kan ibland räddas ur den skadade "
    "filen sedan. Valvet som det är nu läggs undan, inget tas bort."
)
NO_COPY = (
    "Det finns ingen hel säkerhetskopia i valvets mapp. Har du en på ett minne, ta den."
)
SALVAGE = (
    "Programmet läser den skadade filen, sida för sida, och lägger det som är helt i ett nytt "
    "valv bredvid. Du får veta vad som saknas."
)
HELP = (
    "Stäng programmet och ändra inget i mappen. Be it-stödet kopiera hela mappen innan någon "
    "provar något, och visa dem den här sidan:"
)


class Damaged(Screen):
    """Three ways on.

    Signals:
        bring_back: the newest good copy, a Copy (object).
        other_folder: a copy that lies somewhere else.
        salvage: save what can be read.
        back: try to unlock once more.
    """

    bring_back = Signal(object)
    other_folder = Signal()
    salvage = Signal()

    def __init__(self, error: UserError, folder: Path, parent: QWidget | None) -> None:
        super().__init__("", parent, width=760, back="Försök låsa upp igen")
        self._copy: Copy | None = None
        self._take = self.lead_on("Hämta tillbaka", self._tell)
        self._other = button(
            "Välj en kopia i en annan mapp", self.middle, does=self.other_folder
        )
        self._save = button("Rädda det som går att läsa", self.middle, does=self.salvage)
        self._which = words("Letar efter kopior …", "name", self.middle)
        self._take.hide()
        opens = isinstance(error, DamagedNotCopied)  # and is damaged further in
        title = "Valvet är skadat" if opens else "Valvet går inte att öppna"
        fill(self.body, (title, "title"), (error.what, "name"), (error.remedy, ""))
        fill(self.body, (OPENS if opens else UNTOUCHED, ""), self.message)
        title = "Hämta tillbaka den senaste säkerhetskopian"
        self._add_way(f"1. {title}", (self._which,), BRING_BACK, self._take, self._other)
        self._add_way("2. Rädda det som går att läsa", (), SALVAGE, self._save)
        facts = (
            words(f"Mapp: {breakable(folder)}", "name", self.middle),
            words(f"Fel: {error.what} ({type(error).__name__})", "name", self.middle),
        )
        self._add_way("3. Låt allt vara, och be om hjälp", facts, HELP)
        self.body.addStretch(1)
        self.begin_with(self._other)  # the keys come here from the first moment

    def show_copies(self, copies: list[Copy]) -> None:
        """The good copies there are, the newest first."""
        self._copy = next(iter(copies), None)
        self._take.setVisible(self._copy is not None)
        if self._copy is None:
            self._which.setText(NO_COPY)
            self.begin_with(self._other)
            return
        when = day_and_time(self._copy.made_at, datetime.now().astimezone())
        self._which.setText(f"Senaste provade säkerhetskopia: {when}.")
        self._take.setAccessibleName(f"Hämta tillbaka kopian från {when}")
        self.begin_with(self._take)

    def _tell(self) -> None:
        self.bring_back.emit(self._copy)

    def _add_way(
        self, title: str, labels: tuple[QLabel, ...], text: str, *made: QPushButton
    ) -> None:
        hint = (text, "")
        parts: tuple[Part, ...] = (hint, *labels)
        if made:
            parts = (*labels, hint, FlowLayout(*made))
        self.body.addWidget(card(self.middle, (title, "subheading"), *parts, margin=18))
