# SPDX-License-Identifier: EUPL-1.2
"""Breaks, tabs and unseen orders are not kept in a name, a case or a unit, whichever way they come."""

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.cli.main import run
from app.storage.records import Client
from app.storage.vault.entering import open_vault
from tests.robust.places import PASSPHRASE, make_vault, unlock
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

ORDERS = "\u202e\u200b\ufeff\u00ad"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_vault(tmp_path / "valv")


def _pastes(person: Person, name: str, text: str) -> None:
    person.tabs_to(name)
    QGuiApplication.clipboard().setText(text)
    person.holds(Key.Key_A)
    person.holds(Key.Key_V)


def _clients(folder: Path) -> dict[str, Client]:
    with open_vault(folder, PASSPHRASE) as vault:
        return {one.name: one for one in vault.clients.recent(-1)}


def test_what_is_pasted_into_a_line(opens: Opens, folder: Path) -> None:
    person = opens(vault=folder)
    unlock(person)
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    person.clicks("Typ av identitet: Inget nummer")
    _pastes(person, "Namn", f"{ORDERS}\n")
    person.clicks("Lägg till klienten")
    assert type(person.screen).__name__ == "ClientForm"  # nothing to see is no name
    _pastes(person, "Namn", f"{ORDERS}Maja\tEk\nLund")
    _pastes(person, "Ärendenummer", f"2026\u200b-9\n{ORDERS}")
    person.clicks("Lägg till klienten")
    person.waits_for_screen("ClientPage")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    _pastes(person, "Enhet", f"Norr{ORDERS}\nSöder")
    person.clicks("Spara")
    person.waits_for("Sparat.")
    leaves(person)
    assert _clients(folder)["Maja Ek Lund"].case_number == "2026-9"
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.settings.all()["unit"] == "Norr Söder"


def test_a_pasted_number_is_read_without_its_unseen_signs(
    opens: Opens, folder: Path
) -> None:
    person = opens(vault=folder)
    unlock(person)
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    _pastes(person, "Personnummer", "\u202d19920611-2386\u202c")
    person.waits_for("✓ 19920611-2386")


def test_a_search_that_is_pasted_finds_the_client(opens: Opens, folder: Path) -> None:
    person = opens(vault=folder)
    unlock(person)
    person.clicks("Sök klient")
    QGuiApplication.clipboard().setText("\u202d2026-014\u202c\u200b")
    person.holds(Key.Key_V)
    person.waits_for("1 träff")


def test_what_a_table_says(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text(
        "person,form,date,interviewer,unit,A1\n"
        f'"2026-{ORDERS}7\n",asi-grund,2026-10-01,"Anna\tEk",{ORDERS}Norr,"Maja\n{ORDERS}Ek"\n',
        encoding="utf-8",
    )
    said = io.StringIO()
    words = ["import", str(folder), str(table)]
    assert run(words, io.StringIO(f"{PASSPHRASE}\n"), said, said) == 0, said.getvalue()
    with open_vault(folder, PASSPHRASE) as vault:
        new = vault.interviews.get(2)
        assert new.interviewer == "Anna Ek"
        assert vault.clients.get(new.client_id).case_number == "2026-7"
        assert vault.texts.get(2, "unit") == "Norr"
        assert vault.answers.of(2)["A1"].text == "Maja Ek"
