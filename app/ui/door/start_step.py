# SPDX-License-Identifier: EUPL-1.2
"""What every step of the first start has: a title, a few words, and what is missing."""

from PySide6.QtWidgets import QWidget

from app.ui.pieces.basics import column, fill


class StartStep(QWidget):
    """One step. `trouble` says what is missing before the next, "" for nothing."""

    def __init__(self, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.layout_ = column(self, spacing=12)
        fill(self.layout_, (title, "title"), (lead, ""))

    def trouble(self) -> str:
        """What is missing, in words."""
        return ""

    def begin(self) -> QWidget | None:
        """Where the keyboard goes first, if anywhere."""
        return None

    def ask(self, label: str, widget: QWidget, hint: str = "") -> None:
        """Put a field under its name."""
        fill(self.layout_, (label, "name"), widget, (hint, "hint"))
