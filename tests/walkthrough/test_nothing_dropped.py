# SPDX-License-Identifier: EUPL-1.2
"""What cannot be read as an answer is told of on every way out, and never dropped unseen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.storage.vault import open_vault
from app.ui.talk.way_out import AT_THE_CROSS, UNREADABLE
from tests.robust.places import FIRST, PASSPHRASE, make_vault, unlock
from tests.typist import in_focus
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

TOO_MANY = "99"  # days of the last 30


@pytest.fixture
def person(opens: Opens, tmp_path: Path) -> Person:
    found = opens(vault=make_vault(tmp_path / "valv"))
    unlock(found)
    found.program.desk.open_interview(FIRST)
    found.waits_for_screen("TalkScreen")
    return found


def _typed(person: Person) -> str:
    line = in_focus()
    assert isinstance(line, QLineEdit)
    return line.text()


def _half(person: Person, key: str = "C9", text: str = TOO_MANY) -> None:
    person.typist.go_to(key)
    person.types(text)


def test_the_cross_tells_of_it_once_for_each_value(person: Person, tmp_path: Path) -> None:
    _half(person)
    window = person.program.window
    assert not window.close()
    person.waits_for(AT_THE_CROSS)
    person.presses(Key.Key_Backspace)
    person.types("8")  # another one, as unreadable
    assert not window.close()
    person.presses(Key.Key_Backspace, Key.Key_Backspace)
    person.types("7")
    person.presses(Key.Key_Return)
    person.waits_until(lambda: AT_THE_CROSS not in person.reads(), "the words are gone")
    _half(person)
    assert not window.close()
    leaves(person)  # told, and meant
    with open_vault(tmp_path / "valv", PASSPHRASE) as vault:
        assert vault.answers(FIRST)["C9"].text == "7"


def test_an_area_a_row_and_the_list_of_questions_tell_of_it(person: Person) -> None:
    _half(person)
    for way in (
        lambda: person.clicks("D Arbete"),
        lambda: person.clicks("C1 "),
        lambda: person.presses(Key.Key_PageDown),
        lambda: person.presses(Key.Key_F6),
        lambda: person.presses(Key.Key_F10),
    ):
        way()
        assert person.position == "C9"
        person.waits_for(UNREADABLE)
        assert _typed(person) == TOO_MANY
        person.types("9")  # no longer what was told of
        person.presses(Key.Key_Backspace)
        person.program.desk.encounter._pages.talk.way_out.given()  # forget what was told
    person.clicks("D Arbete")
    person.clicks("D Arbete")  # told, and meant
    assert person.session.section.id == "D"


def test_the_beginning_of_a_name_is_no_answer_and_a_whole_name_is(person: Person) -> None:
    _half(person, "A6", "Nor")
    person.clicks("C Fysisk")
    person.waits_for(UNREADABLE)
    person.waits_for("Välj ett av förslagen i listan, och tryck Enter.")
    assert _typed(person) == "Nor"
    person.types("ge")
    person.clicks("C Fysisk")
    assert person.session.section.id == "C"
    assert person.answers["A6"] == "NO"


def test_the_veil_and_the_lock_give_it_back(person: Person) -> None:
    _half(person)
    person.presses(Key.Key_F9, Key.Key_F9)
    assert _typed(person) == TOO_MANY
    person.holds(Key.Key_L)
    person.waits_for_screen("Unlock")
    unlock(person, to="TalkScreen")
    assert (person.position, _typed(person)) == ("C9", TOO_MANY)


def test_a_day_that_is_none_keeps_the_sheet_open(person: Person) -> None:
    person.program.desk.encounter.show_completeness()
    person.program.desk.encounter.show_handover()
    person.waits_for_screen("FeedbackScreen")
    person.tabs_to("Dagen för uppföljning")
    person.holds(Key.Key_A)
    person.types("2027-02-31")
    assert not person.program.window.close()
    person.waits_for(AT_THE_CROSS)
