# SPDX-License-Identifier: EUPL-1.2
"""Settings: how the program looks, who is at work and where; and what there is to read and try."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app import __version__
from app.forms.questions import Choice
from app.one_line import one_line
from app.storage.records import Staff
from app.ui.door.finder import Finder
from app.ui.pieces.basics import (
    REST,
    Part,
    button,
    card,
    fill,
    ground,
    line,
    outcome,
    words,
)
from app.ui.pieces.day_words import past_day
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.options import Options
from app.ui.pieces.page import Screen
from app.ui.pieces.theme import SCALES
from app.ui.system.idle_time import LOCK_CHOICES
from app.ui.system.preferences import THEMES, Appearance, Theme
from app.user_error import UserError

THEME_WORDS: tuple[tuple[Theme, str], ...] = (
    ("light", "Ljust"),
    ("dark", "Mörkt"),
    ("system", "Som datorn"),
)
SAVED = "Sparat."
LEAVE = "Det du har skrivit här är inte sparat. Tryck Esc en gång till för att lämna sidan utan att spara."
NO_PLACE = "Skriv början av kommunens namn och välj den i listan."
PLACE_HINT = (
    "Kommunen gäller i nya intervjuer och registerutdrag. Det som redan är skrivet eller "
    "signerat ändras inte."
)
LOCK_HINT = (
    "Skärmen döljs efter tre minuter. Efter viloläge låser programmet sig alltid, och på de "
    "flesta datorer också när datorn låses. Ctrl L låser genast, var du än är."
)
_PRACTISE = "Öppna övningsvalvet"
_STOP = "Lämna övningen"


class Own(NamedTuple):
    """What someone says of themselves, and where: the code of a kommun, and a unit."""

    staff: Staff
    municipality: str
    unit: str


class Settings(Screen):
    """Looks are changed at once; what is typed is kept with a button, and on the way out.

    Signals:
        changed: another Appearance (object).
        lock_after: minutes before the program locks by itself (int).
        saved: an Own (object).
        handbook: read it.
        practise: into the practice vault, or out of it.
        back: leave.
    """

    changed = Signal(object)
    lock_after = Signal(int)
    saved = Signal(object)
    handbook = Signal()
    practise = Signal()

    def __init__(
        self,
        look: Appearance,
        own: Own,
        *,
        municipalities: tuple[Choice, ...],
        lock_after: int,
        practice: bool,
        parent: QWidget | None,
    ) -> None:
        super().__init__("Inställningar", parent, width=680, back="Tillbaka")
        self._look = look
        self._own = own
        self._warned = False
        self._theme = Options("Färger", THEME_WORDS, self.middle)
        scales = tuple((str(scale), f"{scale} %") for scale in SCALES)
        self._scale = Options("Textens storlek", scales, self.middle)
        minutes = sorted({*LOCK_CHOICES, lock_after})
        choices = tuple((str(minute), f"{minute} min") for minute in minutes)
        self._lock = Options("Lås efter", choices, self.middle)
        self._name = _line("Ditt namn", own.staff.name, self.middle)
        self._place = Finder("Kommun", municipalities, self.middle)
        self._unit = _line("Enhet", own.unit, self.middle)
        self._trained = _line("Utbildad i ASI", own.staff.trained_on or "", self.middle)
        self._trained.setPlaceholderText("åååå-mm-dd, eller lämna tomt")
        self._save = self.lead_on("Spara", self._try)
        self._done = words("", "accent", self.middle)
        self._read = button("Handboken", self.middle, does=self.handbook)
        self._try_out = button(
            _STOP if practice else _PRACTISE, self.middle, does=self.practise
        )
        self._theme.show_choice(look.theme)
        self._scale.show_choice(str(look.scale))
        self._lock.show_choice(str(lock_after))
        self._place.show_choice(own.municipality)
        self._lay_out()
        self.begin_with(self._theme.option(look.theme))
        self._wire()

    def show_saved(self, own: Own) -> None:
        """It is kept; what went wrong before is told no longer."""
        self._own = own
        self.message.say("")
        outcome(self._done, SAVED, good=True)

    def show_error(self, error: UserError) -> None:
        """It could not be kept."""
        self._done.setText("")
        super().show_error(error)

    def go_back(self) -> None:
        """What is typed is kept on the way out; what cannot be kept is told first, once."""
        if not self._is_typed or self._warned or self._try():
            super().go_back()
        else:
            self._warned = True
            self.message.say(f"{self.message.text} {LEAVE}")

    @property
    def _typed(self) -> Own:
        choice = self._place.choice
        name, trained = one_line(self._name.text()), self._trained.text().strip()
        staff = self._own.staff._replace(name=name, trained_on=trained or None)
        return Own(staff, choice.code if choice else "", one_line(self._unit.text()))

    @property
    def _is_typed(self) -> bool:
        return self._typed != self._own

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
        self._warned = False
        self.message.say("")

    def _try(self) -> bool:
        """Tell what is typed, or what is wrong with it; whether it was told."""
        wrong, where = self._wrong()
        self.message.say(wrong)
        if where is not None:
            where.setFocus()
            return False
        self.saved.emit(self._typed)
        return True

    def _wrong(self) -> tuple[str, QWidget | None]:
        typed = self._typed
        if not typed.staff.name:
            return "Skriv ditt namn. Det står på det som du skriver ut.", self._name
        if self._own.municipality and not typed.municipality:
            return NO_PLACE, self._place
        wrong = past_day(self._trained.text().strip())
        return wrong, self._trained if wrong else None

    def _wire(self) -> None:
        self._theme.chosen.connect(self._choose)
        self._scale.chosen.connect(self._choose)
        self._lock.chosen.connect(self._choose_lock)
        self._place.chosen.connect(self._edited)
        for typed in self.findChildren(QLineEdit):
            typed.textEdited.connect(self._edited)

    def _lay_out(self) -> None:
        fill(self.body, ("Inställningar", "title"))
        look = self._card("Utseende", ("Färger", "name"), self._theme, *self._sizes())
        lock = self._card("Lås när ingen är här", self._lock, (LOCK_HINT, "hint"))
        fill(self.body, look, lock, self._own_card(), self._about_card(), REST)

    def _card(self, title: str, *parts: Part) -> QWidget:
        return card(self.middle, (title, "subheading"), *parts, margin=22)

    def _sizes(self) -> tuple[Part, ...]:
        hint = "Det går också med Ctrl + och Ctrl − var du än är."
        return ("Textens storlek", "name"), self._scale, (hint, "hint")

    def _own_card(self) -> QWidget:
        name, unit = ("Ditt namn", "name"), ("Enhet", "name")
        place = (("Kommun", "name"), self._place, (PLACE_HINT, "hint"))
        trained = (("Utbildad i ASI", "name"), self._trained)
        hint = f"Signatur: {self._own.staff.signature}. Den hör till din lösenfras."
        keep = line(self._save, self._done, wide=1, spacing=14)
        ends = ((hint, "hint"), self.message, keep)
        return self._card("Du", name, self._name, *place, unit, self._unit, *trained, *ends)

    def _about_card(self) -> QWidget:
        card, inside = ground("card", self.middle, margin=22, spacing=10)
        fill(inside, ("Om programmet", "subheading"), FlowLayout(self._read, self._try_out))
        text = "I övningsvalvet är allt påhittat. Ditt eget valv stängs så länge."
        if self._try_out.text() == _PRACTISE:
            fill(inside, (text, "hint"))
        fill(inside, (f"Överblick {__version__}", "hint"))
        return card


def _line(name: str, text: str, parent: QWidget) -> QLineEdit:
    made = QLineEdit(text, parent)
    made.setAccessibleName(name)
    made.setMaxLength(100)
    return made
