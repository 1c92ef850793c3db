# SPDX-License-Identifier: EUPL-1.2
"""On violence and suicide one key shows the answer, and Enter gives it: no slip answers unread."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.forms.answers import Mark
from app.ui.talk.client_view import UNASKED, ClientView
from app.ui.talk.exit_check import NOT_GIVEN
from tests.eyes import labels
from tests.ui.talk.conftest import Talk

ENTER = Qt.Key.Key_Return


def said(widget: QWidget) -> str:
    return "\n".join(labels(widget))


def press(talk: Talk, words: str) -> None:
    """Click a button of the card, by the beginning of its words."""
    QTest.qWait(50)  # until the card stands where it is put
    made = next(
        one
        for one in talk.screen.page.card.findChildren(QPushButton)
        if one.isVisible() and one.text().startswith(words)
    )
    talk.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", ["H13.a", "H14.b", "H15.a", "I7.b", "I9.a", "I10.b"])
@pytest.mark.parametrize(("pressed", "answer"), [("0", 0), ("x", Mark.X), ("n", Mark.N)])
def test_a_key_answers_nothing_until_enter(
    talk: Talk, key: str, pressed: str, answer: object
) -> None:
    talk.screen.go_to(key)
    talk.keys(pressed, pressed)  # twice is a slip, too
    assert key not in talk.stored()
    assert talk.session.position == key
    assert "Tryck Enter" in said(talk.screen).replace("tryck Enter", "Tryck Enter")
    talk.keys(ENTER)
    assert talk.stored()[key] == answer
    assert talk.session.position == talk.session.following(key)


def test_the_last_key_counts_and_delete_takes_the_choice_away(talk: Talk) -> None:
    talk.screen.go_to("I9.a")
    talk.keys("0", "1", Qt.Key.Key_Delete, ENTER)
    assert "I9.a" not in talk.stored()
    talk.screen.go_to("I9.a")
    talk.keys("0", "1", ENTER)
    assert talk.stored()["I9.a"] == 1


def test_a_whole_row_is_shown_before_it_is_given(talk: Talk) -> None:
    talk.screen.go_to("H14.a")
    talk.keys("a")
    assert not {"H14.a", "H14.b"} & set(talk.stored())
    assert "Aldrig, hela raden" in said(talk.screen)
    talk.keys(ENTER)
    assert (talk.stored()["H14.a"], talk.stored()["H14.b"]) == (0, 0)
    assert talk.session.position == "H15.a"


def test_the_mouse_gives_with_a_second_click_or_next(talk: Talk) -> None:
    talk.screen.go_to("H13.a")
    press(talk, "1  Ja")
    assert "H13.a" not in talk.stored()
    press(talk, "1  Ja")
    assert talk.stored()["H13.a"] == 1
    assert talk.session.position == "H13.b"
    press(talk, "X  ")
    press(talk, "Nästa")
    assert talk.stored()["H13.b"] is Mark.X


def test_a_double_click_on_the_question_before_answers_nothing(talk: Talk) -> None:
    """The second click lands on the same place of a question that nobody has read."""
    talk.screen.go_to("H12i.b")
    QTest.qWait(50)  # until the card stands where it is put
    made = next(
        one
        for one in talk.screen.page.card.findChildren(QPushButton)
        if one.isVisible() and one.text() == "0  Nej"
    )
    place = made.mapToGlobal(made.rect().center())
    talk.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.qWait(50)
    under = QApplication.widgetAt(place)
    if isinstance(under, QPushButton):
        QTest.mouseDClick(under, Qt.MouseButton.LeftButton)
    assert "H12i.b" in talk.stored()
    assert "H13.a" not in talk.stored()


def test_who_goes_away_is_told_once_that_it_is_not_given(talk: Talk) -> None:
    talk.screen.go_to("I9.b")
    talk.keys("1", Qt.Key.Key_PageUp)
    assert talk.session.position == "I9.b"
    assert NOT_GIVEN in said(talk.screen)
    talk.keys(ENTER)
    assert talk.stored()["I9.b"] == 1
    talk.screen.go_to("I10.b")
    talk.keys("1", Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert talk.session.position != "I10.b"
    assert "I10.b" not in talk.stored()


def test_a_choice_comes_back_after_a_lock(talk: Talk) -> None:
    for key, pressed, answer in (
        ("I9.b", "1", 1),
        ("H13.a", "a", 0),
        ("I10.a", "x", Mark.X),
    ):
        talk.screen.go_to(key)
        talk.keys(pressed)
        was = talk.screen.standing()
        talk.keys(Qt.Key.Key_Delete)
        talk.screen.stand_as(was)
        assert key not in talk.stored()
        talk.keys(ENTER)
        assert talk.stored()[key] == answer


def test_other_questions_are_as_quick_as_before(talk: Talk) -> None:
    talk.screen.go_to("I8.a")
    talk.keys("0", "1")
    assert (talk.stored()["I8.a"], talk.stored()["I8.b"]) == (0, 1)


def test_the_client_sees_what_is_chosen_and_nothing_that_is_not_asked(talk: Talk) -> None:
    talk.screen.go_to("H13.a")
    talk.keys(Qt.Key.Key_F8)
    (view,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ClientView))
    talk.qtbot.keyClick(view, "0")
    names = [one.accessibleName() for one in view.findChildren(QWidget)]
    assert "0 Nej, valt" in names
    talk.qtbot.keyClick(view, ENTER)
    talk.screen.go_to("E30")
    assert UNASKED in said(view)
    assert "enligt din bedömning" not in said(view)
    assert "Heroin" not in said(view)
    talk.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert "du fyller i själv" in said(talk.screen)
