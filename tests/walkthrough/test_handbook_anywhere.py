# SPDX-License-Identifier: EUPL-1.2
"""The manual can be read before anything is unlocked, and from the help of any page."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QTextBrowser

from app.resources import handbook_chapters
from app.ui.help.handbook import Handbook, title_of
from app.ui.help.help_card import HelpCard
from tests.behind import is_at_rest
from tests.robust.places import PASSPHRASE, make_vault, unlock
from tests.typist import in_focus
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

READ = "Läs handboken"
TITLES = [title_of(text) for _, text in handbook_chapters()]


def reads_a_chapter(person: Person) -> None:
    """By keyboard: the list, another chapter, its text."""
    person.waits_until(lambda: any(True for _ in person.all(Handbook)), "the manual")
    person.looks()
    assert in_focus().accessibleName() == "Kapitel"
    person.presses(Key.Key_Down)
    page = person.finds("Kapitlets text", QTextBrowser)
    assert page.toPlainText().startswith(TITLES[1])
    person.tabs_to("Kapitlets text")


def is_gone(person: Person) -> bool:
    return not any(True for _ in person.all(Handbook)) and not any(
        True for _ in person.all(HelpCard)
    )


def test_at_the_door_by_mouse_and_by_keys(opens: Opens, tmp_path: Path) -> None:
    person = opens(vault=make_vault(tmp_path / "valv"))
    person.waits_for_screen("Unlock")
    person.types("åtta rö")
    person.clicks(READ)
    reads_a_chapter(person)
    person.presses(Key.Key_Escape)
    assert is_gone(person)
    assert person.finds("Lösenfras", QLineEdit).text() == "åtta rö"
    person.presses(Key.Key_F1)
    person.tabs_to(READ)
    person.presses(Key.Key_Return)
    reads_a_chapter(person)
    person.presses(Key.Key_F1)
    assert is_gone(person)
    assert type(person.screen).__name__ == "Unlock"


def test_before_there_is_a_vault(opens: Opens, tmp_path: Path) -> None:
    person = opens(vault=tmp_path / "valv")
    person.waits_for_screen("FirstStart")
    person.clicks(READ)
    reads_a_chapter(person)
    person.clicks("Tillbaka")
    assert is_gone(person)
    person.waits_for("Välkommen till Överblick")


def test_from_the_help_of_a_page_with_half_a_name(opens: Opens, tmp_path: Path) -> None:
    person = opens(vault=make_vault(tmp_path / "valv"))
    unlock(person)
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    name = person.tabs_to("Namn")
    person.types("Kim Ä")
    person.presses(Key.Key_F1)
    person.clicks(READ)
    reads_a_chapter(person)
    person.presses(Key.Key_Escape)
    assert is_gone(person)
    assert in_focus() is name
    assert isinstance(name, QLineEdit)
    assert name.text() == "Kim Ä"


def test_a_lock_takes_it_away(opens: Opens, tmp_path: Path) -> None:
    person = opens(vault=make_vault(tmp_path / "valv"))
    unlock(person)
    person.presses(Key.Key_F1)
    person.clicks(READ)
    reads_a_chapter(person)
    person.holds(Key.Key_L)
    person.waits_for_screen("Unlock")
    assert is_gone(person)
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")


def test_what_is_not_waited_for_any_more_does_not_come(
    opens: Opens, tmp_path: Path
) -> None:
    person = opens(vault=make_vault(tmp_path / "valv"))
    person.waits_for_screen("Unlock")
    help_card = person.program.window.help
    help_card.read()
    help_card.shut()  # at once
    person.waits_until(lambda: is_at_rest(person.program), "read")
    assert is_gone(person)
