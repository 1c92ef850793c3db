# SPDX-License-Identifier: EUPL-1.2
"""A recovery code that is new: shown once, and put on paper."""

from PySide6.QtCore import QObject, Signal

from app.ui.door.recovery_page import RecoveryPage
from app.ui.flow.printing import Printing
from app.ui.window import Window

_PAPER = (
    "Överblick: återställningskod\n\n{code}\n\n"
    "Koden öppnar valvet om lösenfrasen är glömd. Förvara papperet inlåst, aldrig "
    "tillsammans med datorn. Ingen kan ta fram koden igen."
)


class CodePaper(QObject):
    """Shows one code until it is on paper, and then forgets it.

    Signals:
        safe: it is on paper.
    """

    safe = Signal()

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._printing = Printing(window, self)
        self._code = ""

    def show_code(self, code: str, *, replaces: bool) -> None:
        """Show it. `replaces`: an older paper stops working."""
        self._code = code
        screen = RecoveryPage(code, parent=self._window, replaces=replaces)
        screen.print_code.connect(self._print)
        screen.done.connect(self._done)
        self._window.show_screen(screen)

    def _print(self) -> None:
        self._printing.ask_text(_PAPER.format(code=self._code))

    def _done(self) -> None:
        self._code = ""
        self.safe.emit()
