# SPDX-License-Identifier: EUPL-1.2
"""What a key means at the question in focus, apart from the answer itself."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.talk.field import ENTER


class Wish(Enum):
    """What somebody wants by a key."""

    X = auto()
    N = auto()
    ROW = auto()  # the whole row of a grid
    FORWARD = auto()
    BACK = auto()
    NEXT_SECTION = auto()
    SECTION_BEFORE = auto()


_WAYS = {
    Qt.Key.Key_Return: Wish.FORWARD,
    Qt.Key.Key_Enter: Wish.FORWARD,
    Qt.Key.Key_Down: Wish.FORWARD,
    Qt.Key.Key_Up: Wish.BACK,
    Qt.Key.Key_PageDown: Wish.NEXT_SECTION,  # the scroll area would eat them
    Qt.Key.Key_PageUp: Wish.SECTION_BEFORE,
}


def by_letter(event: QKeyEvent, row: str) -> Wish | None:
    """X and N, and the letter of a row's shortcut ("" for none)."""
    letter = event.text().upper()
    if letter == "X":
        return Wish.X
    if letter == "N":
        return Wish.N
    return Wish.ROW if letter and letter == row else None


def by_key(event: QKeyEvent) -> Wish | None:
    """F3 and F4, and the ways on and back."""
    return _by_function_key(event) or way_of(event)


def way_of(event: QKeyEvent) -> Wish | None:
    """The ways on and back, also where there is nothing to answer."""
    return _WAYS.get(Qt.Key(event.key()))


def on_page(event: QKeyEvent) -> Wish | None:
    """Where Enter begins a new line and the arrows walk in the text."""
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if event.key() in ENTER and held:
        return Wish.FORWARD
    return _by_function_key(event)


def _by_function_key(event: QKeyEvent) -> Wish | None:
    if event.key() == Qt.Key.Key_F3:
        return Wish.X
    if event.key() == Qt.Key.Key_F4 and not event.modifiers():  # Alt+F4 is the window's
        return Wish.N
    return None
