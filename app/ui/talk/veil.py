# SPDX-License-Identifier: EUPL-1.2
"""The veil: one key hides everything, the same key brings it back as it was."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.pieces import column, words


class Veil(QWidget):
    """Lies over the whole window of its parent.

    Signals:
        lifted: the user wants to go on.
    """

    lifted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Skärmen är dold")
        layout = column(self, margin=60)
        layout.addStretch(1)
        for text, kind in (
            ("Paus", "title"),
            ("Skärmen är dold. Allt är sparat.", "quiet"),
            ("Tryck F9 eller klicka för att fortsätta.", "quiet"),
        ):
            label = words(text, kind, self)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(1)
        self._over = parent
        parent.installEventFilter(self)
        self.hide()

    def draw(self) -> None:
        """Hide everything."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F9, Enter and Escape lift it; other keys do nothing, and reach nothing."""
        if event.key() in (
            Qt.Key.Key_F9,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
        ):
            self.hide()
            self.lifted.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click lifts it."""
        self.hide()
        self.lifted.emit()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)
