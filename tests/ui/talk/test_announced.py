# SPDX-License-Identifier: EUPL-1.2
"""What appears away from the keyboard is said; a cell of a table says its row and its column."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from app.storage.errors import DiskFull
from app.ui.talk.grid_table import GridTable
from app.ui.window.window import Window
from tests.eyes import seen
from tests.ui.talk.conftest import Talk

Key = Qt.Key
Said = list[tuple[str, bool]]  # the words, and whether they cut off what is being said


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Everything that a screen reader is asked to say from now on."""
    told: Said = []
    urgent = QAccessible.AnnouncementPoliteness.Assertive

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        told.append((event.message(), event.politeness() == urgent))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_suggestions_while_one_types(talk: Talk, said: Said) -> None:
    talk.screen.go_to("B5")
    said.clear()
    talk.keys("sver")
    assert said[-1] == ("Sverige, 1 av 1", False)
    talk.keys(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace)
    first = said[-1][0]
    assert ", 1 av " in first
    talk.keys(Key.Key_Down)
    assert ", 2 av " in said[-1][0]
    talk.keys("qqq")
    assert said[-1] == ("Inga förslag.", False)


def test_the_way_to_another_question(talk: Talk, said: Said) -> None:
    talk.keys(Key.Key_F6)
    said.clear()
    talk.keys("c1")
    assert said[-1][0].startswith("C1  ")
    talk.keys(Key.Key_Down)
    assert ", 2 av " in said[-1][0]


def test_what_is_refused(talk: Talk, said: Said) -> None:
    talk.screen.go_to("A10")
    said.clear()
    talk.keys("999", Key.Key_Return)
    words, urgent = said[-1]
    assert urgent
    assert "110" in words


def test_a_full_disk_and_that_it_is_over(talk: Talk, said: Said) -> None:
    talk.saver.saved.emit("14.31")
    assert said == []  # not each time all is well
    error = DiskFull()
    talk.saver.failed.emit(error)
    assert ("Inte sparat än", True) in said
    assert (f"{error.what} {error.remedy}", True) in said
    said.clear()
    talk.saver.saved.emit("14.32")
    assert said == [("✓ Sparat 14.32", False)]
    talk.saver.saved.emit("14.33")
    assert len(said) == 1


def test_what_the_window_says_and_tells(qtbot: QtBot, dressed: object, said: Said) -> None:
    window = Window(practice=False)
    qtbot.addWidget(window)
    window.say("Något gick fel.")
    assert said == []  # nobody sees it yet
    window.show()
    assert said == [("Något gick fel.", True)]
    window.tell("Sparad.")
    assert said[1:] == [("✓ Sparad.", False)]
    window.tell("Sparad.")
    assert len(said) == 2


def test_a_cell_says_its_row_and_its_column(talk: Talk) -> None:
    talk.screen.go_to("E3.c")
    table = seen(talk.screen, GridTable)[0]
    assert "Heroin, dagar av 30: inte besvarad" in names(table)
    talk.keys("12", Key.Key_Return)
    assert "Heroin, dagar av 30: 12 dagar" in names(table)
    talk.screen.go_to("E3.c")
    talk.keys("x")
    assert "Heroin, dagar av 30: Pass" in names(table)


def names(table: GridTable) -> list[str]:
    """What a screen reader says of each cell."""
    said = QAccessible.queryAccessibleInterface(table)
    every = (said.child(place) for place in range(said.childCount()))
    return [one.text(QAccessible.Text.Name) for one in every if one is not None]
