# SPDX-License-Identifier: EUPL-1.2
"""Unlocking: the passphrase, or the recovery code from paper."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.door.copy_notice import CopyNotice
from app.ui.door.countdown import Countdown
from app.ui.door.secret import SecretField, code_line
from app.ui.pieces.basics import REST, button, fill, ground, rename, words
from app.ui.pieces.page import Screen
from app.user_error import UserError

BUSY = "Låser upp. Det tar med flit någon sekund, så att ingen kan gissa sig in."


class Unlock(Screen):
    """Asks for the way in to one vault. `opens_with` is the practice vault's, filled in.

    Signals:
        unlock: the passphrase (str).
        recover: the recovery code as typed (str).
        other_place: the user wants another vault, or a new one.
        handbook: read the manual.
        ways_on: the vault is damaged (UserError), and the user wants to see what can be done.
    """

    unlock = Signal(str)
    recover = Signal(str)
    other_place = Signal()
    handbook = Signal()
    ways_on = Signal(object)

    def __init__(
        self, folder: Path, *, opens_with: str = "", parent: QWidget | None
    ) -> None:
        super().__init__("", parent, width=560)
        self._folder = folder
        self._advice = words("", "hint", self.middle)
        self._copied = words("", "hint", self.middle)
        self._kept = CopyNotice(self.middle)
        self._kept.ways_on.connect(self.ways_on)
        self._passphrase = SecretField("Lösenfras", self.middle)
        self._code = code_line(self.middle)
        self._ask = words("", "name", self.middle)
        self._busy = words(BUSY, "quiet", self.middle)
        self._open = self.lead_on("Lås upp", self._try)
        link = partial(button, parent=self.middle, kind="link")
        self._other_way = link("", does=self._change_way)
        self._other_place = link("Öppna ett annat valv", does=self.other_place)
        self._handbook = link("Läs handboken", does=self.handbook)
        self._lay_out(_place_words(folder, opens_with))
        if opens_with:
            self._passphrase.fill(opens_with)
            self._other_place.hide()
            self._other_way.hide()
        self._countdown = Countdown(self._open, self)
        self._busy.hide()
        self._show_way(by_code=False)

    def show_busy(self) -> None:
        """It is being tried."""
        self.message.say("")
        self._busy.show()
        self._let(False)

    def show_advice(self, folder: Path, advice: Sequence[UserError]) -> None:
        """One quiet line on where the vault lies. It holds nobody up."""
        if folder == self._folder:
            self._advice.setText(" ".join(error.what for error in advice))
            self._advice.setVisible(bool(advice))

    def show_copied(self, folder: Path, text: str) -> None:
        """When the newest verified copy was made, in a quiet line."""
        if folder == self._folder:
            self._copied.setText(text)
            self._copied.setVisible(bool(text))

    def show_kept(
        self, folder: Path, refused: UserError | None, elsewhere: UserError | None
    ) -> None:
        """What could not be done of the copy at the lock; nothing where all is well."""
        if folder == self._folder:
            self._kept.show_kept(refused, elsewhere)

    def show_error(self, error: UserError) -> None:
        """It did not open: why, and another try."""
        self._busy.hide()
        self._let(True)
        super().show_error(error)
        if self._by_code:
            self._code.setFocus()
            self._code.selectAll()
        else:
            self._passphrase.try_again()
        self._countdown.begin(error)

    @property
    def stands(self) -> bool:
        """A wait goes on, whatever is typed."""
        return self._countdown.is_running

    def _try(self) -> None:
        typed = self._code.text().strip() if self._by_code else self._passphrase.text
        if not typed:
            missing = "återställningskoden" if self._by_code else "lösenfrasen"
            self.message.say(f"Skriv {missing} först.")
            (self._code if self._by_code else self._passphrase).setFocus()
        elif self._by_code:
            self.recover.emit(typed)
        else:
            self.unlock.emit(typed)

    def _change_way(self) -> None:
        self.message.say("")
        self._countdown.stop()
        self._show_way(by_code=not self._by_code)

    def _show_way(self, *, by_code: bool) -> None:
        self._by_code = by_code
        self._code.setVisible(by_code)
        self._passphrase.setVisible(not by_code)
        self._ask.setText("Återställningskod" if by_code else "Lösenfras")
        other = "Jag har lösenfrasen" if by_code else "Jag har glömt lösenfrasen"
        rename(self._other_way, other)
        self.begin_with(self._code if by_code else self._passphrase)

    def _let(self, free: bool) -> None:  # noqa: FBT001 - setEnabled takes it bare, too
        for widget in (self._passphrase, self._code, self._open, self._other_way):
            widget.setEnabled(free)
        self._other_place.setEnabled(free)

    def _lay_out(self, place: str) -> None:
        card, inside = ground("card", self.middle, margin=26, spacing=12)
        fill(inside, ("Lås upp", "title"), (place, "hint"), self._advice)
        self._advice.hide()
        fill(inside, self._kept, 6, self._ask, self._passphrase, self._code, self.message)
        fill(inside, self._busy, self._open, self._other_way, self._other_place)
        fill(inside, self._handbook, self._copied)
        self._copied.hide()
        fill(self.body, REST, card)
        self.body.addStretch(2)


def _place_words(folder: Path, opens_with: str) -> str:
    if opens_with:
        return f"I övningsvalvet är lösenfrasen alltid ”{opens_with}”. Den är redan ifylld."
    return f"Uppgifterna ligger krypterade i {folder}"
