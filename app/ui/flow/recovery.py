# SPDX-License-Identifier: EUPL-1.2
"""The recovery code of an open vault: the yearly drill, and a new code."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview.drill import CodeState, code_state, new_code, on_paper
from app.interview.log_end import LogEnd, log_end
from app.interview.log_words import LOG_END
from app.interview.noting import note_record
from app.storage.events import Event
from app.storage.vault import Vault
from app.ui.flow.code_paper import CodePaper
from app.ui.flow.place import Place, today, told
from app.ui.flow.printing import Printing, sent
from app.ui.jobs import Done
from app.ui.upkeep.code import CodePage, NewCode, state_words

END_PAPER = (
    "Överblick: loggens slut\n\nÅterställningskoden provades {day} och stämde.\n\n"
    "Loggen slutade då vid {end}.\n\nLås in papperet, men inte ihop med datorn. Vid nästa "
    "loggkontroll går det att jämföra: stämmer numret och tecknen är loggen hit oförändrad."
)


class RecoveryFlow(QObject):
    """Everything behind the row "code".

    Signals:
        left: back to the page it came from.
    """

    left = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._end: LogEnd | None = None
        self._printing = Printing(place.window, self, self._may_print)
        self._printing.printed.connect(self._printed)
        self._paper = CodePaper(place.window, self)
        self._paper.safe.connect(self._safe)

    def open(self, name: str) -> None:  # noqa: ARG002 - it has one row
        """Show the code's page."""
        self._place.ask(partial(code_state, self._place.vault), self._show, self._refused)

    def _show(self, state: CodeState) -> None:
        screen = CodePage(state, self._place.window)
        screen.tried.connect(self._try)
        screen.print_end.connect(self._print)
        screen.new.connect(self._ask_new)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)

    def _try(self, code: str) -> None:
        self._place.ask(
            partial(_tried, self._place.vault, code), self._right, self._refused
        )

    def _right(self, found: tuple[CodeState, LogEnd]) -> None:
        state, self._end = found
        screen = self._place.window.screen_now
        if isinstance(screen, CodePage):
            screen.show_right(state, self._end)

    def _print(self) -> None:
        if self._end is not None:
            day = today().isoformat()
            self._printing.ask_text(END_PAPER.format(day=day, end=self._end.words))

    def _may_print(self, go: Done) -> None:
        key = self._printing.logged(LOG_END)
        work = partial(note_record, self._place.vault, Event.PRINTED, key)
        self._place.ask(work, go, self._refused)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._place.window.tell(sent("Loggens slut", to_file=to_file))

    def _ask_new(self) -> None:
        screen = NewCode(self._place.window)
        screen.chosen.connect(self._new)
        screen.back.connect(self._back)
        self._place.window.show_screen(screen)

    def _back(self) -> None:
        self.open("code")

    def _new(self, own: str) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, NewCode):
            screen.show_busy("Tar fram en ny kod. Det tar med flit någon sekund.")
        work = partial(new_code, self._place.vault, own)
        self._place.ask(work, self._show_code, self._refused)

    def _show_code(self, code: str) -> None:
        self._paper.show_code(code, replaces=True)

    def _safe(self) -> None:
        self._place.ask(partial(on_paper, self._place.vault), self._noted, self._refused)

    def _noted(self, _: None) -> None:
        self.left.emit()

    def _refused(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, CodePage | NewCode) and isinstance(error, UserError):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))


def code_status(vault: Vault) -> str:
    """What the page "Valvet" says of the code."""
    return state_words(code_state(vault), datetime.now().astimezone())


def _tried(vault: Vault, code: str) -> tuple[CodeState, LogEnd]:
    vault.ways.try_code(code)
    return code_state(vault), log_end(vault)
