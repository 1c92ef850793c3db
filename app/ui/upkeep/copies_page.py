# SPDX-License-Identifier: EUPL-1.2
"""The copies: which there are, one more now, a second place, one brought back, all looked through."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.stewardship.care.copying import CopiesNow
from app.storage.copies.copy_errors import DamagedNotCopied
from app.storage.copies.copy_folders import Copy
from app.ui.door.progress_strip import ProgressStrip
from app.ui.pieces.basics import REST, button, card, fill, line, outcome, restyle, words
from app.ui.pieces.day_words import day_and_time
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.page import Screen
from app.ui.upkeep.copy_list import CopyList, SecondPlace
from app.user_error import UserError

LEAD = (
    "Programmet tar en kopia och provar den varje gång du låser eller stänger, om något har "
    "ändrats. De sju senaste dagarnas och de fyra senaste veckornas kopior sparas."
)
WHY_CHECK = (
    "Programmet läser igenom hela filen, de signerade intervjuerna och loggen. Det kan ta "
    "några minuter i ett stort valv."
)
WAYS_ON = "Se vad du kan göra"


class CopiesPage(Screen):
    """Everything about copies.

    Signals:
        make: a copy now.
        choose_place, forget_place: the second place.
        bring_back: a Copy (object).
        other_folder: bring back one that lies somewhere else.
        check: look through the vault.
        ways_on: the vault is damaged, and the user wants to see what can be done.
        cancelled: break off what is under way.
        back: leave.
    """

    make = Signal()
    choose_place = Signal()
    forget_place = Signal()
    bring_back = Signal(object)
    other_folder = Signal()
    check = Signal()
    ways_on = Signal()
    cancelled = Signal()

    def __init__(self, now: CopiesNow, parent: QWidget | None) -> None:
        super().__init__("Valvet", parent, width=760, back="Tillbaka")
        self._make = self.lead_on("Ta en kopia nu", self.make)
        self._ways_on = button(WAYS_ON, self.middle, does=self.ways_on)
        self._latest = words("", "name", self.middle)
        self._done = words("", "accent", self.middle)
        self._here = CopyList("På den här datorn", self.middle)
        self._second = SecondPlace(self.middle)
        self._check = button("Kontrollera valvet", self.middle, does=self.check)
        self._found = words("", "", self.middle)
        self._strip = ProgressStrip(self)
        self._refused: UserError | None = None
        self._lay_out()
        self._wire()
        self.show_copies(now)
        self.begin_with(self.primary or self._make)

    def show_copies(self, now: CopiesNow) -> None:
        """Show these."""
        moment = datetime.now().astimezone()
        self._latest.setText(latest_words(now.copies, moment))
        self._refused = now.refused  # it stands until a copy succeeds
        self.message.say(_told(now.refused))
        self._offer_ways(now.refused)
        self._here.show_copies(now.copies, moment)
        self._second.show_place(now.elsewhere, moment)

    def show_done(self, text: str, warning: str = "") -> None:
        """Something is done; and what of it needs a look all the same."""
        self.show_ready()
        outcome(self._done, text, good=True)
        self._done.setVisible(bool(text))
        if warning:
            self.message.say(warning)
        self.area.verticalScrollBar().setValue(0)

    def show_found(self, text: str, *, sound: bool) -> None:
        """What the look through the vault has found."""
        self.show_ready()
        self.message.say(_told(self._refused))
        outcome(self._found, text, good=sound)
        self._found.show()
        QTimer.singleShot(0, self._bring_in_sight)  # once it has its place

    def _bring_in_sight(self) -> None:
        self.area.ensureWidgetVisible(self._check)

    def show_busy(self, text: str) -> None:
        """Something slow has begun."""
        self.message.say("")
        self._done.hide()
        self._found.hide()
        self.setFocus()  # the keys still come here
        self.middle.setEnabled(False)
        self._strip.show_busy(text)

    def show_progress(self, text: str, share: float, stops: bool) -> None:  # noqa: FBT001 - a signal's own shape
        """How far it has come."""
        self._strip.show_progress(text, share, stops=stops)

    def show_ready(self) -> None:
        """Nothing is under way any more."""
        self._strip.hide()
        self.middle.setEnabled(True)
        self._make.setFocus()

    def show_error(self, error: UserError) -> None:
        """It could not be done: what went well before is told no longer."""
        self.show_ready()
        self._done.hide()
        self._found.hide()
        self.area.verticalScrollBar().setValue(0)
        super().show_error(error)
        self._offer_ways(error)

    def _offer_ways(self, error: UserError | None) -> None:
        """A damaged vault has its three ways on, and no new copy is one of them."""
        is_damaged = isinstance(error, DamagedNotCopied)
        self._ways_on.setVisible(is_damaged)
        self.primary = self._ways_on if is_damaged else self._make
        restyle(self._ways_on, "kind", "primary" if is_damaged else "")
        restyle(self._make, "kind", "" if is_damaged else "primary")
        if is_damaged:
            self._ways_on.setFocus()

    @property
    def is_busy(self) -> bool:
        """Whether something slow is under way."""
        return self._strip.isVisible()

    def go_back(self) -> None:
        """Leave, or break off what is under way."""
        if self._strip.isVisible():
            self._strip.cancel()
        else:
            super().go_back()

    def _lay_out(self) -> None:
        fill(self.body, ("Säkerhetskopior", "title"), self._latest, (LEAD, ""))
        fill(self.body, self.message, self._done)
        self._done.hide()
        self._ways_on.hide()
        fill(self.body, line(self._ways_on, self._make))
        self._found.hide()
        lead = (("Är allt som det ska?", "subheading"), (WHY_CHECK, "hint"))
        checks = card(self.middle, *lead, self._found, FlowLayout(self._check), margin=18)
        self._other = button("Hämta tillbaka från en annan mapp", self.middle, kind="link")
        fill(self.body, self._here, self._second, checks, line(self._other), REST)
        self._outer.addWidget(self._strip)

    def _wire(self) -> None:
        self._other.clicked.connect(self.other_folder)
        self._here.bring_back.connect(self.bring_back)
        self._second.list.bring_back.connect(self.bring_back)
        self._second.choose.connect(self.choose_place)
        self._second.forget.connect(self.forget_place)
        self._strip.cancelled.connect(self.cancelled)


def latest_words(copies: tuple[Copy, ...], now: datetime) -> str:
    """When the newest verified copy was made."""
    newest = next((copy for copy in copies if copy.verified_at), None)
    if newest is None:
        return "Ingen provad säkerhetskopia än."
    return f"Senaste provade säkerhetskopia: {day_and_time(newest.made_at, now)}."


def _told(error: UserError | None) -> str:
    return "" if error is None else f"{error.what} {error.remedy}"
