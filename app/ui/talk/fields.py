# SPDX-License-Identifier: EUPL-1.2
"""Where an answer is given: one field for each kind of question, and none that invents one."""

from typing import assert_never

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from app.forms.answers import Answer, Mark
from app.forms.codec import BadAnswer, parse, write
from app.forms.model import (
    Choice,
    ChoiceQuestion,
    DateQuestion,
    ListQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    RatingQuestion,
    TextQuestion,
    YearMonthQuestion,
    YesNoQuestion,
)
from app.ui.pieces import FlowLayout, button, column, line, words

PAUSE = 600  # milliseconds without a key before typed words are kept
IN_SIGHT = 6  # rows of a long list to choose from
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QWidget):
    """A place for one answer.

    Signals:
        answered: an Answer that the user settled on; the talk moves on (object).
        kept: an Answer, or None for none, to keep without moving on (object).
        refused: why what was typed is no answer, or "" when it is no longer so (str).
    """

    answered = Signal(object)
    kept = Signal(object)
    refused = Signal(str)

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question
        self.setAccessibleName(question.text or question.label)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is answered, without telling anyone."""
        raise NotImplementedError

    def settle(self) -> bool:
        """Take what is typed but not yet given, on the way to another question.

        Returns whether nothing unreadable is left behind.
        """
        return True

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer by a key that came to the card. Returns whether it was of use."""
        del event
        return False

    @property
    def takes_letters(self) -> bool:
        """Whether letters are words here, so that they must not act."""
        return False


class LineField(Field):
    """A number, a length of time, a day or a few words: typed, and given with Enter."""

    def __init__(
        self, question: Question, parent: QWidget, *, after: str, width: int
    ) -> None:
        super().__init__(question, parent)
        self._shown = ""
        self._line = QLineEdit(self)
        self._line.setProperty("kind", "answer")
        self._line.setAccessibleName(question.text or question.label)
        if width:
            self._line.setFixedWidth(
                self._line.fontMetrics().averageCharWidth() * width + 60
            )
        layout = line(spacing=14)
        layout.addWidget(self._line, 0 if width else 1)
        if after:
            layout.addWidget(words(after, "quiet", self, wrap=False))
        if width:
            layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(self._line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep_words)
        self._line.textEdited.connect(self._edited)

    def show_answer(self, answer: Answer | None) -> None:
        """Show a value as it is typed; a mark leaves the line empty."""
        self._shown = "" if answer is None or isinstance(answer, Mark) else write(answer)
        if self._line.text() != self._shown:
            self._line.setText(self._shown)
        self._line.selectAll()

    def settle(self) -> bool:
        """Give what stands in the line, if it is new and readable."""
        self._pause.stop()
        text = self._line.text().strip()
        if text == self._shown.strip():
            return True
        if not text:
            self._shown = ""
            self.kept.emit(None)
            return True
        answer = self._read(text)
        if answer is None:
            return False
        self._shown = text
        self.kept.emit(answer)
        return True

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter gives the line; an unchanged one just moves on."""
        if event.key() not in _ENTER:
            return False
        self._pause.stop()
        text = self._line.text().strip()
        if not text:
            if self._shown:
                self._shown = ""
                self.kept.emit(None)
            return False
        answer = self._read(text)
        if answer is not None:
            self.answered.emit(answer)
        return True

    @property
    def takes_letters(self) -> bool:
        """Words are typed here only where the answer is words."""
        return isinstance(self.question, TextQuestion)

    def _read(self, text: str) -> Answer | None:
        try:
            answer = parse(self.question, text)
        except BadAnswer as problem:
            self.refused.emit(f"{problem.what} {problem.remedy}")
            return None
        self.refused.emit("")
        # In words, X and N are letters; the marks have keys and buttons of their own.
        return text if self.takes_letters and isinstance(answer, Mark) else answer

    def _edited(self) -> None:
        self.refused.emit("")
        if self.takes_letters:
            self._pause.start()

    def _keep_words(self) -> None:
        self.settle()


class PageField(Field):
    """Words on several lines. Kept while they are typed."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(question, parent)
        self._shown = ""
        self._page = QPlainTextEdit(self)
        self._page.setAccessibleName(question.text or question.label)
        self._page.setTabChangesFocus(True)
        self._page.setMinimumHeight(self._page.fontMetrics().lineSpacing() * 5)
        column(self).addWidget(self._page)
        self.setFocusProxy(self._page)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        self._page.textChanged.connect(self._pause.start)

    def show_answer(self, answer: Answer | None) -> None:
        """Show the words."""
        self._shown = answer if isinstance(answer, str) else ""
        if self._page.toPlainText() != self._shown:
            blocked = self._page.blockSignals(True)
            self._page.setPlainText(self._shown)
            self._page.blockSignals(blocked)

    def settle(self) -> bool:
        """Keep the words now."""
        self._pause.stop()
        self._keep()
        return True

    @property
    def takes_letters(self) -> bool:
        """Always: these are words."""
        return True

    def _keep(self) -> None:
        text = self._page.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.kept.emit(text or None)


