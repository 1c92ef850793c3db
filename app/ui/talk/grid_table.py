# SPDX-License-Identifier: EUPL-1.2
"""Questions that stand together as a table: substances, charges, relatives, symptoms."""

from collections.abc import Collection

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.forms.answers import Mark
from app.forms.codec import show
from app.forms.model import Form, Grid
from app.forms.relevance import Relevance
from app.forms.state import FieldState, FormState
from app.interview.after.judgement import answer_words
from app.ui.pieces.reading_table import CellDelegate

_HEAD = 2  # columns of a grid before its answers: number, words
_MOST = 0.45  # of the width for the words of the rows; longer ones are told by a tool tip
_STAR = " *"  # a note
_AIR = 16  # pixels above and below words, together
_WRAPPED = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value


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
        self._places: dict[str, str] = {}  # row and column in words
        self.setAccessibleName(grid.title)
        self.setItemDelegate(CellDelegate(self))
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
        header.setDefaultAlignment(Qt.AlignmentFlag(_WRAPPED))
        header.setHighlightSections(False)
        self.cellClicked.connect(self._clicked)
        self._fill()

    def show_state(self, state: FormState, noted: Collection[str] = ()) -> None:
        """Show every answer in its cell; a star where there is a note."""
        for key, item in self._cells.items():
            field = state.fields[key]
            self._name(key, item, field, is_noted=key in noted)
            text = _cell_words(field) + _STAR * (key in noted)
            if item.text() != text:
                item.setText(text)
                # for columns that are narrow
                item.setToolTip(text.replace(_STAR, ", med anteckning"))

    def show_focus(self, key: str) -> None:
        """Mark the cell in focus, or none."""
        self.clearSelection()
        if key in self._cells:
            self._cells[key].setSelected(True)

    def middle_of(self, key: str) -> int:
        """How far down, in pixels, the row of `key` lies."""
        row = self._form.questions[key].row
        numbers = [i for i, grid_row in enumerate(self._grid.rows) if grid_row.key == row]
        return self.rowViewportPosition(numbers[0]) if numbers else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width, and the headings take the lines they need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(event.size().width())

    def _fill(self) -> None:
        for number, row in enumerate(self._grid.rows):
            self.setItem(number, 0, QTableWidgetItem(row.key))
            table_widget_item = QTableWidgetItem(row.label)
            table_widget_item.setToolTip(row.label)
            self.setItem(number, 1, table_widget_item)
            for place, column_ in enumerate(self._grid.columns, start=_HEAD):
                item = QTableWidgetItem("")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(number, place, item)
                if (key := row.cells.get(column_.id)) is not None:
                    self._cells[key] = item
                    self._places[key] = f"{row.label}, {column_.label.lower()}"
        for place in range(_HEAD):
            mode = QHeaderView.ResizeMode.Fixed
            self.horizontalHeader().setSectionResizeMode(place, mode)
        heading = self.horizontalHeaderItem(1)
        if heading is not None:
            heading.setTextAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        self._fit(self.viewport().width())

    def _fit(self, width: int) -> None:
        """Give each column its width, and the table the height of its rows."""
        numbers = self._widest([row.key for row in self._grid.rows])
        words = self._widest([row.label for row in self._grid.rows])
        room = width - numbers - self._widest_heading_word() * len(self._grid.columns)
        words = min(words, max(min(round(width * _MOST), room), numbers))
        self.setColumnWidth(0, numbers)
        self.setColumnWidth(1, words)
        each = (width - numbers - words) // max(1, len(self._grid.columns))
        row = self.fontMetrics().height() + _AIR
        head = max(row, self._tallest_heading(each))
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(head)
        self.setFixedHeight(head + row * len(self._grid.rows) + 6)

    def _name(
        self, key: str, item: QTableWidgetItem, field: FieldState, *, is_noted: bool
    ) -> None:
        """What a screen reader says of a cell: its row, its column, and all of its answer."""
        noted = ", med anteckning" if is_noted else ""
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            f"{self._places[key]}: {answer_words(field)}{noted}",
        )

    def _widest(self, texts: list[str]) -> int:
        return max(self.fontMetrics().horizontalAdvance(text) for text in texts) + 28

    def _widest_heading_word(self) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        every = (word for column in self._grid.columns for word in column.label.split())
        return max(map(metrics.horizontalAdvance, every), default=0) + _AIR

    def _tallest_heading(self, width: int) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        room = QRect(0, 0, max(1, width - _AIR), 1000)
        heights = [
            metrics.boundingRect(room, _WRAPPED, column.label).height()
            for column in self._grid.columns
        ]
        return max(heights) + _AIR

    def _clicked(self, row: int, place: int) -> None:
        cells = self._grid.rows[row].cells
        column_ = self._grid.columns[max(0, place - _HEAD)].id
        self.chosen.emit(cells.get(column_) or next(iter(cells.values())))


def _cell_words(field: FieldState) -> str:
    if field.relevance is Relevance.SKIPPED:
        return Mark.N.value  # by rule
    if isinstance(field.answer, Mark):
        return field.answer.value
    if field.answer is None:
        return "·"
    question = field.question
    if question.type == "number" and isinstance(field.answer, int):
        return str(field.answer)
    return show(question, field.answer)
