# SPDX-License-Identifier: EUPL-1.2
"""A cell of a table to read says under which heading it stands."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.pieces.reading_table import ReadingTable


def test_a_cell_says_its_heading(qtbot: QtBot, dressed: QApplication) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    table = ReadingTable("Loggen", ("När", "Vad"), (1,), around)
    table.show_rows([("1 maj", "Öppnade valvet")])
    said = QAccessible.queryAccessibleInterface(table)
    every = (said.child(place) for place in range(said.childCount()))
    names = [one.text(QAccessible.Text.Name) for one in every if one is not None]
    assert "När: 1 maj" in names
    assert "Vad: Öppnade valvet" in names
