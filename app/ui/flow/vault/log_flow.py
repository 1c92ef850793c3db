# SPDX-License-Identifier: EUPL-1.2
"""Looking after the vault: the log and its review, from the page about the vault."""

from functools import partial

from app.stewardship.log.logbook import EventChoice, LogStart, open_log, read_page
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.oversight.log_screen import LogScreen


class LogFlow(RowFlow):
    """Shows the log, a page at a time."""

    def open(self) -> None:
        """Show the log."""
        self.ask(partial(open_log, self.vault), self._show_log)

    def _show_log(self, start: LogStart) -> None:
        screen = LogScreen(start, self.window)
        screen.wanted.connect(self._read)
        screen.more.connect(self._read_more)
        screen.back.connect(self.left)
        self.show(screen)
        self.ask(self.vault.log.broken, screen.show_state)

    def _read(self, wanted: EventChoice) -> None:
        if (screen := self.sees(LogScreen)) is not None:
            work = partial(read_page, self.vault, wanted)
            self.ask(work, partial(screen.show_page, wanted))

    def _read_more(self, wanted: EventChoice, before: int) -> None:
        if (screen := self.sees(LogScreen)) is not None:
            work = partial(read_page, self.vault, wanted, before=before)
            self.ask(work, partial(screen.show_more, wanted))
