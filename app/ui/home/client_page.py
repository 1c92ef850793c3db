# SPDX-License-Identifier: EUPL-1.2
"""One client: who, the interviews so far, and the way to a new one."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.interview.after.status import InterviewLine, Status
from app.interview.base.persons import case_words, known_as, masked
from app.interview.clients.client_history import ClientSummary
from app.stewardship.gallring.removing import Goes
from app.storage.records import Client
from app.ui.home.client_removal import ClientRemoval
from app.ui.home.interview_card import InterviewCard
from app.ui.home.joining_words import who
from app.ui.home.question_box import QuestionBox
from app.ui.home.separation import Separation
from app.ui.home.status_words import interview_state
from app.ui.pieces.basics import button, fill, line, link, rename, restyle, words
from app.ui.pieces.day_words import day
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.labels import WrappingButton
from app.ui.pieces.page import ENTER, Screen

_GOING = (Status.OPEN, Status.ONGOING, Status.TALKED, Status.READY)
_TO_TAKE_UP = (*_GOING, Status.POSTPONED)


class ClientPage(Screen):
    """Shows one client.

    Signals:
        start: id of the client, and of the form to begin (int, str).
        open_interview, feedback, export, versions: id of an interview (int).
        correct: id of a signed interview, and the reason (int, str).
        ask_removal: id of an unsigned one; answer with `show_goes` (int).
        remove_interview: its id, and the code of the reason (int, str).
        change, extract, remove: id of the client (int).
        same_as: another client may be the same person; which is not known yet.
        same_as_one: id of a client that may be the same person (int).
        part: id of a client that was joined, and the code of the reason (int, str).
        back: to the start page.
    """

    start = Signal(int, str)
    open_interview = Signal(int)
    feedback = Signal(int)
    correct = Signal(int, str)
    ask_removal = Signal(int)
    remove_interview = Signal(int, str)
    export = Signal(int)
    versions = Signal(int)
    change = Signal(int)
    extract = Signal(int)
    remove = Signal(int)
    same_as = Signal()
    same_as_one = Signal(int)
    part = Signal(int, str)

    def __init__(self, summary: ClientSummary, parent: QWidget | None) -> None:
        super().__init__("", parent, width=820, back="Tillbaka")
        client = summary.client
        ways = {"Ändra uppgifterna": self.change, "Registerutdrag": self.extract}
        tells = {text: partial(signal.emit, client.id) for text, signal in ways.items()}
        self.add_bar_buttons(
            *(button(text, self, does=tell) for text, tell in tells.items())
        )
        self._client = client
        self._cards: list[InterviewCard] = []
        self._number = words(masked(self._client.number), "quiet", self.middle, wrap=False)
        self._see = link("Visa numret", self.middle, self._show_number)
        self._forms = summary.forms
        self._starts = [
            button(f"Ny {form.title}", self.middle, does=partial(self._begin, form.id))
            for form in self._forms
        ]
        self._form = ""  # the one that is to be begun
        self._open = next((one for one in summary.interviews if _is_begun(one)), None)
        self._asking = QuestionBox(self.middle)
        self._removing = ClientRemoval(self.middle)
        self._same = link("Är samma person som …", self.middle, self.same_as)
        self._partings: list[Separation] = []
        self._lay_out(summary)
        self._asking.answered.connect(self._begin_or_go_on)
        self._removing.removed.connect(self._remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a reason begins the correction, or chooses the reason."""
        focused = self.focusWidget()
        asking: list[InterviewCard | Separation] = [*self._cards, *self._partings]
        if event.key() in ENTER and any(one.take_enter(focused) for one in asking):
            event.accept()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Escape closes a question first."""
        if self._asking.calm():
            return
        calmed = [card.calm() for card in self._cards]
        calmed += [parting.calm() for parting in self._partings]
        if not any(calmed) and not self._removing.calm():
            super().go_back()

    def show_goes(self, interview_id: int, goes: Goes) -> None:
        """Ask whether an interview is to be taken away: this goes with it."""
        for card in self._cards:
            card.calm()
            if card.ident == interview_id:
                card.show_goes(goes)
        QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        """Once what is asked has its place."""
        if (focused := self.focusWidget()) is not None:
            self.area.ensureWidgetVisible(focused, 0, 120)

    def _show_number(self) -> None:
        hidden = self._number.text() != self._client.number
        number = self._client.number
        self._number.setText(number if hidden else masked(number))
        rename(self._see, "Dölj numret" if hidden else "Visa numret")

    def _begin(self, form: str) -> None:
        """Ask first where one is begun already: a second is seldom meant."""
        self._form = form
        if self._open is None:
            self.start.emit(self._client.id, self._form)
            return
        postponed = self._open.standing is Status.POSTPONED
        go_on = "Ta upp den uppskjutna" if postponed else "Fortsätt med den påbörjade"
        self._asking.ask(
            _begun_words(self._open),
            (("go_on", go_on), ("begin", "Börja en till"), ("", "Avbryt")),
        )

    def _begin_or_go_on(self, answer: str) -> None:
        if answer == "go_on" and self._open is not None:
            self.open_interview.emit(self._open.id)
        elif answer == "begin":
            self.start.emit(self._client.id, self._form)
        else:
            self._asking.calm()

    def _lay_out(self, summary: ClientSummary) -> None:
        fill(self.body, (known_as(self._client), "title"))
        self._number.setVisible(bool(self._client.number))
        self._see.setVisible(bool(self._client.number))
        self.body.addLayout(
            line(
                self._number,
                self._see,
                words(_about(self._client), "quiet", self.middle),
                wide=2,
                spacing=12,
            )
        )
        self._add_others(summary)
        fill(self.body, self.message, 6)
        fill(
            self.body,
            line(words("Intervjuer", "heading", self.middle), *self._starts, wide=0),
        )
        fill(self.body, self._asking)
        if not summary.interviews and self._forms:
            none = f"Ingen intervju än. Börja med en {self._forms[0].title}."
            fill(self.body, (none, "quiet"))
        self._add_cards(summary)
        fill(self.body, FlowLayout(self._same), self._removing)
        self._removing.setVisible(not any(one.signed_at for one in summary.interviews))
        self.body.addStretch(1)

    def _remove(self) -> None:
        self.remove.emit(self._client.id)

    def _add_others(self, summary: ClientSummary) -> None:
        """Who is the same person already, and who may be."""
        today = datetime.now().astimezone().date()
        for done, other in summary.joined:
            parting = Separation(done, other, today, self.middle)
            parting.meant.connect(self.part)
            self._partings.append(parting)
            self.body.addWidget(parting)
        links = FlowLayout()
        for other in summary.alike:
            made = _AlikeLink(other, self.middle)
            made.chosen.connect(self.same_as_one)
            links.addWidget(made)
        if summary.alike:
            self.body.addLayout(links)

    def _add_cards(self, summary: ClientSummary) -> None:
        today = datetime.now().astimezone().date()
        for shown in summary.interviews:
            card = InterviewCard(shown, today, self.middle)
            card.opened.connect(self.open_interview)
            card.feedback.connect(self.feedback)
            card.exported.connect(self.export)
            card.versions.connect(self.versions)
            card.corrected.connect(self.correct)
            card.removal_asked.connect(self.ask_removal)
            card.removed.connect(self.remove_interview)
            self._cards.append(card)
            self.body.addWidget(card)
            if self.primary is None and shown.standing in _TO_TAKE_UP:
                self.primary = card.main
        if self.primary is None and self._starts:
            self.primary = self._starts[0]
        if self.primary is not None:
            restyle(self.primary, "kind", "primary")
            self.begin_with(self.primary)


def _is_begun(shown: InterviewLine) -> bool:
    """Whether it is a talk that can be gone on with, and no correction of an older one."""
    return shown.standing in _TO_TAKE_UP and shown.version == 1


def _begun_words(shown: InterviewLine) -> str:
    today = datetime.now().astimezone().date()
    state = interview_state(shown, today).rstrip(".")
    return (
        f"Det finns redan en {shown.title} från {day(shown.date, today)} som inte är signerad. "
        f"{state}. Vill du fortsätta med den?"
    )


def _about(client: Client) -> str:
    text = {
        "none": "Inget personnummer.",
        "protected": "Skyddade uppgifter: namnet är påhittat.",
    }.get(client.kind, "")
    case = case_words(client.case_number, "Inget ärendenummer")
    return " ".join(filter(None, (f"{case}.", text)))


class _AlikeLink(WrappingButton):
    """A question whether a client is the same person: a name and a case can be long.

    Signals:
        chosen: the id of that client (int).
    """

    chosen = Signal(int)

    def __init__(self, other: Client, parent: QWidget) -> None:
        super().__init__(parent)
        self._other = other.id
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(f"Samma person som {who(other)}?")
        self.show_whole(self.accessibleName())
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._other)
