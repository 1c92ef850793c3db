# SPDX-License-Identifier: EUPL-1.2
"""Three steps of the first start: the place, you, and in the end everything once more."""

import re
import unicodedata
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.forms.questions import Choice
from app.one_line import one_line
from app.storage.keys.signatures import readable
from app.ui.door.finder import Finder
from app.ui.door.start_step import StartStep
from app.ui.pieces.basics import (
    REST,
    Message,
    button,
    card,
    entry,
    fill,
    ground,
    link,
    rule,
    words,
)
from app.ui.pieces.day_words import past_day
from app.ui.pieces.flow_layout import FlowLayout
from app.user_error import UserError

_OWN = "own"  # a property of a line: somebody has typed what stands there


class PlaceStep(StartStep):
    """Where the vault is to lie.

    Attributes:
        advice: what to think of before choosing this folder.

    Signals:
        choose: the user wants another folder.
        practise: the user wants to try first.
        handbook: the user wants to read the manual.
    """

    choose = Signal()
    practise = Signal()
    handbook = Signal()

    def __init__(self, folder: Path, parent: QWidget) -> None:
        lead = (
            "Här gör du ASI-intervjuer och har återkopplingen klar direkt efteråt. "
            "Fyra korta steg, så är du i gång."
        )
        super().__init__("Välkommen till Överblick", lead, parent)
        self.folder = folder
        self._shown = words("", "name", self)
        hint = (
            "Allt du skriver ligger krypterat i den här mappen, på den här datorn. "
            "Ingenting skickas någon annanstans. Finns det redan ett valv eller en säkerhetskopia "
            "väljer du mappen där det ligger."
        )
        other = FlowLayout(button("Välj annan mapp", self, does=self.choose))
        self.advice = Message(self)
        title = ("Var ska uppgifterna ligga?", "subheading")
        place = card(self, title, self._shown, (hint, "hint"), other, self.advice)
        practise = "Prova först i ett övningsvalv"
        try_first = link(practise, self, self.practise)
        read = link("Läs handboken", self, self.handbook)
        fill(self.layout_, place, try_first, read, REST)
        self.show_place(folder)

    @property
    def shown(self) -> str:
        """The folder as it stands on the screen."""
        return self._shown.text()

    def show_place(self, folder: Path) -> None:
        """Another folder is chosen."""
        self.folder = folder
        self._shown.setText(breakable(folder))
        self.advice.say("")


class YouStep(StartStep):
    """Who holds the interviews, and where."""

    def __init__(self, municipalities: tuple[Choice, ...], parent: QWidget) -> None:
        lead = "Det här fylls sedan i av sig självt i varje intervju."
        super().__init__("Du", lead, parent)
        self.municipality = Finder("Kommun", municipalities, self)
        self._unit = entry("Enhet", self, most=100)
        self._name = entry("Ditt namn", self, most=100)
        self._signature = entry("Signatur", self, most=100)
        self._trained = entry(
            "Dag när du gick utbildningen i ASI",
            self,
            hint="åååå-mm-dd, eller lämna tomt",
            most=100,
        )
        suggest_signature(self._name, self._signature)
        self.ask("Kommun", self.municipality)
        self.ask("Enhet", self._unit)
        self.ask("Ditt namn", self._name)
        self.ask("Signatur", self._signature, "Några bokstäver som visar att det är du.")
        self.ask("När gick du utbildningen i ASI?", self._trained)
        self.layout_.addStretch(1)

    @property
    def unit(self) -> str:
        """The unit, or "" for none."""
        return one_line(self._unit.text())

    @property
    def name(self) -> str:
        """The full name."""
        return one_line(self._name.text())

    @property
    def signature(self) -> str:
        """The signature."""
        return self._signature.text().strip()

    @property
    def trained_on(self) -> str | None:
        """ISO date, or None for not yet."""
        return self._trained.text().strip() or None

    def trouble(self) -> str:
        """Everything but unit and training is needed."""
        if self.municipality.choice is None:
            return "Skriv början av kommunens namn och välj den i listan."
        if not self.name:
            return "Skriv ditt namn. Det står på det som du skriver ut."
        if wrong := signature_fault(self.signature):
            return wrong
        return past_day(self._trained.text().strip())

    def begin(self) -> QWidget | None:
        """The first field."""
        return self.municipality


class CreateStep(StartStep):
    """Everything once more, and then it is made."""

    def __init__(self, parent: QWidget) -> None:
        lead = "Stämmer det? Sedan får du återställningskoden att skriva ut."
        super().__init__("Skapa valvet", lead, parent)
        self._card, self._rows = ground("card", self, margin=20, spacing=10)
        self._values = {
            name: self._row(name)
            for name in ("Mapp", "Kommun", "Enhet", "Namn", "Signatur", "Utbildad i ASI")
        }
        self.layout_.addWidget(self._card)
        self._busy = words("Skapar valvet. Det tar några sekunder.", "quiet", self)
        self._busy.hide()
        fill(self.layout_, self._busy, REST)

    def show_values(self, values: dict[str, str]) -> None:
        """Show what was chosen."""
        for name, text in values.items():
            self._values[name].setText(text or "–")

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - setVisible takes it bare, too
        """It is being made, or is no longer."""
        self._busy.setVisible(busy)

    def _row(self, name: str) -> QLabel:
        if self._rows.count():
            self._rows.addWidget(rule(self._card))
        fill(self._rows, (name, "hint"))
        value = words("", "", self._card)
        self._rows.addWidget(value)
        return value


def signature_fault(signature: str) -> str:
    """What is wrong with a signature as typed, "" for nothing."""
    if not signature:
        return "Skriv en signatur, till exempel initialerna."
    try:
        readable(signature)
    except UserError as error:
        return f"{error.what} {error.remedy}"
    return ""


def suggest_signature(name: QLineEdit, signature: QLineEdit) -> None:
    """Suggest one while the name is typed, until somebody types an own one."""

    def suggest(typed: str) -> None:
        if not signature.property(_OWN):
            signature.setText(suggested_signature(typed))

    def keep(typed: str) -> None:
        signature.setProperty(_OWN, bool(typed.strip()))

    name.textEdited.connect(suggest)
    signature.textEdited.connect(keep)


def suggested_signature(name: str) -> str:
    """Two letters of the first name and two of the last, as is usual: "anan"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    parts: list[str] = re.findall(r"[a-z]+", bare)
    if len(parts) < 2:
        return "".join(parts)[:4]
    return parts[0][:2] + parts[-1][:2]


def breakable(folder: Path) -> str:
    """A path that can go on in the next line after each folder."""
    return str(folder).replace("/", "/\u200b").replace("\\", "\\\u200b")
