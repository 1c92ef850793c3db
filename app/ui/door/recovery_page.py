# SPDX-License-Identifier: EUPL-1.2
"""The recovery code: shown once, for paper and for nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.door.print_advice import PrintAdvice
from app.ui.door.secret_page import READ_FIRST
from app.ui.pieces.basics import REST, button, card, fill, line, restyle, words
from app.ui.pieces.page import Screen
from app.ui.pieces.ticks import Tick

WHY = (
    "Har du glömt lösenfrasen är koden den enda vägen in. Den visas bara nu. Förvara "
    "papperet inlåst, aldrig tillsammans med datorn."
)
REPLACED = (
    "Det här är en ny kod. Den gamla gäller inte längre, så riv det gamla papperet. Koden "
    "visas bara nu: hinner programmet låsa sig innan du har den på papper tar du fram en ny "
    "under Valvet. Förvara papperet inlåst, aldrig tillsammans med datorn."
)
NOT_YET = (
    "Du har inte bockat av att koden finns på papper, och den visas bara nu. Stänger du en "
    "gång till behöver du ta fram en ny under Valvet."
)
PAPER = (
    "Koden ska finnas på papper, inte som fil: en fil i samma dator vore som att lämna nyckeln "
    "i låset. Har du ingen skrivare skriver du av den för hand."
)


class RecoveryPage(Screen):
    """Shows the code until it is on paper.

    Attributes:
        advice: what a printer does with the code.

    Signals:
        print_code: the user wants it printed.
        done: it is on paper.
        may_leave: nothing keeps the window open any more.
    """

    print_code = Signal()
    done = Signal()
    may_leave = Signal()
    patience = READ_FIRST

    def __init__(
        self, code: str, parent: QWidget | None, *, replaces: bool = False
    ) -> None:
        super().__init__("", parent, width=720)
        self._code = words(_in_two_lines(code), "code", self.middle)
        self._code.setAccessibleName(f"Återställningskod: {code}")
        self._print = self.lead_on("Skriv ut", self.print_code)
        self.advice = PrintAdvice(self.middle)
        self._has = Tick("paper", ("Jag har den på papper", "", ""), self.middle)
        self._go_on = button("Fortsätt", self, kind="", does=self.done)
        self._hint = words("Bocka av när koden finns på papper.", "hint", self)
        self._lay_out(REPLACED if replaces else WHY)
        self._has.toggled.connect(self._ticked)
        self._ticked(False)
        self._code.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin_with(self._code)

    def _lay_out(self, why: str) -> None:
        fill(self.body, ("Återställningskod", "title"), (why, ""), self._code)
        fill(self.body, line(self._print, spacing=14), self.advice)
        paper = card(self.middle, (PAPER, "hint"), margin=16)
        fill(self.body, paper, self.message, self._has, REST)
        self.add_footer(self._hint, self._go_on)

    def advise(self, text: str, anyway: str, *, other: bool) -> None:
        """Ask whether a file is meant, in sight; the keyboard is on what makes none."""
        self.advice.ask(text, anyway, other=other)
        self.begin_with(self.advice.other_button if other else self._code)
        self.area.ensureWidgetVisible(self.advice)
        self.turned.emit()

    def tell(self, text: str) -> None:
        """What came of printing, in sight."""
        self.advice.say(text)
        self.begin_with(self._has)
        self.area.ensureWidgetVisible(self.advice)
        self.turned.emit()

    @property
    def why_stay(self) -> str:
        """Why the window should not close now, "" for no reason."""
        return "" if self._has.isChecked() else NOT_YET

    def go_back(self) -> None:
        """There is no way back: the code holds from now on, and shows only now."""

    def _ticked(self, has: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._go_on.setEnabled(has)
        if has:
            self.may_leave.emit()
        self._hint.setVisible(not has)
        self.primary = self._go_on if has else self._print
        restyle(self._go_on, "kind", "primary" if has else "")
        restyle(self._print, "kind", "" if has else "primary")


def _in_two_lines(code: str) -> str:
    """The groups with air between them, the first four and then the rest."""
    groups = code.split("-")
    return "\n".join(filter(None, ("  ".join(groups[:4]), "  ".join(groups[4:]))))
