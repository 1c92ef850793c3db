# SPDX-License-Identifier: EUPL-1.2
"""The pointer says that something is under way, when it takes longer than a moment.

On a slow computer, or one whose virus scanner looks at every file, the next screen may take
seconds to come. Whoever pressed a button then sees that the press was heard. What takes longer
has a bar and *Avbryt* of its own.
"""

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from app.ui.jobs.jobs import Worker
from app.ui.pieces.delay import Delay

MOMENT: Final = 500  # milliseconds that nobody has to be told of


class WaitPointer(QObject):
    """Goes by one worker; lives as long as its parent, and takes its pointer with it."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._is_shown = False
        self._timer = Delay(self._show, self, after=MOMENT)
        worker.busy_changed.connect(self._changed)

    def end(self) -> None:
        """The program ends."""
        self._changed(False)

    def _changed(self, busy: bool) -> None:  # noqa: FBT001 - a signal's own shape
        if busy:
            self._timer.start()
            return
        self._timer.stop()
        if self._is_shown:
            self._is_shown = False
            QGuiApplication.restoreOverrideCursor()

    def _show(self) -> None:
        self._is_shown = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
