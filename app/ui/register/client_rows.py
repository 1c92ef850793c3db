# SPDX-License-Identifier: EUPL-1.2
"""A client in the list for gallring: chosen with a tick, kept with a reason, or held already."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.report.sentences.number_words import day_in_words
from app.stewardship.gallring.retention_list import DueClient, Keeping
from app.stewardship.gallring.retention_rules import RetentionRules, by_hand
from app.swedish_figures import with_noun
from app.ui.pieces.basics import Message, button, column, entry, fill, line, link, words
from app.ui.pieces.day_words import day_ahead
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.options import Options
from app.ui.pieces.ticks import Tick

BIRTH_UNKNOWN = (
    "Födelsedagen är okänd. Ta reda på om personen är född den 5, 15 eller 25: då ska "
    "uppgifterna sparas."
)
NO_DAY = (
    "Skriv dagen som åååå-mm-dd: i dag eller senare, högst tio år fram. Eller lämna tomt."
)


class DueRow(QWidget):
    """A client whose time has come.

    Signals:
        ticked: it was chosen, or not any more.
        hold: (id of the client, code of a reason, last day or None) (int, str, object).
    """

    ticked = Signal()
    hold = Signal(int, str, object)

    def __init__(
        self, client: DueClient, rules: RetentionRules, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.client = client
        name = called(client)
        layout = column(self, spacing=8)
        top = line(spacing=10)
        self.tick = Tick(str(client.id), (name, about(client), ""), self)
        self._wait = link("Vänta", self, self._ask, f"Vänta med {name}")
        top.addWidget(self.tick, 1)
        top.addWidget(self._wait, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        self.form = ReasonForm(rules, today, self)
        layout.addWidget(self.form)
        self.form.hide()
        self.tick.toggled.connect(self.ticked)
        self.form.kept.connect(self._keep)
        self.form.cancelled.connect(self.hide_form)

    def hide_form(self) -> bool:
        """Put the question for a reason away; whether it was in sight."""
        was = self.form.isVisible()
        self.form.hide()
        if was:
            self._wait.setFocus()
        return was

    def _keep(self, reason: str, until: object) -> None:
        self.hold.emit(self.client.id, reason, until)

    def _ask(self) -> None:
        self.form.show()
        self.form.begin()


class ReasonForm(QWidget):
    """Asks why a client's data are kept longer, and maybe until when.

    Signals:
        kept: (code of a reason, last day or None) (str, object).
        cancelled: thought better of.
    """

    kept = Signal(str, object)
    cancelled = Signal()

    def __init__(self, rules: RetentionRules, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        pairs = tuple((reason.code, reason.label) for reason in by_hand(rules))
        self._reason = Options("Skäl att vänta", pairs, self)
        self._helps = {reason.code: reason.help for reason in by_hand(rules)}
        self._help = words("", "hint", self)
        self._until = entry(
            "Till och med", self, hint="Till och med åååå-mm-dd, om det finns en sista dag"
        )
        self._refused = Message(self)
        yes = button("Spara skälet", self, does=self.keep)
        no = button("Avbryt", self, does=self.cancelled)
        inside = column(self, spacing=8)
        fill(inside, ("Varför ska uppgifterna sparas längre?", ""), self._reason)
        fill(inside, self._help, self._until, self._refused, FlowLayout(yes, no))
        self._reason.chosen.connect(self._explain)
        self._reason.chosen.connect(self._refused.forgive)
        self._refused.goes_with(self._until)
        self._until.returnPressed.connect(self.keep)

    def begin(self) -> None:
        """The keyboard goes to the first reason."""
        self._reason.stops[0].setFocus()

    def _explain(self, code: str) -> None:
        self._help.setText(self._helps.get(code, ""))

    def keep(self) -> None:
        """Tell the reason, or what is wrong with it."""
        typed = self._until.text().strip()
        try:
            until = day_ahead(typed, self._today)
        except ValueError:
            self._refused.say(NO_DAY)
            return
        if not self._reason.code:
            self._refused.say("Välj ett av skälen.")
        else:
            self.kept.emit(self._reason.code, until)


class HeldRow(QWidget):
    """A client whose time has come, with what keeps the data.

    Signals:
        lift: id of a hold (int).
    """

    lift = Signal(int)

    def __init__(self, client: DueClient, rules: RetentionRules, parent: QWidget) -> None:
        super().__init__(parent)
        layout = column(self, spacing=3)
        name = called(client)
        fill(layout, (name, "name"), (_since(client), "hint"))
        for keeping in client.keeping:
            row = line(spacing=10)
            row.addWidget(words(_why(keeping, rules), "", self), 1)
            if keeping.id:
                text, tell = (
                    f"Häv {keeping.label}: {name}",
                    partial(self.lift.emit, keeping.id),
                )
                lift = button("Häv", self, name=text, does=tell)
                row.addWidget(lift, 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(row)


def called(client: DueClient) -> str:
    """Name and case; nothing that is sensitive."""
    return " · ".join(filter(None, (client.called, client.case_number)))


def about(client: DueClient) -> str:
    """How things stand, in a sentence or three."""
    its = client.term
    latest = day_in_words(its.latest)
    late = f"Skulle ha varit borta senast {latest}." if client.overdue else ""
    said = (
        _since(client),
        late or f"Ska vara borta senast {latest}.",
        BIRTH_UNKNOWN if client.ask_birth else "",
    )
    return " ".join(filter(None, said))


def _since(client: DueClient) -> str:
    last = day_in_words(client.term.last_entry)
    return f"{with_noun(client.interviews, 'intervju', 'intervjuer')}. Sista anteckning {last}."


def _why(keeping: Keeping, rules: RetentionRules) -> str:
    if not keeping.id:
        reason = rules.by_code[keeping.code]
        return f"{keeping.label}. {reason.help}"
    until = f", till och med {keeping.until}" if keeping.until else ""
    return (
        f"{keeping.label}{until}. Sparat av {keeping.placed_by} {keeping.placed_at[:10]}."
    )
