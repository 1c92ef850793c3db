# SPDX-License-Identifier: EUPL-1.2
"""A copy each day for a program that is left open (E5), and one that is missing, at once.

Every close makes one too. Where that failed, or the program was cut off, the next opening
finds out, and it is tried again as soon as the start page is there.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.stewardship.care.copying import CopyState, copy_if_due
from app.storage.copies.copy_errors import OldCopiesKept
from app.ui.flow.base.context import Context
from app.ui.flow.base.flow import told
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.home.start import StartPage

HALF_AN_HOUR = 30 * 60 * 1000  # milliseconds


class DailyCopy(VaultFlow):
    """Looks every half an hour, on the vault's thread, and holds nobody up.

    `is_calm` says whether now is the time: in the midst of a talk an answer must not wait.

    Signals:
        tried: a copy was made, or could not be: the start page is to say how it stands now.
    """

    tried = Signal()

    def __init__(
        self, place: Context, is_calm: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(place, parent)
        self._is_calm = is_calm
        self._has_caught_up = False
        self._timer = QTimer(self)
        self._timer.setInterval(HALF_AN_HOUR)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a copy if the last one is from another day and something has changed."""
        if self._is_calm():
            work = partial(copy_if_due, self.vault)
            self.ask(work, self._done)

    def catch_up(self, copies: CopyState) -> None:
        """The same for a copy that is missing since before the opening: once, not in a loop."""
        if copies.lags and not self._has_caught_up:
            self._has_caught_up = True
            self.look()

    def _done(self, made: bool) -> None:  # noqa: FBT001 - a result's own shape
        if made:
            self.tried.emit()

    def refused(self, error: BaseException) -> None:
        """Told at once; the next look tries again, and till then the start page says so."""
        text = told(error)  # a bug goes on to the excepthook
        stands = isinstance(self.window.screen_now, StartPage)
        if not stands or isinstance(error, OldCopiesKept):
            self.window.say(text)
        self.tried.emit()
