# SPDX-License-Identifier: EUPL-1.2
"""G4: wherever a name stood half typed at a lock, no word of it is left when the client is gone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.robust.places import FIRST, PASSPHRASE, go_on, unlock
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

NAME = "Halvskriven"
OTHER = 2


def _start(person: Person) -> None:
    person.clicks(person.finds("Sök", QLineEdit))


def _new_client(person: Person) -> None:
    person.clicks("Ny klient")
    person.tabs_to("Namn")


def _talk(person: Person) -> None:
    go_on(person)
    person.presses(Key.Key_F2)


def _register(person: Person) -> None:
    person.program.desk.show_vault("extract")
    person.waits_until(lambda: type(person.screen).__name__ != "StartPage", "extract")
    person.clicks(next(iter(person.all(QLineEdit))))


PLACES: dict[str, Callable[[Person], None]] = {
    "start": _start, "new client": _new_client, "talk": _talk, "register": _register,
}  # fmt: skip


def _drafts(vault: Vault) -> list[str]:
    return [
        value for key, value in vault.settings.all().items() if key.startswith("draft:")
    ]


def _locked_at(opens: Opens, folder: Path, goes: Callable[[Person], None]) -> None:
    person = opens(vault=folder)
    unlock(person)
    goes(person)
    person.types(NAME)
    person.holds(Key.Key_L)
    person.waits_for_screen("Unlock")
    leaves(person)


@pytest.mark.parametrize("place", PLACES)
def test_no_half_typed_word_outlives_the_client(
    opens: Opens, folder: Path, place: str
) -> None:
    _locked_at(opens, folder, PLACES[place])
    with open_vault(folder, PASSPHRASE) as vault:
        assert NAME in "".join(_drafts(vault))
        vault.disposals.remove_client(1, ("1", ""), by="anpr")
        assert _drafts(vault) == []


@pytest.mark.parametrize("way", ["export", "prepare", "interview", "client"])
def test_a_draft_is_of_somebody(folder: Path, way: str) -> None:
    """Those of earlier versions say it only by the way to the screen."""
    old = json.dumps(
        {"where": [way, "1", "0"], "stands": {"lines": [["a", 0, NAME, 0, 0]]}}
    )
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.clients.add(Client("none", name="Annan", created_at="2026")) == OTHER
        vault.settings.put("draft:anpr", old)
        vault.settings.put("draft:cd", old.replace('"1"', '"9"'))
        vault.disposals.remove_client(1, ("1", ""), by="anpr")
        assert [key for key in vault.settings.all() if "draft" in key] == ["draft:cd"]


def test_a_dropped_correction_takes_its_draft_and_no_other(
    opens: Opens, folder: Path
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.interviews.sign(FIRST, by="anpr", at="2026-11-22T10:00:00Z")
        again = vault.interviews.correct(
            FIRST, reason="fel", by="anpr", at="2026-11-23T10:00:00Z"
        )
        for number, of in enumerate((("interview", again), ("client", 1))):
            kept = json.dumps({"of": of, "where": [], "stands": {}})
            vault.settings.put(f"draft:{number}", kept)
        vault.interviews.remove(again, reason="mistake")
        assert [key for key in vault.settings.all() if "draft" in key] == ["draft:1"]
