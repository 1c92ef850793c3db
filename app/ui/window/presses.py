# SPDX-License-Identifier: EUPL-1.2
"""A press is meant for what one saw: none acts on a screen that came in sight just now.

A double click, a second Enter, a click while the next screen was being built: each was meant
for the screen before. So a new screen takes no click, and no Enter or Space that would press
a button, for a moment. The questions of a talk are no new screens, and digits never wait.
"""

from collections.abc import Callable
from time import monotonic
from typing import Final
from weakref import ReferenceType, ref

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

MOMENT: Final = 0.4  # seconds; the system's own double click where that is longer
_UNPAINTED: Final = 10.0  # seconds after which a screen counts as seen, painted or not
_NEAR: Final = 10  # pixels that a hand moves within a double click
_KIND = QEvent.Type
_CLICKS: Final = frozenset(
    {_KIND.MouseButtonPress, _KIND.MouseButtonDblClick, _KIND.TouchBegin, _KIND.TabletPress}
)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})
_TEXTS: Final = (QLineEdit, QPlainTextEdit, QTextEdit)


class Presses:
    """Knows since when the screen in sight has been in sight, and where the last click went.

    Attributes:
        clock: seconds from anywhere, never back.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self._shown: ReferenceType[QWidget] | None = None  # and not painted yet
        self._since = -_UNPAINTED
        self._patience = 0.0
        self._typed = False
        self._last: ReferenceType[QObject] | None = None
        self._last_at = (-_UNPAINTED, QPoint(), 0)

    @property
    def is_early(self) -> bool:
        """Whether nobody can have seen yet what stands there."""
        wait = _UNPAINTED if self._unpainted is not None else max(_moment(), self._patience)
        return self.clock() - self._since < wait

    def show(self, screen: QWidget) -> None:
        """Something new comes in sight.

        Args:
            screen: what is new; its `patience` is how many seconds it asks for, if it does.
        """
        self.turn(screen)
        self._shown = ref(screen)

    def turn(self, screen: QWidget) -> None:
        """Other things stand on a screen, or it is back in sight."""
        self._patience = float(getattr(screen, "patience", 0.0))
        self._shown = None
        self._since = self.clock()
        self._typed = False

    def see(self, painted: QObject) -> None:
        """Something is being painted: the moment counts from when the screen is."""
        screen = self._unpainted
        if screen is None or not isinstance(painted, QWidget):
            return
        if painted is screen or screen.isAncestorOf(painted):
            self._shown = None
            self._since = self.clock()

    def refuses_click(self, watched: QObject, event: QInputEvent) -> bool:
        """Whether a click was meant for what stood there before."""
        return self.is_early or (
            isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and self._is_second_half(watched, event)
        )

    def refuses_key(self, event: QKeyEvent) -> bool:
        """Whether a key would press what nobody can have seen yet.

        Whoever has typed something on the screen has seen it, unless it asks for patience.
        """
        focus = QApplication.focusWidget()
        key = event.key()
        if key in _ENTER or (
            key == Qt.Key.Key_Space and isinstance(focus, QAbstractButton)
        ):
            return self.is_early and (self._patience > 0 or not self._typed)
        if event.text() and isinstance(focus, _TEXTS):
            self._typed = True
        return False

    @property
    def _unpainted(self) -> QWidget | None:
        screen = self._shown() if self._shown is not None else None
        return screen if screen is not None and isValid(screen) else None

    def _is_second_half(self, widget: QWidget, event: QMouseEvent) -> bool:
        """Of a double click that began on something else, which has made room for this."""
        at = (self.clock(), event.globalPosition().toPoint(), event.timestamp())
        (before, place, stamp), last = self._last_at, self._last
        if stamp == at[2] and last is not None:  # the same press, on its way outwards
            return False
        self._last, self._last_at = ref(widget), at
        if last is None or last() is widget:
            return False
        near = (at[1] - place).manhattanLength() <= _NEAR
        return near and at[0] - before < _moment()


def _moment() -> float:
    return max(MOMENT, QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000)


def is_click(event: QEvent) -> bool:
    """Whether somebody presses a button of the mouse, or the screen itself."""
    return event.type() in _CLICKS
