# SPDX-License-Identifier: EUPL-1.2
"""A press meant for one screen does nothing on the next: clicks, double clicks, Enter, held."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.typist import in_focus, rest
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import LEFT, Key, Person, comes_to_rest
from tests.walkthrough.test_held_keys import holds_down


@pytest.fixture
def person(opens: Opens) -> Iterator[Person]:
    """At the start page of the practice vault."""
    person = opens(practice=True)
    person.waits_for("Pågår")
    person.looks()
    return person


def middle_of(person: Person, button: QPushButton) -> QPoint:
    return button.mapTo(person.program.window, button.rect().center())


def presses_at(person: Person, place: QPoint) -> None:
    """The mouse goes down and up there, on whatever there is."""
    window = person.program.window
    under = window.childAt(place)
    assert under is not None
    QTest.mouseClick(under, LEFT, pos=under.mapFrom(window, place))


def says_itself_in_the_way(person: Person, place: QPoint) -> tuple[QPushButton, list[str]]:
    """A button under the pointer on the screen in sight, and what it is pressed."""
    button = QPushButton("Radera allt", person.screen)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    button.setGeometry(0, 0, person.screen.width(), person.screen.height())
    button.show()
    assert person.program.window.childAt(place) is button
    return button, pressed


def test_a_click_too_many_does_nothing_on_the_next_screen(person: Person) -> None:
    place = middle_of(person, person.finds("Ny klient", QPushButton))
    presses_at(person, place)
    assert type(person.screen).__name__ == "ClientForm"
    _, pressed = says_itself_in_the_way(person, place)
    presses_at(person, place)
    rest()
    presses_at(person, place + QPoint(40, 3))
    assert pressed == []
    person.looks()
    presses_at(person, place)
    assert pressed == ["pressed"]


def test_a_double_click_is_for_what_it_began_on(person: Person) -> None:
    """As the system sends it: the second press comes as a double click."""
    handle = person.program.window.windowHandle()
    place = middle_of(person, person.finds("Ny klient", QPushButton))
    QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert type(person.screen).__name__ == "ClientForm"
    _, pressed = says_itself_in_the_way(person, place)
    QTest.mouseDClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, place)
    rest()
    assert pressed == []


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_too_many_presses_no_button_of_the_next_screen(
    person: Person, key: Qt.Key
) -> None:
    person.finds("Ny klient", QPushButton).setFocus()
    QTest.keyClick(in_focus(), Key.Key_Return)
    assert type(person.screen).__name__ == "ClientForm"
    button, pressed = says_itself_in_the_way(person, QPoint(40, 200))
    button.setFocus()
    QTest.keyClick(in_focus(), key)
    holds_down(key)
    rest()
    QTest.keyClick(in_focus(), key)
    assert pressed == []
    person.looks()
    QTest.keyClick(in_focus(), key)
    assert pressed == ["pressed"]


def test_who_has_typed_has_seen(person: Person) -> None:
    """What is typed by a machine, or very fast, is not held up."""
    person.finds("Ny klient", QPushButton).setFocus()
    QTest.keyClick(in_focus(), Key.Key_Return)
    QTest.keyClicks(in_focus(), "19121212-1212")
    QTest.keyClick(in_focus(), Key.Key_Return)
    assert "Skriv ett namn" in person.reads()


def test_a_press_that_was_queued_while_the_screen_was_built_is_too_early(
    person: Person,
) -> None:
    """However long that took: nothing was painted yet."""
    person.finds("Ny klient", QPushButton).setFocus()
    QTest.keyClick(in_focus(), Key.Key_Return)
    button, pressed = says_itself_in_the_way(person, QPoint(40, 200))
    button.setFocus()
    person.moments.skip()
    press = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"
    )
    QApplication.sendEvent(in_focus(), press)
    assert pressed == []


def test_digits_are_never_held_up(person: Person) -> None:
    """The first answers of a talk, before anybody could look."""
    person.program.desk.open_interview(1)
    person.waits_until(lambda: type(person.screen).__name__ == "TalkScreen", "talk")
    person.screen.go_to("C5")  # type: ignore[attr-defined]
    QTest.keyClicks(in_focus(), "1")
    assert person.position != "C5"


def test_a_double_click_answers_one_question(person: Person) -> None:
    """The same answer of the next question comes to lie under the pointer."""
    person.program.desk.open_interview(1)
    person.waits_for_screen("TalkScreen")
    person.screen.go_to("D12")  # type: ignore[attr-defined]
    comes_to_rest(person.program.window)
    before = dict(person.answers)
    yes = next(one for one in person.all(QPushButton) if one.text() == "1  Ja")
    place = middle_of(person, yes)
    presses_at(person, place)
    comes_to_rest(person.program.window)
    under = person.program.window.childAt(place)
    assert isinstance(under, QPushButton)
    assert under.text() == "1  Ja"
    presses_at(person, place)
    assert person.position == "D13"
    assert person.answers.get("D13") == before.get("D13")
    person.looks()
    presses_at(person, place)
    assert person.answers["D13"] == 1
    assert person.position == "D14"


def test_what_the_veil_hid_takes_no_click_that_lifts_it(person: Person) -> None:
    person.presses(Key.Key_F9)
    place = middle_of(person, person.finds("Ny klient", QPushButton))
    presses_at(person, place)
    assert not person.program.window.veil.isVisible()
    presses_at(person, place)
    rest()
    assert type(person.screen).__name__ == "StartPage"


def test_the_practice_is_not_begun_anew_by_a_double_click_or_key(person: Person) -> None:
    before = person.program.desk
    place = middle_of(person, person.finds("Börja om övningen", QPushButton))
    presses_at(person, place)
    presses_at(person, place)
    assert "Allt du har övat tas bort." in person.reads()
    assert person.program.desk is before
    person.clicks("Avbryt")
    person.tabs_to("Börja om övningen")
    person.presses(Key.Key_Space)
    assert in_focus().accessibleName() == "Avbryt"
    person.presses(Key.Key_Space)
    assert in_focus().accessibleName() == "Börja om övningen"
    assert person.program.desk is before
    person.clicks("Börja om övningen")
    person.clicks("Ja, börja om")
    person.waits_until(lambda: person.program.desk is not before, "a new practice")
    person.waits_for("Pågår")
