# SPDX-License-Identifier: EUPL-1.2
"""A bar that says as much as there is room for, and is never wider than its window."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.pieces.delay import Delay


class FittingBar(QFrame):
    """What it says at its width is for each kind of bar to choose: `_fit`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._later = Delay(self._fit_later, self, after=0)

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as any window."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text has less room: how much is known once its parts have it too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._later.start()

    def _fit_later(self) -> None:
        self._fit()

    def _fit(self) -> None:
        raise NotImplementedError
