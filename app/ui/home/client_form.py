# SPDX-License-Identifier: EUPL-1.2
"""A client, new or changed: with a number that is checked as it is typed, without, or protected."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.interview.base.persons import (
    BadNumber,
    NumberKind,
    age,
    check_number,
    typed_number,
)
from app.one_line import one_line
from app.storage.records import Client, ClientKind
from app.storage.topics.naming import Naming
from app.ui.home.joining_words import who
from app.ui.home.question_box import QuestionBox
from app.ui.pieces.basics import REST, Message, entry, fill, line, words
from app.ui.pieces.options import Options
from app.ui.pieces.page import Screen
from app.user_error import UserError

KINDS: tuple[tuple[ClientKind, str], ...] = (
    ("personnummer", "Personnummer"),
    ("samordningsnummer", "Samordningsnummer"),
    ("none", "Inget nummer"),
    ("protected", "Skyddade uppgifter"),
)
NEW, CHANGE = "Ny klient", "Ändra klientens uppgifter"
WARNING = (
    "Skriv aldrig det riktiga namnet, personnumret eller något annat som röjer vem det är. "
    "Hitta på ett namn som ni båda känner igen, och använd ett ärendenummer som bara ni "
    "kan tolka."
)
HIDES = (
    "När du sparar tas namnet och numret bort ur listor, sökning, halvskrivna utkast och "
    "kommande säkerhetskopior, och ur det som programmet har fyllt i åt dig i intervjuer som "
    "inte är signerade. Det går inte att ångra. Har någon skrivit namnet i ett svar eller en "
    "anteckning säger programmet var, så att du kan ändra det. Det som är signerat ändras "
    "aldrig: där kan namnet stå kvar. I äldre säkerhetskopior finns det kvar i högst 90 dagar."
)
HIDE_NOW = "Svarar du ja tas namnet och numret bort. Det går inte att ångra. Ska de bort?"
KNOWN = (
    "Det finns redan en klient med det numret. Inget har sparats. Öppna den klienten, eller "
    "kontrollera numret."
)
MAY_BE_KNOWN = (
    "Det finns redan en klient med samma namn eller ärendenummer. Inget har sparats än. Är det "
    "samma person? Då ska alla intervjuer ligga på samma klient."
)
SAME_NAME = "Namnet liknar det riktiga. Inget har ändrats. Hitta på ett helt annat."
_SAME = "same:"  # before the id in the code of an answer
NO_NAME = "Skriv ett namn, så går det att hitta klienten igen."
NO_PSEUDONYM = "Hitta på ett namn, så går det att hitta klienten igen."


class ClientForm(Screen):
    """Asks who the client is, and no more than is needed.

    Signals:
        created: a Client, not stored as it is here yet (object).
        sure: the same Client, who is another person than those that were shown (object).
        open_known: id of a client that was shown (int).
        same_as: id of a client that has the number, and may be the one that is changed (int).
        cancelled: no client after all, or no change.
    """

    loses = True
    created = Signal(object)
    sure = Signal(object)
    open_known = Signal(int)
    same_as = Signal(int)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None, client: Client | None = None) -> None:
        title = self._title = NEW if client is None else CHANGE
        super().__init__(title, parent, width=720, back="Avbryt")
        self._before = client
        self._hides = words("", "quiet", self.middle)
        self._asking = QuestionBox(self.middle)
        self._given = Client("none")
        self._kinds = Options("Typ av identitet", KINDS, self.middle)
        self._warning = Message(self.middle)
        self._number_label = words("Personnummer", "name", self.middle)
        self._number = QLineEdit(self.middle)
        self._said = words("", "hint", self.middle)
        self._name_label: QLabel = words("Namn", "name", self.middle)
        self._name = QLineEdit(self.middle)
        self._case = entry(
            "Ärendenummer", self.middle, hint="Som i ert verksamhetssystem, om det finns"
        )
        keep = "Lägg till klienten" if client is None else "Spara ändringen"
        self._create = self.lead_on(keep, self._try)
        self._lay_out()
        self._kinds.chosen.connect(self._choose)
        self._number.textEdited.connect(self._typed)
        self._number.editingFinished.connect(self._judge)
        self._asking.answered.connect(self._answered)
        self._fill(client or Client("personnummer"))
        if client is not None:
            self.begin_with(self._name)

    def _fill(self, client: Client) -> None:
        self._kinds.show_choice(client.kind)
        self._number.setText(client.number)
        self._name.setText(client.name)
        self._case.setText(client.case_number)
        self._choose(client.kind)

    def show_error(self, error: UserError) -> None:
        """It could not be added: why."""
        self._create.setEnabled(True)
        super().show_error(error)

    def show_known(self, known: tuple[Client, ...], *, is_same: bool) -> None:
        """It was not kept, for the vault may have the client already: ask.

        Args:
            known: those it may be.
            is_same: whether the number says that it is, so that there is no other way.
        """
        self._create.setEnabled(True)
        self.message.say("")
        answers = [(str(client.id), f"Öppna klienten: {who(client)}") for client in known]
        if is_same and self._before is not None:
            answers.insert(0, (f"{_SAME}{known[0].id}", "Är det samma person? Jämför dem"))
        if not is_same:
            answers.append(("sure", "Nej, lägg till en ny"))
        answers.append(("", "Avbryt"))
        self._asking.ask(KNOWN if is_same else MAY_BE_KNOWN, tuple(answers))
        QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        """Once what is asked has its place."""
        self.area.ensureWidgetVisible(self._asking)

    def go_back(self) -> None:
        """Escape is the way out, of a question first."""
        if not self._asking.calm():
            self.cancelled.emit()

    def may_go_back(self) -> bool:
        """A question goes away first."""
        return not self._asking.isHidden() or super().may_go_back()

    @property
    def client(self) -> int | None:
        """The id of the client that is changed, None for a new one."""
        return self._before.id if self._before is not None else None

    @property
    def _kind(self) -> ClientKind:
        return next(kind for kind, _ in KINDS if kind == self._kinds.code)

    @property
    def _number_kind(self) -> NumberKind | None:
        kind = self._kind
        return kind if kind in ("personnummer", "samordningsnummer") else None

    def _choose(self, code: str) -> None:
        protected = code == "protected"
        numbered = self._number_kind is not None
        for widget in (self._number_label, self._number, self._said):
            widget.setVisible(numbered)
        if numbered:
            name = dict(KINDS)[self._kind]
            self._number_label.setText(name)
            self._number.setAccessibleName(name)
            self._judge()
        else:
            self._number.clear()
        self._warning.say(WARNING if protected else "")
        self._hides.setText(HIDES)
        self._hides.setVisible(self._becomes_protected)
        self._asking.calm()
        self._name_label.setText("Påhittat namn (pseudonym)" if protected else "Namn")
        self._name.setAccessibleName(self._name_label.text())
        self.message.say("")
        self.begin_with(self._number if numbered else self._name)

    @property
    def _becomes_protected(self) -> bool:
        known = self._before is not None and self._before.kind != "protected"
        return known and self._kind == "protected"

    def _typed(self, text: str) -> None:
        """Put the hyphen in, and tell when the number is whole and right."""
        at_end = self._number.cursorPosition() == len(text)
        tidy = typed_number(text)
        if at_end and tidy != text:
            self._number.setText(tidy)
        self._said.setText("")
        if len([sign for sign in text if sign.isdigit()]) in (10, 12):
            self._judge(whole=len(tidy) == 13)

    def _judge(self, *, whole: bool = True) -> None:
        """Say what the number is, or what is wrong with it if it is as long as it gets."""
        kind = self._number_kind
        text = self._number.text().strip()
        if kind is None or not text:
            self._said.setText("")
            return
        today = datetime.now().astimezone().date()
        try:
            number = check_number(kind, text, today)
        except BadNumber as problem:
            self._said.setText(f"{problem.what} {problem.remedy}" if whole else "")
            return
        years = age(number, today)
        self._said.setText(f"✓ {number}" if years is None else f"✓ {number}, {years} år")

    def _try(self) -> None:
        kind = self._kind
        name, case = one_line(self._name.text()), one_line(self._case.text())
        number = ""
        if (wanted := self._number_kind) is not None:
            today = datetime.now().astimezone().date()
            try:
                number = check_number(wanted, self._number.text(), today)
            except BadNumber as problem:
                super().show_error(problem)
                self._number.setFocus()
                return
        if not name:
            self.message.say(NO_PSEUDONYM if kind == "protected" else NO_NAME)
            self._name.setFocus()
            return
        if self._becomes_protected and self._is_real(name):
            self.message.say(SAME_NAME)
            self._name.setFocus()
            return
        self.message.say("")
        self._given = Client(kind, number, name, case)
        if self._before is not None:
            ident, created_at = self._before.id, self._before.created_at
            self._given = self._given._replace(id=ident, created_at=created_at)
        if self._becomes_protected:
            self._asking.ask(HIDE_NOW, (("", "Avbryt"), ("hide", "Ja, ta bort namnet")))
        else:
            self._give()

    def _answered(self, answer: str) -> None:
        self._asking.calm()
        if answer == "hide":
            self._give()
        elif answer == "sure":
            self._create.setEnabled(False)
            self.sure.emit(self._given)
        elif answer.startswith(_SAME):
            self.same_as.emit(int(answer.removeprefix(_SAME)))
        elif answer:
            self.open_known.emit(int(answer))

    def _give(self) -> None:
        self._create.setEnabled(False)
        self.created.emit(self._given)

    def _is_real(self, pseudonym: str) -> bool:
        return self._before is not None and Naming(self._before).is_in(pseudonym)

    def _lay_out(self) -> None:
        for widget in (self._number, self._name, self._case):
            widget.setMaxLength(100)
        self._number.setPlaceholderText("åååå-mm-dd och fyra siffror")
        fill(self.body, (self._title, "title"), self._kinds, self._warning, self._hides)
        fill(self.body, self._number_label, self._number, self._said, self._name_label)
        fill(self.body, self._name, ("Ärendenummer", "name"), self._case, self.message)
        fill(self.body, self._asking, 6, line(self._create), REST)
