# SPDX-License-Identifier: EUPL-1.2
"""What cannot be read as an answer is told of on every way out, and never dropped unseen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.interview.after.steps import Step
from app.interview.base.text_kinds import RANGE
from app.storage.vault.entering import open_vault
from app.ui.after.rating_card import HALF
from app.ui.after.ratings import Ratings
from app.ui.talk.exit_check import AT_THE_CROSS, CLOSING, ONWARDS, UNREADABLE
from tests.behind import held_texts
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
        assert vault.answers.of(FIRST)["C9"].text == "7"


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
        person.screen.way_out.given()  # forget what was told
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
    person.program.desk.encounter.go(Step.MISSING)
    person.program.desk.encounter.go(Step.SHEET)
    person.waits_for_screen("FeedbackScreen")
    person.tabs_to("Dagen för uppföljning")
    person.holds(Key.Key_A)
    person.types("2027-02-31")
    assert not person.program.window.close()
    person.waits_for(AT_THE_CROSS)


# Half a range on the page for ratings


@pytest.fixture
def rating(opens: Opens, tmp_path: Path) -> Person:
    found = opens(vault=make_vault(tmp_path / "valv"))
    unlock(found)
    found.program.desk.open_interview(FIRST)
    found.waits_for_screen("TalkScreen")
    found.presses(Key.Key_F12)
    found.waits_for_screen("Completeness")
    found.presses(Key.Key_F12)
    found.waits_for_screen("Ratings")
    return found


def _first(person: Person) -> int | None:
    assert isinstance(person.screen, Ratings)
    return person.screen.card.strip.first


def _begins_range(person: Person, point: str = "4") -> None:
    assert isinstance(person.screen, Ratings)
    person.screen.card.strip.setFocus()
    person.types(point)
    assert _first(person) == int(point)


@pytest.mark.parametrize(
    "way", [Key.Key_F10, Key.Key_F12, Key.Key_Escape, Key.Key_PageDown]
)
def test_half_a_range_is_told_of_on_every_way_out(rating: Person, way: Key) -> None:
    screen = rating.screen
    assert isinstance(screen, Ratings)
    _begins_range(rating)
    area = screen.standing()["area"]
    rating.presses(way)
    assert rating.screen is screen
    assert screen.standing()["area"] == area
    assert f"{HALF} {ONWARDS}" in rating.reads()
    assert _first(rating) == 4
    rating.types("6")
    assert HALF not in rating.reads()
    assert held_texts(rating.program)[RANGE.slot(area)] == "4-6"
    _begins_anew(rating)
    rating.presses(way)
    rating.presses(way)  # told, and meant
    rating.waits_until(
        lambda: rating.screen is not screen or screen.standing()["area"] != area, "the way"
    )


def _begins_anew(person: Person) -> None:
    person.presses(Key.Key_Backspace)
    _begins_range(person, "5")


def test_the_cross_tells_of_half_a_range_once(rating: Person, tmp_path: Path) -> None:
    _begins_range(rating)
    window = rating.program.window
    assert not window.close()
    rating.waits_for(f"{HALF} {CLOSING}")
    rating.types("5")
    assert HALF not in rating.reads()
    _begins_anew(rating)
    assert not window.close()
    leaves(rating)
    with open_vault(tmp_path / "valv", PASSPHRASE) as vault:
        texts = vault.texts.of(FIRST)
        assert [text for slot, text in texts.items() if slot.startswith("range:")] == []


def test_two_digits_that_are_no_range_are_half_a_range_no_longer(rating: Person) -> None:
    _begins_range(rating)
    rating.presses(Key.Key_F10)
    assert HALF in rating.reads()
    rating.types("9")
    assert HALF not in rating.reads()
    assert "4–9 blir inget spann." in rating.reads()


def test_half_a_range_outlasts_what_else_is_done_in_its_area(rating: Person) -> None:
    _begins_range(rating)
    assert isinstance(rating.screen, Ratings)
    # As after an answer to a question beside, or a prompt.
    rating.screen._show_state()  # noqa: SLF001 - both end in it, and the keyboard stays
    assert _first(rating) == 4
    assert "Från 4." in rating.reads()
    rating.types("6")
    assert "Spann 4–6." in rating.reads()
