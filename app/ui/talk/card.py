# SPDX-License-Identifier: EUPL-1.2
"""The question in focus: large, with its time, its answer card, its hint, and X and N."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from app.forms.answers import Answer, Mark
from app.forms.model import Form, Shortcut
from app.forms.questions import Question
from app.forms.state import FieldState
from app.ui.pieces.basics import Message, column, empty, fill, line, link, say, words
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.talk.answer_foot import AnswerFoot, SeeLink, notices_of
from app.ui.talk.card_foot import CardFoot
from app.ui.talk.card_keys import KeyWish, by_key, by_letter, on_page, way_of
from app.ui.talk.fields.field import Field
from app.ui.talk.fields.fields import field_for
from app.ui.talk.fields.line_fields import PageField
from app.ui.talk.fields.periods import period_said
from app.ui.talk.fields.spoken_question import name_of, state_of, whose
from app.ui.talk.held_answer import Held, held_row, held_words, read_back, written
from app.ui.talk.talk_keys import NUM_LOCK_OFF, is_digit_without_num_lock

NOTED = "anteckning"
_TAKE_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Card(QGroupBox):
    """Shows one question and takes its answer, by keyboard or mouse.

    Attributes:
        field: the field of the question in focus.

    Signals:
        answered: (key, Answer) settled on; move on.
        kept: (key, Answer or None) to keep without moving on.
        row_answered: (grid id, row key), the whole row by its shortcut.
        forward, back: to the next or the previous question.
        see: the key of another question to go to (str).
        section_asked: one section on (1) or back (-1).
        held: the Answer that is chosen and not yet given, or None.
    """

    answered = Signal(str, object)
    kept = Signal(str, object)
    row_answered = Signal(str, str)
    forward = Signal()
    back = Signal()
    see = Signal(str)
    section_asked = Signal(int)
    held = Signal(object)

    def __init__(self, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "focus")
        self._form = form
        self.field: Field | None = None
        self._read_only = False
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._held: Held | None = None
        self._by_key = False
        self._called = ""
        self._lead = words("", "quiet", self)
        self._number = words("", "accent", self, wrap=False)
        self._period = words("", "chip", self, wrap=False)
        self._whose = words("", "chip", self, wrap=False)
        self._noted = words(NOTED, "chip", self, wrap=False)
        self._text = words("", "question", self)
        self._hint = words("", "hint", self)
        self._refused = Message(self)
        self._notices = Message(self)
        self._see = SeeLink(self)
        self._clear = link("Ta bort svaret", self, self._take_away)
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.foot = self.read_next = CardFoot(self)
        self._lay_out()
        self._wire()

    @property
    def chosen(self) -> Answer | None:
        """What is chosen and not yet given."""
        return self._held.answer if self._held is not None else None

    def show_question(self, field: FieldState, *, lead: str, number: str) -> None:
        """Put a question in focus. `lead` is said first, `number` is its number in words."""
        question = self._question = field.question
        say(self._lead, lead)
        self._number.setText(number)
        say(self._period, period_said(question.period, number))
        say(self._whose, whose(question))
        self._text.setText(question.text or question.label)
        say(self._hint, question.hint)
        self._refused.say("")
        self.foot.show_shortcut(self._shortcut())
        self._replace_field(question)
        self._called = name_of(question, number)
        self.show_state(field)

    def show_state(self, field: FieldState) -> None:
        """Show the answer and what there is to say about it."""
        self._held = None
        self._show_answer(field.answer)
        self.show_problems(field)

    def show_problems(self, field: FieldState) -> None:
        """Show what there is to say about the answer."""
        if self._question is None or field.question.key != self._question.key:
            return
        self._answer = field.answer
        self._announce()
        self._clear.setVisible(field.answer is not None and not self._read_only)
        self._notices.say(notices_of(field))
        self._see.show_problems(field)

    def _announce(self) -> None:
        """Tell it where the keys go."""
        field, question = self.field, self._question
        if field is None or question is None:
            return
        state = state_of(question, self._answer, field.options)
        field.announce(self._called, state)
        self.setAccessibleName(self._called if self._read_only else "")
        self.setAccessibleDescription(state if self._read_only else "")

    def show_noted(self, *, is_noted: bool) -> None:
        """Show whether the question has a note."""
        self._noted.setVisible(is_noted)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - Qt's own manner
        """Only to be read from now on, or to be answered."""
        self._read_only = read_only
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if read_only else Qt.FocusPolicy.NoFocus
        )
        self._clear.setVisible(self._answer is not None and not read_only)
        self.foot.set_read_only(read_only)

    def take_focus(self) -> None:
        """Let the keys come here."""
        if self._read_only:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.field is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Let the keys come here, as when one comes to the question."""
        self.take_focus()
        if self.field is not None:
            self.field.begin()

    def settle(self) -> bool:
        """Keep what is typed but not given. Returns whether nothing is left that cannot be."""
        if self.field is None or self._read_only:
            return True
        return self.field.settle() and self._held is None

    def standing(self) -> dict[str, str]:
        """The beginning of a code, where a longer one may come; what is chosen and not given."""
        half = self.field.half if self.field is not None else ""
        return {"half": half, "held": written(self._held)}

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Go on from it."""
        if self.field is None or self._question is None:
            return
        self.field.go_on(was["half"])
        held = read_back(was.get("held", ""), self._question, self._shortcut())
        if held is not None:
            self._hold(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk also where there is nothing to answer."""
        if not (self._read_only and self._do(way_of(event))):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key pressed in the field comes here first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._read_only or not is_digit_without_num_lock(event):
                self._by_key = True
                taken = self._take_key(event)
                self._by_key = False
                return taken
            self._refused.say(NUM_LOCK_OFF)
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        field = self.field
        if field is None:
            return False
        if event.key() in _TAKE_AWAY and field.is_blank:
            self._take_back(field, again=event.isAutoRepeat())
            return True
        if isinstance(field, PageField):
            return self._do(on_page(event))
        shortcut = self._shortcut()
        letter = by_letter(event, shortcut.key if shortcut is not None else "")
        if not field.takes_letters and self._do(letter):
            return True
        return field.take_key(event) or self._do(by_key(event))

    def _take_back(self, field: Field, *, again: bool) -> None:
        """The beginning of a code first, then the answer; a held key takes nothing."""
        if field.half:
            field.go_on("")
        elif self._held is not None:
            self._let_go()
        elif not again and not self._read_only:
            self._take_away()

    def _take_away(self) -> None:
        """Leave the question unanswered again."""
        if self._answer is None or self.field is None:
            return
        self._keep(None)
        self._show_answer(None)
        self._clear.hide()
        self.take_focus()

    def _do(self, wish: KeyWish | None) -> bool:
        """Do what a key asks for. Returns whether it asked for anything."""
        if wish is not None:
            self._wishes[wish]()
        return wish is not None

    def _given(self, answer: Answer) -> None:
        self._choose(Held(answer))

    def _choose(self, chosen: Held) -> None:
        """Give it, or show it first, where one key alone must not answer."""
        again = self._held == chosen and not self._by_key  # a click; a key may be a slip
        if self._question is not None and self._question.confirm and not again:
            self._hold(chosen)
        else:
            self._give(chosen)

    def _give(self, chosen: Held) -> None:
        self._held = None
        self.held.emit(None)
        if self._question is not None and chosen.whole_row:
            self.row_answered.emit(self._question.grid, self._question.row)
        elif self._question is not None:
            self.answered.emit(self._question.key, chosen.answer)

    def _hold(self, held: Held) -> None:
        if self._question is None:
            return
        self._held = held
        self._show_answer(held.answer, whole_row=held.whole_row)
        text = held_words(self._question, held, self._shortcut())
        self._refused.say(text)
        if self.field is not None:
            self.field.announce(self._called, text)
        self.held.emit(held.answer)

    def _let_go(self) -> None:
        """Nothing is chosen after all: the answer stands that there was."""
        self._held = None
        self._refused.say("")
        self._show_answer(self._answer)
        self._announce()
        self.held.emit(None)

    def _show_answer(self, answer: Answer | None, *, whole_row: bool = False) -> None:
        if self.field is not None:
            self.field.show_answer(answer)
        self.foot.show_answer(answer, whole_row=whole_row)

    def _keep(self, answer: Answer | None) -> None:
        if self._question is not None:
            self.kept.emit(self._question.key, answer)

    def _answer_row(self) -> None:
        shortcut = self._shortcut()
        if self._question is not None and shortcut is not None:
            self._choose(held_row(self._question, shortcut))

    def _go_forward(self) -> None:
        if self._held is not None:
            self._give(self._held)
        elif self.settle():
            self.forward.emit()

    def _go_back(self) -> None:
        if self.settle():
            self.back.emit()

    def _shortcut(self) -> Shortcut | None:
        if self._question is None or not self._question.grid:
            return None
        return self._form.grid_by_id[self._question.grid].shortcut

    def _replace_field(self, question: Question) -> None:
        empty(self._place)
        field = self.field = field_for(question, self)
        field.answered.connect(self._given)
        field.kept.connect(self._keep)
        field.refused.connect(self._refused.say)
        field.installEventFilter(self)
        if (inner := field.focusProxy()) is not None:
            inner.installEventFilter(self)
        self._place.addWidget(field)
        field.setEnabled(not self._read_only)
        field.show()  # at once: a layout would show it later, and it must take the focus now

    def fit(self, room: int) -> None:
        """In so many pixels; where all of it takes more, X and N come before the hint."""
        self._under.fit(self, room)

    def take_foot_back(self) -> None:
        """X, N and the ways stand in the card again."""
        self._under.take_foot_back()

    def _lay_out(self) -> None:
        layout = column(self, margin=22, spacing=10)
        layout.addWidget(self._lead)
        head = FlowLayout(
            self._number, self._period, self._whose, self._noted, self._clear, spacing=12
        )
        fill(layout, head, self._text)
        self._place = line()
        fill(layout, self._place, self._refused, self._notices)
        layout.addWidget(self._see, 0, Qt.AlignmentFlag.AlignLeft)
        self._under = AnswerFoot(layout, self._hint, self.foot)

    def _wire(self) -> None:
        self._wishes: dict[KeyWish, Callable[[], None]] = {
            KeyWish.X: partial(self._given, Mark.X),
            KeyWish.N: partial(self._given, Mark.N),
            KeyWish.ROW: self._answer_row,
            KeyWish.FORWARD: self._go_forward,
            KeyWish.BACK: self._go_back,
            KeyWish.NEXT_SECTION: partial(self.section_asked.emit, 1),
            KeyWish.SECTION_BEFORE: partial(self.section_asked.emit, -1),
        }
        for wish, made in self.foot.wishes.items():
            made.clicked.connect(self._wishes[wish])
        self._see.see.connect(self.see)
