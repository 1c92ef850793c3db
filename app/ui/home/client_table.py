# SPDX-License-Identifier: EUPL-1.2
"""Clients in a table: nothing sensitive, as tall as its rows, opened by Enter or a click."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from app.interview.clients.casework import ClientLine
from app.text_direction import isolated
from app.ui.home.status_words import client_state
from app.ui.pieces.day_words import day
from app.ui.pieces.reading_table import name_cell, set_for_reading

HEADINGS = ("Ärende", "Klient", "Senast", "Läge", "Handläggare")


class ClientTable(QTableWidget):
    """One row a client.

    Signals:
        chosen: the id of a client (int).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, len(HEADINGS), parent)
        set_for_reading(self, "Klienter", HEADINGS, wide=[1])
        self.setWordWrap(False)
        self._ids: list[int] = []
        self.cellClicked.connect(self._clicked)

    def show_clients(self, lines: list[ClientLine], today: date) -> None:
        """Show these, and be as tall as they are."""
        self._ids = [line.id for line in lines]
        self.clearContents()
        self.setRowCount(len(lines))
        for number, line in enumerate(lines):
            cells = (
                line.case_number or "–",
                line.name,
                day(line.date, today) if line.date else "–",
                client_state(line, today),
                line.interviewer or "–",
            )
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(isolated(text))
                name_cell(self, item, place)
                self.setItem(number, place, item)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(number) for number in range(len(lines)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 6)
        self.setVisible(bool(lines))

    def take_focus(self) -> None:
        """Let the arrows walk here, from the first row, if there is one."""
        if self.rowCount():
            self.setFocus()
            self.setCurrentCell(0, 0)

    def first(self) -> int | None:
        """The id of the first client in sight."""
        return self._ids[0] if self._ids else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No column takes so much that the name has no room."""
        self.horizontalHeader().setMaximumSectionSize(max(60, self.width() * 2 // 9))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the marked one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if 0 <= self.currentRow() < len(self._ids):
                self.chosen.emit(self._ids[self.currentRow()])
            event.accept()
        else:
            super().keyPressEvent(event)

    def _clicked(self, row: int, place: int) -> None:
        del place
        self.chosen.emit(self._ids[row])
