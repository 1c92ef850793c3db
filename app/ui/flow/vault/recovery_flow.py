# SPDX-License-Identifier: EUPL-1.2
"""The recovery code of an open vault: the yearly drill, and a new code."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from app.stewardship.care.recovery_drill import CodeState, code_state, new_code, on_paper
from app.stewardship.log.audit import note_record
from app.stewardship.log.log_end import LogEnd, log_end
from app.stewardship.log.log_words import LOG_END
from app.storage.vault.vault import Vault
from app.ui.flow.base.code_paper import CodePaper
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.outlet import Outlet, Paper
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.upkeep.code_page import CodePage, NewCode, state_words

END_PAPER = (
    "Överblick: loggens slut\n\nÅterställningskoden provades {day} och stämde.\n\n"
    "Loggen slutade då vid {end}.\n\nLås in papperet, men inte ihop med datorn. Vid nästa "
    "loggkontroll går det att jämföra: stämmer numret och tecknen är loggen hit oförändrad."
)
_END = Paper(LOG_END, "Loggens slut")


class RecoveryFlow(RowFlow):
    """Everything behind the row "code"."""

    tells = (CodePage, NewCode)

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self._end: LogEnd | None = None
        self._outlet = Outlet(self, partial(note_record, place.vault))
        self._paper = CodePaper(place.window, place.worker, self)
        self._paper.safe.connect(self._safe)

    def open(self) -> None:
        """Show the code's page."""
        self.ask(partial(code_state, self.vault), self._show)

    def _show(self, state: CodeState) -> None:
        screen = CodePage(state, self.window)
        screen.tried.connect(self._try)
        screen.print_end.connect(self._print)
        screen.new.connect(self._ask_new)
        screen.back.connect(self.left)
        self.show(screen)

    def _try(self, code: str) -> None:
        self.ask(partial(_tried, self.vault, code), self._right)

    def _right(self, ends: tuple[CodeState, LogEnd]) -> None:
        state, self._end = ends
        if (screen := self.sees(CodePage)) is not None:
            screen.show_right(state, self._end)

    def _print(self) -> None:
        if self._end is not None:
            day = today().isoformat()
            text = END_PAPER.format(day=day, end=self._end.words)
            self._outlet.print_text(_END, text)

    def _ask_new(self) -> None:
        screen = NewCode(self.window)
        screen.chosen.connect(self._new)
        screen.back.connect(self.open)
        self.show(screen)

    def _new(self, own: str) -> None:
        if (screen := self.sees(NewCode)) is not None:
            screen.show_busy("Tar fram en ny kod. Det tar med flit någon sekund.")
        work = partial(new_code, self.vault, own)
        self.ask(work, self._show_code)

    def _show_code(self, code: str) -> None:
        self._paper.show_code(code, replaces=True)

    def _safe(self) -> None:
        self.ask(partial(on_paper, self.vault), self._noted)

    def _noted(self, _: None) -> None:
        self.left.emit()


def code_status(vault: Vault) -> str:
    """What the page "Valvet" says of the code."""
    return state_words(code_state(vault), datetime.now().astimezone())


def _tried(vault: Vault, code: str) -> tuple[CodeState, LogEnd]:
    vault.ways.try_code(code)
    return code_state(vault), log_end(vault)
