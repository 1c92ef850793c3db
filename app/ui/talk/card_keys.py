# SPDX-License-Identifier: EUPL-1.2
"""What a key means at the question in focus, apart from the answer itself."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.talk.fields.field import ENTER


class KeyWish(Enum):
    """What somebody wants by a key."""

    X = auto()
    N = auto()
    ROW = auto()  # the whole row of a grid
    FORWARD = auto()
    BACK = auto()
    NEXT_SECTION = auto()
    SECTION_BEFORE = auto()


_WAYS = {
    Qt.Key.Key_Return: KeyWish.FORWARD,
    Qt.Key.Key_Enter: KeyWish.FORWARD,
    Qt.Key.Key_Down: KeyWish.FORWARD,
    Qt.Key.Key_Up: KeyWish.BACK,
    Qt.Key.Key_PageDown: KeyWish.NEXT_SECTION,  # the scroll area would eat them
    Qt.Key.Key_PageUp: KeyWish.SECTION_BEFORE,
}


def by_letter(event: QKeyEvent, row: str) -> KeyWish | None:
    """X and N, and the letter of a row's shortcut ("" for none)."""
    letter = event.text().upper()
    if letter == "X":
        return KeyWish.X
    if letter == "N":
        return KeyWish.N
    return KeyWish.ROW if letter and letter == row else None


def by_key(event: QKeyEvent) -> KeyWish | None:
    """F3 and F4, and the ways on and back."""
    return _by_function_key(event) or way_of(event)


def way_of(event: QKeyEvent) -> KeyWish | None:
    """The ways on and back, also where there is nothing to answer."""
    return _WAYS.get(Qt.Key(event.key()))


def on_page(event: QKeyEvent) -> KeyWish | None:
    """Where Enter begins a new line and the arrows walk in the text."""
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if event.key() in ENTER and held:
        return KeyWish.FORWARD
    return _by_function_key(event)


def _by_function_key(event: QKeyEvent) -> KeyWish | None:
    if event.key() == Qt.Key.Key_F3:
        return KeyWish.X
    if event.key() == Qt.Key.Key_F4 and not event.modifiers():  # Alt+F4 is the window's
        return KeyWish.N
    return None
