# SPDX-License-Identifier: EUPL-1.2
"""Events in a table: when, who, what, which case. As tall as its rows; long words wrap."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.interview.logbook import LogLine
from app.ui.when import stamp

HEADINGS = ("När", "Vem", "Vad", "Vilket")
_WHAT = 2


class LogTable(QTableWidget):
    """Shows events; nothing in it can be changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, len(HEADINGS), parent)
        self.setAccessibleName("Händelser")
        self.setHorizontalHeaderLabels(list(HEADINGS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self._settling = QTimer(self)  # the columns come to rest after the table does
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._fit)
        header.sectionResized.connect(self._section_resized)

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these and nothing else."""
        self.clearContents()
        self.setRowCount(0)
        self.add_lines(lines)

    def add_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these under what is there."""
        now = datetime.now().astimezone()
        first = self.rowCount()
        self.setRowCount(first + len(lines))
        for number, line in enumerate(lines, start=first):
            cells = (stamp(line.at, now), line.who, line.what, line.about or "–")
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(top)
                self.setItem(number, place, item)
        self.setVisible(self.rowCount() > 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is taller; no column leaves what was done without room."""
        self.horizontalHeader().setMaximumSectionSize(max(60, self.width() * 2 // 7))
        super().resizeEvent(event)
        self._settling.start(0)

    def _section_resized(self, section: int) -> None:
        if section == _WHAT:
            self._settling.start(0)

    def _fit(self) -> None:
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(number) for number in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 6)
