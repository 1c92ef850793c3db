# SPDX-License-Identifier: EUPL-1.2
"""Runs the garbage collector on the GUI thread and nowhere else: Qt objects may only die there."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 10_000  # milliseconds


class GuiCollector(QObject):
    """Turns automatic collection off for good, and collects on a timer while it lives.

    It stays off to the end of the process: a collection that starts while Qt takes its
    objects down waits for a lock that Qt holds, and the program hangs instead of ending.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Collect no more: the program is on its way out."""
        self._timer.stop()

    def _collect(self) -> None:
        gc.collect()
