# SPDX-License-Identifier: EUPL-1.2
"""The program's icon, on every window and in the system's list of what runs.

Drawn once in `overblick.svg`. The pictures beside it are that drawing in the sizes that systems
ask for, so that no window waits for a drawing to be read.
"""

import ctypes
import sys
from contextlib import suppress

from PySide6.QtGui import QGuiApplication, QIcon

from app.resources import resource_path

ID = "se.overblick.Overblick"  # as in the menu entry of Linux
SIZES = (16, 24, 32, 48, 64, 128, 256)  # pixels


def program_icon() -> QIcon:
    """The icon in every size there is."""
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(resource_path("icons", f"overblick-{size}.png")))
    return icon


def wear_icon(app: QGuiApplication) -> None:
    """Give it to every window, and tell the system whose windows they are."""
    app.setWindowIcon(program_icon())
    app.setDesktopFileName(ID)
    if sys.platform == "win32":  # or the task bar shows Python's
        with suppress(OSError, AttributeError):
            ctypes.WinDLL("shell32").SetCurrentProcessExplicitAppUserModelID(ID)
