# SPDX-License-Identifier: EUPL-1.2
"""Whatever the kind of question: what was answered can be left unanswered again."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.forms.answers import Answer, Mark
from tests.ui.talk.conftest import Talk

TAKE_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
GIVEN: dict[str, Answer] = {
    "C1": 1, "C10": 2, "B4b": ("1", "3"), "A5": "0180", "C9": 12, "B2": "1", "C1a": "ont",
}  # fmt: skip


def answered(talk: Talk, key: str, answer: Answer) -> None:
    """At a question that was answered before, as one comes back to it."""
    talk.session.answer(key, answer)
    talk.screen.go_to(key)


def link(talk: Talk) -> QPushButton:
    card = talk.screen.page.card
    return next(
        one for one in card.findChildren(QPushButton) if one.text() == "Ta bort svaret"
    )


@pytest.mark.parametrize("key", [key for key in GIVEN if key not in ("A5", "C9", "C1a")])
@pytest.mark.parametrize("pressed", TAKE_BACK)
def test_a_choice_by_key(talk: Talk, key: str, pressed: Qt.Key) -> None:
    answered(talk, key, GIVEN[key])
    talk.keys(pressed)
    assert key not in talk.stored()
    assert talk.session.position == key
    assert not [
        one
        for one in talk.screen.page.card.field.findChildren(QPushButton)
        if one.isChecked()
    ]  # type: ignore[union-attr]


@pytest.mark.parametrize("key", list(GIVEN))
def test_every_kind_by_mouse(talk: Talk, key: str) -> None:
    talk.screen.go_to(key)
    assert not link(talk).isVisible()
    answered(talk, key, GIVEN[key])
    talk.qtbot.mouseClick(link(talk), Qt.MouseButton.LeftButton)
    assert key not in talk.stored()
    assert not link(talk).isVisible()


@pytest.mark.parametrize("key", ["C1", "C9", "A5", "C1a", "B4b"])
@pytest.mark.parametrize("mark", [Mark.X, Mark.N])
def test_a_mark_by_key(talk: Talk, key: str, mark: Mark) -> None:
    answered(talk, key, mark)
    talk.keys(Qt.Key.Key_Delete)
    assert key not in talk.stored()
    assert talk.session.position == key


@pytest.mark.parametrize("key", ["A5", "C9", "C1a"])
def test_a_line_that_is_emptied_is_no_answer(talk: Talk, key: str) -> None:
    answered(talk, key, GIVEN[key])
    line = QApplication.focusWidget()
    line.selectAll()  # type: ignore[union-attr]
    talk.keys(Qt.Key.Key_Delete, Qt.Key.Key_Down)
    assert key not in talk.stored()


def test_half_a_code_goes_first_and_a_held_key_takes_nothing(talk: Talk) -> None:
    answered(talk, "D20", "3")
    talk.keys("1", Qt.Key.Key_Backspace)
    assert talk.session.answers["D20"] == "3"
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", True
    )
    QApplication.sendEvent(QApplication.focusWidget(), held)  # type: ignore[arg-type]
    assert talk.session.answers["D20"] == "3"
    talk.keys(Qt.Key.Key_Delete)
    assert "D20" not in talk.session.answers


def test_a_signed_one_offers_nothing(talk: Talk) -> None:
    answered(talk, "C1", 1)
    talk.screen.page.card.set_read_only(True)
    assert not link(talk).isVisible()
