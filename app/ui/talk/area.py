# SPDX-License-Identifier: EUPL-1.2
"""One part of the talk on the screen: every question as a quiet row, the one in focus large."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.forms.answers import Mark
from app.forms.codec import show
from app.forms.model import Form, Grid, Question, Section
from app.forms.state import FieldState, FormState, Relevance
from app.ui.pieces import column, line, restyle, scrolled, words
from app.ui.talk.card import Card

_HEAD = 2  # columns of a grid before its answers: number, words


def answer_words(field: FieldState) -> str:
    """What a row says of its answer."""
    if field.relevance is Relevance.SKIPPED:
        return "gäller inte · svaret är kvar" if field.is_kept else "gäller inte"
    if field.answer is not None:
        return show(field.question, field.answer)
    if field.relevance is Relevance.QUIET or field.question.optional:
        return "–"
    return "inte besvarad"


class Row(QPushButton):
    """A question that is not in focus. A click puts it there.

    Signals:
        chosen: its key (str).
    """

    chosen = Signal(str)

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.key = question.key
        self._label = question.label
        layout = self._box = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(14)
        number = words(question.key, "quiet", self, wrap=False)
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("H12m.text"))
        self._words = words(question.label, "", self)
        self._answer = words("", "name", self)
        self._answer.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.addWidget(number)
        layout.addWidget(self._words, 3)
        layout.addWidget(self._answer, 2)
        for inner in (number, self._words, self._answer):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._tell)

    def show_state(self, field: FieldState) -> None:
        """Show the answer; quietly where there is none or it does not apply."""
        said = answer_words(field)
        asked = field.relevance is Relevance.ASKED
        self._answer.setText(said)
        restyle(
            self._answer, "kind", "name" if asked and field.answer is not None else "quiet"
        )
        restyle(self._words, "kind", "" if asked else "quiet")
        marked = " (se över)" if field.problems else ""
        self._answer.setText(said + marked)
        self.setAccessibleName(f"{self.key} {self._label}: {said}{marked}")

    def sizeHint(self) -> QSize:
        """As tall as its words: a bare button would only count its own text."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its words need."""
        return self._box.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall its words are at this width in pixels."""
        return self._box.heightForWidth(width)

    def _tell(self) -> None:
        self.chosen.emit(self.key)


class GridTable(QTableWidget):
    """Questions that stand together, as rows and columns. A click puts a cell in focus.

    Signals:
        chosen: the key of a cell (str).
    """

    chosen = Signal(str)

    def __init__(self, grid: Grid, form: Form, parent: QWidget) -> None:
        super().__init__(len(grid.rows), len(grid.columns) + _HEAD, parent)
        self._grid = grid
        self._form = form
        self._cells: dict[str, QTableWidgetItem] = {}
        self.setAccessibleName(grid.title)
        self.setHorizontalHeaderLabels(
            ["", grid.rows_label, *(c.label for c in grid.columns)]
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setHighlightSections(False)
        self.cellClicked.connect(self._clicked)
        self._fill()

    def show_state(self, state: FormState) -> None:
        """Show every answer in its cell."""
        for key, item in self._cells.items():
            said = _cell_words(state.fields[key])
            if item.text() != said:
                item.setText(said)

    def show_focus(self, key: str) -> None:
        """Mark the cell in focus, or none."""
        self.clearSelection()
        if key in self._cells:
            self._cells[key].setSelected(True)

    def middle_of(self, key: str) -> int:
        """How far down, in pixels, the row of `key` lies."""
        row = self._form.questions[key].row
        numbers = [i for i, one in enumerate(self._grid.rows) if one.key == row]
        return self.rowViewportPosition(numbers[0]) if numbers else 0

    def _fill(self) -> None:
        for number, row in enumerate(self._grid.rows):
            self.setItem(number, 0, QTableWidgetItem(row.key))
            self.setItem(number, 1, QTableWidgetItem(row.label))
            for place, column_ in enumerate(self._grid.columns, start=_HEAD):
                item = QTableWidgetItem("")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(number, place, item)
                if (key := row.cells.get(column_.id)) is not None:
                    self._cells[key] = item
        height = self.fontMetrics().height() + 16
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setMinimumHeight(height)
        self.setFixedHeight(height * (len(self._grid.rows) + 1) + 6)
        self._widen(0, [row.key for row in self._grid.rows])
        self._widen(1, [row.label for row in self._grid.rows])
        heading = self.horizontalHeaderItem(1)
        if heading is not None:
            heading.setTextAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )

    def _widen(self, place: int, texts: list[str]) -> None:
        """Make a column as wide as its longest text."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        longest = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
        self.setColumnWidth(place, longest + 28)

    def _clicked(self, row: int, place: int) -> None:
        cells = self._grid.rows[row].cells
        column_ = self._grid.columns[max(0, place - _HEAD)].id
        self.chosen.emit(cells.get(column_) or next(iter(cells.values())))


