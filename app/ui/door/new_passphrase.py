# SPDX-License-Identifier: EUPL-1.2
"""The recovery code was right: whose passphrase is lost, and a new one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.stewardship.care.colleagues import Colleague
from app.ui.door.secret_page import SecretPage
from app.ui.pieces.basics import card, fill
from app.ui.pieces.options import Options

WORKS = "Sätter den nya lösenfrasen och låser upp. Det tar några sekunder."
WHOSE = "Vems lösenfras är det?"
LEAD = (
    "Koden stämmer. Välj en ny lösenfras, så kommer du in. Den gamla slutar gälla. Koden på "
    "papperet fortsätter att gälla: lås in det igen."
)


class NewPassphrase(SecretPage):
    """Chooses a passphrase for one of those who have lost theirs.

    Signals:
        chosen: (signature, the new passphrase) (str, str).
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        people: tuple[Colleague, ...],
        *,
        propose: Callable[[], str],
        judge: Callable[[str], str | None],
        parent: QWidget | None,
    ) -> None:
        super().__init__("Ny lösenfras", "Sätt lösenfrasen och lås upp", parent, place="")
        fill(self.body, (LEAD, ""))
        signatures = dict.fromkeys(person.signature for person in people)
        called = {person.signature: person.in_full for person in people}
        pairs = tuple((signature, called[signature]) for signature in signatures)
        self._whose = Options(WHOSE, pairs, self.middle)
        whose = card(self.middle, (WHOSE, "name"), self._whose, spacing=8)
        said = ("Den nya lösenfrasen", "Med den låser du upp från och med nu.")
        self.body.addWidget(whose)
        self._new = self.ask_new(propose, judge, said=said)
        self._whose.chosen.connect(self.mended)
        self.finish()
        if len(pairs) == 1:
            self._whose.show_choice(pairs[0][0])
            whose.hide()
            self.begin_with(self._new.begin())
        else:
            self.begin_with(self._whose.option(pairs[0][0]))

    def attempt(self) -> None:
        """Tell what was chosen, if it will do."""
        if not self._whose.code:
            self.say_missing("Välj först vem du är.", self._whose.stops[0])
        elif trouble := self._new.trouble():
            self.say_missing(trouble, self._new.begin())
        else:
            self.chosen.emit(self._whose.code, self._new.passphrase)

    def show_busy(self, text: str = WORKS, *, stops: bool = False) -> None:
        """It is being set."""
        super().show_busy(text, stops=stops)
