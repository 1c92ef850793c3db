# SPDX-License-Identifier: EUPL-1.2
"""The step where a passphrase is chosen: four words that are offered, or an own one.

Neither holds before a person has typed it: a passphrase that nobody has read locks everybody
out of their own vault.
"""

import unicodedata
from collections.abc import Callable
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.door.secret import SecretField
from app.ui.door.start_step import StartStep
from app.ui.pieces.basics import REST, button, column, fill, frame, link, words
from app.ui.pieces.delay import Delay
from app.ui.pieces.flow_layout import FlowLayout

WAIT = 150  # milliseconds without a key before a passphrase is judged
LEAD = (
    "Med lösenfrasen låser du upp uppgifterna, varje gång. Den finns bara hos dig. Sist får "
    "du en återställningskod på papper. Skulle både lösenfrasen och koden komma bort kan "
    "ingen hjälpa dig, inte heller vi som har gjort programmet."
)
COPY_FIRST = "Skriv först de fyra orden i rutan. Då vet du att du har dem rätt."
SMALL = "Skriv orden med små bokstäver, precis som de står ovanför."
MORE = "Du har skrivit fler ord än de fyra som står ovanför."
_ORDER = ("första", "andra", "tredje", "fjärde")


class PassphraseStep(StartStep):
    """Four words that the program offers, typed once, or an own passphrase, typed twice.

    `propose` gives four new words; `judge` says what is wrong with an own one, None for good.
    `said` is a title and a lead, where it is not the first passphrase of all.

    Signals:
        changed: other words, or the other way, were asked for.
    """

    changed = Signal()

    def __init__(
        self,
        propose: Callable[[], str],
        judge: Callable[[str], str | None],
        parent: QWidget,
        *,
        said: tuple[str, str] = ("Din lösenfras", LEAD),
    ) -> None:
        super().__init__(*said, parent)
        self._propose = propose
        self._judge = judge
        self._is_own = False
        self._wait = Delay(self._show_judgement, self, after=WAIT)
        self._words_part = QWidget(self)
        self._own_part = QWidget(self)
        self._words = words(propose(), "words", self._words_part)
        self._copy = SecretField("Skriv av orden", self._words_part, seen=True)
        self._copied = words("", "hint", self._words_part)
        self._own = SecretField("Egen lösenfras", self._own_part)
        self._again = SecretField("Samma lösenfras en gång till", self._own_part)
        self._judgement = words("", "hint", self._own_part)
        self._lay_out_words()
        self._lay_out_own()
        fill(self.layout_, self._words_part, self._own_part, REST)
        self._copy.edited.connect(self._show_copied)
        self._own.edited.connect(self._wait.start)
        self._again.edited.connect(self._wait.start)
        self._own_part.hide()

    @property
    def passphrase(self) -> str:
        """The one that is chosen."""
        return self._own.text if self._is_own else self._words.text()

    def trouble(self) -> str:
        """What is offered has to be copied; own ones to be strong, and the same twice."""
        if not self._is_own:
            return difference(self._words.text(), self._copy.text)
        self._wait.stop()
        self._judgement.setText("")
        if (reason := self._judge(self._own.text)) is not None:
            return reason
        same = self._own.text == self._again.text
        return (
            "" if same else "Lösenfraserna är inte lika. Skriv samma lösenfras två gånger."
        )

    def begin(self) -> QWidget:
        """It is typed at once."""
        return self._own if self._is_own else self._copy

    def wipe(self) -> None:
        """Let nothing stay on the screen."""
        self._words.setText("")
        self._copy.wipe()
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
            "Fyra vanliga ord är lätta att minnas och mycket svåra att gissa. Skriv upp dem "
            "på en lapp, och ha den inlåst tills du kan dem."
        )
        fill(inside, (hint, "hint"))
        ask = "Skriv dem en gång här, med mellanslag mellan"
        fill(inside, (ask, "name"), self._copy, self._copied)
        self._copied.hide()
        row = FlowLayout()
        for text, slot in (
            ("Ge mig fyra andra", self._offer),
            ("Jag vill välja en egen", self._choose_own),
        ):
            made = button(text, self._words_part, does=slot)
            row.addWidget(made)
        inside.addLayout(row)

    def _lay_out_own(self) -> None:
        inside = column(self._own_part, spacing=8)
        for label, field in (
            ("Egen lösenfras, minst 14 tecken", self._own),
            ("En gång till", self._again),
        ):
            fill(inside, (label, "name"), field)
        inside.addWidget(self._judgement)
        back = link("Ta hellre fyra ord", self._own_part, self._choose_words)
        inside.addWidget(back)

    def _offer(self) -> None:
        self._words.setText(self._propose())
        self._copy.wipe()
        self._show_copied()
        self._copy.setFocus()
        self.changed.emit()

    def _choose_own(self) -> None:
        self._show_way(own=True)
        self._own.setFocus()

    def _choose_words(self) -> None:
        self._own.wipe()
        self._again.wipe()
        self._judgement.setText("")
        self._show_way(own=False)
        self._copy.setFocus()

    def _show_way(self, *, own: bool) -> None:
        self._is_own = own
        self._own_part.setVisible(own)
        self._words_part.setVisible(not own)
        self.changed.emit()

    def _show_copied(self) -> None:
        same = not difference(self._words.text(), self._copy.text)
        self._copied.setText("✓ Det stämmer." if same else "")
        self._copied.setVisible(same)

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


def difference(offered: str, typed: str) -> str:
    """What to say of words that are not typed as they are offered, "" where they are."""
    wanted, found = (
        unicodedata.normalize("NFC", text).split() for text in (offered, typed)
    )
    if not found:
        return COPY_FIRST
    if found == wanted:
        return ""
    if " ".join(found).casefold() == " ".join(wanted).casefold():
        return SMALL
    for place, (there, here) in enumerate(zip_longest(wanted, found)):
        if there is None:
            break
        if here is None:
            return f"Det {_ORDER[place]} ordet saknas. Skriv alla fyra."
        if there != here:
            return f"Det {_ORDER[place]} ordet är inte skrivet som det står ovanför."
    return MORE
