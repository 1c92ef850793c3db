# SPDX-License-Identifier: EUPL-1.2
"""Before a review of the log: what it is for, when it is due, and the reviews that are kept."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.stewardship.review.log_review import ReviewState, counted_in, people_words
from app.storage.records import Review
from app.swedish_figures import spaced
from app.ui.oversight.paper_card import PaperCard
from app.ui.pieces.basics import REST, card, fill, line, words
from app.ui.pieces.day_words import stamp
from app.ui.pieces.drop_down import DropDown
from app.ui.pieces.page import Screen
from app.ui.pieces.rows import RowList, RowWords

EVERY = ((1, "Varje månad"), (2, "Varannan månad"), (3, "Var tredje månad"),
         (6, "Två gånger om året"), (12, "En gång om året"))  # fmt: skip
FOR_WHAT = (
    "Den som ansvarar för verksamheten går igenom ett stickprov ur loggen med jämna mellanrum. "
    "Programmet drar lott bland allt som har gjorts sedan sist, så att alla som har öppnat "
    "valvet är med. Det sätter också frågetecken för sådant som kan vara värt att tala om."
)
FAIR = (
    "Ett frågetecken är ingen anklagelse: det mesta har en naturlig förklaring. Låt helst någon "
    "annan än den som själv arbetar i ärendena göra genomgången."
)
TOUCHED = (
    "Tidigare genomgångar som inte längre stämmer med loggen: {count}. Någon kan ha ändrat i "
    "valvets fil utanför programmet. På sidan Loggen står vad du gör nu."
)
_AT_FIRST = 6


class ReviewStart(Screen):
    """The way into a review, and back to the old ones.

    Signals:
        begin: draw a sample and look through it.
        months: another number of months between two (int).
        opened: id of a review that is kept (int).
        compare: hold the log against a paper: number and signs (int, str).
        back: leave.
    """

    begin = Signal()
    months = Signal(int)
    opened = Signal(int)
    compare = Signal(int, str)

    def __init__(self, state: ReviewState, parent: QWidget | None) -> None:
        super().__init__("Valvet · Loggkontroll", parent, width=820, back="Tillbaka")
        self._due = words("", "name", self.middle)
        pairs: list[tuple[str, object]] = [(text, months) for months, text in EVERY]
        if state.months not in dict(EVERY):
            pairs.append((f"Var {state.months}:e månad", state.months))
        self.often = DropDown("Hur ofta", pairs, self.middle)
        self.often.setCurrentIndex(self.often.findData(state.months))
        self._go = self.lead_on("Börja genomgången", self.begin)
        self.rows = RowList(self.middle, at_first=_AT_FIRST)
        self.paper = PaperCard(self.middle)
        self._lay_out(state)
        if state.touched:
            self.message.say(TOUCHED.format(count=len(state.touched)))
        self.show_due(state)
        self.often.currentIndexChanged.connect(self._choose)
        self.rows.chosen.connect(self.opened)
        self.paper.compare.connect(self.compare)
        self.begin_with(self._go)

    def show_due(self, state: ReviewState) -> None:
        """Show when it is time."""
        self._due.setText(due_words(state, datetime.now().astimezone()))

    @property
    def stands(self) -> bool:
        """A log that was touched is so, whatever is typed."""
        return True

    @property
    def due_words(self) -> str:
        """What it says of when."""
        return self._due.text()

    def _choose(self, _: int) -> None:
        months = self.often.currentData()
        if isinstance(months, int):
            self.months.emit(months)

    def _lay_out(self, state: ReviewState) -> None:
        fill(self.body, ("Loggkontroll", "title"), (FOR_WHAT, "quiet"), (FAIR, "quiet"))
        lead = words("Hur ofta", "", self.middle, wrap=False)
        ways = (line(lead, self.often, spacing=12), line(self._go))
        due = card(self.middle, self._due, *ways, margin=22, spacing=12)
        fill(self.body, self.message, due, ("Tidigare genomgångar", "subheading"))
        now = datetime.now().astimezone()
        self.rows.show_rows(tuple(_row(review, now) for review in state.reviews))
        none = "" if state.reviews else "Ingen än."
        fill(self.body, self.rows, (none, "quiet"), self.paper, REST)


def due_words(state: ReviewState, now: datetime) -> str:
    """When the next one is, against today."""
    last = f"Senast {stamp(state.latest, now)[:10]}. " if state.latest else ""
    if state.due <= now.date():
        return f"{last}Det är dags för en genomgång."
    return f"{last}Nästa senast {state.due.isoformat()}."


def _row(review: Review, now: datetime) -> RowWords:
    drawn, people, hints = counted_in(review)
    who = f", {review.who}" if review.who else ""
    detail = (
        f"{spaced(drawn)} åtkomster av {people_words(people)}, {spaced(hints)} frågetecken"
    )
    return RowWords(review.id, f"{stamp(review.at, now)}{who}", detail)
