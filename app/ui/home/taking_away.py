# SPDX-License-Identifier: EUPL-1.2
"""Takes away what was begun by mistake: what goes, why, and whether it is meant."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.figures import with_noun
from app.interview.removing import OF_CORRECTION, REASONS, Goes
from app.ui.home.in_place import InPlace
from app.ui.options import Options
from app.ui.pieces import FlowLayout, Message, button, column, words

NO_REASON = "Inget har tagits bort än. Välj först varför."


class TakingAway(InPlace):
    """Asks in its own place on the card of an interview. Hidden until `ask`.

    Signals:
        meant: the code of the reason (str).
    """

    meant = Signal(str)

    def __init__(self, parent: QWidget, *, correction: bool) -> None:
        super().__init__(parent)
        self._correction = correction
        self._goes = words("", "", self)
        reasons = OF_CORRECTION if correction else REASONS
        self._reasons = Options("Varför", tuple(reasons.items()), self)
        self._message = Message(self)
        what = "rättelsen" if correction else "intervjun"
        yes = button(f"Ja, ta bort {what}", self)
        no = button("Avbryt", self, name=f"Avbryt: ta inte bort {what}")
        inside = column(self, spacing=8)
        inside.addWidget(self._goes)
        inside.addWidget(words("Varför ska den bort?", "name", self))
        inside.addWidget(self._reasons)
        inside.addWidget(self._message)
        row = FlowLayout()
        for made in (yes, no):
            row.addWidget(made)
        inside.addLayout(row)
        self._reasons.chosen.connect(self._message.forgive)
        yes.clicked.connect(self._try)
        no.clicked.connect(self.calm)

    def ask(self, goes: Goes) -> None:
        """Say what would go, and ask."""
        self._goes.setText(goes_words(goes, correction=self._correction))
        self._message.say("")
        self.begin(self._reasons.stops[0])

    def take_enter(self, focused: QWidget | None) -> bool:
        """Enter on a reason chooses it. Returns whether it was one."""
        if isinstance(focused, QPushButton) and focused in self._reasons.stops:
            focused.setChecked(True)
            return True
        return False

    def _try(self) -> None:
        self._message.say("" if self._reasons.code else NO_REASON)
        if self._reasons.code:
            self.meant.emit(self._reasons.code)


def goes_words(goes: Goes, *, correction: bool) -> str:
    """What would go, in words."""
    answers = with_noun(goes.answers, "svar", "svar")
    texts = (
        "en anteckning eller annan text"
        if goes.texts == 1
        else f"{goes.texts} anteckningar och andra texter"
    )
    what = "Rättelsen" if correction else "Intervjun"
    with_it = f"{answers} och {texts}" if goes.texts else answers
    stays = " Den signerade intervjun finns kvar och gäller." if correction else ""
    return (
        f"{what} tas bort, med {with_it}.{stays} Det går inte att ångra. Borttagningen skrivs i "
        f"loggen. I säkerhetskopiorna finns {what.lower()} kvar i högst 90 dagar."
    )
