# SPDX-License-Identifier: EUPL-1.2
"""At the door, after a lock: a copy that could not be made is told at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.errors import UserError
from app.storage.copy_errors import DamagedNotCopied, OldCopiesKept
from app.ui.pieces import FlowLayout, button, column, restyle, words

NO_COPY = "Valvet är låst och allt är sparat, men det gick inte att ta en säkerhetskopia."
AGAIN = "När du låser upp försöker programmet igen."


class KeptNotice(QFrame):
    """Hidden where all is well. The second place is told quietly: it may just be unplugged.

    Signals:
        ways_on: the vault is damaged (UserError), and the user wants to see what can be done.
    """

    ways_on = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._error: UserError | None = None
        inside = column(self, margin=12, spacing=8)
        self._lead = words("", "", self)
        self._why = words("", "", self)
        self._ways = button("Se vad du kan göra", self)
        inside.addWidget(self._lead)
        inside.addWidget(self._why)
        row = FlowLayout()
        row.addWidget(self._ways)
        inside.addLayout(row)
        self._ways.clicked.connect(self._tell)
        self.hide()

    def show_kept(self, refused: UserError | None, elsewhere: UserError | None) -> None:
        """Show what could not be done of the copy, or nothing."""
        self._error = refused
        told = refused or elsewhere
        if told is None:
            self.hide()
            return
        is_missing = refused is not None and not isinstance(refused, OldCopiesKept)
        is_damaged = isinstance(refused, DamagedNotCopied)
        restyle(self, "kind", "signal" if is_missing else "")
        self._lead.setText(NO_COPY)
        self._lead.setVisible(is_missing)
        restyle(self._why, "kind", "" if is_missing else "hint")
        said = f"{told.what} {told.remedy}"
        if is_missing and not is_damaged:
            said = f"{said} {AGAIN}"
        self._why.setText(said)
        self._ways.setVisible(is_damaged)
        self.setAccessibleName(f"{NO_COPY} {said}" if is_missing else said)
        self.show()

    def _tell(self) -> None:
        self.ways_on.emit(self._error)
