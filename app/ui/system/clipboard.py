# SPDX-License-Identifier: EUPL-1.2
"""What was copied here, by a button or from a field: in no history, emptied at lock and at the end."""

import struct
import sys
from typing import Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

_WINDOWS: Final = (
    'application/x-qt-windows-mime;value="{}"'  # how Qt names Windows' own formats
)
_NO: Final = struct.pack("<I", 0)


def _marks(platform: str) -> dict[str, bytes]:
    """What asks a system to keep a text out of its history, and off the net."""
    if platform == "win32":
        return {
            _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
            _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
            _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
        }
    return {"x-kde-passwordManagerHint": b"secret"}  # KDE, and others after it


def unlisted(text: str, platform: str = sys.platform) -> QMimeData:
    """A text to be copied, marked so that the system's history leaves it out."""
    data = QMimeData()
    data.setText(text)
    for name, content in _marks(platform).items():
        data.setData(name, content)
    return data


def copy_text(text: str) -> None:
    """Put a text in the clipboard, and in no history of it."""
    QGuiApplication.clipboard().setMimeData(unlisted(text))


class CopiedHere(QObject):
    """Knows whether what lies in the clipboard now was copied in this program.

    What a field puts there by itself is put there once more, marked as what a button copies.
    """

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
        text = self._clipboard.text()
        self._ours = hash(text) if works_here else None
        if self._clipboard.ownsClipboard() and text and not self._is_marked():
            copy_text(text)

    def _is_marked(self) -> bool:
        data = self._clipboard.mimeData()
        return all(map(data.hasFormat, _marks(sys.platform)))
