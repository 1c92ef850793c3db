# SPDX-License-Identifier: EUPL-1.2
"""Types an interview as a person does: looks at the screen, presses keys, nothing else.

Everything goes by keyboard events to the widget in focus, and every key is counted; a key
with Shift or Control is one. Nothing is put into the session past the screen.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.codec import parse, write
from app.forms.model import Form, GridRow, Shortcut
from app.forms.questions import ListQuestion, MultiQuestion, Question

Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHORT = 2  # characters of a code that is quicker to type than a name


class Talk(Protocol):
    """What a person sees of the talk: the question in focus, and the answers given."""

    form: Form
    answers: Answers
    position: str


class CannotType(Exception):
    """The screen has no keys for it. Says which question, never what was to be typed."""


class Typist:
    """Sits at the keyboard.

    Args:
        talk: the session that the screen shows.
        breathe: lets the program come to rest between two questions.

    Attributes:
        breathe: lets the program come to rest.
        pressed: keys so far.
        passed: keys so far that only walked past a question (they are among `pressed`).
    """

    def __init__(self, talk: Talk, breathe: Callable[[], None] | None = None) -> None:
        self._talk = talk
        self.breathe = breathe or rest
        self.pressed = 0
        self.passed = 0

    def interview(
        self, wanted: Mapping[str, Answer], *, before: str = "", most: int = 0
    ) -> int:
        """Answers one question after the other to the end of the talk; how many it stood at.

        Args:
            wanted: the answers by key; a question without one is passed over.
            before: stop when this question comes into focus.
            most: stop after so many questions; 0 is all.

        Raises:
            CannotType: see `answer`.
        """
        stood: set[str] = set()
        while (key := self._talk.position) not in stood | {before}:
            if most and len(stood) == most:
                break
            stood.add(key)
            self._handle(key, wanted)
            self.breathe()
        return len(stood)

    def answer(self, answer: Answer) -> None:
        """Answers the question in focus, whatever its kind, so that the talk moves on.

        Raises:
            CannotType: there are no keys for this answer.
        """
        question = self._talk.form.questions[self._talk.position]
        if isinstance(answer, Mark):
            self._mark(question, answer)
        elif isinstance(question, MultiQuestion):
            self._put(question, answer)
        elif isinstance(question, ListQuestion):
            self._find(question, str(answer))
        elif question.type in ("choice", "rating", "yesno"):
            self.text(write(answer))
            self._confirm(question)
        elif question.type == "text" and question.long:
            if question.key in self._talk.answers:  # a page does not mark what is there
                self.key(Key.Key_A, _CONTROL)
            self.text(str(answer))
            self.key(Key.Key_Return, _CONTROL)
        else:
            self.text(shortest(question, answer))
            self.key(Key.Key_Return)

    def go_to(self, question: str) -> None:
        """To a question by its number."""
        self.key(Key.Key_F6)
        self.text(question)
        self.key(Key.Key_Return)
        self.breathe()

    def text(self, words: str) -> None:
        """Types words, letter by letter; a line break is Enter."""
        for letter in words:
            if letter == "\n":
                self.key(Key.Key_Return)
            else:
                self._press(_key_of(letter), letter, _SHIFT if letter.isupper() else _PLAIN)

    def key(self, key: Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Presses one key."""
        self._press(key, "\r" if key == Key.Key_Return else "", modifiers)

    def _press(self, key: Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        click = QTest.KeyAction.Click
        QTest.sendKeyEvent(click, in_focus(), key, text, modifiers)
        self.pressed += 1

    def _handle(self, key: str, wanted: Mapping[str, Answer]) -> None:
        question = self._talk.form.questions[key]
        shortcut = row_shortcut(self._talk.form, question, wanted)
        if key not in wanted or self._talk.answers.get(key) == wanted[key]:
            self.key(Key.Key_Return if key in wanted else Key.Key_Down)
            self.passed += 1
        elif shortcut is not None:
            self.text(shortcut.key.lower())
            self._confirm(question)
        else:
            self.answer(wanted[key])
        if (
            key in wanted and self._talk.position == key
        ):  # it calls for a moment: on by hand
            self.key(Key.Key_Return)

    def _mark(self, question: Question, mark: Mark) -> None:
        if question.type in ("text", "list"):  # letters are words there
            self.key(Key.Key_F3 if mark is Mark.X else Key.Key_F4)
        else:
            self.text(mark.value.lower())
        self._confirm(question)

    def _confirm(self, question: Question) -> None:
        """One key shows the answer, and Enter gives it, where the question asks for that."""
        if question.confirm:
            self.key(Key.Key_Return)

    def _put(self, question: MultiQuestion, answer: Answer) -> None:
        """Puts codes in and out until the wanted ones are chosen."""
        if not isinstance(answer, tuple) or not answer:
            raise CannotType(question.key)
        given = self._talk.answers.get(question.key)
        chosen = given if isinstance(given, tuple) else ()
        for code in question.labels:
            if (code in answer) != (code in chosen):
                self.text(code)
        self.key(Key.Key_Return)

    def _find(self, question: ListQuestion, code: str) -> None:
        """A short code, or the name until the list marks it; then Enter."""
        if code.isdigit() and len(code) <= _SHORT:
            self.text(code)
        else:
            self._spell(question, question.labels[code])
        self.key(Key.Key_Return)

    def _spell(self, question: ListQuestion, label: str) -> None:
        for letter in label.lower():
            self.text(letter)
            if _marked() == label:
                return
        while (before := _marked()) != label:
            self.key(Key.Key_Down)
            if _marked() == before:
                raise CannotType(question.key)


def rest() -> None:
    """Lets the program handle what has happened, and let go of what it is done with."""
    QTest.qWait(0)


def in_focus() -> QWidget:
    """The widget that keys go to.

    Raises:
        CannotType: no widget has the keyboard.
    """
    focused = QApplication.focusWidget()
    if focused is None:
        windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        for window in windows[:1]:
            window.activateWindow()
            QTest.qWaitForWindowActive(window)
        focused = QApplication.focusWidget()
    if focused is None:
        raise CannotType("focus")
    return focused


def shortest(question: Question, answer: Answer) -> str:
    """What to type for an answer: "2" for two whole years, else as it is written."""
    if isinstance(answer, YearMonth) and not answer.months:
        short = str(answer.years)
        return short if parse(question, short) == answer else write(answer)
    return write(answer)


def row_shortcut(
    form: Form, question: Question, wanted: Mapping[str, Answer]
) -> Shortcut | None:
    """The key that answers the whole row as wanted, if there is one."""
    grid = form.grid_by_id.get(question.grid)
    if grid is None or grid.shortcut is None:
        return None
    row = next(one for one in grid.rows if one.key == question.row)
    return grid.shortcut if _fits(form, row, grid.shortcut, wanted) else None


def _fits(
    form: Form, row: GridRow, shortcut: Shortcut, wanted: Mapping[str, Answer]
) -> bool:
    """Whether the shortcut gives what is wanted; what is not wanted at all may be anything."""
    for column, key in row.cells.items():
        if key not in wanted:
            continue
        text = shortcut.sets.get(column)
        if text is None or parse(form.questions[key], text) != wanted[key]:
            return False
    return True


def _marked() -> str:
    """The suggestion that Enter would take."""
    field = in_focus().parentWidget()
    shown = field.findChild(QListWidget) if field is not None else None
    item = shown.currentItem() if shown is not None and shown.isVisible() else None
    return item.text() if item is not None else ""


def _key_of(letter: str) -> Key:
    try:
        return Key(ord(letter.upper()))
    except ValueError:  # a letter that no key of its own gives
        return Key.Key_unknown
