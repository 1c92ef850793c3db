# SPDX-License-Identifier: EUPL-1.2
"""What was copied here, whether by a button or from a field: emptied at lock and at the end."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class CopiedHere(QObject):
    """Knows whether what lies in the clipboard now was copied in this program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours: int | None = None
        self._clipboard.dataChanged.connect(self._changed)

    def forget(self) -> None:
        """Empty the clipboard, unless something else has been copied since elsewhere."""
        board = self._clipboard
        if board.ownsClipboard() or hash(board.text()) == self._ours:
            board.clear()
        if board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)
        self._ours = None

    def _changed(self) -> None:
        """Not every system says whose it is: what changes while one works here is ours."""
        works_here = QGuiApplication.focusWindow() is not None
        self._ours = hash(self._clipboard.text()) if works_here else None