class ChoiceField(Field):
    """One of a few, each a button with its code. The code on the keyboard chooses it too."""

    def __init__(
        self, question: Question, choices: tuple[Choice, ...], parent: QWidget
    ) -> None:
        super().__init__(question, parent)
        self._typed = ""
        self._buttons = {}
        layout = FlowLayout()
        for choice in choices:
            made = button(f"{choice.code}  {choice.label}", self)
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setProperty("code", choice.code)
            made.clicked.connect(self._clicked)
            self._buttons[choice.code] = made
            layout.addWidget(made)
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_answer(self, answer: Answer | None) -> None:
        """Mark the chosen one."""
        chosen = None if answer is None or isinstance(answer, Mark) else write(answer)
        for code, made in self._buttons.items():
            made.setChecked(code == chosen)

    def take_key(self, event: QKeyEvent) -> bool:
        """A code chooses, as soon as no longer code can be meant."""
        text = event.text()
        if not text or not text.isprintable() or text.isspace():
            return False
        typed = self._typed + text
        begun = [code for code in self._buttons if code.startswith(typed)]
        if not begun:
            self._typed = ""
            return text.isdigit()
        self._typed = typed
        if typed in self._buttons and len(begun) == 1:
            self._give(typed)
        return True

    def _clicked(self) -> None:
        self._give(str(self.sender().property("code")))

    def _give(self, code: str) -> None:
        self._typed = ""
        self.answered.emit(parse(self.question, code))


