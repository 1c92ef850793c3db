# SPDX-License-Identifier: EUPL-1.2
"""What opens beside the talk: a note, the way to another question, the keys and the help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from app.forms.model import Form
from app.forms.question_number import is_number_of, number_of
from app.forms.questions import Question
from app.ui.pieces.announce import announce_marked
from app.ui.pieces.basics import (
    REST,
    Ground,
    button,
    column,
    entry,
    fill,
    grid,
    scrolled,
    words,
)
from app.ui.pieces.delay import Delay
from app.ui.pieces.suggestions import walked
from app.ui.talk.talk_keys import MEANINGS


class Panel(Ground):
    """Something that opens at the side of the talk and closes with Escape.

    Signals:
        closed: the talk goes on.
    """

    closed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__("card", parent, margin=18, spacing=10)
        self.setAccessibleName(title)
        self._title = words(title, "subheading", self)
        self.inside.addWidget(self._title)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            event.accept()
        else:
            super().keyPressEvent(event)

    def close_panel(self) -> None:
        """Close, and let the talk go on."""
        self.hide()
        self.closed.emit()


class NotePanel(Panel):
    """A note on one question, kept while it is written.

    Signals:
        written: (key, text); "" takes the note away.
    """

    written = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Anteckning", parent)
        self._key = ""
        self._shown = ""
        self._page = QPlainTextEdit(self)
        self._page.setTabChangesFocus(True)
        self._page.setAccessibleName("Anteckning till frågan")
        self._page.setMinimumHeight(self._page.fontMetrics().lineSpacing() * 2)
        self.inside.addWidget(self._page, 1)
        hint = "Sparas medan du skriver. Klienten har rätt att läsa det här. Esc stänger."
        fill(self.inside, (hint, "hint"))
        done = button("Klar", self, does=self.close_panel)
        self.inside.addWidget(done)
        self._pause = Delay(self.settle, self)
        self._page.textChanged.connect(self._pause.start)

    @property
    def question(self) -> str:
        """The key of the question that is written on."""
        return self._key

    def open_for(self, key: str, text: str) -> None:
        """Write on the note of this question."""
        self.settle()
        self._key = key
        self._title.setText(f"Anteckning till {number_of(key)}")
        blocked = self._page.blockSignals(True)
        self._page.setPlainText(text)
        self._page.blockSignals(blocked)
        self._shown = self._page.toPlainText().strip()  # a page has blanks of its own
        self.show()
        self._page.setFocus()

    def settle(self) -> None:
        """Keep what is written now."""
        self._pause.stop()
        text = self._page.toPlainText().strip()
        if self._key and text != self._shown:
            self._shown = text
            self.written.emit(self._key, text)

    def close_panel(self) -> None:
        """Keep, and close."""
        self.settle()
        super().close_panel()


class GoToPanel(Panel):
    """Finds a question by its number or its words.

    Signals:
        chosen: its key (str).
    """

    chosen = Signal(str)

    def __init__(self, form: Form, parent: QWidget) -> None:
        super().__init__("Gå till fråga", parent)
        self._form = form
        self._line = entry("Frågans nummer eller ord", self, hint="Nummer eller ord")
        self._list = QListWidget(self)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setAccessibleName("Frågor")
        self.inside.addWidget(self._line)
        self.inside.addWidget(self._list, 1)
        self._line.textEdited.connect(self._narrow)
        announce_marked(self._list)
        self._line.returnPressed.connect(self._take)
        self._list.itemActivated.connect(self._take_item)
        self._list.itemClicked.connect(self._take_item)

    def open_panel(self) -> None:
        """Begin anew."""
        self._line.clear()
        self._narrow("")
        self.show()
        self._line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk in the list while one types."""
        if walked(self._list, event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _narrow(self, typed: str) -> None:
        self._list.clear()
        for question in found(self._form, typed):
            item = QListWidgetItem(
                f"{number_of(question.key)}  {question.label}", self._list
            )
            item.setData(Qt.ItemDataRole.UserRole, question.key)
        self._list.setCurrentRow(0)

    def _take(self) -> None:
        if self._list.count():
            self._take_item(self._list.currentItem())

    def _take_item(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class HelpPanel(Panel):
    """What the interviewer may need to know of the question, and every key there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Hjälp", parent)
        content = QWidget(self)
        inside = column(content, spacing=10)
        self._number = words("", "accent", content)
        self._help = words("", "", content)
        fill(inside, self._number, self._help, ("Tangenter", "subheading"))
        fill(inside, _key_table(content), REST)
        self.inside.addWidget(scrolled(content, self), 1)
        self._done = button("Stäng", self, does=self.close_panel)
        self.inside.addWidget(self._done)

    def open_for(self, question: Question) -> None:
        """Show the help of one question."""
        self._number.setText(f"{number_of(question.key)}  {question.label}")
        text = " ".join(part for part in (question.hint, question.help) if part)
        self._help.setText(
            text or "Ställ frågan som den står. Den behöver ingen förklaring."
        )
        self.show()
        self._done.setFocus()


def found(form: Form, typed: str) -> list[Question]:
    """The questions of the talk that `typed` may mean; by number first."""
    wanted = typed.strip().casefold()
    talk = [question for question in form.asked if question.stage == "interview"]
    if not wanted:
        return talk
    same = [q for q in talk if q.key.casefold() == wanted]
    begins = [q for q in talk if is_number_of(q.key, wanted)]
    within = [q for q in talk if wanted in f"{q.label} {q.text}".casefold()]
    seen = {q.key: q for q in [*same, *begins, *within]}
    return list(seen.values())


def _key_table(parent: QWidget) -> QGridLayout:
    table = grid(0, 1)
    for number, (key, meaning) in enumerate(MEANINGS):
        label = words(key, "key", parent)
        table.addWidget(label, number, 0, Qt.AlignmentFlag.AlignLeft)
        table.addWidget(words(meaning, "hint", parent), number, 1)
    return table
