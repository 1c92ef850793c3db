# SPDX-License-Identifier: EUPL-1.2
"""The boxes of the text for the investigation can be seen, ticked or not, in every theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.report.investigation.parts import Investigation, TextPart, TextSection
from app.report.investigation.section_text import Chosen
from app.ui.after.text_view import TextView
from app.ui.pieces.theme import Look, dress
from tests.ui.pieces.test_theme import contrast

IN, OUT = (
    TextPart("in", "Klienten bor ensam."),
    TextPart("out", "Klienten trivs.", standard=False),
)
TEXT = Investigation((TextSection("home", "", (IN, OUT)),))
LEAST = 3.0  # of a control against its ground: WCAG 2.1, 1.4.11


@pytest.fixture
def rows(qtbot: QtBot, dressed: QApplication, look: Look) -> Iterator[QListWidget]:
    dress(dressed, look)
    ground = QWidget()
    ground.resize(700, 500)
    qtbot.addWidget(ground)
    view = TextView(ground)
    view.resize(700, 500)
    view.show_text(TEXT, Chosen())
    with qtbot.waitExposed(ground):
        ground.show()
    found = view.findChild(QListWidget)
    assert found is not None
    found.clearSelection()
    yield found
    ground.close()  # held until now: with it the list would go


def strongest(image: QImage, ground: str) -> float:
    """The highest contrast of any point against the ground."""
    points = (
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
    )
    return max(contrast(one, ground) for one in set(points))


@pytest.mark.parametrize(
    "look", [Look(dark=dark, scale=scale) for dark in (False, True) for scale in (100, 200)]
)
def test_a_box_is_seen_ticked_or_not(rows: QListWidget, look: Look) -> None:
    ground = QColor(look.colours.surface).name()
    edges: dict[Qt.CheckState, float] = {}
    for number in range(rows.count()):
        item = rows.item(number)
        row = rows.visualItemRect(item)
        row.setWidth(look.px(24))  # the box, and nothing of the words
        edges[item.checkState()] = strongest(rows.viewport().grab(row).toImage(), ground)
    assert set(edges) == {Qt.CheckState.Checked, Qt.CheckState.Unchecked}
    assert min(edges.values()) >= LEAST, edges
