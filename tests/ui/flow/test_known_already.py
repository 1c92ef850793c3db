# SPDX-License-Identifier: EUPL-1.2
"""Somebody whom the vault has already does not become a second client by a slip."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.ui.home.client_form import ClientForm
from tests.typist import in_focus
from tests.ui.flow.test_pressed_twice import ends
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, made, opens
from tests.walkthrough.person import Key, Person

__all__ = ["cheap", "enters", "made", "opens"]

NUMBER = "19920611-2386"
MAY = "Är det samma person?"


@pytest.fixture
def folder(made: tuple[Path, str]) -> Path:
    """A vault with Kim Älv, and with Eva Ek who has a number and a case."""
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.clients.add(Client("personnummer", NUMBER, "Eva Ek", "S-1"))
    return made[0]


def at_the_form(enters: Enters) -> Person:
    person = enters()
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    return person


def named(person: Person, name: str, case: str = "") -> None:
    person.clicks("Typ av identitet: Inget nummer")
    person.types(name)
    if case:
        person.presses(Key.Key_Tab)
        person.types(case)
    person.presses(Key.Key_Return)


def test_a_known_number_leads_to_its_client(enters: Enters, folder: Path) -> None:
    person = at_the_form(enters)
    person.types(NUMBER)
    person.presses(Key.Key_Tab)
    person.types("Eva Eriksson")
    person.presses(Key.Key_Return)
    person.waits_for("Det finns redan en klient med det numret. Inget har sparats.")
    assert "lägg till en ny" not in person.reads()
    assert in_focus().accessibleName() == "Öppna klienten: Eva Ek, ärende S-1"
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    assert "Eva Ek" in person.reads()
    with ends(person, folder) as vault:
        assert vault.clients.count() == 2


@pytest.mark.parametrize(
    ("name", "case"), [("kim  älv", ""), ("Någon Annan", "s-1"), ("Eva Ek", "S-1")]
)
def test_the_same_name_or_case_is_asked_about(
    enters: Enters, folder: Path, name: str, case: str
) -> None:
    person = at_the_form(enters)
    named(person, name, case)
    person.waits_for(MAY)
    person.presses(Key.Key_Escape)
    assert isinstance(person.screen, ClientForm)
    assert MAY not in person.reads()
    person.clicks("Lägg till klienten")
    person.waits_for(MAY)
    person.clicks("Öppna klienten")
    person.waits_for_screen("ClientPage")
    with ends(person, folder) as vault:
        assert vault.clients.count() == 2


def test_it_may_be_another_person_all_the_same(enters: Enters, folder: Path) -> None:
    person = at_the_form(enters)
    named(person, "Kim Älv")
    person.waits_for(MAY)
    person.clicks("Nej, lägg till en ny")
    person.waits_for_screen("ClientPage")
    with ends(person, folder) as vault:
        assert vault.clients.count() == 3


def test_two_numbers_are_two_people_and_no_question(enters: Enters, folder: Path) -> None:
    person = at_the_form(enters)
    person.types("19811228-9874")
    person.presses(Key.Key_Tab)
    person.types("Eva Ek")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    with ends(person, folder) as vault:
        assert vault.clients.count() == 3


def test_a_changed_number_that_is_known_leads_there_too(
    enters: Enters, folder: Path
) -> None:
    person = enters()
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")
    person.clicks("Ändra uppgifterna")
    person.waits_for_screen("ClientForm")
    person.clicks("Typ av identitet: Personnummer")
    person.clicks(person.finds("Personnummer", QLineEdit))
    person.types(NUMBER)
    person.presses(Key.Key_Return)
    person.waits_for("Det finns redan en klient med det numret.")
    person.clicks("Öppna klienten: Eva Ek")
    person.waits_for_screen("ClientPage")
    assert "Eva Ek" in person.reads()
