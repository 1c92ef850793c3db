# SPDX-License-Identifier: EUPL-1.2
"""What Windows says: it is about to sleep, or the session is locked.

Tried under Wine on Debian with a lock that was only said; not yet on Windows.
"""

import ctypes
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

POWER, SUSPENDS = 0x0218, 0x0004  # WM_POWERBROADCAST, PBT_APMSUSPEND
SESSION, LOCKED = 0x02B1, 0x0007  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION


class WindowsWatch(QObject):
    """Tells of it.

    Signals:
        locks: the session is locked, or the computer is about to sleep.
    """

    locks = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = _Messages(self)

    def take(self, message: int, word: int) -> None:
        """One message of the system, by its number and what it says."""
        if (message, word) in ((POWER, SUSPENDS), (SESSION, LOCKED)):
            self.locks.emit()

    def start(self, window: QWidget) -> None:
        """Listen from now on; locks come only to a window that asks for them."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        library: Any = getattr(ctypes, "windll").wtsapi32  # noqa: B009 - only Windows has it
        library.WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)


class _Messages(QAbstractNativeEventFilter):
    """Hands on the few messages that matter, and lets all of them by."""

    def __init__(self, watch: WindowsWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        """Every message of the system."""
        if bytes(kind) == b"windows_generic_MSG":
            msg = wintypes.MSG.from_address(int(message))
            self._watch.take(msg.message, msg.wParam)
        return False, 0


def watch(window: QWidget, parent: QObject) -> WindowsWatch:
    """Start to listen."""
    made = WindowsWatch(parent)
    made.start(window)
    return made
