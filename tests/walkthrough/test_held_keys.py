# SPDX-License-Identifier: EUPL-1.2
"""A key that is held down answers once and presses once, and still walks and writes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.typist import in_focus
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

TIMES = 20  # repeats of a key that is held a second or so


def holds_down(key: Qt.Key, text: str = "") -> None:
    """The key goes down, is repeated by the system, and comes up, wherever the focus is."""
    none = Qt.KeyboardModifier.NoModifier
    for repeat in [False, *[True] * TIMES]:
        press = QKeyEvent(QEvent.Type.KeyPress, key, none, text, repeat)
        QApplication.sendEvent(in_focus(), press)
    QApplication.sendEvent(in_focus(), QKeyEvent(QEvent.Type.KeyRelease, key, none, text))


@pytest.fixture
def person(opens: Opens) -> Iterator[Person]:
    """At the question C4 of an interview that is going on."""
    person = opens(practice=True)
    person.waits_for("Pågår")
    person.program.desk.open_interview(1)
    person.waits_for_screen("TalkScreen")
    return person


@pytest.mark.parametrize(
    ("at", "key", "text"),
    [
        ("C4", Key.Key_0, "0"),
        ("C5", Key.Key_X, "x"),
        ("C5", Key.Key_N, "n"),
        ("C5", Key.Key_F3, ""),
        ("C10", Key.Key_1, "1"),
        ("E2.a", Key.Key_A, "a"),
    ],
)
def test_a_held_key_answers_one_question(
    person: Person, at: str, key: Qt.Key, text: str
) -> None:
    person.screen.go_to(at)
    before, questions = dict(person.answers), person.form.questions
    same = {at} | {
        one.key for one in questions.values() if one.row and one.row == questions[at].row
    }
    holds_down(key, text)
    assert person.position not in same
    after = dict(person.answers)
    changed = {one for one in after if before.get(one) != after[one]}
    assert changed <= same
    preceding = person.session.preceding(person.position)
    assert preceding in same


def test_a_held_enter_gives_one_answer_and_passes_no_question(person: Person) -> None:
    person.screen.go_to("C9")
    person.types("7")
    holds_down(Key.Key_Return)
    assert person.answers["C9"] == 7
    assert person.position == "C10"


def test_a_key_held_over_from_another_question_writes_nothing(person: Person) -> None:
    """C1 is answered by 1, and the words of C1a come into focus under the held key."""
    person.screen.go_to("C1")
    holds_down(Key.Key_1, "1")
    assert person.position == "C1a"
    field = in_focus()
    assert isinstance(field, QLineEdit)
    assert set(field.text()) != {"1"}


def test_arrows_walk_and_letters_write_while_they_are_held(person: Person) -> None:
    person.screen.go_to("C4")
    keys = [one.key for one in person.form.asked]
    holds_down(Key.Key_Down)
    assert keys.index(person.position) - keys.index("C4") > 5
    person.screen.go_to("C1a")
    field = in_focus()
    assert isinstance(field, QLineEdit)
    field.clear()
    holds_down(Key.Key_A, "a")
    assert field.text() == "a" * (TIMES + 1)
    holds_down(Key.Key_Backspace)
    assert field.text() == ""


def test_a_held_enter_presses_a_button_once(person: Person) -> None:
    """The cursor lands on a button of the next page, where the key would press on."""
    person.presses(Key.Key_F10)
    person.waits_for("Pågår")
    button = person.finds("Fortsätt")
    button.setFocus()
    person.looks()
    holds_down(Key.Key_Return)
    person.waits_for_screen("TalkScreen")
    at = person.position
    person.looks()
    holds_down(Key.Key_Return)
    keys = [one.key for one in person.form.asked]
    assert abs(keys.index(person.position) - keys.index(at)) <= 1
