# SPDX-License-Identifier: EUPL-1.2
"""What the start page is put together from: where one searches, what goes on, lists of rows."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.interview.after.status import InterviewLine
from app.storage.copies.copy_errors import DamagedNotCopied
from app.ui.home.status_words import case_of, goes_on
from app.ui.pieces.basics import Ground, button, card, column, fill, line, words
from app.ui.pieces.day_words import moment
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.rows import RowList, RowWords
from app.user_error import UserError

NOT_COPIED = "Det som skrevs senast finns inte i någon säkerhetskopia än."
SAVED = "Allt är sparat i valvet."


class SearchLine(QLineEdit):
    """Where one searches. The page around it would scroll on the arrow down.

    Signals:
        down: on to what is found.
    """

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads to the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class GoingCard(Ground):
    """The talk that was left last, to go on with. Hidden where there is none.

    Signals:
        chosen: id of the interview (int).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("focus", parent, margin=22, spacing=8)
        self._ident = 0
        fill(self.inside, ("Pågår", "accent"))
        self._title = words("", "question", self)
        self.inside.addWidget(self._title)
        self.go_on = button("Fortsätt", self, kind="primary", does=self._tell)
        self._far = words("", "quiet", self)
        self.inside.addLayout(line(self.go_on, self._far, wide=1, spacing=14))
        self.hide()

    def show_line(self, shown: InterviewLine | None, now: datetime) -> None:
        """Show one interview, or none."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._ident = shown.id
        correction = ", rättelse" if shown.version > 1 else ""
        text = f"{case_of(shown)}, {shown.title}{correction}: {goes_on(shown)}"
        self._title.setText(text)
        self.go_on.setAccessibleName(f"Fortsätt. {text}")
        self._far.setText(
            f"{shown.percent} % besvarat, senast {moment(shown.changed_at, now)}"
        )

    def _tell(self) -> None:
        self.chosen.emit(self._ident)


class Notice(Ground):
    """What stands on the start page until somebody has seen to it. Hidden while there is nothing.

    Attributes:
        go: the button that leads to what can be done.
    """

    def __init__(self, go: str, parent: QWidget) -> None:
        super().__init__("signal", parent, margin=14, spacing=8)
        self._lead = words("", "", self)
        self.inside.addWidget(self._lead)
        self._why = words("", "", self)
        self.inside.addWidget(self._why)
        self.go = button(go, self)
        self.inside.addLayout(FlowLayout(self.go))
        self.hide()

    def show_words(self, lead: str, why: str = "") -> None:
        """Show this; "" for nothing."""
        self._lead.setText(lead)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.setAccessibleName(f"{lead} {why}".strip())
        self.setVisible(bool(lead))


class MissingCopy(Notice):
    """Stands there from when a copy could not be made until one succeeds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Till säkerhetskopiorna", parent)

    def show_error(self, error: UserError | None) -> None:
        """Show why there is no copy, or nothing."""
        if error is None:
            self.show_words("")
            return
        is_damaged = isinstance(error, DamagedNotCopied)
        lead = NOT_COPIED if is_damaged else f"{NOT_COPIED} {SAVED}"
        self.show_words(lead, f"{error.what} {error.remedy}")


class RowSection(QWidget):
    """A heading over a card of rows. Hidden while it is empty.

    Signals:
        chosen: the id of a row (int).
    """

    chosen = Signal(int)

    def __init__(self, title: str, parent: QWidget, *, at_first: int) -> None:
        super().__init__(parent)
        layout = column(self, spacing=8)
        self.rows = RowList(self, at_first=at_first)
        self.rows.setAccessibleName(title)
        fill(layout, (title, "subheading"), card(self, self.rows, margin=10))
        self.rows.chosen.connect(self.chosen)
        self.hide()

    def show_rows(self, rows: tuple[RowWords, ...]) -> None:
        """Show these."""
        self.rows.show_rows(rows)
        self.setVisible(bool(rows))
