# SPDX-License-Identifier: EUPL-1.2
"""A table to read: as tall as its rows, long words wrap, nothing in it can be changed."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.text_direction import isolated
from app.ui.pieces.delay import Delay

_AROUND = 8  # pixels round the words of a cell at 100 percent
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class CellDelegate(QStyledItemDelegate):
    """Draws cells; a name that runs from right to left turns nothing around it."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """What is drawn of a value. What is copied is the value."""
        return isolated(super().displayText(value, locale))


def set_for_reading(
    table: QTableWidget, name: str, headings: Sequence[str], wide: Sequence[int]
) -> None:
    """Nothing to change, no bars and no grid; a row is marked as a whole.

    Args:
        table: with as many columns as there are headings.
        name: what a screen reader calls it.
        headings: of the columns.
        wide: the columns that share the room that is left.
    """
    table.setAccessibleName(name)
    table.setItemDelegate(CellDelegate(table))
    table.setHorizontalHeaderLabels(list(headings))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def name_cell(table: QTableWidget, item: QTableWidgetItem, column: int) -> None:
    """Let a screen reader say the heading of a cell with its words."""
    heading = table.horizontalHeaderItem(column)
    text = f"{heading.text()}: {item.text()}" if heading and heading.text() else item.text()
    item.setData(Qt.ItemDataRole.AccessibleTextRole, text)


class ReadingTable(QTableWidget):
    """Rows of words.

    Args:
        name: what a screen reader calls it.
        headings: of the columns.
        wide: the columns that share the room that is left.
        parent: where it stands.
    """

    def __init__(
        self, name: str, headings: Sequence[str], wide: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(0, len(headings), parent)
        set_for_reading(self, name, headings, wide)
        self.setWordWrap(True)
        self._wide = tuple(wide)
        # The columns come to rest after the table does.
        self._settling = Delay(self._fit, self, after=0)
        self.horizontalHeader().sectionResized.connect(self._section_resized)

    def show_rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Show these and nothing else."""
        self.clearContents()
        self.setRowCount(0)
        self.add_rows(rows)

    def add_rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Show these under what is there."""
        added = list(rows)
        first = self.rowCount()
        self.setRowCount(first + len(added))
        for number, cells in enumerate(added, start=first):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(isolated(text))
                name_cell(self, item, place)
                item.setTextAlignment(_TOP)
                self.setItem(number, place, item)
        self.setVisible(self.rowCount() > 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is taller; no column leaves the wide ones without room."""
        self.horizontalHeader().setMaximumSectionSize(max(60, self.width() * 2 // 7))
        super().resizeEvent(event)
        self._settling.start()

    def _section_resized(self, section: int) -> None:
        if section in self._wide:
            self._settling.start()

    def _fit(self) -> None:
        """Each row as tall as its words: Qt's own count forgets what surrounds them."""
        rows = 0
        for number in range(self.rowCount()):
            tall = self._height_of(number)
            self.setRowHeight(number, tall)
            rows += tall
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 6)

    def _height_of(self, row: int) -> int:
        metrics = self.fontMetrics()
        around = round(_AROUND * self.font().pixelSize() / 16)
        tallest = metrics.height()
        for place in range(self.columnCount()):
            item = self.item(row, place)
            if item is not None:
                room = QRect(0, 0, max(20, self.columnWidth(place) - 2 * around), 1 << 20)
                rect = metrics.boundingRect(room, _WRAPPED, item.text())
                tallest = max(tallest, rect.height())
        return tallest + 2 * around
