# SPDX-License-Identifier: EUPL-1.2
"""How a client came to be the same person as another one, and the way to take them apart."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.interview.clients.join_reasons import OF_PARTING
from app.storage.records import Client, Join
from app.ui.home.joining_words import NOT_BACK, PARTS, came_together, who
from app.ui.home.reason_box import ReasonBox, Why
from app.ui.pieces.basics import column, fill, link
from app.ui.pieces.flow_layout import FlowLayout

NO_REASON = "Inget har ändrats än. Välj först varför."
_WHY = Why(
    "Varför ska de tas isär?",
    OF_PARTING,
    NO_REASON,
    yes="Ja, ta isär dem",
    no="Avbryt: ta inte isär dem",
)


class Separation(QWidget):
    """A line on the page of the person, and a question in its own place.

    Signals:
        meant: id of the client that was joined, and the code of the reason (int, str).
    """

    meant = Signal(int, str)

    def __init__(self, done: Join, other: Client, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._joined = done.client_id
        self._asked = f"{PARTS} {NOT_BACK}" if other.kind == "protected" else PARTS
        told = came_together(done, other, today)
        way = link("Ta isär", self, self._ask, f"Ta isär: {who(other)}")
        way.setAccessibleDescription(told)
        self._sure = ReasonBox(_WHY, self)
        layout = column(self, spacing=4)
        fill(layout, (told, "quiet"), FlowLayout(way), self._sure)
        self._sure.meant.connect(self._part)

    def calm(self) -> bool:
        """Put the question away; whether it was in sight."""
        return self._sure.calm()

    def take_enter(self, focused: QWidget | None) -> bool:
        """Enter on a reason chooses it. Returns whether it was one."""
        return self._sure.take_enter(focused)

    def _part(self, reason: str) -> None:
        self.meant.emit(self._joined, reason)

    def _ask(self) -> None:
        self._sure.ask(self._asked)
