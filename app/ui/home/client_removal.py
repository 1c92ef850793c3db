# SPDX-License-Identifier: EUPL-1.2
"""Takes away a client that was added by mistake: a link, and a question in its own place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.home.inline_box import InlineBox
from app.ui.pieces.basics import button, column, fill, link
from app.ui.pieces.flow_layout import FlowLayout

_ASKED = (
    "Klienten och allt som är påbörjat om klienten tas bort. Det går inte att ångra. I "
    "säkerhetskopiorna finns det kvar i högst 90 dagar."
)


class ClientRemoval(QWidget):
    """Asks twice.

    Signals:
        removed: it is meant.
    """

    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._link = link("Upplagd av misstag? Ta bort klienten", self, self._ask)
        self._sure = InlineBox(self)
        inside = column(self._sure, spacing=8)
        fill(inside, (_ASKED, ""))
        yes = button("Ja, ta bort klienten", self._sure, does=self.removed)
        self._no = button("Avbryt", self._sure)
        inside.addLayout(FlowLayout(yes, self._no))
        layout = column(self)
        fill(layout, FlowLayout(self._link), self._sure)
        self._no.clicked.connect(self._sure.calm)

    def calm(self) -> bool:
        """Put the question away; whether it was in sight."""
        return self._sure.calm()

    def _ask(self) -> None:
        self._sure.begin(self._no)
