# SPDX-License-Identifier: EUPL-1.2
"""Two clients side by side who may be one person: what it would come to, why, and yes or no."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from app.interview.base.persons import case_words, known_as, masked
from app.interview.clients.join_reasons import REASONS
from app.interview.clients.joining import Pair, Side
from app.ui.home.joining_words import LEAD, comes, goes, warnings, who, who_of_two
from app.ui.home.status_words import interview_state
from app.ui.pieces.basics import (
    REST,
    Message,
    button,
    column,
    empty,
    fill,
    frame,
    ground,
    line,
    link,
    rename,
    words,
)
from app.ui.pieces.day_words import day
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.options import Options
from app.ui.pieces.page import ENTER, Screen, text_scale

TITLE = "Är det samma person?"
NO_REASON = "Inget har ändrats än. Välj först varför."
NARROW = 820  # pixels at 100 percent: below this, one under the other


class JoiningPage(Screen):
    """The preview, and the question.

    Signals:
        joined: id of the other one, id of the one that stands for both, and the code of the
            reason (int, int, str).
    """

    joined = Signal(int, int, str)

    def __init__(self, pair: Pair, parent: QWidget | None) -> None:
        super().__init__("", parent, width=980, back="Avbryt")
        self._today = datetime.now().astimezone().date()
        self._pair = pair
        self._whole = False
        self._sides = (pair.person, pair.other)
        self._numbers = [words("", "quiet", self.middle) for _ in self._sides]
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._see = link("Visa numren", self.middle, self._show_numbers)
        self._which = Options("Vems uppgifter ska visas?", self._names(), self.middle)
        self._comes, self._inside = ground("card", self.middle, margin=18, spacing=6)
        self._warnings = [Message(self.middle) for _ in range(2)]
        self._reasons = Options("Varför", tuple(REASONS.items()), self.middle)
        self._no = button(
            "Nej, de är två", self, name="Nej, de är två. Gå tillbaka.", does=self.go_back
        )
        self._yes = self.lead_on("Ja, för samman dem", self._try)
        self._lay_out()
        self._show()
        self._which.chosen.connect(self._choose)
        self.begin_with(self._no)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a choice chooses it."""
        focused = self.focusWidget()
        stops = (*self._reasons.stops, *self._which.stops)
        if event.key() in ENTER and isinstance(focused, QPushButton) and focused in stops:
            focused.setChecked(True)
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        narrow = self.width() < NARROW * text_scale(self)
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        super().resizeEvent(event)

    def _names(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (str(side.client.id), who_of_two(side.client, self._today))
            for side in self._sides
        )

    def _choose(self, code: str) -> None:
        if code != str(self._pair.person.client.id):
            self._pair = self._pair.swapped()
            self._show()

    def _show_numbers(self) -> None:
        self._whole = not self._whole
        rename(self._see, "Dölj numren" if self._whole else "Visa numren")
        self._show()

    def _show(self) -> None:
        """What it comes to, as it is chosen now."""
        for side, label in zip(self._sides, self._numbers, strict=True):
            number = side.client.number
            label.setText(number if self._whole else masked(number))
            label.setVisible(bool(number))
        empty(self._inside)
        fill(self._inside, ("Så blir det", "subheading"))
        for what, its in comes(self._pair, whole=self._whole):
            self._inside.addLayout(
                line(
                    words(f"{what}:", "name", self._comes, wrap=False),
                    words(its, "", self._comes),
                    wide=1,
                )
            )
        fill(self._inside, *((text, "quiet") for text in goes(self._pair)))
        told = [*warnings(self._pair), "", ""]
        for shown, text in zip(self._warnings, told, strict=False):
            shown.say(text)

    def _try(self) -> None:
        if not self._reasons.code:
            self.message.say(NO_REASON)
            self._reasons.stops[0].setFocus()
            self.area.ensureWidgetVisible(self.message)
            return
        self.message.say("")
        pair = self._pair
        self.joined.emit(pair.other.client.id, pair.person.client.id, self._reasons.code)

    def _lay_out(self) -> None:
        add = self.body.addWidget
        fill(self.body, (TITLE, "title"), (LEAD, "quiet"))
        for shown in self._warnings:
            add(shown)
        self._beside.setSpacing(14)
        for side, number in zip(self._sides, self._numbers, strict=True):
            self._beside.addWidget(_card(side, number, self._today, self.middle), 1)
        fill(self.body, self._beside, FlowLayout(self._see))
        self._see.setVisible(any(side.client.number for side in self._sides))
        which = words("Vems uppgifter ska visas?", "name", self.middle)
        fill(self.body, which, self._which)
        self._which.show_choice(str(self._pair.person.client.id))
        for widget in (which, self._which):
            widget.setVisible(self._pair.may_choose)
        fill(self.body, self._comes, ("Varför förs de samman?", "name"), self._reasons)
        fill(self.body, self.message, REST)
        self.add_footer(words("", "", self), self._no, self._yes)


def _card(side: Side, number: QWidget, today: date, parent: QWidget) -> QWidget:
    """One of the two, with all its interviews."""
    card = frame("card", parent)
    card.setAccessibleName(who(side.client))
    inside = column(card, margin=18, spacing=6)
    fill(inside, (known_as(side.client), "subheading"), number)
    case = case_words(side.client.case_number, "Inget ärendenummer")
    fill(inside, (case, "quiet"))
    if side.client.kind == "protected":
        fill(inside, ("Skyddade uppgifter: namnet är påhittat", "quiet"))
    if added := day(side.client.created_at[:10], today):
        fill(inside, (f"Upplagd {added}", "quiet"))
    for row in side.rows[1:]:
        fill(inside, (f"Är redan samma person som {who(row)}", "quiet"))
    if not side.interviews:
        fill(inside, ("Ingen intervju", ""))
    for interview in side.interviews:
        text = f"{interview.title}, {day(interview.date, today)}. {interview_state(interview, today)}"
        fill(inside, (text, ""))
    inside.addStretch(1)
    return card
