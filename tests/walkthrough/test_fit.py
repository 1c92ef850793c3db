# SPDX-License-Identifier: EUPL-1.2
"""The detector of cut words finds what is planted, and nothing where all is well."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.pieces.basics import button, column, line, scrolled, words
from tests.walkthrough.fit import faults

LONG = "Det här är ord som tar mer plats än vad det finns för dem på en rad."


def cut_label(ground: QWidget) -> None:
    words(LONG, "", ground, wrap=False).setFixedWidth(60)


def low_label(ground: QWidget) -> None:
    words(LONG, "", ground).setFixedSize(100, 30)


def long_word(ground: QWidget) -> None:
    words("Socialförvaltningsbeslutsunderlag", "", ground).setFixedSize(90, 200)


def narrow_button(ground: QWidget) -> None:
    button(LONG, ground).setFixedWidth(80)


def off_the_edge(ground: QWidget) -> None:
    words("Hej", "", ground, wrap=False).move(395, 10)


def below_the_edge(ground: QWidget) -> None:
    words("Hej", "", ground, wrap=False).move(10, 295)


def sideways_in_scroll(ground: QWidget) -> None:
    content = QWidget()
    content.setMinimumSize(900, 100)
    words("Hej", "", content, wrap=False).move(600, 10)
    area = scrolled(content, ground)
    area.setGeometry(0, 0, 300, 200)


def covered(ground: QWidget) -> None:
    words("Ett", "", ground, wrap=False).move(10, 10)
    words("Två", "", ground, wrap=False).move(14, 12)


def without_name(ground: QWidget) -> None:
    QLineEdit(ground)


def cut_placeholder(ground: QWidget) -> None:
    made = QLineEdit(ground)
    made.setAccessibleName("Namn")
    made.setPlaceholderText(LONG)
    made.setFixedWidth(100)


def cut_cell(ground: QWidget) -> None:
    table = QTableWidget(1, 1, ground)
    table.setAccessibleName("Tabell")
    table.setWordWrap(False)
    table.setItem(0, 0, QTableWidgetItem(LONG))


def hidden_lines(ground: QWidget) -> None:
    page = QPlainTextEdit("\n".join([LONG] * 9), ground)
    page.setAccessibleName("Text")
    page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setFixedSize(200, 60)


def nothing_in_sight(ground: QWidget) -> None:
    scrolled(words(LONG, "", ground), ground).setFixedHeight(0)


def key_for_number(ground: QWidget) -> None:
    words("Önskan om hjälp (E37.a)", "", ground, wrap=False)


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    return made


PLANTED = (
    (cut_label, "cut: Words"),
    (low_label, "cut: Words"),
    (long_word, "cut: Words"),
    (narrow_button, "cut: Button"),
    (off_the_edge, "off the edge"),
    (below_the_edge, "off the edge"),
    (sideways_in_scroll, "off the edge"),
    (covered, "covered"),
    (without_name, "no name: QLineEdit"),
    (cut_placeholder, "cut: QLineEdit"),
    (cut_cell, "cut: cell"),
    (hidden_lines, "cut: the last lines"),
    (nothing_in_sight, "hidden: all"),
    (key_for_number, "a key: E37.a"),
)


@pytest.mark.parametrize(("plant", "told"), PLANTED, ids=[p.__name__ for p, _ in PLANTED])
def test_a_planted_fault_is_found(
    qtbot: QtBot, ground: QWidget, plant: Callable[[QWidget], None], told: str
) -> None:
    plant(ground)
    with qtbot.waitExposed(ground):
        ground.show()
    found = faults(ground)
    assert [fault for fault in found if fault.startswith(told)], found


def test_what_fits_is_left_alone(qtbot: QtBot, ground: QWidget) -> None:
    layout = column(ground)
    layout.addWidget(words(LONG, "", ground))
    across = line()
    across.addWidget(words("Namn", "name", ground, wrap=False))
    across.addWidget(button("Spara", ground))
    layout.addLayout(across)
    content = QWidget()
    inside = column(content)
    for _ in range(40):
        inside.addWidget(QLabel("en rad", content))
    layout.addWidget(scrolled(content, ground))
    with qtbot.waitExposed(ground):
        ground.show()
    assert faults(ground) == []
