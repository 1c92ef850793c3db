# SPDX-License-Identifier: EUPL-1.2
"""Answers that are typed: numbers, lengths of time, days, words."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.forms.answers import Answer, Mark
from app.forms.codec import BadAnswer, parse, write
from app.forms.questions import Question, TextQuestion
from app.ui.pieces.basics import column, line, words
from app.ui.pieces.day_words import here_and_now
from app.ui.pieces.delay import Delay
from app.ui.talk.fields.field import ENTER, Field

NAME_STANDS = (
    "Namnet står redan här, så siffran räknas inte. Enter går till nästa fråga. Vill du ändra "
    "namnet börjar du med en bokstav."
)


class LineField(Field):
    """A number, a length of time, a day or a few words: typed, and given with Enter."""

    def __init__(
        self, question: Question, parent: QWidget, *, after: str, width: int
    ) -> None:
        super().__init__(question, parent)
        self._shown = ""
        self._answer: Answer | None = None
        self._line = QLineEdit(self)
        self._line.setProperty("kind", "answer")
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
        self._pause = Delay(self.settle, self)
        self._line.textEdited.connect(self._edited)

    def show_answer(self, answer: Answer | None) -> None:
        """Show a value as it is typed; a mark leaves the line empty."""
        self._answer = None if isinstance(answer, Mark) else answer
        words = "" if self._answer is None else write(self._answer)
        if self._line.text() != words:
            self._line.setText(words)
        self._shown = self._line.text()  # the line may give other blanks back
        self.begin()

    def begin(self) -> None:
        """A value is typed over; words go on where they end."""
        if self.takes_letters:
            self._line.end(False)
        else:
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
        self._shown, self._answer = text, answer
        self.kept.emit(answer)
        return True

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter gives the line; an unchanged one just moves on."""
        if self._is_slip(event):
            self.refused.emit(NAME_STANDS)
            return True
        if event.key() not in ENTER:
            return False
        self._pause.stop()
        text = self._line.text().strip()
        if not text:
            if self._shown:
                self._shown = ""
                self.kept.emit(None)
            return False
        is_as_it_was = self._answer is not None and text == self._shown.strip()
        answer = self._answer if is_as_it_was else self._read(text)
        if answer is not None:
            self.answered.emit(answer)
        return True

    @property
    def is_blank(self) -> bool:
        """Whether the line is empty."""
        return not self._line.text()

    @property
    def typed(self) -> str:
        """The line."""
        return self._line.text()

    @property
    def takes_letters(self) -> bool:
        """Words are typed here only where the answer is words."""
        return isinstance(self.question, TextQuestion)

    def _is_slip(self, event: QKeyEvent) -> bool:
        """A digit on a name that stands there untouched was meant for another question."""
        stands = self._answer is not None and not self._line.isModified()
        return self.question.prefill == "name" and stands and event.text().isdigit()

    def _read(self, text: str) -> Answer | None:
        try:
            answer = parse(self.question, text, today=here_and_now().date())
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


class PageField(Field):
    """Words on several lines. Kept while they are typed."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(question, parent)
        self._shown = ""
        self._page = QPlainTextEdit(self)
        self._page.setTabChangesFocus(True)
        self._page.setMinimumHeight(self._page.fontMetrics().lineSpacing() * 5)
        column(self).addWidget(self._page)
        self.setFocusProxy(self._page)
        self._pause = Delay(self._keep, self)
        self._page.textChanged.connect(self._pause.start)

    def show_answer(self, answer: Answer | None) -> None:
        """Show the words."""
        words = answer if isinstance(answer, str) else ""
        if self._page.toPlainText() != words:
            blocked = self._page.blockSignals(True)
            self._page.setPlainText(words)
            self._page.blockSignals(blocked)
        self._shown = self._page.toPlainText().strip()  # a page has blanks of its own

    def settle(self) -> bool:
        """Keep the words now."""
        self._pause.stop()
        self._keep()
        return True

    @property
    def is_blank(self) -> bool:
        """Whether the page is empty."""
        return not self._page.toPlainText()

    @property
    def takes_letters(self) -> bool:
        """Always: these are words."""
        return True

    def _keep(self) -> None:
        text = self._page.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.kept.emit(text or None)
