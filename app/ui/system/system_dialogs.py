# SPDX-License-Identifier: EUPL-1.2
"""The system's own dialogs for files and printing: opened, and closed again from outside.

On Windows the one for printing runs a loop of its own: `open_dialog` comes back when it is
answered. A veil or a lock may come meanwhile, and deletes nothing that this loop comes back to.
"""

import ctypes
import sys
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

_RUNS: Final = "runs-a-loop"  # a property of dialogs
_PAUSE: Final = 100  # milliseconds between two looks
_LOOKS: Final = 50  # a question in front of a dialog has to go first


def open_dialog(dialog: QDialog) -> None:
    """Show it. It is back at once, or when the system's own loop ends."""
    dialog.setProperty(_RUNS, True)
    try:
        QDialog.open(dialog)  # QPrintDialog's own open() wants a slot by name
    finally:
        if isValid(dialog):
            dialog.setProperty(_RUNS, False)


def think_better_of(dialog: QDialog) -> None:
    """Close a dialog and tell nobody, so that nothing is printed or saved by it.

    One whose loop still runs goes when that ends: it was made to delete itself.
    """
    dialog.blockSignals(True)
    if not dialog.property(_RUNS):
        dialog.reject()
        dialog.deleteLater()


def cancel_the_systems(looks: int = _LOOKS) -> None:
    """Press Cancel in every dialog of Windows' own in this program, until none is left.

    Elsewhere such dialogs are Qt's, or close as Qt's do.
    """
    if looks and _pressed_cancel():
        QTimer.singleShot(_PAUSE, partial(cancel_the_systems, looks - 1))


if sys.platform == "win32":
    from ctypes import wintypes

    _COMMAND: Final = 0x0111  # WM_COMMAND
    _CANCEL: Final = 2  # IDCANCEL
    _CLASS: Final = "#32770"  # dialogs of Windows' own; Qt's have names of their own
    _LOOK_AT: Final = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    def _pressed_cancel() -> bool:
        """Whether there was one. A dialog behind a question is not enabled, and waits."""
        user = ctypes.WinDLL("user32")
        found = False

        def look_at(window: int, _: int) -> bool:
            nonlocal found
            if _is_our_dialog(user, window):
                found = True
                if user.IsWindowEnabled(wintypes.HWND(window)):
                    user.PostMessageW(wintypes.HWND(window), _COMMAND, _CANCEL, 0)
            return True

        user.EnumWindows(_LOOK_AT(look_at), 0)
        return found

    def _is_our_dialog(user: ctypes.WinDLL, window: int) -> bool:
        handle = wintypes.HWND(window)
        process = wintypes.DWORD()
        user.GetWindowThreadProcessId(handle, ctypes.byref(process))
        if process.value != ctypes.WinDLL("kernel32").GetCurrentProcessId():
            return False
        name = ctypes.create_unicode_buffer(32)
        user.GetClassNameW(handle, name, len(name))
        return name.value == _CLASS and bool(user.IsWindowVisible(handle))

else:

    def _pressed_cancel() -> bool:
        return False
