# SPDX-License-Identifier: EUPL-1.2
"""Looking after the vault: the log and its review, from the page about the vault."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.interview.logbook import LogPage, LogStart, Wanted, open_log, read_page
from app.ui.flow.place import Place, told
from app.ui.oversight.log_screen import LogScreen


class Oversight(QObject):
    """Shows the log, a page at a time.

    Signals:
        left: back to the page about the vault.
    """

    left = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def open(self, name: str) -> None:
        """Show the log."""
        del name
        self._ask(partial(open_log, self._place.vault), self._show_log)

    def _show_log(self, start: LogStart) -> None:
        screen = LogScreen(start, self._place.window)
        screen.wanted.connect(self._read)
        screen.more.connect(self._read_more)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)
        self._ask(self._place.vault.log.broken, self._show_state)

    def _show_state(self, broken: list[int]) -> None:
        if (screen := self._log) is not None:
            screen.show_state(broken)

    def _read(self, wanted: Wanted) -> None:
        work = partial(read_page, self._place.vault, wanted)
        self._ask(work, partial(self._show_page, wanted))

    def _show_page(self, wanted: Wanted, page: LogPage) -> None:
        if (screen := self._log) is not None:
            screen.show_page(wanted, page)

    def _read_more(self, wanted: Wanted, before: int) -> None:
        work = partial(read_page, self._place.vault, wanted, before=before)
        self._ask(work, partial(self._show_more, wanted))

    def _show_more(self, wanted: Wanted, page: LogPage) -> None:
        if (screen := self._log) is not None:
            screen.show_more(wanted, page)

    @property
    def _log(self) -> LogScreen | None:
        """The log while it is in sight: an answer may come after it is gone."""
        screen = self._place.window.screen_now
        return screen if isinstance(screen, LogScreen) else None

    def _ask(self, work: Any, done: Any) -> None:
        self._place.ask(work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._place.window.say(told(error))
