# SPDX-License-Identifier: EUPL-1.2
"""Tells when the system itself locks or goes to sleep, where it has a way of saying so.

Heavy to import on Linux, so it is brought in once a vault is open. See docs/decisions/
0019-the-systems-own-lock.md: what is heard is on this computer, and no network.
"""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.system.system_bus import BusWatch
    from app.ui.system.system_windows import WindowsWatch

    SystemWatch = BusWatch | WindowsWatch


def watch_system(window: QWidget, parent: QObject) -> "SystemWatch | None":
    """Something with a signal `locks`, or None where the system has no way of telling.

    On macOS there is none yet: there the clock tells of a sleep.
    """
    found: SystemWatch | None = None
    if sys.platform == "linux":
        with suppress(ImportError):  # without libdbus the clock has to do
            from app.ui.system.system_bus import watch

            found = watch(parent)
    elif sys.platform == "win32":
        from app.ui.system.system_windows import watch

        found = watch(window, parent)
    return found
