# SPDX-License-Identifier: EUPL-1.2
"""Escape tells once of what is typed and not kept; an untouched page just goes, and so does Avbryt."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.ui.pieces.page import LOST
from tests.robust.places import make_vault, unlock
from tests.ui.upkeep.conftest import goes_to
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person


@pytest.fixture
def person(opens: Opens, tmp_path: Path) -> Person:
    found = opens(vault=make_vault(tmp_path / "valv"))
    unlock(found)
    return found


def new_client(person: Person) -> str:
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    return "StartPage"


def changed_client(person: Person) -> str:
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")
    person.clicks("Ändra uppgifterna")
    person.waits_for_screen("ClientForm")
    return "ClientPage"


def colleague(person: Person) -> str:
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks("Lägg till en kollega")
    person.waits_for_screen("AddColleague")
    return "People"


@pytest.mark.parametrize("page", [new_client, changed_client, colleague])
def test_what_is_typed_is_told_of_once(person: Person, page: object) -> None:
    behind = page(person)  # type: ignore[operator]
    name = person.tabs_to("Namn")
    assert isinstance(name, QLineEdit)
    person.holds(Key.Key_A)
    person.types("Bo Ber")
    person.presses(Key.Key_Escape)
    assert LOST in person.reads()
    assert name.text() == "Bo Ber"
    person.types("g")
    assert LOST not in person.reads()
    person.presses(Key.Key_Escape)  # of other words it is told anew
    assert LOST in person.reads()
    person.presses(Key.Key_Escape)
    person.waits_for_screen(behind)


@pytest.mark.parametrize("page", [new_client, changed_client, colleague])
def test_an_untouched_page_just_goes(person: Person, page: object) -> None:
    behind = page(person)  # type: ignore[operator]
    person.presses(Key.Key_Escape)
    person.waits_for_screen(behind)


def test_a_press_on_cancel_is_meant(person: Person) -> None:
    behind = new_client(person)
    person.tabs_to("Namn")
    person.types("Bo")
    person.clicks("Avbryt")
    person.waits_for_screen(behind)
