# SPDX-License-Identifier: EUPL-1.2
"""What every screen is made of: a pause, a button that holds words, a row of widgets."""

from functools import partial
from gc import collect
from weakref import ref

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.forms.questions import Choice
from app.ui.pieces.basics import (
    REST,
    Ground,
    button,
    card,
    entry,
    fill,
    line,
    rename,
    words,
)
from app.ui.pieces.delay import TO_KEEP, Delay
from app.ui.pieces.row_button import RowButton
from app.ui.pieces.suggestions import Suggestions, walked


def test_a_pause_does_its_thing_once_for_all_that_came(qtbot: QtBot) -> None:
    parent, done = QWidget(), list[str]()
    qtbot.addWidget(parent)
    pause = Delay(lambda: done.append("kept"), parent, after=0)
    pause.start()
    pause.start()
    assert done == []
    qtbot.waitUntil(lambda: done == ["kept"])
    assert not pause.isActive()
    assert Delay(parent.close, parent).interval() == TO_KEEP


def test_a_row_is_as_tall_as_its_words_at_its_width(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = QHBoxLayout()
    row = RowButton("row", layout, (10, 5, 10, 5), parent)
    said = words("En ganska lång rad som får plats på flera rader " * 3, "", row)
    layout.addWidget(said)
    row.let_through(said)
    assert row.hasHeightForWidth()
    assert row.heightForWidth(200) > row.heightForWidth(2000)
    assert row.minimumSizeHint().width() < row.sizeHint().width()
    assert row.childAt(said.geometry().center()) is None  # a press is the row's own


def test_what_is_wide_takes_the_room_else_it_stays_empty(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    left, right = (
        entry(name, parent, hint="åååå-mm-dd", most=5) for name in ("Från", "Till")
    )
    wide = line(left, right, wide=1)
    assert [wide.stretch(place) for place in range(wide.count())] == [0, 1]
    free = line(button("Spara", parent))
    assert [free.stretch(place) for place in range(free.count())] == [0, 1]
    assert free.itemAt(1).widget() is None
    left.setText("1234567")
    assert (left.text(), left.accessibleName()) == ("12345", "Från")


def test_a_button_does_what_it_was_made_for(qtbot: QtBot) -> None:
    parent, pressed = QWidget(), list[str]()
    qtbot.addWidget(parent)
    made = button("Ta bort", parent, name="Ta bort raden", does=lambda: pressed.append("x"))
    made.click()
    assert pressed == ["x"]
    assert made.accessibleName() == "Ta bort raden"


class Chooser(QWidget):
    chosen = Signal(str)


def test_a_button_carries_what_is_bound_and_takes_it_along(qtbot: QtBot) -> None:
    ground = Chooser()
    qtbot.addWidget(ground)
    done: list[str] = []
    ground.chosen.connect(done.append)
    made = button("Gå till fråga", ground, does=partial(ground.chosen.emit, "C9"))
    made.click()
    assert done == ["C9"]

    bound = partial(done.append, "C10")
    kept = ref(bound)
    other = button("Gå dit", ground, does=bound)
    del bound
    assert kept() is not None
    delete(other)
    del other
    collect()
    assert kept() is None


def test_a_layout_is_filled_with_all_that_can_lie_in_one(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    save, undo = button("Spara", parent), line(button("Ångra", parent))
    ground = card(parent, ("Rubrik", "subheading"), ("", "hint"), save, 8, undo, REST)
    inside = ground.layout()
    assert isinstance(inside, QBoxLayout)
    said = [label.text() for label in ground.findChildren(QLabel)]
    assert said == ["Rubrik"]  # what says nothing takes no room
    assert [inside.indexOf(part) for part in (save, undo)] == [1, 3]
    assert inside.itemAt(2).spacerItem().sizeHint().height() == 8
    assert inside.stretch(inside.count() - 1) == 1
    with pytest.raises(ValueError, match="lie on"):
        fill(line(), ("Ord", ""))


def test_a_ground_has_its_kind_and_a_button_its_new_words(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    ground = Ground("signal", parent, margin=4)
    fill(ground.inside, made := button("Visa", ground))
    assert ground.property("kind") == "signal"
    assert ground.inside.indexOf(made) == 0
    rename(made, "Dölj a & b")
    assert (made.text(), made.accessibleName()) == ("Dölj a && b", "Dölj a & b")


def test_the_arrows_walk_among_what_is_suggested(qtbot: QtBot) -> None:
    parent, taken = QWidget(), list[str]()
    qtbot.addWidget(parent)
    typed = entry("Kommun", parent)
    rows = Suggestions(typed, parent)
    rows.taken.connect(taken.append)
    rows.suggest([Choice(code=code, label=code.upper()) for code in "abc"], most=2)
    assert not rows.isHidden()
    assert walked(rows, Qt.Key.Key_Down)
    assert walked(rows, Qt.Key.Key_Down)
    assert walked(rows, Qt.Key.Key_Down)  # no further than the last
    assert not walked(rows, Qt.Key.Key_Left)
    rows.take_marked()
    rows.suggest([], most=2)
    assert (taken, rows.isHidden()) == (["c"], True)
