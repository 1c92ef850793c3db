# SPDX-License-Identifier: EUPL-1.2
"""The copies: which there are, one more now, a second place, one brought back, all looked through."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.interview.copying import CopiesNow, Elsewhere
from app.storage.copies import Copy
from app.storage.copy_errors import DamagedNotCopied
from app.ui.door.steps import breakable
from app.ui.door.strip import Strip
from app.ui.page import Page, back_button
from app.ui.pieces import (
    FlowLayout,
    button,
    column,
    empty,
    frame,
    line,
    restyle,
    rule,
    words,
)
from app.ui.when import day_and_time

LEAD = (
    "Programmet tar en kopia och provar den varje gång du låser eller stänger, om något har "
    "ändrats. De sju senaste dagarnas och de fyra senaste veckornas kopior sparas."
)
WHY_TWO = (
    "Kopiorna ovanför ligger på samma disk som valvet. Lägg dem också på ett minne eller en "
    "annan disk, så finns de kvar om datorn går sönder eller försvinner. De är krypterade, "
    "precis som valvet."
)
WHY_CHECK = (
    "Programmet läser igenom hela filen, de signerade intervjuerna och loggen. Det kan ta "
    "några minuter i ett stort valv."
)
WAYS_ON = "Se vad du kan göra"
AT_FIRST = 4  # copies in sight before one asks for more


class CopiesPage(Page):
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
        super().__init__("Valvet", parent, width=760)
        back_button(self)
        self._make = button("Ta en kopia nu", self.middle, kind="primary")
        self._ways_on = button(WAYS_ON, self.middle)
        self.primary = self._make
        self._latest = words("", "name", self.middle)
        self._done = words("", "accent", self.middle)
        self._here = CopyList("På den här datorn", self.middle)
        self._second = SecondPlace(self.middle)
        self._check = button("Kontrollera valvet", self.middle)
        self._found = words("", "", self.middle)
        self._strip = Strip(self)
        self._lay_out()
        self._wire()
        self.show_copies(now)
        self.begin_with(self.primary)

    def show_copies(self, now: CopiesNow) -> None:
        """Show these."""
        moment = datetime.now().astimezone()
        self._latest.setText(latest_words(now.copies, moment))
        refused = now.refused  # it stands until a copy succeeds
        self.message.say(f"{refused.what} {refused.remedy}" if refused else "")
        self._offer_ways(now.refused)
        self._here.show_copies(now.copies, moment)
        self._second.show_place(now.elsewhere, moment)

    def show_done(self, text: str) -> None:
        """Something is done."""
        self.show_ready()
        self._done.setText(text)
        self._done.setVisible(bool(text))
        self.area.verticalScrollBar().setValue(0)

    def show_found(self, text: str, *, sound: bool) -> None:
        """What the look through the vault has found."""
        self.show_ready()
        self._found.setText(text)
        self._found.setProperty("kind", "accent" if sound else "error")
        self._found.style().polish(self._found)
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
        """It could not be done."""
        self.show_ready()
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
        add = self.body.addWidget
        add(words("Säkerhetskopior", "title", self.middle))
        add(self._latest)
        add(words(LEAD, "", self.middle))
        add(self.message)
        add(self._done)
        self._done.hide()
        self._ways_on.hide()
        self._add_row(self._ways_on, self._make)
        add(self._here)
        add(self._second)
        card = frame("card", self.middle)
        inside = column(card, margin=18, spacing=10)
        inside.addWidget(words("Är allt som det ska?", "subheading", card))
        inside.addWidget(words(WHY_CHECK, "hint", card))
        inside.addWidget(self._found)
        self._found.hide()
        below = FlowLayout()
        below.addWidget(self._check)
        inside.addLayout(below)
        add(card)
        self._other = button("Hämta tillbaka från en annan mapp", self.middle, kind="link")
        self._add_row(self._other)
        self.body.addStretch(1)
        self._outer.addWidget(self._strip)

    def _add_row(self, *made: QPushButton) -> None:
        row = line()
        for one in made:
            row.addWidget(one)
        row.addStretch(1)
        self.body.addLayout(row)

    def _wire(self) -> None:
        self._make.clicked.connect(self.make)
        self._ways_on.clicked.connect(self.ways_on)
        self._check.clicked.connect(self.check)
        self._other.clicked.connect(self.other_folder)
        self._here.bring_back.connect(self.bring_back)
        self._second.list.bring_back.connect(self.bring_back)
        self._second.choose.connect(self.choose_place)
        self._second.forget.connect(self.forget_place)
        self._strip.cancelled.connect(self.cancelled)


class CopyList(QFrame):
    """Copies of one place, the newest first; older ones behind a link.

    Signals:
        bring_back: a Copy (object).
    """

    bring_back = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        inside = column(self, margin=18, spacing=10)
        inside.addWidget(words(title, "subheading", self))
        self._rows: QVBoxLayout = QVBoxLayout()
        self._rows.setSpacing(8)
        inside.addLayout(self._rows)
        self._copies: tuple[Copy, ...] = ()
        self._now = datetime.now().astimezone()

    def show_copies(self, copies: tuple[Copy, ...], now: datetime) -> None:
        """Show these."""
        self._copies, self._now = copies, now
        self._show(AT_FIRST)

    def _show(self, most: int) -> None:
        empty(self._rows)
        for number, copy in enumerate(self._copies[:most]):
            if number:
                self._rows.addWidget(rule(self))
            row = CopyRow(copy, self._now, self)
            row.bring_back.connect(self.bring_back)
            self._rows.addWidget(row)
        if not self._copies:
            self._rows.addWidget(words("Inga kopior än.", "hint", self))
        if len(self._copies) > most:
            link = button(f"Visa alla {len(self._copies)}", self, kind="link")
            link.clicked.connect(self._unfold)
            self._rows.addWidget(link)

    def _unfold(self) -> None:
        self._show(len(self._copies))


class CopyRow(QWidget):
    """One copy, and the way to bring it back if it is whole.

    Signals:
        bring_back: the Copy (object).
    """

    bring_back = Signal(object)

    def __init__(self, copy: Copy, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self._copy = copy
        when = day_and_time(copy.made_at, now)
        across = line(spacing=14)
        across.addWidget(words(when, "", self), 2)
        whole = copy.verified_at is not None
        said = "Verifierad" if whole else "Skadad, går inte att använda"
        across.addWidget(words(said, "hint" if whole else "error", self), 2)
        take: QPushButton = button("Hämta tillbaka", self, name=f"Hämta tillbaka: {when}")
        take.clicked.connect(self._tell)
        policy = take.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that all rows are aligned
        take.setSizePolicy(policy)
        take.setVisible(whole)
        across.addWidget(take)
        self.setLayout(across)

    def _tell(self) -> None:
        self.bring_back.emit(self._copy)


class SecondPlace(QFrame):
    """The second place: which it is, whether it is there now, and what lies in it.

    Signals:
        choose, forget: the user wants another place, or none.
    """

    choose = Signal()
    forget = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        inside = column(self, margin=18, spacing=10)
        inside.addWidget(words("En andra plats", "subheading", self))
        self._place = words("", "name", self)
        self._said = words("", "hint", self)
        self.list = CopyList("Kopior där", self)
        self._choose = button("Välj en andra plats", self)
        self._forget = button("Sluta använda den", self)
        for widget in (self._place, self._said, self.list):
            inside.addWidget(widget)
        row = FlowLayout()
        row.addWidget(self._choose)
        row.addWidget(self._forget)
        inside.addLayout(row)
        self._choose.clicked.connect(self.choose)
        self._forget.clicked.connect(self.forget)

    def show_place(self, elsewhere: Elsewhere | None, now: datetime) -> None:
        """Show it, or why one is wise."""
        chosen = elsewhere is not None
        self._place.setVisible(chosen)
        self._forget.setVisible(chosen)
        verb = "Välj en annan plats" if chosen else "Välj en andra plats"
        self._choose.setText(verb)
        self._choose.setAccessibleName(verb)
        copies = elsewhere.copies if elsewhere is not None else ()
        self.list.show_copies(copies, now)
        self.list.setVisible(bool(copies))
        self._said.setText(WHY_TWO if elsewhere is None else place_words(elsewhere, now))
        if elsewhere is not None:
            self._place.setText(breakable(elsewhere.place))


def place_words(elsewhere: Elsewhere, now: datetime) -> str:
    """How the second place stands: quiet words, also where it is not there."""
    if not elsewhere.is_there:
        return (
            "Platsen är inte ansluten just nu. Anslut den, så läggs en kopia där när du "
            "låser eller stänger."
        )
    newest = next((one for one in elsewhere.copies if one.verified_at), None)
    if newest is None:
        return "Ingen kopia där än. Nästa läggs där när du låser eller stänger."
    return f"Senaste kopian där: {day_and_time(newest.made_at, now)}."


def latest_words(copies: tuple[Copy, ...], now: datetime) -> str:
    """When the newest verified copy was made."""
    newest = next((one for one in copies if one.verified_at), None)
    if newest is None:
        return "Ingen verifierad säkerhetskopia än."
    return f"Senaste verifierade säkerhetskopia: {day_and_time(newest.made_at, now)}."
