# SPDX-License-Identifier: EUPL-1.2
"""Counts down until a passphrase may be tried again, second by second, in sight."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from app.storage.errors import TooSoon

SECOND = 1000  # milliseconds


class Countdown(QObject):
    """Tells how long it still takes, until it is over.

    Signals:
        left: a TooSoon with the seconds that are left (object).
        over: a try is free again.
    """

    left = Signal(object)
    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        """Whether a try still has to wait."""
        return self._timer.isActive()

    def begin(self, error: TooSoon) -> None:
        """Count down what this error says."""
        self._until = monotonic() + error.seconds
        self._timer.start()

    def stop(self) -> None:
        """Count no more: the code from paper never waits."""
        self._timer.stop()

    def _tick(self) -> None:
        seconds = -int(-(self._until - monotonic()) // 1)
        if seconds > 0:
            self.left.emit(TooSoon(seconds=seconds))
        else:
            self._timer.stop()
            self.over.emit()
