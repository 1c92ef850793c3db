# SPDX-License-Identifier: EUPL-1.2
"""Runs the garbage collector on the GUI thread and nowhere else: Qt objects may only die there."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 10_000  # milliseconds


class GuiCollector(QObject):
    """Turns automatic collection off while it lives, and collects on a timer instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Collect as usual again."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        gc.collect()
