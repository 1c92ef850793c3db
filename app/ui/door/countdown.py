# SPDX-License-Identifier: EUPL-1.2
"""Counts down until a passphrase may be tried again, second by second, in sight."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from app.storage.errors import TooSoon
from app.ui.pieces.page import Screen
from app.user_error import UserError

SECOND = 1000  # milliseconds
AGAIN = "Nu kan du försöka igen."


class Countdown(QObject):
    """Holds a button back, and says on its page how long it still takes.

    Signals:
        over: a try is free again.
    """

    over = Signal()

    def __init__(self, held: QPushButton, page: Screen) -> None:
        super().__init__(held)
        self._held = held
        self._page = page
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        """Whether a try still has to wait."""
        return self._timer.isActive()

    def begin(self, error: UserError) -> None:
        """Count down what this error says, if it says that one has to wait."""
        if isinstance(error, TooSoon) and error.seconds:
            self._held.setEnabled(False)
            self._until = monotonic() + error.seconds
            self._timer.start()

    def stop(self) -> None:
        """Count no more: the code from paper never waits, and the vault itself counts."""
        self._timer.stop()
        self._held.setEnabled(True)

    def _tick(self) -> None:
        seconds = -int(-(self._until - monotonic()) // 1)
        if seconds > 0:
            Screen.show_error(self._page, TooSoon(seconds=seconds))  # only the words of it
        else:
            self.stop()
            self._page.message.say(AGAIN)
            self.over.emit()
