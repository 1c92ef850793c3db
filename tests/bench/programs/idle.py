# SPDX-License-Identifier: EUPL-1.2
"""Says "ready" when a window is on the screen and the program has come to rest."""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

READY = "ready"


class Idle(QObject):
    """Looks each time the event loop has nothing else to do; says it, and ends the process.

    A window that is exposed has been painted: Qt paints it before the next idle turn.
    """

    def __init__(self, window: QWidget, is_usable: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._is_usable = is_usable
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(0)

    def _look(self) -> None:
        if not self._window.isVisible() or not self._window.windowHandle().isExposed():
            return
        if not self._is_usable():
            return
        self._turns += 1
        if self._turns == 2:  # one whole turn of the loop with everything in place
            self._timer.stop()
            say_ready_and_leave()


def say_ready_and_leave() -> None:
    """Tells whoever started this process; it ends at once when standard input does."""
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)  # how it is taken apart is not measured


def always() -> bool:
    """For a window with nothing in it to wait for."""
    return True
