# SPDX-License-Identifier: EUPL-1.2
"""The question in focus: large, with its time, its answer card, its hint, and X and N."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from app.forms.answers import Answer, Mark
from app.forms.model import Form, Question, Shortcut
from app.forms.question_number import number_of
from app.forms.state import FieldState
from app.ui.flow_layout import FlowLayout
from app.ui.pieces import Message, button, column, empty, line, words
from app.ui.talk.card_foot import CardFoot
from app.ui.talk.field import ENTER, Field
from app.ui.talk.fields import field_for
from app.ui.talk.keys import NUM_LOCK_OFF, is_digit_without_num_lock
from app.ui.talk.line_fields import PageField
from app.ui.talk.periods import PERIODS
from app.ui.talk.spoken import OWN, is_own, name_of, state_of

NOTED = "anteckning"
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKE_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Card(QGroupBox):
    """Shows one question and takes its answer, by keyboard or mouse.

    Attributes:
        foot: X, N and the ways on; it may stand below the talk, and is read next anyway.

    Signals:
        answered: (key, Answer) settled on; move on.
        kept: (key, Answer or None) to keep without moving on.
        row_answered: (grid id, row key), the whole row by its shortcut.
        forward, back: to the next or the previous question.
        see: the key of another question to go to (str).
        section_asked: one section on (1) or back (-1).
    """

    answered = Signal(str, object)
    kept = Signal(str, object)
    row_answered = Signal(str, str)
    forward = Signal()
    back = Signal()
    see = Signal(str)
    section_asked = Signal(int)

    def __init__(self, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "focus")
        self._form = form
        self._field: Field | None = None
        self._read_only = False
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._called = ""
        self._lead = words("", "quiet", self)
        self._number = words("", "accent", self, wrap=False)
        self._period = words("", "chip", self, wrap=False)
        self._whose = words(OWN, "chip", self, wrap=False)
        self._noted = words(NOTED, "chip", self, wrap=False)
        self._text = words("", "question", self)
        self._hint = words("", "hint", self)
        self._refused = Message(self)
        self._notices = Message(self)
        self._see = button("Gå dit", self, kind="link")
        self._clear = button("Ta bort svaret", self, kind="link")
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.foot = self.read_next = CardFoot(self)
        self._lay_out()
        self._wire()

    @property
    def field(self) -> Field | None:
        """The field of the question in focus."""
        return self._field

    def show_question(self, field: FieldState, *, lead: str, number: str) -> None:
        """Put a question in focus. `lead` is said first, `number` is its number in words."""
        question = self._question = field.question
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._number.setText(number)
        self._period.setText(PERIODS.get(question.period, ""))
        self._period.setVisible(bool(question.period))
        self._whose.setVisible(is_own(question))
        self._text.setText(question.text or question.label)
        self._hint.setText(question.hint)
        self._hint.setVisible(bool(question.hint))
        self._refused.say("")
        self.foot.show_shortcut(self._shortcut())
        self._replace_field(question)
        self._called = name_of(question, number)
        self.show_state(field)

    def show_state(self, field: FieldState) -> None:
        """Show the answer and what there is to say about it."""
        if self._field is not None:
            self._field.show_answer(field.answer)
        self.foot.show_answer(field.answer)
        self.show_problems(field)

    def show_problems(self, field: FieldState) -> None:
        """Show what there is to say about the answer."""
        if self._question is None or field.question.key != self._question.key:
            return
        self._answer = field.answer
        self._announce()
        self._clear.setVisible(field.answer is not None and not self._read_only)
        lines = [problem.message for problem in field.problems]
        if field.is_kept:
            lines.append("Frågan gäller inte längre. Svaret är sparat men räknas inte.")
        self._notices.say("\n".join(lines))
        see = next((problem.see for problem in field.problems if problem.see), "")
        self._see.setVisible(bool(see))
        self._see.setText(f"Gå till {number_of(see)}")
        self._see.setProperty("see", see)

    def _announce(self) -> None:
        """Tell it where the keys go."""
        field, question = self._field, self._question
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
        elif self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Let the keys come here, as when one comes to the question."""
        self.take_focus()
        if self._field is not None:
            self._field.begin()

    def settle(self) -> bool:
        """Keep what is typed but not given. Returns whether nothing unreadable is left."""
        return self._field is None or self._read_only or self._field.settle()

    def standing(self) -> dict[str, str]:
        """The beginning of a code, where a longer one may come."""
        return {"half": self._field.half if self._field is not None else ""}

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Go on from it."""
        if self._field is not None:
            self._field.go_on(was["half"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk also where there is nothing to answer."""
        if not (self._read_only and self._take_arrow(event)):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key pressed in the field comes here first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._read_only or not is_digit_without_num_lock(event):
                return self._take_key(event)
            self._refused.say(NUM_LOCK_OFF)
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        field = self._field
        if field is None:
            return False
        if event.key() in _TAKE_AWAY and field.is_blank:
            self._take_back(field, again=event.isAutoRepeat())
            return True
        if isinstance(field, PageField):
            return self._take_page_key(event)
        if not field.takes_letters and self._take_letter(event.text().upper()):
            return True
        if field.take_key(event):
            return True
        return self._take_function_key(event) or self._take_arrow(event)

    def _take_page_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and held:
            self._go_forward()
            return True
        return self._take_function_key(event)

    def _take_back(self, field: Field, *, again: bool) -> None:
        """The beginning of a code first, then the answer; a held key takes nothing."""
        if field.half:
            field.go_on("")
        elif not again and not self._read_only:
            self._take_away()

    def _take_away(self) -> None:
        """Leave the question unanswered again."""
        if self._answer is None or self._field is None:
            return
        self._keep(None)
        self._field.show_answer(None)
        self.foot.show_answer(None)
        self._clear.hide()
        self.take_focus()

    def _take_letter(self, letter: str) -> bool:
        shortcut = self._shortcut()
        if letter == "X":
            self._mark(Mark.X)
        elif letter == "N":
            self._mark(Mark.N)
        elif shortcut is not None and letter == shortcut.key:
            self._answer_row()
        else:
            return False
        return True

    def _take_function_key(self, event: QKeyEvent) -> bool:
        mark = {Qt.Key.Key_F3: Mark.X, Qt.Key.Key_F4: Mark.N}.get(Qt.Key(event.key()))
        if mark is None or (mark is Mark.N and event.modifiers()):  # Alt+F4 is the window's
            return False
        self._mark(mark)
        return True

    def _take_arrow(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in ENTER or key == Qt.Key.Key_Down:
            self._go_forward()
        elif key == Qt.Key.Key_Up:
            self._go_back()
        elif key in _PAGES:  # the scroll area would eat them
            self.section_asked.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            return False
        return True

    def _mark(self, mark: Mark) -> None:
        if self._question is not None:
            self.answered.emit(self._question.key, mark)

    def _given(self, answer: Answer) -> None:
        if self._question is not None:
            self.answered.emit(self._question.key, answer)

    def _keep(self, answer: Answer | None) -> None:
        if self._question is not None:
            self.kept.emit(self._question.key, answer)

    def _answer_row(self) -> None:
        if self._question is not None:
            self.row_answered.emit(self._question.grid, self._question.row)

    def _go_forward(self) -> None:
        if self.settle():
            self.forward.emit()

    def _go_back(self) -> None:
        if self.settle():
            self.back.emit()

    def _go_see(self) -> None:
        self.see.emit(str(self._see.property("see")))

    def _shortcut(self) -> Shortcut | None:
        if self._question is None or not self._question.grid:
            return None
        return self._form.grid_by_id[self._question.grid].shortcut

    def _replace_field(self, question: Question) -> None:
        empty(self._place)
        field = self._field = field_for(question, self)
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
        is_here, is_tight = self._column.indexOf(self.foot) >= 0, False
        if is_here:  # else it stands below the talk
            self.foot.stack(stacked=False)
            is_tight = self.heightForWidth(self.width()) > room
            self.foot.stack(stacked=is_tight)
        self._column.removeWidget(self._hint)
        above = self._column.indexOf(self.foot)
        self._column.insertWidget(above + is_tight if is_here else -1, self._hint)

    def take_foot_back(self) -> None:
        """X, N and the ways stand in the card again."""
        if self._column.indexOf(self.foot) < 0:
            self.foot.stand(below=False)
            self._column.addWidget(self.foot)
            self.foot.show()

    @property
    def in_use(self) -> QRect:
        """Where on the card a list is open to choose from, with its line; else empty."""
        field = self._field
        if field is None or field.suggestions is None:
            return QRect()
        return QRect(field.mapTo(self, field.rect().topLeft()), field.size())

    def _lay_out(self) -> None:
        layout = self._column = column(self, margin=22, spacing=10)
        layout.addWidget(self._lead)
        head = FlowLayout(12)
        for widget in (self._number, self._period, self._whose, self._noted, self._clear):
            head.addWidget(widget)
        layout.addLayout(head)
        layout.addWidget(self._text)
        self._place = line()
        layout.addLayout(self._place)
        layout.addWidget(self._refused)
        layout.addWidget(self._notices)
        layout.addWidget(self._see, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._hint)
        layout.addWidget(self.foot)

    def _wire(self) -> None:
        self._clear.clicked.connect(self._take_away)
        self.foot.marked.connect(self._mark)
        self.foot.row_answered.connect(self._answer_row)
        self.foot.back.connect(self._go_back)
        self.foot.forward.connect(self._go_forward)
        self._see.clicked.connect(self._go_see)
