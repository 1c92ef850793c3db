# SPDX-License-Identifier: EUPL-1.2
"""One part of the talk on the screen: every question as a quiet row, the one in focus large."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.forms.codec import show
from app.forms.model import Form, Section
from app.forms.question_number import number_of
from app.forms.questions import Question
from app.forms.relevance import Relevance
from app.forms.state import FieldState, FormState
from app.ui.pieces.basics import column, fill, line, restyle, scrolled, words
from app.ui.pieces.delay import Delay
from app.ui.pieces.page import text_scale
from app.ui.pieces.row_button import RowButton
from app.ui.talk.answer_foot import in_use
from app.ui.talk.card import NOTED, Card
from app.ui.talk.grid_table import GridTable


def answer_words(field: FieldState) -> str:
    """What a row says of its answer."""
    if field.relevance is Relevance.SKIPPED:
        return "gäller inte · svaret är kvar" if field.is_kept else "gäller inte"
    if field.answer is not None:
        return show(field.question, field.answer)
    if field.relevance is Relevance.QUIET or field.question.optional:
        return "–"
    return "inte besvarad"


class QuestionRow(RowButton):
    """A question that is not in focus. A click puts it there.

    Signals:
        chosen: its key (str).
    """

    chosen = Signal(str)

    def __init__(self, question: Question, parent: QWidget) -> None:
        layout = QHBoxLayout()
        super().__init__("row", layout, (14, 8, 14, 8), parent)
        self.key = question.key
        self._label = question.label
        layout.setSpacing(14)
        number = words(number_of(question.key), "quiet", self, wrap=False)
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("H12m text"))
        self._words = words(question.label, "", self)
        self._answer = words("", "name", self)
        self._answer.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.addWidget(number)
        layout.addWidget(self._words, 3)
        layout.addWidget(self._answer, 2)
        self.let_through(number, self._words, self._answer)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.key)

    def show_state(self, field: FieldState, *, is_noted: bool = False) -> None:
        """Show the answer, quietly where there is none or it does not apply; and any note."""
        text = answer_words(field)
        asked = field.relevance is Relevance.ASKED
        self._answer.setText(text)
        restyle(
            self._answer, "kind", "name" if asked and field.answer is not None else "quiet"
        )
        restyle(self._words, "kind", "" if asked else "quiet")
        marked = " (se över)" if field.problems else ""
        marked += f" · {NOTED}" if is_noted else ""
        self._answer.setText(text + marked)
        self.setAccessibleName(f"{number_of(self.key)} {self._label}: {text}{marked}")


class AreaPage(QWidget):
    """All of one section, with the card among its rows.

    Above a table the card is always in sight; with large text that would leave no room.

    Signals:
        chosen: the key of a question that the user wants in focus (str).
    """

    chosen = Signal(str)

    def __init__(self, form: Form, section: Section, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._form = form
        self._section = section
        self._rows: dict[str, QuestionRow] = {}
        self._tables: dict[str, GridTable] = {}
        self._hidden: QuestionRow | None = None
        self._position = ""
        self._noted: Collection[str] = ()
        inner = QWidget(self)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 12, 0)
        self._list.setSpacing(0)
        self.card = Card(form, inner)
        self._build(inner)
        self._list.addStretch(1)
        self._scroll: QScrollArea = scrolled(inner, self)
        self._scroll.setMinimumHeight(self.fontMetrics().height() * 2)
        self._put_at = -1
        self._soon = Delay(self.reveal, self, after=0)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self.card.installEventFilter(self)
        self._above = column(self, spacing=6)
        self._above.addWidget(self._scroll, 1)
        self._pinned = line()  # above the table, as wide as the table
        self._pinned.setContentsMargins(
            0, 0, 12 + self._scroll.verticalScrollBar().sizeHint().width(), 0
        )
        self._above.insertLayout(0, self._pinned)

    def show_state(self, state: FormState, noted: Collection[str] = ()) -> None:
        """Show all answers of the section, and which questions (keys) have a note."""
        for key, row in self._rows.items():
            row.show_state(state.fields[key], is_noted=key in noted)
        for table in self._tables.values():
            table.show_state(state, noted)
        self._noted = noted
        self.card.show_noted(is_noted=self._position in noted)

    def focus_on(self, field: FieldState, *, lead: str) -> None:
        """Put one question in focus, in its place among the others."""
        key = field.question.key
        self._position = key
        if self._hidden is not None:
            self._hidden.show()
            self._hidden = None
        grid = field.question.grid
        if grid:
            self._put_at_table(self._tables[grid])
        else:
            row = self._hidden = self._rows[key]
            self._list.insertWidget(self._list.indexOf(row), self.card)
            row.hide()
        for table_id, table in self._tables.items():
            table.show_focus(key if table_id == grid else "")
        self.card.show_question(field, lead=lead, number=self._number(field.question))
        self.card.show_noted(is_noted=key in self._noted)
        self._soon.start()

    @property
    def _pins(self) -> bool:
        return text_scale(self) <= 1.0

    def _put_at_table(self, table: GridTable) -> None:
        if self._pins:  # always in sight, however far down its row is
            self._pinned.addWidget(self.card)
        else:
            self._list.removeWidget(self.card)
            self._list.insertWidget(self._list.indexOf(table), self.card)

    def changeEvent(self, event: QEvent) -> None:
        """With larger text the card gives the table its room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._position:
            self._soon.start()  # not now: moved amid the change, it would be changed again

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card has got another height or place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._keep_in_sight()
        return super().eventFilter(watched, event)

    def _number(self, question: Question) -> str:
        if not question.grid:
            return number_of(question.key)
        grid = self._form.grid_by_id[question.grid]
        label = next(c.label for c in grid.columns if c.id == question.column)
        return f"{question.row} · {label.lower()}"

    def _build(self, inner: QWidget) -> None:
        placed: set[str] = set()
        for key in self._section.keys:
            question = self._form.questions[key]
            if question.stage != "interview":
                continue
            if not question.grid:
                row = self._rows[key] = QuestionRow(question, inner)
                row.chosen.connect(self.chosen)
                self._list.addWidget(row)
            elif question.grid not in placed:
                placed.add(question.grid)
                self._add_table(question.grid, inner)

    def _add_table(self, grid_id: str, inner: QWidget) -> None:
        grid = self._form.grid_by_id[grid_id]
        table = self._tables[grid_id] = GridTable(grid, self._form, inner)
        table.chosen.connect(self.chosen)
        fill(self._list, 8, table, 8)

    def reveal(self) -> None:
        """Bring the card into sight with what comes just before it; in a grid, its row too."""
        bar = self._scroll.verticalScrollBar()
        line_height = self.fontMetrics().height() + 18
        grid = self._form.questions[self._position].grid
        if grid and self._pins != (self._pinned.indexOf(self.card) >= 0):
            self._put_at_table(self._tables[grid])
        seen = self._scroll.viewport().height()
        pinned = self._pinned.indexOf(self.card) >= 0
        self.card.fit(self.height() - self._scroll.minimumHeight() if pinned else seen)
        if not grid or not self._pins:
            before = self.card.y() - 2 * line_height
            whole = self.card.y() + self.card.height() + 8 - seen
            place = min(self.card.y(), max(before, whole))
            if not (
                used := in_use(self.card, self.card.field)
            ).isEmpty():  # what is chosen among, all of it
                place = max(
                    place, self.card.y() + min(used.bottom() + 16 - seen, used.top())
                )
            bar.setValue(place)
        else:
            table = self._tables[grid]
            row = table.y() + line_height + table.middle_of(self._position)
            near = row < table.y() + seen - line_height
            bar.setValue(table.y() if near else row - seen // 2)
        self._put_at = bar.value()

    def _keep_in_sight(self) -> None:
        """The rows get their heights later, and the window may change: unless somebody scrolls."""
        if self._scroll.verticalScrollBar().value() == self._put_at:
            self._soon.start()
