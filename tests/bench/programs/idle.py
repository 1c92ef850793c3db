# SPDX-License-Identifier: EUPL-1.2
"""Says "ready" when a window is on the screen and the program has come to rest."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

READY = "ready"


class Idle(QObject):
    """Looks each time the event loop has nothing else to do; says it once, then calls `then`.

    A window that is exposed has been painted: Qt paints it before the next idle turn.
    """

    def __init__(
        self, window: QWidget, is_usable: Callable[[], bool], then: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._is_usable = is_usable
        self._then = then
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(0)

    def _look(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or not handle.isExposed() or not self._is_usable():
            return
        self._turns += 1
        if self._turns == 2:  # one whole turn of the loop with everything in place
            self._timer.stop()
            say_ready()
            self._then()


def say_ready() -> None:
    """Tells whoever started this process."""
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()


def always() -> bool:
    """For a window with nothing in it to wait for."""
    return True
