# SPDX-License-Identifier: EUPL-1.2
"""Who can open the vault: everybody with a passphrase, and what can be done about each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.stewardship.care.colleagues import Colleague
from app.ui.door.countdown import Countdown
from app.ui.door.progress_strip import ProgressStrip
from app.ui.door.secret import SecretField
from app.ui.pieces.basics import (
    REST,
    Ground,
    button,
    column,
    empty,
    fill,
    ground,
    line,
    rule,
    words,
)
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.page import Screen
from app.user_error import UserError

ALL_READ = (
    "Alla som står här kan läsa allt i det här valvet, varje intervju. Ska någon inte kunna "
    "det behöver ni var sitt valv."
)
STILL_OPENS = (
    "{name} kan inte längre öppna valvet. Men en kopia av valvet som {name} kan ha kvar går "
    "fortfarande att öppna med den gamla lösenfrasen. Finns det en sådan kopia: byt "
    "datanyckel, så skyddas allt som skrivs från och med nu."
)


class People(Screen):
    """The list.

    Signals:
        change: change one's own passphrase.
        add: give a colleague one.
        remove: (id of a way in, one's own passphrase) (str, str).
        new_key: exchange the data key.
        back: leave.
    """

    change = Signal()
    add = Signal()
    remove = Signal(str, str)
    new_key = Signal()

    def __init__(self, people: tuple[Colleague, ...], parent: QWidget | None) -> None:
        super().__init__("Valvet", parent, width=760, back="Tillbaka")
        self._rows: list[PersonRow] = []
        self._card, self._list = ground("card", self.middle, margin=18, spacing=12)
        self._add = self.lead_on("Lägg till en kollega", self.add)
        self._after = After(self.middle)
        fill(self.body, ("Vilka som kan öppna valvet", "title"), (ALL_READ, ""))
        fill(self.body, self.message, self._after, self._card)
        paper = "Återställningskoden på papper öppnar också valvet, vem som än har den."
        fill(self.body, (paper, "hint"), line(self._add), REST)
        self._strip = ProgressStrip(self)
        self._outer.addWidget(self._strip)
        self._after.new_key.connect(self.new_key)
        self.show_people(people)
        self.begin_with(self._add)

    def show_people(self, people: tuple[Colleague, ...]) -> None:
        """Show these."""
        empty(self._list)
        self._rows = []
        for number, person in enumerate(people):
            if number:
                self._list.addWidget(rule(self._card))
            row = PersonRow(person, self._card, page=self, only=len(people) == 1)
            row.change.connect(self.change)
            row.remove.connect(self.remove)
            row.calmed.connect(self.mended)
            self._list.addWidget(row)
            self._rows.append(row)

    def show_removed(self, name: str) -> None:
        """Somebody is taken away: what that does not do."""
        self._after.show_for(name)

    def show_busy(self) -> None:
        """Somebody is being taken away."""
        self.setFocus()  # the keys still come here
        self._strip.show_busy("Sparar ändringen. Det tar med flit någon sekund.")
        self.message.say("")
        for row in self._rows:
            row.setEnabled(False)

    def show_error(self, error: UserError) -> None:
        """It was refused; the row stays open."""
        self._strip.hide()
        for row in self._rows:
            row.setEnabled(True)
            row.show_refused(error)
        super().show_error(error)

    @property
    def stands(self) -> bool:
        """A wait goes on, whatever is typed."""
        return any(row.countdown.is_running for row in self._rows)

    def wipe(self) -> None:
        """Let no passphrase stay."""
        for row in self._rows:
            row.secret.wipe()


class PersonRow(QWidget):
    """One person. What takes somebody away asks in its own place, with one's passphrase.

    Signals:
        change: this is you, and you want another passphrase.
        remove: (id of the way in, one's own passphrase) (str, str).
        calmed: nobody is to be taken away after all.
    """

    change = Signal()
    remove = Signal(str, str)
    calmed = Signal()

    def __init__(
        self, colleague: Colleague, parent: QWidget, *, page: Screen, only: bool
    ) -> None:
        super().__init__(parent)
        self._one = colleague
        layout = column(self, spacing=8)
        top = line(spacing=14)
        names = QVBoxLayout()
        names.setSpacing(2)
        top.addLayout(names, 1)
        fill(names, words(colleague.in_full, "name", self))
        fill(names, words(_about(colleague, only=only), "hint", self))
        verb = "Byt min lösenfras" if colleague.is_you else "Ta bort"
        self._act = button(verb, self, name=f"{verb}: {colleague.called}")
        self._act.clicked.connect(self.change if colleague.is_you else self.ask)
        self._act.setVisible(colleague.is_you or not only)
        top.addWidget(self._act, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        self._sure = QWidget(self)
        self.secret = SecretField("Din lösenfras", self._sure)
        self._yes = button(f"Ja, ta bort {colleague.called}", self._sure, does=self._tell)
        self.countdown = Countdown(self._yes, page)
        keeps = f"Avbryt: ta inte bort {colleague.called}"
        self._no = button("Avbryt", self._sure, name=keeps, does=self._calm)
        self._lay_out_sure()
        layout.addWidget(self._sure)
        self._sure.hide()

    def show_refused(self, error: UserError) -> None:
        """Mark what was typed, so that the next key begins anew."""
        if self._sure.isVisible():
            self.secret.try_again()
            self.countdown.begin(error)

    def ask(self) -> None:
        """Ask whether it is meant."""
        self._sure.show()
        self._act.hide()
        self.secret.setFocus()

    def _calm(self) -> None:
        self.secret.wipe()
        self._sure.hide()
        self._act.show()
        self._act.setFocus()
        self.countdown.stop()
        self.calmed.emit()

    def _tell(self) -> None:
        if self.secret.text:
            self.remove.emit(self._one.way, self.secret.text)
        else:
            self.secret.setFocus()

    def _lay_out_sure(self) -> None:
        name = self._one.called
        inside = column(self._sure, spacing=8)
        text = (
            f"{name} kan sedan inte öppna valvet. Det som {name} har skrivit står kvar. "
            "Skriv din egen lösenfras för att bekräfta."
        )
        fill(inside, (text, ""), self.secret, FlowLayout(self._yes, self._no))


class After(Ground):
    """What it does not do to take somebody away, and what does. Hidden until then.

    Signals:
        new_key: exchange the data key.
    """

    new_key = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("focus", parent, margin=18, spacing=10)
        self._said = words("", "", self)
        self.inside.addWidget(self._said)
        self._key = button("Byt datanyckel", self, does=self.new_key)
        self.inside.addLayout(FlowLayout(self._key))
        self.hide()

    def show_for(self, name: str) -> None:
        """Show it for somebody who was taken away."""
        self._said.setText(STILL_OPENS.format(name=name))
        self.show()
        self._key.setFocus()


def _about(colleague: Colleague, *, only: bool) -> str:
    trained = f"Utbildad i ASI {colleague.trained_on}." if colleague.trained_on else ""
    texts = ["Det är du.", trained] if colleague.is_you else [trained]
    if only:
        texts.append("Den enda lösenfrasen, så den kan bytas men inte tas bort.")
    return " ".join(filter(None, texts)) or "Har en egen lösenfras."
