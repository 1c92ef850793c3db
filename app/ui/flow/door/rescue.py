# SPDX-License-Identifier: EUPL-1.2
"""At the door of a closed vault: a copy put in its place, and what to do with a damaged one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.storage.copies.copy_folders import Copy, find_copies
from app.storage.errors import DamagedCopy, NoSuchCopy
from app.ui.door.damaged import Damaged
from app.ui.door.restore import RestorePage, WantedCopy
from app.ui.door.salvage import Account, SalvagedPage, SalvagePage
from app.ui.flow.base.flow import Flow
from app.ui.flow.base.printing import Saving
from app.ui.flow.base.slow_work import SlowWork
from app.ui.flow.door.vault_opening import bring_back, free_folder, good_copies, salvaged
from app.ui.jobs.jobs import Worker
from app.ui.window.window import Window
from app.user_error import UserError


class Rescue(Flow):
    """Brings copies back into one vault, and saves what is left of a damaged one.

    Signals:
        entered: an open vault and who is at work (vault_opening.Entered).
        saved: what was saved lies in a vault of its own, to be opened (Path).
        left: thought better of; the vault is as it was.
    """

    entered = Signal(object)
    saved = Signal(object)

    def __init__(
        self, window: Window, worker: Worker, folder: Path, parent: QObject
    ) -> None:
        super().__init__(window, worker, parent)
        self._folder = folder
        self._bad: set[Path] = set()
        self._wanted: WantedCopy | None = None
        self._under_way = SlowWork(self)
        self._error: UserError | None = None
        self._out = folder
        self._choosing = Saving(window, self)
        self._choosing.chosen.connect(self._other_folder)

    # A damaged vault, and its three ways on

    def show_damaged(self, error: UserError) -> None:
        """Show what is wrong, and what can be done."""
        self._error = error
        screen = Damaged(error, self._folder, self.window)
        screen.bring_back.connect(self.show_copy)
        screen.other_folder.connect(self._ask_folder)
        screen.salvage.connect(self._look_for_room)
        screen.back.connect(self.left)
        self.show(screen)
        self.ask(partial(good_copies, self._folder), self._show_copies)

    def _show_copies(self, copies: list[Copy]) -> None:
        if (screen := self.sees(Damaged)) is not None:
            screen.show_copies([copy for copy in copies if copy.folder not in self._bad])

    def _ask_folder(self) -> None:
        self._choosing.ask_folder("Välj mappen där kopian ligger")

    def _other_folder(self, folder: Path) -> None:
        found = find_copies(folder)
        if found:
            self.show_copy(found[0])
        elif (screen := self.sees(Damaged)) is not None:
            screen.show_error(NoSuchCopy())

    def _look_for_room(self) -> None:
        self.ask(partial(free_folder, self._folder), self._ask_salvage)

    def _ask_salvage(self, out: Path) -> None:
        self._out = out
        screen = SalvagePage(out, self.window)
        screen.chosen.connect(self._salvage)
        screen.back.connect(self._back)
        screen.end_when_left_alone()
        self.show(screen)

    def _salvage(self, secret: str, by_code: bool) -> None:  # noqa: FBT001 - a signal's own shape
        if (screen := self.sees(SalvagePage)) is not None:
            screen.show_busy("Läser den skadade filen. Det kan ta några minuter …")
        work = partial(salvaged, self._folder, secret, self._out, by_code=by_code)
        self.ask(work, self._salvaged)

    def _salvaged(self, account: Account) -> None:
        self._out = account.folder
        screen = SalvagedPage(account, self.window)
        screen.open_it.connect(self._open_saved)
        self.show(screen)

    def _open_saved(self) -> None:
        self.saved.emit(self._out)

    def _back(self) -> None:
        """From a page about one way to where it was chosen."""
        if self._error is None:
            self.left.emit()
        else:
            self.show_damaged(self._error)

    # A copy

    def bring_back(self, wanted: WantedCopy) -> None:
        """Bring one back, with what was typed on another page."""
        self.show_copy(wanted.copy).fill(wanted)
        self._bring_back(wanted)

    def show_copy(self, copy: Copy) -> RestorePage:
        """Ask for the way into this copy."""
        into = (
            None if self._folder.exists() else self._folder
        )  # where there is no vault yet
        screen = RestorePage(copy, None, self.window, into=into)
        screen.chosen.connect(self._bring_back)
        screen.cancelled.connect(self._under_way.cancel)
        self._under_way.told.connect(screen.show_progress)
        screen.back.connect(self._back)
        screen.end_when_left_alone()
        self.show(screen)
        return screen

    def _bring_back(self, wanted: WantedCopy) -> None:
        self._wanted = wanted
        if (screen := self.sees(RestorePage)) is not None:
            screen.show_busy("Hämtar kopian …")
        watch = self._under_way.begin()
        work = partial(bring_back, self._folder, wanted, watch)
        self.ask(work, self.entered.emit)

    def refused(self, error: BaseException) -> None:
        """Show it where it was asked; for a copy that is damaged the next one is offered."""
        screen = self.sees(RestorePage) or self.sees(SalvagePage)
        if screen is None:
            raise error
        if not isinstance(error, UserError):
            screen.show_ready()
            raise error
        if isinstance(error, DamagedCopy) and isinstance(screen, RestorePage):
            self._bad.add(screen.copy.folder)
            self.ask(partial(good_copies, self._folder), self._offer_next)
        else:
            screen.show_error(error)

    def _offer_next(self, copies: list[Copy]) -> None:
        """The copy was damaged: the next one, with what was typed."""
        left = [copy for copy in copies if copy.folder not in self._bad]
        if left:
            screen = self.show_copy(left[0])
            if self._wanted is not None:
                screen.fill(self._wanted)
            next_one = "Den kopian är skadad. Här är nästa. Inget i valvet har ändrats."
            screen.say_missing(next_one)
        elif (page := self.sees(RestorePage)) is not None:
            page.show_error(DamagedCopy())
