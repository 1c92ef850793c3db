# SPDX-License-Identifier: EUPL-1.2
"""At the door of a closed vault: a copy put in its place, and what to do with a damaged one."""

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.storage.copies import Copy, find_copies
from app.storage.errors import DamagedCopy, NoSuchCopy
from app.ui.door.damaged import Damaged
from app.ui.door.restore import RestorePage, Wanted
from app.ui.door.salvage import Account, SalvagedPage, SalvagePage
from app.ui.flow.printing import Saving
from app.ui.flow.under_way import UnderWay
from app.ui.jobs import Worker
from app.ui.window import Window

_VAULTS = "app.ui.flow.vaults"


class Rescue(QObject):
    """Brings copies back into one vault, and saves what is left of a damaged one.

    Signals:
        entered: an open vault and who is at work (vaults.Entered).
        saved: what was saved lies in a vault of its own, to be opened (Path).
        left: thought better of; the vault is as it was.
    """

    entered = Signal(object)
    saved = Signal(object)
    left = Signal()

    def __init__(
        self, window: Window, worker: Worker, folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._worker = worker
        self._folder = folder
        self._bad: set[Path] = set()
        self._wanted: Wanted | None = None
        self._under_way = UnderWay(self)
        self._under_way.told.connect(self._tell)
        self._error: UserError | None = None
        self._out = folder
        self._choosing = Saving(window, self)
        self._choosing.chosen.connect(self._other_folder)

    # A damaged vault, and its three ways on

    def show_damaged(self, error: UserError) -> None:
        """Show what is wrong, and what can be done."""
        self._error = error
        screen = Damaged(error, self._folder, self._window)
        screen.bring_back.connect(self.show_copy)
        screen.other_folder.connect(self._ask_folder)
        screen.salvage.connect(self._look_for_room)
        screen.back.connect(self.left)
        self._window.show_screen(screen)
        work = partial(_call, "good_copies", self._folder)
        self._worker.submit(work, self._show_copies)

    def _show_copies(self, copies: list[Copy]) -> None:
        screen = self._window.screen_now
        if isinstance(screen, Damaged):
            screen.show_copies([copy for copy in copies if copy.folder not in self._bad])

    def _ask_folder(self) -> None:
        self._choosing.ask_folder("Välj mappen där kopian ligger")

    def _other_folder(self, folder: Path) -> None:
        found = find_copies(folder)
        screen = self._window.screen_now
        if found:
            self.show_copy(found[0])
        elif isinstance(screen, Damaged):
            screen.show_error(NoSuchCopy())

    def _look_for_room(self) -> None:
        self._worker.submit(partial(_call, "free_folder", self._folder), self._ask_salvage)

    def _ask_salvage(self, out: Path) -> None:
        self._out = out
        screen = SalvagePage(out, self._window)
        screen.chosen.connect(self._salvage)
        screen.back.connect(self._back)
        screen.end_when_left_alone()
        self._window.show_screen(screen)

    def _salvage(self, secret: str, by_code: bool) -> None:  # noqa: FBT001 - a signal's own shape
        screen = self._window.screen_now
        if isinstance(screen, SalvagePage):
            screen.show_busy("Läser den skadade filen. Det kan ta några minuter …")
        work = partial(_call, "salvaged", self._folder, secret, self._out, by_code=by_code)
        self._worker.submit(work, self._salvaged, self._refused)

    def _salvaged(self, account: Account) -> None:
        self._out = account.folder
        screen = SalvagedPage(account, self._window)
        screen.open_it.connect(self._open_saved)
        self._window.show_screen(screen)

    def _open_saved(self) -> None:
        self.saved.emit(self._out)

    def _back(self) -> None:
        """From a page about one way to where it was chosen."""
        if self._error is None:
            self.left.emit()
        else:
            self.show_damaged(self._error)

    # A copy

    def bring_back(self, wanted: Wanted) -> None:
        """Bring one back, with what was typed on another page."""
        self.show_copy(wanted.copy).fill(wanted)
        self._bring_back(wanted)

    def show_copy(self, copy: Copy) -> RestorePage:
        """Ask for the way into this copy."""
        screen = RestorePage(copy, None, self._window, into=self._new_place())
        screen.chosen.connect(self._bring_back)
        screen.cancelled.connect(self._under_way.cancel)
        screen.back.connect(self._back)
        screen.end_when_left_alone()
        self._window.show_screen(screen)
        return screen

    def _new_place(self) -> Path | None:
        """Where the copy is to lie, where there is no vault yet."""
        return None if self._folder.exists() else self._folder

    def _bring_back(self, wanted: Wanted) -> None:
        self._wanted = wanted
        screen = self._window.screen_now
        if isinstance(screen, RestorePage):
            screen.show_busy("Hämtar kopian …")
        watch = self._under_way.begin()
        work = partial(_call, "bring_back", self._folder, wanted, watch)
        self._worker.submit(work, self._brought_back, self._refused)

    def _brought_back(self, entered: Any) -> None:
        self.entered.emit(entered)

    def _tell(self, text: str, share: float, stops: bool) -> None:  # noqa: FBT001 - a signal's own shape
        screen = self._window.screen_now
        if isinstance(screen, RestorePage):
            screen.show_progress(text, share, stops=stops)

    def _refused(self, error: BaseException) -> None:
        screen = self._window.screen_now
        if not isinstance(screen, RestorePage | SalvagePage):
            raise error
        if not isinstance(error, UserError):
            screen.show_ready()
            raise error
        if isinstance(error, DamagedCopy) and isinstance(screen, RestorePage):
            self._bad.add(screen.copy.folder)
            work = partial(_call, "good_copies", self._folder)
            self._worker.submit(work, self._offer_next)
        else:
            screen.show_error(error)

    def _offer_next(self, copies: list[Copy]) -> None:
        """The copy was damaged: the next one, with what was typed."""
        left = [copy for copy in copies if copy.folder not in self._bad]
        screen = self._window.screen_now
        if left:
            screen = self.show_copy(left[0])
            if self._wanted is not None:
                screen.fill(self._wanted)
            next_one = "Den kopian är skadad. Här är nästa. Inget i valvet har ändrats."
            screen.say_missing(next_one)
        elif isinstance(screen, RestorePage):
            screen.show_error(DamagedCopy())


def _call(name: str, *given: Any, **named: Any) -> Any:
    """Do something of `vaults`, which is imported when it is first needed."""
    return getattr(import_module(_VAULTS), name)(*given, **named)
