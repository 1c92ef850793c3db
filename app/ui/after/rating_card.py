# SPDX-License-Identifier: EUPL-1.2
"""The area that is being rated: what it is judged by, the range, the value, what goes with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.forms.answers import Mark
from app.forms.model import Form
from app.forms.state import FieldState
from app.interview.after.judgement import RatingRow, write_range
from app.ui.after.area_facts import FactList
from app.ui.after.interviewer_fields import CommentField, FieldRow, NoteField, YesNoRow
from app.ui.after.rating_strip import RatingStrip
from app.ui.after.rating_words import first_words, next_words, value_words
from app.ui.pieces.basics import REST, Ground, Message, button, empty, fill, link, words
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.theme import Look

_BESIDE = 125  # percent: with larger text, what is beside comes under
_REASON = "Varför ligger bedömningen utanför spannet?"
_WHY = "Skriv kort varför du ser det så (frivilligt)."

HALF = (
    "Du har bara valt den ena änden av spannet, så den är inte sparad. Allt annat är sparat. "
    "Välj den andra änden, eller"
)


class RatingCard(Ground):
    """One area in focus, by keyboard or mouse.

    Attributes:
        strip: the ten points.
        reason: where a rating outside the range is explained.

    Signals:
        answered: (key, Answer or None) of the rating or another question.
        kept: the same, of what may go on where it is.
        range_set: "4-6", or "" to choose anew (str).
        reason_written: why the rating lies outside the range (str).
        chosen: the key of a question to go to (str).
        done: past the last stop of this area.
        back: before its first.
    """

    answered = Signal(str, object)
    kept = Signal(str, object)
    range_set = Signal(str)
    reason_written = Signal(str)
    chosen = Signal(str)
    done = Signal()
    back = Signal()

    def __init__(self, form: Form, look: Look, parent: QWidget) -> None:
        super().__init__("focus", parent, margin=20, spacing=10)
        self._form = form
        self._row: RatingRow | None = None
        self._rows: list[YesNoRow | FieldRow] = []
        self._pages: list[NoteField] = []
        self._unreadable: tuple[str, ...] = ()
        self._title = words("", "subheading", self)
        self._facts = FactList(form, self)
        self.strip = RatingStrip(self)
        self._value = words("", "name", self)
        self._says = words("", "quiet", self)
        self._refused = Message(self)
        self._notices = Message(self)
        self.reason = NoteField(_REASON, "", self, long=False)
        self._why = NoteField(_WHY, "", self, long=False)
        self._unable = button(
            "X  Går inte att bedöma",
            self,
            name="Går inte att bedöma",
            does=self._rate_unable,
        )
        self._none = link("Ta bort bedömningen", self, self._rate_none)
        self._anew = button("Välj nytt spann", self, does=self._drop_range)
        self._before = QVBoxLayout()
        self._after = QVBoxLayout()
        self._lay_out(look)
        self._wire()

    @property
    def rows(self) -> tuple[YesNoRow | FieldRow, ...]:
        """The questions to the interviewer, in order."""
        return tuple(self._rows)

    @property
    def comment(self) -> NoteField | None:
        """The notes on the area, where it has any here."""
        return self._pages[-1] if self._pages else None

    def show_area(self, row: RatingRow, rating: FieldState) -> None:
        """Put another area in focus."""
        self.settle()
        self._row = row
        self._title.setText(row.area.title)
        self.setAccessibleName(f"Bedömning av {row.area.title}")
        self._facts.show_row(row)
        self._rows.clear()
        empty(self._before)
        empty(self._after)
        for field in row.observed:
            self._put(self._before, self._asked(field))
        self._pages.clear()
        for field in row.questions:
            question = field.question
            is_page = question.type == "text" and (
                question.long or question.key == row.area.comment
            )
            self._put(self._after, self._page(field) if is_page else self._asked(field))
        for part in (self.reason, self._why):
            part.show_words(row.reason)
        self.show_state(row, rating)

    def show_state(self, row: RatingRow, rating: FieldState) -> None:
        """Show what is chosen now in the area in focus."""
        self._row, self._unreadable = row, ()
        self.strip.show_row(row)
        self._refused.say("")
        self._value.setText(self._value_in_words(row))
        first = self.strip.first
        self._says.setText(next_words(row) if first is None else first_words(first))
        self._anew.setVisible(row.range is not None)
        self._none.setVisible(row.value is not None)
        notices = [problem.message for problem in rating.problems]
        self._notices.say("\n".join(notices))
        self.reason.setVisible(row.is_outside)
        self._why.setVisible(bool(notices) and not row.is_outside)
        fields = {f.question.key: f for f in (*row.observed, *row.questions)}
        for made in self._rows:
            made.show_state(fields[made.key])

    def begin(self) -> None:
        """Put the keys where something is left to do, else at the points."""
        left = [stop for stop in self._stops() if self._is_left(stop)]
        (left[0] if left else self.strip).setFocus()

    def move_on(self, key: str) -> None:
        """On from the question just answered, to the next stop or out of the area."""
        stops = self._stops()
        here = next(
            (i for i, stop in enumerate(stops) if getattr(stop, "key", None) == key),
            stops.index(self.strip),
        )
        for stop in stops[here + 1 :]:
            if self._is_left(stop):
                stop.setFocus()
                return
        self.done.emit()

    def settle(self) -> None:
        """Keep what stands in the fields."""
        for part in (self.reason, self._why, *self._pages):
            part.settle()
        fields = [row for row in self._rows if isinstance(row, FieldRow)]
        left = tuple((field.key, field.typed) for field in fields if not field.settle())
        self._unreadable = left[0] if left else ()

    @property
    def unread(self) -> tuple[str, ...]:
        """The area and one end of a range while the other is to come, or what cannot be read."""
        first = self.strip.first
        if first is None or self._row is None:
            return self._unreadable
        return (self._row.area.id, str(first))

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that came to the page goes to the points."""
        if self.strip.take_key(event):
            self.strip.setFocus()
            return True
        return False

    def _stops(self) -> list[QWidget]:
        row = self._row
        count = len(row.observed) if row else 0
        stops: list[QWidget] = [*self._rows[:count], self.strip]
        if row is not None and row.is_outside:
            stops.append(self.reason)
        return [*stops, *self._rows[count:]]

    def _is_left(self, stop: QWidget) -> bool:
        if isinstance(stop, YesNoRow | FieldRow | NoteField):
            return stop.is_empty
        return self._row is not None and self._row.value is None

    def _asked(self, field: FieldState) -> YesNoRow | FieldRow:
        made: YesNoRow | FieldRow
        if field.question.type == "yesno":
            made = YesNoRow(field, self)
        else:
            made = FieldRow(field, self)
            made.kept.connect(self.kept)
        made.answered.connect(self.answered)
        made.forward.connect(self._forward)
        made.back.connect(self._backward)
        self._rows.append(made)
        return made

    def _page(self, field: FieldState) -> NoteField:
        page = CommentField(field.question, self)
        page.show_words(field.answer if isinstance(field.answer, str) else "")
        page.kept.connect(self.kept)
        page.forward.connect(self.done)
        self._pages.append(page)
        return page

    @staticmethod
    def _put(place: QVBoxLayout, made: QWidget) -> None:
        place.addWidget(made)
        made.show()  # now, so that the next key can come to it

    def _forward(self) -> None:
        self._step(1)

    def _backward(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        stops = self._stops()
        focused = self.focusWidget()
        here = [i for i, stop in enumerate(stops) if _has_keys(stop, focused)]
        place = (here or [0])[0] + step
        if place < 0:
            self.back.emit()
        elif place >= len(stops):
            self.done.emit()
        else:
            stops[place].setFocus()

    def _value_set(self, value: int | Mark) -> None:
        if self._row is not None:
            self.answered.emit(self._row.area.rating, value)

    def _range_chosen(self, low: int, high: int) -> None:
        self.range_set.emit(write_range(low, high))

    def _forget_range(self) -> None:
        self.range_set.emit("")

    def _drop_range(self) -> None:
        self.strip.drop()
        self.strip.setFocus()

    def _first_chosen(self, point: int) -> None:
        self._refused.say("")
        self._says.setText(first_words(point))

    def _is_no_range(self, low: int, high: int) -> None:
        text = "Två gånger samma siffra" if low == high else f"{low}–{high}"
        self._refused.say(
            f"{text} blir inget spann. Välj två siffror med ett eller två stegs avstånd."
        )
        self._says.setText("Börja om med den ena änden.")

    def _rate_unable(self) -> None:
        self.strip.forget_first()
        self._value_set(Mark.X)

    def _rate_none(self) -> None:
        if self._row is not None:
            self.answered.emit(self._row.area.rating, None)
            self.strip.setFocus()

    def _value_in_words(self, row: RatingRow) -> str:
        if isinstance(row.value, int):
            question = self._form.questions[row.area.rating]
            return f"{row.value}  {value_words(question, row.value)}"
        return "Går inte att bedöma" if row.value is Mark.X else "Inte bedömd än"

    def _lay_out(self, look: Look) -> None:
        fill(self.inside, self._title, self._before)
        upright = look.scale > _BESIDE
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        middle = QBoxLayout(down if upright else across)
        middle.setSpacing(28)
        middle.addWidget(self._facts, 5)
        right = QVBoxLayout()
        right.setSpacing(10)
        fill(right, self.strip, self._value, self._says, self._refused, self._notices)
        fill(right, self.reason, self._why)
        ways = FlowLayout(self._anew, self._unable, self._none)
        fill(right, ways, REST)
        middle.addLayout(right, 4)
        fill(self.inside, middle, self._after)
        for part in (self._before, self._after):
            part.setSpacing(2)

    def _wire(self) -> None:
        self._facts.chosen.connect(self.chosen)
        self.strip.range_chosen.connect(self._range_chosen)
        self.strip.range_dropped.connect(self._forget_range)
        self.strip.value_set.connect(self._value_set)
        self.strip.first_chosen.connect(self._first_chosen)
        self.strip.refused.connect(self._is_no_range)
        self.reason.written.connect(self.reason_written)
        self.reason.forward.connect(self._reasoned)
        self._why.written.connect(self.reason_written)
        self._why.forward.connect(self._reasoned)

    def _reasoned(self) -> None:
        if self._row is not None:
            self.move_on(self._row.area.rating)


def _has_keys(stop: QWidget, focused: QWidget | None) -> bool:
    return stop is focused or (focused is not None and stop.isAncestorOf(focused))
