# SPDX-License-Identifier: EUPL-1.2
"""A real vault with cheap keys, and somebody who has unlocked it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.interview.clients.casework import settle_in
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, Staff
from app.storage.vault.creating import create_vault
from app.ui.flow.vault import hub
from app.ui.flow.vault.data_key_flow import DataKeyFlow
from app.ui.flow.vault.people_flow import PeopleFlow
from tests.walkthrough.conftest import Opens, opens
from tests.walkthrough.person import Key, Person

__all__ = ["opens"]

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
PASSPHRASE = "åtta röda älgar sover"
Enters = Callable[..., Person]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are made on the screens cost as little as those of the vault."""
    monkeypatch.setitem(hub.FLOWS, "people", partial(PeopleFlow, cost=CHEAP))
    monkeypatch.setitem(hub.FLOWS, "key", partial(DataKeyFlow, cost=CHEAP))


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """Folder and recovery code of a closed vault with one person and one client in it."""
    folder = tmp_path / "valv"
    vault, code = create_vault(folder, PASSPHRASE, signature="anan", cost=CHEAP)
    staff = Staff(0, "Anna Andersson", "anan", "2025-03-11")
    settle_in(vault, staff, municipality="0685", unit="Vuxenenheten")
    vault.clients.add(Client("none", name="Kim Älv"))
    vault.close()
    return folder, code


@pytest.fixture
def enters(opens: Opens, made: tuple[Path, str]) -> Enters:
    """Opens the program on the vault, and unlocks it."""

    def enter(passphrase: str = PASSPHRASE) -> Person:
        person = opens(vault=made[0])
        unlocks(person, passphrase)
        return person

    return enter


def unlocks(person: Person, passphrase: str) -> None:
    """Types the passphrase, and waits for the start page."""
    person.waits_for_screen("Unlock")
    person.types(passphrase)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")


def goes_to(person: Person, row: str) -> None:
    """From the start page to what a row of "Valvet" leads to."""
    person.clicks("Valvet")
    person.waits_for_screen("Hub")
    person.clicks(row)
