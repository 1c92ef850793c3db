# SPDX-License-Identifier: EUPL-1.2
"""A button that carries a key, and tells it by a signal of what it lies on."""

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.pieces.basics import button


class _KeyTeller(QObject):
    """Goes with its button: nothing is told once that is gone."""

    def __init__(self, signal: SignalInstance, key: object, parent: QPushButton) -> None:
        super().__init__(parent)
        self._signal, self._key = signal, key

    def tell(self) -> None:
        self._signal.emit(self._key)


def key_button(
    text: str,
    parent: QWidget,
    signal: SignalInstance,
    key: object,
    *,
    kind: str = "",
    name: str = "",
) -> QPushButton:
    """A button as of `button` that emits `key` by `signal`."""
    made = button(text, parent, kind=kind, name=name)
    made.clicked.connect(_KeyTeller(signal, key, made).tell)
    return made
