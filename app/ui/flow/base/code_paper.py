# SPDX-License-Identifier: EUPL-1.2
"""A recovery code that is new: shown once, and put on paper."""

from PySide6.QtCore import QObject, Signal

from app.ui.door.print_advice import NO_PAPER, PRINTED, SOMEWHERE, advice_words, file_words
from app.ui.door.recovery_page import RecoveryPage
from app.ui.flow.base.flow import Flow
from app.ui.flow.base.printers import is_private, paper_printer
from app.ui.flow.base.printing import Printing
from app.ui.jobs.jobs import Done, Worker
from app.ui.window.window import Window

_PAPER = (
    "Överblick: återställningskod\n\n{code}\n\n"
    "Koden öppnar valvet om lösenfrasen är glömd. Förvara papperet inlåst, aldrig "
    "tillsammans med datorn. Ingen kan ta fram koden igen."
)


ANYWAY = "Gör en fil ändå"
SHOW = "Visa skrivarna ändå"


class CodePaper(Flow):
    """Shows one code until it is on paper, and then forgets it.

    A printer with paper is offered first. One that makes a file of the code is advised against
    before anything is printed, and the page says what came of it.

    Signals:
        safe: it is on paper.
    """

    safe = Signal()

    def __init__(self, window: Window, worker: Worker, parent: QObject) -> None:
        super().__init__(window, worker, parent)
        self._printing = Printing(window, self, self._may_print)
        self._printing.printed.connect(self._printed)
        self._code = ""
        self._go: Done | None = None  # on with what was advised against

    def show_code(self, code: str, *, replaces: bool) -> None:
        """Show it. `replaces`: an older paper stops working."""
        self._code = code
        screen = RecoveryPage(code, parent=self.window, replaces=replaces)
        screen.print_code.connect(self._print)
        screen.advice.other.connect(self._ask)
        screen.advice.anyway.connect(self._anyway)
        screen.done.connect(self._done)
        self.show(screen)

    def _print(self) -> None:
        if paper_printer():
            self._ask()
        elif (page := self.sees(RecoveryPage)) is not None:
            self._go = None
            page.advise(NO_PAPER, SHOW, other=False)

    def _ask(self) -> None:
        self._go = None
        self._printing.ask_text(_PAPER.format(code=self._code), prefer=paper_printer())

    def _may_print(self, go: Done) -> None:
        target, page = self._printing.target, self.sees(RecoveryPage)
        if target is None or page is None:
            return
        if target.is_file:
            self._go = go
            page.advise(advice_words(target.name), ANYWAY, other=True)
        else:
            go(None)

    def _anyway(self) -> None:
        go, self._go = self._go, None
        if go is None:
            self._ask()
        else:
            go(None)

    def _printed(self) -> None:
        target, page = self._printing.target, self.sees(RecoveryPage)
        if target is None or page is None:
            return
        if not target.is_file:
            page.tell(PRINTED.format(name=target.name))
        elif target.path is not None:
            page.tell(file_words(target.path, private=is_private(target.path)))
        else:
            page.tell(SOMEWHERE.format(name=target.name))

    def _done(self) -> None:
        self._code = ""
        self._go = None
        self._printing.forget()
        self.safe.emit()
