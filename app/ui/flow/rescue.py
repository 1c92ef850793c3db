# SPDX-License-Identifier: EUPL-1.2
"""At the door of a closed vault: a copy put in its place."""

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.storage.copies import Copy
from app.storage.errors import DamagedCopy
from app.ui.door.restore import RestorePage, Wanted
from app.ui.flow.under_way import UnderWay
from app.ui.jobs import Worker
from app.ui.window import Window

_VAULTS = "app.ui.flow.vaults"


class Rescue(QObject):
    """Brings copies back into one vault.

    Signals:
        entered: an open vault and who is at work (vaults.Entered).
        left: thought better of; the vault is as it was.
    """

    entered = Signal(object)
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

    def bring_back(self, wanted: Wanted) -> None:
        """Bring one back, with what was typed on another page."""
        self.show_copy(wanted.copy).fill(wanted)
        self._bring_back(wanted)

    def show_copy(self, copy: Copy) -> RestorePage:
        """Ask for the way into this copy."""
        screen = RestorePage(copy, None, self._window)
        screen.chosen.connect(self._bring_back)
        screen.cancelled.connect(self._under_way.cancel)
        screen.back.connect(self.left)
        self._window.show_screen(screen)
        return screen

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
        if not isinstance(error, UserError) or not isinstance(screen, RestorePage):
            raise error
        if isinstance(error, DamagedCopy):
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


def _call(name: str, *given: Any) -> Any:
    """Do something of `vaults`, which is imported when it is first needed."""
    return getattr(import_module(_VAULTS), name)(*given)
