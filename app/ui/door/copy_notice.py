# SPDX-License-Identifier: EUPL-1.2
"""At the door, after a lock: a copy that could not be made is told at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.storage.copies.copy_errors import DamagedNotCopied, OldCopiesKept
from app.ui.pieces.basics import button, column, fill, frame, words
from app.ui.pieces.flow_layout import FlowLayout
from app.user_error import UserError

SAVED = "Valvet är låst, och allt är sparat."
LOCKED = "Valvet är låst."
AGAIN = "När du låser upp försöker programmet igen."


class CopyNotice(QWidget):
    """Hidden where all is well. The second place is told quietly: it may just be unplugged.

    Signals:
        ways_on: the vault is damaged (UserError), and the user wants to see what can be done.
    """

    ways_on = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._error: UserError | None = None
        self._quiet = words("", "hint", self)
        self._loud = frame("signal", self)
        self._lead = words("", "", self._loud)
        self._why = words("", "", self._loud)
        self._ways = button("Se vad du kan göra", self._loud, does=self._tell)
        whole = column(self)
        fill(whole, self._quiet, self._loud)
        inside = column(self._loud, margin=12, spacing=8)
        fill(inside, self._lead, self._why, FlowLayout(self._ways))
        self.hide()

    def show_kept(self, refused: UserError | None, elsewhere: UserError | None) -> None:
        """Show what could not be done of the copy, or nothing."""
        self._error = refused
        told = refused or elsewhere
        text = f"{told.what} {told.remedy}" if told is not None else ""
        is_missing = refused is not None and not isinstance(refused, OldCopiesKept)
        is_damaged = isinstance(refused, DamagedNotCopied)
        self._quiet.setText(text)
        self._quiet.setVisible(bool(text) and not is_missing)
        self._lead.setText(LOCKED if is_damaged else SAVED)
        self._why.setText(text if is_damaged else f"{text} {AGAIN}")
        self._ways.setVisible(is_damaged)
        self._loud.setAccessibleName(f"{self._lead.text()} {self._why.text()}")
        self._loud.setVisible(is_missing)
        self.setVisible(bool(text))

    def _tell(self) -> None:
        self.ways_on.emit(self._error)