class MultiField(Field):
    """Any number of a few: codes put them in and out, Enter gives them."""

    def __init__(self, question: MultiQuestion, parent: QWidget) -> None:
        super().__init__(question, parent)
        self._typed = ""
        self._buttons = {}
        layout = FlowLayout()
        for choice in question.choices:
            made = button(f"{choice.code}  {choice.label}", self)
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(self._keep)
            self._buttons[choice.code] = made
            layout.addWidget(made)
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_answer(self, answer: Answer | None) -> None:
        """Mark the chosen ones."""
        chosen = answer if isinstance(answer, tuple) else ()
        for code, made in self._buttons.items():
            made.setChecked(code in chosen)

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter gives what is chosen; a code puts one in or out."""
        if event.key() in _ENTER:
            if self._chosen():
                self.answered.emit(self._chosen())
                return True
            return False
        text = event.text()
        if not text.isalnum():
            return False
        typed = self._typed + text
        begun = [code for code in self._buttons if code.startswith(typed)]
        self._typed = typed if begun and typed not in self._buttons else ""
        if typed in self._buttons:
            self._buttons[typed].click()
        return bool(begun) or text.isdigit()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, made in self._buttons.items() if made.isChecked())

    def _keep(self) -> None:
        self.kept.emit(self._chosen() or None)


class ListField(Field):
    """One of many: type a code or the beginning of a word, Enter takes the first in sight."""

    def __init__(self, question: ListQuestion, parent: QWidget) -> None:
        super().__init__(question, parent)
        self._choices = question.choices
        self._shown = ""
        self._line = QLineEdit(self)
        self._line.setProperty("kind", "answer")
        self._line.setPlaceholderText("Skriv början av namnet eller koden")
        self._line.setAccessibleName(question.text or question.label)
        self._list = QListWidget(self)
        self._list.setAccessibleName("Förslag")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(self)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._narrow)
        self._list.itemClicked.connect(self._clicked)
        self._list.hide()

    def show_answer(self, answer: Answer | None) -> None:
        """Show the chosen one by name."""
        chosen = [choice.label for choice in self._choices if choice.code == answer]
        self._shown = chosen[0] if chosen else ""
        self._line.setText(self._shown)
        self._line.selectAll()
        self._list.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter takes the marked one, the arrows mark another."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._list.isVisible():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
            return True
        if event.key() not in _ENTER or not self._line.text().strip():
            return False
        if self._line.text() == self._shown:
            return False
        if self._list.count():
            self._clicked(self._list.currentItem())
        else:
            self.refused.emit(
                "Det finns inte i listan. Pröva början av namnet, eller välj X."
            )
        return True

    @property
    def takes_letters(self) -> bool:
        """A name is typed here."""
        return True

    def _narrow(self, typed: str) -> None:
        self.refused.emit("")
        self._list.clear()
        for choice in _found(self._choices, typed.strip().casefold())[:IN_SIGHT]:
            item = QListWidgetItem(choice.label, self._list)
            item.setData(Qt.ItemDataRole.UserRole, choice.code)
        if self._list.count():
            self._list.setCurrentRow(0)
            height = self._list.sizeHintForRow(0) * self._list.count() + 8
            self._list.setFixedHeight(height)
        self._list.setVisible(bool(self._list.count()))

    def _clicked(self, item: QListWidgetItem) -> None:
        self.answered.emit(item.data(Qt.ItemDataRole.UserRole))


def _found(choices: tuple[Choice, ...], typed: str) -> list[Choice]:
    """The choices that `typed` may mean: by code first, then by the beginning of a word."""
    if not typed:
        return []
    by_code = [one for one in choices if one.code.casefold() == typed]
    begins = [one for one in choices if one.label.casefold().startswith(typed)]
    within = [one for one in choices if f" {typed}" in one.label.casefold()]
    ranked = begins + within if len(typed) > 2 or begins else []
    first = by_code if typed.isdigit() or not begins else []
    last = [] if first else by_code
    return list(dict.fromkeys([*first, *ranked, *last]))


def field_for(question: Question, parent: QWidget) -> Field:
    """The field that a question needs. A new kind does not type-check until it has one."""
    match question:
        case NumberQuestion():
            span = f"{question.unit[1]}, {question.minimum}–{question.maximum}".strip(", ")
            return LineField(question, parent, after=span, width=8)
        case YearMonthQuestion():
            return LineField(
                question, parent, after="år/månader, till exempel 2/6", width=10
            )
        case DateQuestion():
            return LineField(question, parent, after="åååå-mm-dd", width=14)
        case TextQuestion():
            if question.long:
                return PageField(question, parent)
            return LineField(question, parent, after="", width=0)
        case YesNoQuestion():
            no_yes = (Choice(code="0", label="Nej"), Choice(code="1", label="Ja"))
            return ChoiceField(question, no_yes, parent)
        case ChoiceQuestion():
            return ChoiceField(question, question.choices, parent)
        case RatingQuestion():
            return ChoiceField(question, rating_choices(question), parent)
        case MultiQuestion():
            return MultiField(question, parent)
        case ListQuestion():
            return ListField(question, parent)
        case _:
            assert_never(question)


def rating_choices(question: RatingQuestion) -> tuple[Choice, ...]:
    """The answer card: a word for each of 0-4, or one for each pair of 0-9."""
    if question.maximum == 4:
        return tuple(
            Choice(code=str(i), label=word) for i, word in enumerate(question.card)
        )
    return tuple(
        Choice(code=str(i), label=question.card[i // 2] if i % 2 == 0 else "")
        for i in range(10)
    )
