# SPDX-License-Identifier: EUPL-1.2
"""What the interviewer answers about an area: no or yes in one key, and a few words."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.forms.answers import Answer, Mark
from app.forms.codec import show
from app.forms.question_number import number_of
from app.forms.questions import Question
from app.forms.state import FieldState
from app.ui.pieces.basics import Message, button, column, fill, line, words
from app.ui.pieces.choices import Choices
from app.ui.pieces.delay import Delay
from app.ui.pieces.page import ENTER
from app.ui.talk.fields.fields import field_for

_KEYS: tuple[tuple[str, str, Answer], ...] = (
    ("0", "0  Nej", 0),
    ("1", "1  Ja", 1),
    ("X", "X", Mark.X),
)


class YesNoRow(Choices):
    """One question with no and yes beside it. 0, 1 and X answer it and move on.

    Signals:
        answered: (key, Answer), or None for none after all.
        forward, back: to the next or the previous one.
    """

    answered = Signal(str, object)
    forward = Signal()
    back = Signal()

    def __init__(self, field: FieldState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "asked")
        self.key = field.question.key
        self._text = field.question.text or field.question.label
        layout = line(around=(10, 4, 10, 4), spacing=6)
        fill(layout, words(number_of(self.key), "accent", self, wrap=False), 6)
        layout.addWidget(words(self._text, "", self), 1)
        self._buttons = {}
        for _, label, answer in _KEYS:
            name = "Pass" if answer is Mark.X else label[3:]
            click = partial(self._clicked, answer)
            made = button(label, self, kind="step", name=name, does=click)
            self.add(made)
            self._buttons[answer] = made
            layout.addWidget(made)
        self.setLayout(layout)
        self.setToolTip(field.question.hint or field.question.help)
        self.show_state(field)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is answered."""
        return not any(made.isChecked() for made in self._buttons.values())

    def show_state(self, field: FieldState) -> None:
        """Show the answer."""
        text = "inte besvarad"
        for answer, made in self._buttons.items():
            made.setChecked(field.answer is not None and answer == field.answer)
            if made.isChecked():
                text = made.accessibleName()
        self.setAccessibleName(f"{number_of(self.key)} {self._text} {text}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0, 1 and X answer, Delete takes it back; the arrows and Enter move."""
        wanted = event.text().upper()
        for key, _, answer in _KEYS:
            if key == wanted:
                self.answered.emit(self.key, answer)
                return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if not (self.is_empty or event.isAutoRepeat()):
                self.answered.emit(self.key, None)
        elif event.key() == Qt.Key.Key_Up:
            self.back.emit()
        elif event.key() == Qt.Key.Key_Down or event.key() in ENTER:
            self.forward.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self, answer: Answer) -> None:
        is_new = self._buttons[
            answer
        ].isChecked()  # the chosen one once more: none after all
        self.answered.emit(self.key, answer if is_new else None)


class FieldRow(QWidget):
    """One question of any other kind, with the field that it has in the talk.

    Signals:
        answered: (key, Answer), or None for none after all.
        kept: the same, of what may go on where it is.
        forward, back: to the next or the previous one.
    """

    answered = Signal(str, object)
    kept = Signal(str, object)
    forward = Signal()
    back = Signal()

    def __init__(self, state: FieldState, parent: QWidget) -> None:
        super().__init__(parent)
        question = state.question
        self.key = question.key
        self._name = f"{number_of(self.key)} {question.text or question.label}"
        self._answer: Answer | None = None
        self._field = field_for(question, self)
        self._refused = Message(self)
        layout = column(self, spacing=4)
        fill(layout, (self._name, ""), self._field, self._refused)
        self.setToolTip(question.hint or question.help)
        place = self._field.focusProxy() or self._field
        place.installEventFilter(self)
        self.setFocusProxy(place)
        self._field.answered.connect(self._give)
        self._field.kept.connect(self._keep)
        self._field.refused.connect(self._refused.say)
        self.show_state(state)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is answered."""
        return self._answer is None

    @property
    def typed(self) -> str:
        """What stands in the field, readable or not."""
        return self._field.typed

    def show_state(self, state: FieldState) -> None:
        """Show the answer, but never over what is being typed."""
        if state.answer != self._answer or (self._answer is None and not self.typed):
            self._field.show_answer(state.answer)
        self._answer = state.answer
        text = "inte besvarad" if self.is_empty else show(state.question, state.answer or 0)
        self._field.announce(self._name, text)

    def settle(self) -> bool:
        """Keep what stands in the field. Returns whether nothing unreadable is left."""
        return self._field.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys answer as in the talk; the arrows and Enter move, X is pass."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, field = event.key(), self._field
        if event.text().upper() == "X" and not field.takes_letters:
            self._give(Mark.X)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and field.is_blank:
            self._give(None)
        elif field.take_key(event):
            return True
        elif key == Qt.Key.Key_Up:
            self.back.emit()
        elif key == Qt.Key.Key_Down or key in ENTER:
            self.forward.emit()
        else:
            return False
        return True

    def _give(self, answer: Answer | None) -> None:
        self.answered.emit(self.key, answer)

    def _keep(self, answer: Answer | None) -> None:
        self.kept.emit(self.key, answer)


class NoteField(QWidget):
    """A few words, or a page of them, kept while they are typed.

    Enter in a line, and Ctrl+Enter on a page, move on.

    Signals:
        written: the words (str).
        forward: to the next one.
    """

    written = Signal(str)
    forward = Signal()

    def __init__(self, title: str, hint: str, parent: QWidget, *, long: bool) -> None:
        super().__init__(parent)
        self._shown = ""
        self._edit: QLineEdit | QPlainTextEdit
        layout = column(self, spacing=4)
        fill(layout, (title, ""))
        if hint:
            fill(layout, (hint, "hint"))
        if long:
            self._edit = QPlainTextEdit(self)
            self._edit.setTabChangesFocus(True)
            self._edit.setFixedHeight(self._edit.fontMetrics().lineSpacing() * 2 + 26)
        else:
            self._edit = QLineEdit(self)
        self._edit.setAccessibleName(title)
        self._edit.installEventFilter(self)
        layout.addWidget(self._edit)
        self.setFocusProxy(self._edit)
        self._pause = Delay(self.settle, self)
        self._edit.textChanged.connect(self._pause.start)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self._typed()

    def show_words(self, text: str) -> None:
        """Show what is written, without telling anyone."""
        if self._typed() == text:
            self._shown = text
            return
        blocked = self._edit.blockSignals(True)
        if isinstance(self._edit, QLineEdit):
            self._edit.setText(text)
        else:
            self._edit.setPlainText(text)
        self._edit.blockSignals(blocked)
        self._shown = self._typed()  # a page has blanks of its own

    def settle(self) -> None:
        """Keep the words now."""
        self._pause.stop()
        text = self._typed()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ENTER and (held or isinstance(self._edit, QLineEdit)):
                self.settle()
                self.forward.emit()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> str:
        if isinstance(self._edit, QLineEdit):
            return self._edit.text().strip()
        return self._edit.toPlainText().strip()


class CommentField(NoteField):
    """A page of words that answers a question of the form.

    Signals:
        kept: the key of the question, and the words or None (str, object).
    """

    kept = Signal(str, object)

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(question.label, question.hint, parent, long=True)
        self._key = question.key
        self.written.connect(self._keep)

    def _keep(self, text: str) -> None:
        self.kept.emit(self._key, text or None)
