# SPDX-License-Identifier: EUPL-1.2
"""Keys that are held down: a repeat walks and writes, and never answers or presses a button."""

from typing import Final
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_Key = Qt.Key
_GIVES: Final = frozenset({_Key.Key_Return, _Key.Key_Enter, _Key.Key_Select})
_MOVES: Final = frozenset(
    {
        _Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_PageUp,
        _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End, _Key.Key_Tab, _Key.Key_Backtab,
        _Key.Key_Backspace, _Key.Key_Delete,
    }
)  # fmt: skip
_PAGES: Final = (QPlainTextEdit, QTextEdit)
_TEXTS: Final = (QLineEdit, *_PAGES)


class KeyRepeats:
    """Remembers which key went down where; the rest of what it says is repeats."""

    def __init__(self) -> None:
        self._key = 0
        self._where: ReferenceType[QWidget] | None = None  # nothing is kept alive by it

    def is_idle(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key press is a repeat that may do nothing.

        Args:
            watched: whom the press is on its way to.
            event: the press.
        """
        focus = QApplication.focusWidget()
        if not event.isAutoRepeat():
            if watched is focus and focus is not None:
                self._key, self._where = event.key(), ref(focus)
            return False
        key = event.key()
        if key in _MOVES:
            return False
        began_here = key == self._key and self._where is not None and self._where() is focus
        if not began_here or not isinstance(focus, _TEXTS):
            return True
        return key in _GIVES and not isinstance(focus, _PAGES)
