# SPDX-License-Identifier: EUPL-1.2
"""Where the window lies: as it was left, on a screen that is there, and never larger than it."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.system.preferences import Preferences

# What a system draws around a window, in pixels. It is not known before the window shows.
_SIDES, _TOP = 8, 40


def put_in_sight(window: QWidget, preferences: Preferences) -> None:
    """Give a window that is not shown yet its place, its size, and whether it is maximised."""
    size = QSize(*preferences.size)
    wanted = QRect(QPoint(*preferences.place or (0, 0)), size)
    middle = wanted.center() if preferences.place else None
    screen = QGuiApplication.screenAt(middle) if middle is not None else None
    room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
    if screen is None:  # never shown, or on a screen that is gone
        wanted.moveCenter(room.center())
    window.setGeometry(within(wanted, room.adjusted(_SIDES, _TOP, -_SIDES, -_SIDES)))
    if preferences.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def with_bounds(preferences: Preferences, window: QWidget) -> Preferences:
    """The preferences, with where the window lies now; maximised, where it would lie if not."""
    maximised = window.isMaximized()
    lies = window.normalGeometry() if maximised else window.geometry()
    size, place = (lies.width(), lies.height()), (lies.x(), lies.y())
    return replace(preferences, size=size, place=place, maximised=maximised)


def within(wanted: QRect, room: QRect) -> QRect:
    """`wanted` moved into `room`, and made smaller only where it is larger than that."""
    size = wanted.size().boundedTo(room.size())
    x = max(room.left(), min(wanted.left(), room.right() + 1 - size.width()))
    y = max(room.top(), min(wanted.top(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)
