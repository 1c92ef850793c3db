# SPDX-License-Identifier: EUPL-1.2
"""What is asked in its own place on a page, and is not there until it is asked."""

from PySide6.QtWidgets import QFrame, QWidget


class InlineBox(QFrame):
    """Hidden until `begin`. Put away, it gives the keyboard back to where it was."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self.hide()

    def begin(self, first: QWidget) -> None:
        """Be there, with the keyboard at `first`."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self.show()
        first.setFocus()

    def calm(self) -> bool:
        """Put the question away, and the keyboard back; whether there was one."""
        was = not self.isHidden()
        self.hide()
        if was and self._before is not None:
            self._before.setFocus()
        return was
