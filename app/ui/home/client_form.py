# SPDX-License-Identifier: EUPL-1.2
"""A new client: with a number that is checked as it is typed, without one, or protected."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.errors import UserError
from app.interview.numbers import NumberKind
from app.interview.persons import BadNumber, age, check_number, typed_number
from app.storage.records import Client, ClientKind
from app.ui.options import Options
from app.ui.page import Page, back_button
from app.ui.pieces import Message, button, line, words

KINDS: tuple[tuple[ClientKind, str], ...] = (
    ("personnummer", "Personnummer"),
    ("samordningsnummer", "Samordningsnummer"),
    ("none", "Inget nummer"),
    ("protected", "Skyddade uppgifter"),
)
WARNING = (
    "Skriv aldrig det riktiga namnet, personnumret eller något annat som röjer vem det är. "
    "Hitta på ett namn som ni båda känner igen, och använd ett ärendenummer som bara ni "
    "kan tolka."
)
NO_NAME = "Skriv ett namn, så går det att hitta klienten igen."
NO_PSEUDONYM = "Hitta på ett namn, så går det att hitta klienten igen."


class ClientForm(Page):
    """Asks who the client is, and no more than is needed.

    Signals:
        created: a Client, not stored yet (object).
        cancelled: no client after all.
    """

    created = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Ny klient", parent, width=720)
        back_button(self, "Avbryt")
        self._kinds = Options("Typ av identitet", KINDS, self.middle)
        self._warning = Message(self.middle)
        self._number_label = words("Personnummer", "name", self.middle)
        self._number = QLineEdit(self.middle)
        self._said = words("", "hint", self.middle)
        self._name_label: QLabel = words("Namn", "name", self.middle)
        self._name = QLineEdit(self.middle)
        self._case = QLineEdit(self.middle)
        self._create = button("Lägg till klienten", self.middle, kind="primary")
        self.primary = self._create
        self._lay_out()
        self._kinds.chosen.connect(self._choose)
        self._number.textEdited.connect(self._typed)
        self._number.editingFinished.connect(self._judge)
        self._create.clicked.connect(self._try)
        self._kinds.show_choice("personnummer")
        self._choose("personnummer")

    def show_error(self, error: UserError) -> None:
        """It could not be added: why."""
        self._create.setEnabled(True)
        super().show_error(error)

    def go_back(self) -> None:
        """Escape is the way out."""
        self.cancelled.emit()

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
        self._name_label.setText("Påhittat namn (pseudonym)" if protected else "Namn")
        self._name.setAccessibleName(self._name_label.text())
        self.message.say("")
        self.begin_with(self._number if numbered else self._name)

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
        name, case = self._name.text().strip(), self._case.text().strip()
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
        self.message.say("")
        self._create.setEnabled(False)
        self.created.emit(Client(kind, number, name, case))

    def _lay_out(self) -> None:
        for widget in (self._number, self._name, self._case):
            widget.setMaxLength(100)
        self._number.setPlaceholderText("åååå-mm-dd och fyra siffror")
        self._case.setAccessibleName("Ärendenummer")
        self._case.setPlaceholderText("Som i ert verksamhetssystem, om det finns")
        add = self.body.addWidget
        add(words("Ny klient", "title", self.middle))
        add(self._kinds)
        add(self._warning)
        add(self._number_label)
        add(self._number)
        add(self._said)
        add(self._name_label)
        add(self._name)
        add(words("Ärendenummer", "name", self.middle))
        add(self._case)
        add(self.message)
        below = line()
        below.addWidget(self._create)
        below.addStretch(1)
        self.body.addSpacing(6)
        self.body.addLayout(below)
        self.body.addStretch(1)
