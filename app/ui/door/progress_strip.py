# SPDX-License-Identifier: EUPL-1.2
"""A strip below a page while something slow is under way: words, how far, and a way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from app.ui.pieces.basics import button, column, fill, line, words


class ProgressStrip(QFrame):
    """Hidden while nothing is under way.

    Signals:
        cancelled: the user breaks it off.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self._words = words("", "", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Så långt har det kommit")
        self._stop = button("Avbryt", self, does=self._cancel)
        layout = column(self, around=(28, 10, 28, 12), spacing=8)
        fill(layout, line(self._words, self._stop, wide=0, spacing=12), self._bar)
        self.hide()

    def show_busy(self, text: str) -> None:
        """It has begun."""
        self.show_progress(text, -1, stops=False)
        self.show()

    def show_progress(self, text: str, share: float, *, stops: bool) -> None:
        """How far it has come, 0 to 1; below 0 where nobody knows."""
        self._words.setText(text)
        self._stop.setEnabled(stops)
        self._bar.setRange(0, 0 if share < 0 else 1000)
        self._bar.setValue(round(share * 1000))

    def cancel(self) -> None:
        """Break it off, where that is possible now."""
        if self._stop.isEnabled():
            self._cancel()

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText("Avbryter …")
        self.cancelled.emit()
