# SPDX-License-Identifier: EUPL-1.2
"""The copies of an open vault: made, put in a second place, brought back; the vault looked through."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.interview.practice import OPENS_WITH
from app.stewardship.care.copying import (
    CopiesNow,
    choose_second_place,
    copies_now,
    copy_now,
    forget_second_place,
)
from app.stewardship.care.salvage_words import wrong_words
from app.storage.copies.backups import ChangedSince
from app.storage.copies.copy_errors import DamagedNotCopied
from app.storage.copies.copy_folders import Copy, find_copies
from app.storage.disk.places import PlaceAdvice, advice_on_copies
from app.storage.errors import DamagedVault, NoSuchCopy
from app.storage.records import Findings
from app.storage.vault.vault import Vault
from app.ui.door.restore import RestorePage, WantedCopy
from app.ui.flow.base.context import Context
from app.ui.flow.base.flow import told
from app.ui.flow.base.printing import Saving
from app.ui.flow.base.slow_work import SlowWork
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.pieces.day_words import here_and_now
from app.ui.upkeep.copies_page import CopiesPage, latest_words
from app.user_error import UserError

SOUND = "Valvet är helt: filen, de signerade intervjuerna, loggen och protokollen."
_MOST = 6  # findings that are told one by one


class CopiesFlow(RowFlow):
    """Everything behind the row "copies"."""

    tells = (CopiesPage, RestorePage)

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self._under_way = SlowWork(self)
        self._second = Saving(place.window, self)
        self._second.chosen.connect(self._choose_place)
        self._folder = Saving(place.window, self)
        self._folder.chosen.connect(self._other_folder)

    def open(self) -> None:
        """Show the copies."""
        self.ask(partial(copies_now, self.vault), self._show)

    def _show(self, now: CopiesNow) -> None:
        screen = CopiesPage(now, self.window)
        screen.make.connect(self._make)
        screen.choose_place.connect(self._ask_place)
        screen.forget_place.connect(self._forget_place)
        screen.bring_back.connect(self._ask_lost)
        screen.other_folder.connect(self._ask_folder)
        screen.check.connect(self._check)
        screen.ways_on.connect(self._ways_on)
        screen.cancelled.connect(self._under_way.cancel)
        self._under_way.told.connect(screen.show_progress)
        screen.back.connect(self.left)
        self.show(screen)

    # A copy now, and a second place

    def _make(self) -> None:
        watch = self._busy("Kopierar …")
        work = partial(copy_now, self.vault, watch=watch)
        self.ask(work, self._made)

    def _made(self, missing: UserError | None) -> None:
        if missing is None:
            self._finished("Kopian är tagen och provad.")
        else:  # the second place has not got it
            self._finished("", told(missing))

    def _ask_place(self) -> None:
        self._second.ask_folder("Välj en andra plats för kopiorna")

    def _choose_place(self, place: Path) -> None:
        watch = self._busy("Lägger en kopia där …")
        work = partial(_chosen, self.vault, place, watch)
        self.ask(work, self._placed)

    def _placed(self, advice: tuple[PlaceAdvice, ...]) -> None:
        text = " ".join(f"{one.what} {one.remedy}" for one in advice)
        self._finished("Kopiorna läggs nu där också.", text)

    def _forget_place(self) -> None:
        work = partial(forget_second_place, self.vault)
        self.ask(work, self._forgotten)

    def _forgotten(self, _: None) -> None:
        self._finished("Inga fler kopior läggs där. De som ligger där är kvar.")

    def _finished(self, text: str, warning: str = "") -> None:
        work = partial(copies_now, self.vault)
        self.ask(work, partial(self._show_done, text, warning))

    def _show_done(self, text: str, warning: str, now: CopiesNow) -> None:
        if (screen := self.sees(CopiesPage)) is not None:
            screen.show_copies(now)
            screen.show_done(text, warning)

    # One brought back

    def _ask_folder(self) -> None:
        self._folder.ask_folder("Välj mappen där kopian ligger")

    def _other_folder(self, folder: Path) -> None:
        found = find_copies(folder)
        if found:
            self._ask_lost(found[0])
        else:
            self.refused(NoSuchCopy())

    def _ask_lost(self, copy: Copy) -> None:
        work = partial(self.vault.copies.changed_since, copy)
        self.ask(work, partial(self._ask_passphrase, copy))

    def _ask_passphrase(self, copy: Copy, lost: ChangedSince) -> None:
        screen = RestorePage(copy, lost, self.window)
        if self._place.practice:
            screen.fill(WantedCopy(copy, OPENS_WITH))
        screen.chosen.connect(self._place.wants.bring_back)
        screen.back.connect(self.open)
        self.show(screen)

    def _ways_on(self) -> None:
        self._place.wants.rescue.emit(DamagedNotCopied())

    # All looked through

    def _check(self) -> None:
        watch = self._busy("Läser igenom valvet …")
        work = partial(self.vault.soundness.check, watch=watch)
        self.ask(work, self._checked, self._not_checked)

    def _checked(self, findings: Findings) -> None:
        if (screen := self.sees(CopiesPage)) is not None:
            text = findings_words(findings)
            screen.show_found(text or SOUND, sound=not text)

    def _not_checked(self, error: BaseException) -> None:
        if isinstance(error, DamagedVault):
            self._place.wants.lock.emit()
        else:
            self.refused(error)

    def _busy(self, text: str) -> Any:
        if (screen := self.sees(CopiesPage)) is not None:
            screen.show_busy(text)
        return self._under_way.begin()


_TELL = "Berätta för din chef och it-stödet, och ta inte bort något."


def findings_words(found: Findings) -> str:
    """What a look through the vault has found wrong, or "" where all is well."""
    texts = [*_few(wrong_words(found))]
    if not found.whole:
        texts[0] = (
            "Filen med uppgifterna är skadad. Stäng programmet, be it-stödet ta en kopia av "
            "hela mappen och hämta sedan tillbaka den senaste säkerhetskopian."
        )
    if texts:
        texts.append(_TELL if found.whole else f"{_TELL} Skriv inte mer i valvet så länge.")
    return " ".join(texts)


def _few(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The first ones; the rest is counted."""
    more = len(texts) - _MOST
    return (*texts[:_MOST], f"Och {more} till.") if more > 0 else texts


def copies_status(vault: Vault) -> str:
    """What the page "Valvet" says of the copies."""
    now = copies_now(vault)
    text = latest_words(now.copies, here_and_now())
    if now.refused is not None:
        text = f"{text} {now.refused.what}"
    if now.elsewhere is None:
        return f"{text} Ingen andra plats är vald."
    return text if now.elsewhere.is_there else f"{text} Den andra platsen är inte ansluten."


def _chosen(vault: Vault, place: Path, watch: Any) -> tuple[PlaceAdvice, ...]:
    choose_second_place(vault, place, watch=watch)
    return advice_on_copies(place)
