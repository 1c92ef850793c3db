# SPDX-License-Identifier: EUPL-1.2
"""How a client came to be the same person as another one, and the way to take them apart."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.interview.joining_words import OF_PARTING
from app.storage.records import Client, Join
from app.ui.home.joining_words import NOT_BACK, PARTS, came_together, who
from app.ui.options import Options
from app.ui.pieces import FlowLayout, Message, button, column, words

NO_REASON = "Inget har ändrats än. Välj först varför."


class Parting(QWidget):
    """A line on the page of the person, and a question in its own place.

    Signals:
        meant: id of the client that was joined, and the code of the reason (int, str).
    """

    meant = Signal(int, str)

    def __init__(self, done: Join, other: Client, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._client = done.client_id
        told = came_together(done, other, today)
        self._link = button("Ta isär", self, kind="link", name=f"Ta isär: {who(other)}")
        self._link.setAccessibleDescription(told)
        self._sure = QWidget(self)
        self._reasons = Options("Varför", tuple(OF_PARTING.items()), self._sure)
        self._message = Message(self._sure)
        yes = button("Ja, ta isär dem", self._sure)
        no = button("Avbryt", self._sure, name="Avbryt: ta inte isär dem")
        asked = f"{PARTS} {NOT_BACK}" if other.kind == "protected" else PARTS
        inside = column(self._sure, spacing=8)
        inside.addWidget(words(asked, "", self._sure))
        inside.addWidget(words("Varför ska de tas isär?", "name", self._sure))
        inside.addWidget(self._reasons)
        inside.addWidget(self._message)
        row = FlowLayout()
        for made in (yes, no):
            row.addWidget(made)
        inside.addLayout(row)
        layout = column(self, spacing=4)
        layout.addWidget(words(told, "quiet", self))
        links = FlowLayout()
        links.addWidget(self._link)
        layout.addLayout(links)
        layout.addWidget(self._sure)
        self._sure.hide()
        self._link.clicked.connect(self._ask)
        yes.clicked.connect(self._try)
        no.clicked.connect(self.calm)

    def calm(self) -> bool:
        """Put the question away; whether it was in sight."""
        was = not self._sure.isHidden()
        self._sure.hide()
        if was:
            self._link.setFocus()
        return was

    def take_enter(self, focused: QWidget | None) -> bool:
        """Enter on a reason chooses it. Returns whether it was one."""
        if isinstance(focused, QPushButton) and focused in self._reasons.stops:
            focused.setChecked(True)
            return True
        return False

    def _ask(self) -> None:
        self._message.say("")
        self._sure.show()
        self._reasons.stops[0].setFocus()

    def _try(self) -> None:
        self._message.say("" if self._reasons.code else NO_REASON)
        if self._reasons.code:
            self.meant.emit(self._client, self._reasons.code)
