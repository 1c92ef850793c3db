# SPDX-License-Identifier: EUPL-1.2
"""Settings: how the program looks, and who is at work."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.one_line import one_line
from app.storage.records import Staff
from app.ui.idle import LOCK_CHOICES
from app.ui.options import Options
from app.ui.page import Page, back_button
from app.ui.pieces import button, column, frame, line, words
from app.ui.preferences import THEMES, Appearance, Theme
from app.ui.theme import SCALES
from app.ui.when import past_day

THEME_WORDS: tuple[tuple[Theme, str], ...] = (
    ("light", "Ljust"),
    ("dark", "Mörkt"),
    ("system", "Som datorn"),
)
SAVED = "Sparat."
LOCK_HINT = (
    "Skärmen döljs efter tre minuter. Efter viloläge låser programmet sig alltid, och på de "
    "flesta datorer också när datorn låses. Ctrl L låser genast, var du än är."
)


class Own(NamedTuple):
    """What someone says of themselves and their unit."""

    staff: Staff
    unit: str


class Settings(Page):
    """Changes are seen at once; what is typed is kept with a button.

    Signals:
        changed: another Appearance (object).
        lock_after: minutes before the program locks by itself (int).
        saved: an Own (object).
        back: leave.
    """

    changed = Signal(object)
    lock_after = Signal(int)
    saved = Signal(object)

    def __init__(
        self,
        look: Appearance,
        staff: Staff,
        *,
        unit: str,
        lock_after: int,
        parent: QWidget | None,
    ) -> None:
        super().__init__("Inställningar", parent, width=680)
        back_button(self)
        self._look = look
        self._staff = staff
        self._theme = Options("Färger", THEME_WORDS, self.middle)
        scales = tuple((str(scale), f"{scale} %") for scale in SCALES)
        self._scale = Options("Textens storlek", scales, self.middle)
        minutes = sorted({*LOCK_CHOICES, lock_after})
        choices = tuple((str(one), f"{one} min") for one in minutes)
        self._lock = Options("Lås efter", choices, self.middle)
        self._name = _line("Ditt namn", staff.name, self.middle)
        self._unit = _line("Enhet", unit, self.middle)
        self._trained = _line("Utbildad i ASI", staff.trained_on or "", self.middle)
        self._trained.setPlaceholderText("åååå-mm-dd, eller lämna tomt")
        self._save = button("Spara", self.middle, kind="primary")
        self._done = words("", "accent", self.middle)
        self.primary = self._save
        self._theme.show_choice(look.theme)
        self._scale.show_choice(str(look.scale))
        self._lock.show_choice(str(lock_after))
        self._lay_out()
        self.begin_with(self._theme.option(look.theme))
        self._theme.chosen.connect(self._choose)
        self._scale.chosen.connect(self._choose)
        self._lock.chosen.connect(self._choose_lock)
        self._save.clicked.connect(self._try)
        for typed in (self._name, self._unit, self._trained):
            typed.textEdited.connect(self._edited)

    def show_appearance(self, look: Appearance) -> None:
        """Another look was chosen elsewhere, by the keys for larger text."""
        self._look = look
        self._theme.show_choice(look.theme)
        self._scale.show_choice(str(look.scale))

    def show_saved(self) -> None:
        """It is kept."""
        self._done.setText(SAVED)

    def _choose(self) -> None:
        theme = next(one for one in THEMES if one == self._theme.code)
        look = Appearance(theme, int(self._scale.code))
        if look != self._look:
            self._look = look
            self.changed.emit(look)

    def _choose_lock(self, minutes: str) -> None:
        self.lock_after.emit(int(minutes))

    def _edited(self) -> None:
        self._done.setText("")
        self.message.say("")

    def _try(self) -> None:
        name = one_line(self._name.text())
        if not name:
            self.message.say("Skriv ditt namn. Det står på det som du skriver ut.")
            self._name.setFocus()
            return
        trained = self._trained.text().strip()
        wrong = past_day(trained)
        self.message.say(wrong)
        if wrong:
            self._trained.setFocus()
            return
        staff = self._staff._replace(name=name, trained_on=trained or None)
        self.saved.emit(Own(staff, one_line(self._unit.text())))

    def _lay_out(self) -> None:
        add = self.body.addWidget
        add(words("Inställningar", "title", self.middle))
        look = frame("card", self.middle)
        inside = column(look, margin=22, spacing=10)
        inside.addWidget(words("Utseende", "subheading", look))
        inside.addWidget(words("Färger", "name", look))
        inside.addWidget(self._theme)
        inside.addWidget(words("Textens storlek", "name", look))
        inside.addWidget(self._scale)
        hint = "Det går också med Ctrl + och Ctrl − var du än är."
        inside.addWidget(words(hint, "hint", look))
        add(look)
        add(self._lock_card())
        own = frame("card", self.middle)
        inside = column(own, margin=22, spacing=10)
        inside.addWidget(words("Du", "subheading", own))
        for typed in (self._name, self._unit, self._trained):
            inside.addWidget(words(typed.accessibleName(), "name", own))
            inside.addWidget(typed)
        hint = f"Signatur: {self._staff.signature}. Den hör till din lösenfras."
        inside.addWidget(words(hint, "hint", own))
        inside.addWidget(self.message)
        below = line(spacing=14)
        below.addWidget(self._save)
        below.addWidget(self._done, 1)
        inside.addLayout(below)
        add(own)
        self.body.addStretch(1)

    def _lock_card(self) -> QWidget:
        card = frame("card", self.middle)
        inside = column(card, margin=22, spacing=10)
        inside.addWidget(words("Lås när ingen är här", "subheading", card))
        inside.addWidget(self._lock)
        inside.addWidget(words(LOCK_HINT, "hint", card))
        return card


def _line(name: str, text: str, parent: QWidget) -> QLineEdit:
    made = QLineEdit(text, parent)
    made.setAccessibleName(name)
    made.setMaxLength(100)
    return made
