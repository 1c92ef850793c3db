# SPDX-License-Identifier: EUPL-1.2
"""Answers to choose among: one stop for the tab key, the arrows go between, and all is told.

To a screen reader it is a group with a name, of radio buttons or of boxes to tick.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QPushButton, QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ITS_OWN = (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Choices(QGroupBox):
    """Buttons that are chosen by their codes, by the mouse, or by arrows and the space bar.

    None of them is marked before somebody goes there: that would propose an answer. Who shows
    the group also says which are chosen; a click alone settles nothing.

    `many` of them may be chosen, or one.
    """

    def __init__(self, parent: QWidget, *, many: bool = False) -> None:
        super().__init__(parent)
        self._many = many
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # an answer can be taken back
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, made: QPushButton) -> None:
        """Take in one of the answers."""
        made.setCheckable(True)
        made.setAutoExclusive(not self._many)  # what makes it a radio button to others
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.installEventFilter(self)
        self._group.addButton(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the first or the last of them."""
        if not self._step(event.key(), None):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """At one of them: the arrows go on, Enter takes it, all else is for the whole."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not isinstance(watched, QPushButton) or event.key() in _ITS_OWN:
            return super().eventFilter(watched, event)
        if event.key() in _ENTER and not self._many:
            watched.click()
        elif not self._step(event.key(), watched):
            QCoreApplication.sendEvent(self, event)
        return True

    def _step(self, key: int, at: QPushButton | None) -> bool:
        step = _STEPS.get(Qt.Key(key))
        there = [
            one for one in self._group.buttons() if one.isVisible() and one.isEnabled()
        ]
        if step is None or not there:
            return False
        if at in there:
            place = max(0, min(there.index(at) + step, len(there) - 1))
        else:
            place = 0 if step > 0 else len(there) - 1
        there[place].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
