# SPDX-License-Identifier: EUPL-1.2
"""From a client's page to the versions of an interview, two of them side by side, and back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.interview.versions import SideBySide, Versions, side_by_side, versions_of
from app.ui.flow.place import Place, told
from app.ui.oversight.versions_screen import VersionsScreen


class VersionsFlow(QObject):
    """Reads versions; changes none.

    Signals:
        left: back to where it came from.
        read: id of a version to open (int).
    """

    left = Signal()
    read = Signal(int)

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def open(self, interview_id: int) -> None:
        """Show the versions that this one belongs to; the last two are compared at once."""
        work = partial(versions_of, self._place.vault, self._place.library, interview_id)
        self._place.ask(work, self._show, self._failed)

    def _show(self, versions: Versions) -> None:
        screen = VersionsScreen(versions, self._place.window)
        screen.compare.connect(self._compare)
        screen.read.connect(self.read)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)
        self._compare(*screen.chosen)

    def _compare(self, before: int, after: int) -> None:
        work = partial(side_by_side, self._place.vault, self._place.library, before, after)
        self._place.ask(work, self._compared, self._failed)

    def _compared(self, two: SideBySide) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, VersionsScreen):  # the user may be elsewhere by now
            screen.show_comparison(two)

    def _failed(self, error: BaseException) -> None:
        self._place.window.say(told(error))
