# SPDX-License-Identifier: EUPL-1.2
"""The four steps of the first start: the place, the passphrase, you, and then create."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.forms.model import Choice
from app.ui.door.finder import Finder
from app.ui.door.secret import SecretField
from app.ui.pieces import FlowLayout, button, column, frame, rule, words
from app.ui.when import past_day

WAIT = 150  # milliseconds without a key before a passphrase is judged
LONGEST = 12  # characters of a signature


class Step(QWidget):
    """One step. `trouble` says what is missing before the next, "" for nothing."""

    def __init__(self, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.layout_ = column(self, spacing=12)
        self.layout_.addWidget(words(title, "title", self))
        self.layout_.addWidget(words(lead, "", self))

    def trouble(self) -> str:
        """What is missing, in words."""
        return ""

    def begin(self) -> QWidget | None:
        """Where the keyboard goes first, if anywhere."""
        return None

    def ask(self, label: str, widget: QWidget, hint: str = "") -> None:
        """Put a field under its name."""
        self.layout_.addWidget(words(label, "name", self))
        self.layout_.addWidget(widget)
        if hint:
            self.layout_.addWidget(words(hint, "hint", self))


class PlaceStep(Step):
    """Where the vault is to lie.

    Signals:
        choose: the user wants another folder.
        practise: the user wants to try first.
    """

    choose = Signal()
    practise = Signal()

    def __init__(self, folder: Path, parent: QWidget) -> None:
        lead = (
            "Här håller du ASI-intervjuer och får återkopplingen färdig samma stund. "
            "Fyra korta steg, så är du i gång."
        )
        super().__init__("Välkommen till Överblick", lead, parent)
        self.folder = folder
        card = frame("card", self)
        inside = column(card, margin=20, spacing=10)
        inside.addWidget(words("Var ska uppgifterna ligga?", "subheading", card))
        self._shown = words("", "name", card)
        inside.addWidget(self._shown)
        hint = (
            "Allt du skriver ligger krypterat i den här mappen, på den här datorn. "
            "Ingenting skickas någon annanstans. Finns det redan ett valv väljer du mappen "
            "där det ligger."
        )
        inside.addWidget(words(hint, "hint", card))
        other = button("Välj annan mapp", card)
        row = FlowLayout()
        row.addWidget(other)
        inside.addLayout(row)
        self.layout_.addWidget(card)
        try_first = button("Prova först i ett övningsvalv", self, kind="link")
        self.layout_.addWidget(try_first)
        self.layout_.addStretch(1)
        other.clicked.connect(self.choose)
        try_first.clicked.connect(self.practise)
        self.show_place(folder)

    @property
    def shown(self) -> str:
        """The folder as it stands on the screen."""
        return self._shown.text()

    def show_place(self, folder: Path) -> None:
        """Another folder is chosen."""
        self.folder = folder
        self._shown.setText(breakable(folder))


class PassphraseStep(Step):
    """Four words that the program offers, or an own passphrase.

    `propose` gives four new words; `judge` says what is wrong with an own one, None for good.
    """

    def __init__(
        self,
        propose: Callable[[], str],
        judge: Callable[[str], str | None],
        parent: QWidget,
    ) -> None:
        lead = (
            "Med lösenfrasen låser du upp uppgifterna, varje gång. Den finns bara hos dig. "
            "Sist får du en återställningskod på papper. Skulle både lösenfrasen och koden "
            "komma bort kan ingen hjälpa dig, inte heller vi som har gjort programmet."
        )
        super().__init__("Din lösenfras", lead, parent)
        self._propose = propose
        self._judge = judge
        self._is_own = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self._show_judgement)
        self._words_part = QWidget(self)
        self._own_part = QWidget(self)
        self._words = words(propose(), "words", self._words_part)
        self._own = SecretField("Egen lösenfras", self._own_part)
        self._again = SecretField("Samma lösenfras en gång till", self._own_part)
        self._judgement = words("", "hint", self._own_part)
        self._lay_out_words()
        self._lay_out_own()
        self.layout_.addWidget(self._words_part)
        self.layout_.addWidget(self._own_part)
        self.layout_.addStretch(1)
        self._own.edited.connect(self._wait.start)
        self._again.edited.connect(self._wait.start)
        self._own_part.hide()

    @property
    def passphrase(self) -> str:
        """The one that is chosen."""
        return self._own.text if self._is_own else self._words.text()

    def trouble(self) -> str:
        """Own ones have to be strong, and written the same twice."""
        if not self._is_own:
            return ""
        self._wait.stop()
        self._judgement.setText("")
        if (reason := self._judge(self._own.text)) is not None:
            return reason
        same = self._own.text == self._again.text
        return "" if same else "De två är inte lika. Skriv samma lösenfras två gånger."

    def begin(self) -> QWidget | None:
        """An own one is typed at once."""
        return self._own if self._is_own else None

    def wipe(self) -> None:
        """Let nothing stay on the screen."""
        self._words.setText("")
        self._own.wipe()
        self._again.wipe()

    def _lay_out_words(self) -> None:
        inside = column(self._words_part, spacing=12)
        card = frame("focus", self._words_part)
        self._words.setParent(card)
        self._words.setAccessibleName("Föreslagen lösenfras")
        column(card, margin=8).addWidget(self._words)
        inside.addWidget(card)
        hint = (
            "Fyra vanliga ord är lätta att minnas och mycket svåra att gissa. Skriv av dem "
            "nu, med mellanslag mellan. Ha lappen inlåst tills du kan dem."
        )
        inside.addWidget(words(hint, "hint", self._words_part))
        row = FlowLayout()
        for text, slot in (
            ("Ge mig fyra andra", self._offer),
            ("Jag vill välja en egen", self._choose_own),
        ):
            made = button(text, self._words_part)
            made.clicked.connect(slot)
            row.addWidget(made)
        inside.addLayout(row)

    def _lay_out_own(self) -> None:
        inside = column(self._own_part, spacing=8)
        for label, field in (
            ("Egen lösenfras, minst 14 tecken", self._own),
            ("En gång till", self._again),
        ):
            inside.addWidget(words(label, "name", self._own_part))
            inside.addWidget(field)
        inside.addWidget(self._judgement)
        back = button("Ta hellre fyra ord", self._own_part, kind="link")
        back.clicked.connect(self._choose_words)
        inside.addWidget(back)

    def _offer(self) -> None:
        self._words.setText(self._propose())

    def _choose_own(self) -> None:
        self._show_way(own=True)
        self._own.setFocus()

    def _choose_words(self) -> None:
        self._own.wipe()
        self._again.wipe()
        self._judgement.setText("")
        self._show_way(own=False)

    def _show_way(self, *, own: bool) -> None:
        self._is_own = own
        self._own_part.setVisible(own)
        self._words_part.setVisible(not own)

    def _show_judgement(self) -> None:
        if not self._own.text:
            self._judgement.setText("")
        elif (reason := self._judge(self._own.text)) is not None:
            self._judgement.setText(reason)
        elif self._own.text != self._again.text:
            self._judgement.setText("✓ Den är stark. Skriv den en gång till.")
        else:
            self._judgement.setText(
                "✓ Den är stark, och du har skrivit den lika två gånger."
            )


class YouStep(Step):
    """Who holds the interviews, and where."""

    def __init__(self, municipalities: tuple[Choice, ...], parent: QWidget) -> None:
        lead = "Det här fylls sedan i av sig självt i varje intervju."
        super().__init__("Du", lead, parent)
        self.municipality = Finder("Kommun", municipalities, self)
        self._unit = self._line("Enhet")
        self._name = self._line("Ditt namn")
        self._signature = self._line("Signatur")
        self._signature.setMaxLength(LONGEST)
        self._trained = self._line("Dag för utbildning i ASI")
        self._trained.setPlaceholderText("åååå-mm-dd, eller tomt för inte än")
        self._own_signature = False
        self.ask("Kommun", self.municipality)
        self.ask("Enhet", self._unit)
        self.ask("Ditt namn", self._name)
        self.ask("Signatur", self._signature, "Några bokstäver som visar att det är du.")
        self.ask("När gick du utbildningen i ASI?", self._trained)
        self.layout_.addStretch(1)
        self._name.textEdited.connect(self._suggest)
        self._signature.textEdited.connect(self._keep_own)

    @property
    def unit(self) -> str:
        """The unit, or "" for none."""
        return self._unit.text().strip()

    @property
    def name(self) -> str:
        """The full name."""
        return self._name.text().strip()

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
            return "Välj kommun: skriv början av namnet och ta den ur listan."
        if not self.name:
            return "Skriv ditt namn. Det står på det som du skriver ut."
        if not self.signature:
            return "Skriv en signatur, till exempel dina initialer."
        return past_day(self._trained.text().strip())

    def begin(self) -> QWidget | None:
        """The first field."""
        return self.municipality

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setAccessibleName(name)
        made.setMaxLength(100)
        return made

    def _suggest(self, name: str) -> None:
        if not self._own_signature:
            self._signature.setText(suggested_signature(name))

    def _keep_own(self, typed: str) -> None:
        self._own_signature = bool(typed.strip())


class CreateStep(Step):
    """Everything once more, and then it is made."""

    def __init__(self, parent: QWidget) -> None:
        lead = "Stämmer det? Sedan får du återställningskoden att skriva ut."
        super().__init__("Skapa valvet", lead, parent)
        self._card = frame("card", self)
        self._rows = column(self._card, margin=20, spacing=10)
        self._values = {
            name: self._row(name)
            for name in ("Mapp", "Kommun", "Enhet", "Namn", "Signatur", "Utbildad i ASI")
        }
        self.layout_.addWidget(self._card)
        self._busy = words("Skapar valvet. Det tar några sekunder.", "quiet", self)
        self._busy.hide()
        self.layout_.addWidget(self._busy)
        self.layout_.addStretch(1)

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
        self._rows.addWidget(words(name, "hint", self._card))
        value = words("", "", self._card)
        self._rows.addWidget(value)
        return value


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
