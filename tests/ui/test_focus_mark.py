# SPDX-License-Identifier: EUPL-1.2
"""The mark of focus around a list or a table is seen all around: no row lies on it."""

from PySide6.QtWidgets import QApplication, QListWidget, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

EDGE = 2  # pixels


def test_no_row_lies_on_the_mark_of_focus(qtbot: QtBot, dressed: QApplication) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    rows, table = QListWidget(ground), QTableWidget(3, 1, ground)
    rows.addItems(["Kom i gång", "Intervjun"])
    with qtbot.waitExposed(ground):
        ground.show()
    for one in (rows, table):
        one.setFocus()
        room = one.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        assert room.contains(one.viewport().geometry())
