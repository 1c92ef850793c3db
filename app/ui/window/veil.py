# SPDX-License-Identifier: EUPL-1.2
"""The veil: one key hides everything, the same key brings it back as it was."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.ui.pieces.basics import column, words
from app.ui.system.system_dialogs import cancel_the_systems, think_better_of

_POPUPS = 20  # menus of menus; more are not open at once


class Veil(QWidget):
    """Lies over the whole window of its parent, and takes all other windows out of sight.

    What the keys do while it is drawn is decided by the `Guard` (guard.py).

    Signals:
        lifted: the user goes on.
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
            ("Skärmen är dold. Det du har skrivit är kvar.", "quiet"),
            ("Tryck F9 eller klicka för att fortsätta. Ctrl L låser.", "quiet"),
        ):
            label = words(text, kind, self)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(1)
        self._over = parent
        self._before: QWidget | None = None
        self._hidden: list[QWidget] = []
        parent.installEventFilter(self)
        self.hide()

    def draw(self) -> None:
        """Hide everything, in this window and the others."""
        if self.isVisible():
            return
        self._before = QApplication.focusWidget()
        self._hidden = shut_dialogs(self._over)
        for window in self._hidden:
            window.hide()
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self._over.activateWindow()  # the client's window may have had the keys
        self.setFocus()

    def lift(self) -> None:
        """Bring everything back, and the keys to where they were."""
        if not self.isVisible():
            return
        self.hide()
        for window in filter(isValid, self._hidden):
            window.show()
        before = self._before
        is_there = before is not None and isValid(before) and before.isVisible()
        (before.window() if before and is_there else self._over).activateWindow()
        if before is not None and is_there:
            before.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self.drop()
        self.lifted.emit()

    def drop(self) -> None:
        """Away, for what it hid is gone."""
        self.hide()
        self._before = None
        self._hidden = []

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click lifts it."""
        self.lift()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)


def shut_dialogs(but: QWidget) -> list[QWidget]:
    """Close every menu and dialog of the program, as if thought better of.

    Nobody is told that they closed, so nothing is printed or saved by it. Returns the other
    windows in sight, such as the client's.
    """
    for _ in range(_POPUPS):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
    others = []
    for window in QApplication.topLevelWidgets():
        if window is but or not window.isVisible():
            continue
        if isinstance(window, QDialog):
            think_better_of(window)
        elif window.isWindow() and window.windowType() == Qt.WindowType.Window:
            others.append(window)
    cancel_the_systems()
    return others