def _cell_words(field: FieldState) -> str:
    if field.relevance is Relevance.SKIPPED or field.answer is Mark.N:
        return "–"
    if field.answer is Mark.X:
        return "?"
    if field.answer is None:
        return "·"
    question = field.question
    if question.type == "number" and isinstance(field.answer, int):
        return str(field.answer)
    return show(question, field.answer)


class AreaPage(QWidget):
    """All of one section, with the card among its rows.

    Signals:
        chosen: the key of a question that the user wants in focus (str).
    """

    chosen = Signal(str)

    def __init__(self, form: Form, section: Section, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._form = form
        self._section = section
        self._rows: dict[str, Row] = {}
        self._tables: dict[str, GridTable] = {}
        self._hidden: Row | None = None
        self._position = ""
        inner = QWidget(self)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 12, 0)
        self._list.setSpacing(0)
        self.card = Card(form, inner)
        self._build(inner)
        self._list.addStretch(1)
        self._scroll: QScrollArea = scrolled(inner, self)
        self._above = column(self, spacing=6)
        self._above.addWidget(self._scroll, 1)
        self._pinned = line()  # above the table, as wide as the table
        self._pinned.setContentsMargins(
            0, 0, 12 + self._scroll.verticalScrollBar().sizeHint().width(), 0
        )
        self._above.insertLayout(0, self._pinned)

    def show_state(self, state: FormState) -> None:
        """Show all answers of the section."""
        for key, row in self._rows.items():
            row.show_state(state.fields[key])
        for table in self._tables.values():
            table.show_state(state)

    def focus_on(self, field: FieldState, *, lead: str) -> None:
        """Put one question in focus, in its place among the others."""
        key = field.question.key
        self._position = key
        if self._hidden is not None:
            self._hidden.show()
            self._hidden = None
        grid = field.question.grid
        if grid:  # above the table and always in sight, however far down its row is
            self._pinned.addWidget(self.card)
        else:
            row = self._hidden = self._rows[key]
            self._list.insertWidget(self._list.indexOf(row), self.card)
            row.hide()
        for table_id, table in self._tables.items():
            table.show_focus(key if table_id == grid else "")
        self.card.show_question(field, lead=lead, number=self._number(field.question))
        QTimer.singleShot(0, self._reveal)

    def _number(self, question: Question) -> str:
        if not question.grid:
            return question.key
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
                row = self._rows[key] = Row(question, inner)
                row.chosen.connect(self.chosen)
                self._list.addWidget(row)
            elif question.grid not in placed:
                placed.add(question.grid)
                self._add_table(question.grid, inner)

    def _add_table(self, grid_id: str, inner: QWidget) -> None:
        grid = self._form.grid_by_id[grid_id]
        table = self._tables[grid_id] = GridTable(grid, self._form, inner)
        table.chosen.connect(self.chosen)
        self._list.addSpacing(8)
        self._list.addWidget(table)
        self._list.addSpacing(8)

    def _reveal(self) -> None:
        """Bring the card into sight with what comes just before it; in a grid, its row too."""
        bar = self._scroll.verticalScrollBar()
        line_height = self.fontMetrics().height() + 18
        grid = self._form.questions[self._position].grid
        seen = self._scroll.viewport().height()
        if not grid:
            before = self.card.y() - 2 * line_height
            whole = self.card.y() + self.card.height() + 8 - seen
            bar.setValue(min(self.card.y(), max(before, whole)))
            return
        table = self._tables[grid]
        row = table.y() + line_height + table.middle_of(self._position)
        bar.setValue(table.y() if row < table.y() + seen - line_height else row - seen // 2)
