# SPDX-License-Identifier: EUPL-1.2
"""What is known of a client is changed: at the client's page, and seen after opening again."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.stewardship.log.log_words import phrase
from app.storage.records import Client, StoredAnswer
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.typist import in_focus
from tests.ui.flow.test_pressed_twice import begun, ends
from tests.ui.register.conftest import old
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, made, opens, unlocks
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

__all__ = ["cheap", "enters", "made", "old", "opens"]

KIM = 1
NUMBER = "19920611-2386"


@pytest.fixture
def folder(made: tuple[Path, str]) -> Path:
    """A vault where Kim Älv has an unsigned interview, and a colleague left half-typed words."""
    begun(made[0])
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.texts.put(1, {"note:D9": "Kim Älv ringer på måndag"})
        vault.texts.put(1, {"note:D10": "Mamman följer med"})
        half = {"where": ["settings"], "stands": {"lines": [["Enhet", 0, "kim älv, 5"]]}}
        vault.settings.put("draft:boba", json.dumps(half, ensure_ascii=False))
    return made[0]


def at_the_form(enters: Enters) -> Person:
    person = enters()
    person.program.desk.open_client(KIM)
    person.waits_for_screen("ClientPage")
    person.clicks("Ändra uppgifterna")
    person.waits_for_screen("ClientForm")
    return person


def retypes(person: Person, name: str, text: str) -> None:
    person.clicks(person.finds(name, QLineEdit))
    person.holds(Key.Key_A)
    person.types(text)


def changed(vault: Vault) -> list[str]:
    return [row.key for row in vault.log.rows() if row.code == "client.changed"]


def test_a_misspelt_name_and_a_case_number_that_comes_later(
    enters: Enters, folder: Path
) -> None:
    person = at_the_form(enters)
    line = in_focus()
    assert isinstance(line, QLineEdit)
    assert line.text() == "Kim Älv"
    person.holds(Key.Key_A)
    person.types("Kim Elv")
    person.presses(Key.Key_Tab)
    person.types("2026-17")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    said = person.reads()
    assert "Uppgifterna är ändrade. De är ändrade också i en intervju som" in said
    assert "Kim Elv" in said
    assert "Ärende 2026-17." in said
    with ends(person, folder) as vault:
        assert vault.clients.get(KIM)[:4] == ("none", "", "Kim Elv", "2026-17")
        assert vault.answers.of(1)["A1"].text == "Kim Elv"
        assert vault.answers.of(1)["A2"].text == "2026-17"
        assert [one.id for one in vault.clients.search("elv")] == [KIM]
        assert vault.clients.search("älv") == []
        assert changed(vault) == ["name case_number"]


def test_a_number_by_mouse_and_what_was_typed_by_hand_stays(
    enters: Enters, folder: Path
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.answers.put(1, {"A1": StoredAnswer(None, "Kim kallad Kimme")})
    person = at_the_form(enters)
    person.clicks("Typ av identitet: Personnummer")
    person.clicks(person.finds("Personnummer", QLineEdit))
    person.types(NUMBER)
    person.clicks("Spara ändringen")
    person.waits_for_screen("ClientPage")
    with ends(person, folder) as vault:
        assert vault.clients.get(KIM).number == NUMBER
        answers = vault.answers.of(1)
        assert answers["A1"].text == "Kim kallad Kimme"
        assert answers["A2"].text == NUMBER


def test_protection_takes_the_name_out_of_everything_to_come(
    enters: Enters, folder: Path
) -> None:
    person = at_the_form(enters)
    person.clicks("Typ av identitet: Skyddade uppgifter")
    assert "Det går inte att ångra." in person.reads()
    person.clicks("Spara ändringen")
    assert "Namnet liknar det riktiga." in person.reads()
    retypes(person, "Påhittat namn", "Molly Sol")
    person.clicks("Spara ändringen")
    assert in_focus().accessibleName() == "Avbryt"
    person.presses(Key.Key_Escape)
    assert "Ska de bort?" not in person.reads()
    person.clicks("Spara ändringen")
    person.clicks("Ja, ta bort namnet")
    person.waits_for_screen("ClientPage")
    said = person.reads()
    assert "Molly Sol" in said
    assert "Namnet eller numret står också i anteckningen till D9" in said
    assert "D10" not in said
    with ends(person, folder) as vault:
        assert vault.clients.get(KIM)[:4] == ("protected", "", "Molly Sol", "")
        assert vault.clients.search("älv") == []
        assert vault.answers.of(1)["A1"].text == "Molly Sol"
        assert "A2" not in vault.answers.of(1)
        assert "molly sol, 5" in vault.settings.all()["draft:boba"].casefold()
        assert changed(vault) == ["protected name"]
        copy = vault.copies.make()
    with open_vault(copy.folder, PASSPHRASE) as again:
        assert again.clients.search("älv") == []


def test_nothing_changed_is_no_event_and_another_client_has_the_number(
    enters: Enters, folder: Path
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.clients.add(Client("personnummer", NUMBER, "Bo Berg"))
    person = at_the_form(enters)
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    person.clicks("Ändra uppgifterna")
    person.waits_for_screen("ClientForm")
    person.clicks("Typ av identitet: Personnummer")
    person.types(NUMBER)
    person.presses(Key.Key_Return)
    person.waits_for("Det finns redan en klient med det numret.")
    with ends(person, folder) as vault:
        assert changed(vault) == []


def test_a_half_changed_name_is_back_after_a_lock(enters: Enters, folder: Path) -> None:
    person = at_the_form(enters)
    person.types(" Andersson")
    person.holds(Key.Key_L)
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientForm")
    assert person.finds("Namn", QLineEdit).text() == "Kim Älv Andersson"
    assert "Ändra klientens uppgifter" in person.reads()


def test_what_is_signed_keeps_the_name_and_that_is_said(opens: Opens, old: Path) -> None:
    person = opens(vault=old)
    unlocks(person, PASSPHRASE)
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")
    person.clicks("Ändra uppgifterna")
    person.waits_for_screen("ClientForm")
    person.clicks("Typ av identitet: Skyddade uppgifter")
    retypes(person, "Påhittat namn", "Molly Sol")
    person.presses(Key.Key_Return)
    person.clicks("Ja, ta bort namnet")
    person.waits_for(
        "Det riktiga namnet kan stå kvar i svaren och på bladet i en signerad intervju"
    )
    with ends(person, old) as vault:
        assert vault.seals.broken() == []
        said = [phrase(row) for row in vault.log.rows()]
        assert "ändrade klientens uppgifter (skyddade uppgifter, nummer och namn)" in said
