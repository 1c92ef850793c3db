# SPDX-License-Identifier: EUPL-1.2
"""Another day for the talk: when, if it is agreed, and why. Opens inside its page."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.forms.days import last_ahead, read_day
from app.interview.base.preparation import PostponeReason
from app.one_line import one_line
from app.ui.pieces.basics import Ground, Message, button, entry, fill, line
from app.ui.pieces.day_words import here_and_now
from app.ui.pieces.options import Options

NO_DAY = "Det finns ingen sådan dag. Skriv åååå-mm-dd, till exempel 2026-12-03."
PAST = "Den dagen har redan varit. Välj en dag som kommer."
TOO_FAR = "Den dagen ligger mer än tio år fram. Kontrollera årtalet."
NO_REASON = "Välj eller skriv en orsak."


class Postponement(Ground):
    """Asks for a day and a reason.

    Signals:
        postponed: the day (date or None) and the reason (str).
    """

    postponed = Signal(object, str)

    def __init__(
        self, lead: str, reasons: tuple[PostponeReason, ...], parent: QWidget
    ) -> None:
        super().__init__("card", parent, margin=20, spacing=10)
        self._words = {reason.id: reason.label for reason in reasons}
        pairs = tuple((reason.id, reason.label) for reason in reasons)
        self._day = entry("Ny dag, åååå-mm-dd", self, hint="åååå-mm-dd")
        self._reasons = Options("Orsak", pairs, self)
        self._own = entry("Orsak med egna ord", self, hint="Eller med egna ord")
        self._message = Message(self)
        self.save = button("Skjut upp intervjun", self, kind="primary", does=self._try)
        fill(self.inside, ("Skjut upp", "subheading"), (lead, "quiet"), ("Varför", "name"))
        fill(self.inside, self._reasons, self._own)
        fill(self.inside, ("Ny dag, om ni har bestämt en", "name"), self._day)
        fill(self.inside, self._message, line(self.save))
        self._message.goes_with(self._own, self._day)
        self._reasons.chosen.connect(self._message.forgive)
        self.hide()

    def open_for(self, likely: str) -> None:
        """Open, with the likely reason marked if there is one."""
        if likely in self._words and not self._reasons.code:
            self._reasons.show_choice(likely)
        self.show()
        self._reasons.option(self._reasons.code or next(iter(self._words))).setFocus()

    def _try(self) -> None:
        said = filter(
            None, (self._words.get(self._reasons.code), one_line(self._own.text()))
        )
        reason = ": ".join(said)
        day, wrong = _coming_day(self._day.text().strip())
        wrong = wrong if reason else NO_REASON
        self._message.say(wrong)
        if not wrong:
            self.postponed.emit(day, reason)


def _coming_day(typed: str) -> tuple[date | None, str]:
    """The day that is typed, if any, and what is wrong with it."""
    if not typed:
        return None, ""
    try:
        day = read_day(typed)
    except ValueError:
        return None, NO_DAY
    today = here_and_now().date()
    if day > last_ahead(today):
        return None, TOO_FAR
    return day, PAST if day < today else ""
