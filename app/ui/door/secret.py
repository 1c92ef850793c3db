# SPDX-License-Identifier: EUPL-1.2
"""A line for a passphrase: hidden until one asks to see it, and a word when Caps Lock is on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.pieces.basics import button, column, entry, fill, line, words
from app.ui.pieces.half_typed import SECRET

CAPS = "Skiftlåset (Caps Lock) verkar vara på."
CODE = "Återställningskod"
GROUPS = "Sju grupper om fyra tecken, från utskriften"


def code_line(parent: QWidget) -> QLineEdit:
    """A line for the recovery code."""
    return entry(CODE, parent, hint=GROUPS, most=200)


class _SecretLine(QLineEdit):
    """Notices letters that come out large without Shift, or small with it."""

    caps = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, and tell how the letter came."""
        text = event.text()
        if len(text) == 1 and text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(text.isupper() != shift)
        super().keyPressEvent(event)


class SecretField(QWidget):
    """A passphrase, or half of a pair of them.

    `seen`: what is typed shows from the beginning, where it stands beside the field anyway.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, name: str, parent: QWidget, *, seen: bool = False) -> None:
        super().__init__(parent)
        self._seen = seen
        self.setProperty(SECRET, True)
        self._line = _SecretLine(self)
        self._line.setAccessibleName(name)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(500)
        self._see = button("Visa", self, name=f"Visa {name}")
        self._see.setCheckable(True)
        self._caps = words("", "error", self)
        self._caps.hide()
        whole = column(self, spacing=6)
        fill(whole, line(self._line, self._see, wide=0), self._caps)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self.edited)
        self._line.caps.connect(self._show_caps)
        self._see.toggled.connect(self._show)
        self._see.setChecked(seen)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._line.text()

    def fill(self, text: str) -> None:
        """Put a text there, as if typed."""
        self._line.setText(text)

    def try_again(self) -> None:
        """Mark it all, so that the next key begins anew."""
        self._line.setFocus()
        self._line.selectAll()

    def wipe(self) -> None:
        """Empty it, and hide what comes next."""
        self._line.clear()
        self._see.setChecked(self._seen)

    def _show_caps(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._caps.setText(CAPS if on else "")
        self._caps.setVisible(on)

    def _show(self, seen: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        self._line.setEchoMode(mode)
        self._see.setText("Dölj" if seen else "Visa")
