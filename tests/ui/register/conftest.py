# SPDX-License-Identifier: EUPL-1.2
"""A vault with clients of long ago, and somebody who has unlocked it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.interview.base.form_versions import keep_form
from app.interview.clients.casework import settle_in
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, NewInterview, Staff, StoredAnswer
from app.storage.vault.creating import create_vault
from tests.library import GRUND, LIBRARY
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, goes_to, unlocks
from tests.walkthrough.conftest import Opens, opens
from tests.walkthrough.person import Person

__all__ = ["goes_to", "opens"]

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
LONG_AGO = "2004-02-28T10:00:00Z"
PEOPLE = (  # Dag is born on the 5th
    Client("personnummer", "19900101-0000", "Asta Alm", "A-1", LONG_AGO),
    Client("personnummer", "19900102-0000", "Bo Berg", "B-2", LONG_AGO),
    Client("none", "", "Cia Carlsson", "C-3", LONG_AGO),
    Client("personnummer", "19900105-0000", "Dag Dahl", "D-4", LONG_AGO),
)


def long_ago() -> datetime:
    return datetime(2004, 2, 28, 10, tzinfo=UTC)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Folder of a closed vault with four clients, each with a signed interview."""
    folder = tmp_path / "valv"
    vault, _ = create_vault(
        folder, PASSPHRASE, signature="anan", cost=CHEAP, clock=long_ago
    )
    staff = Staff(0, "Anna Andersson", "anan", "2025-03-11")
    settle_in(vault, staff, municipality="0685", unit="Vuxenenheten")
    form = LIBRARY.form(GRUND)
    keep_form(vault.forms, form)
    for client in PEOPLE:
        one = vault.clients.add(client)
        talk = vault.interviews.begin(
            NewInterview(one, form.id, form.version, "2004-02-28", "Anna", LONG_AGO)
        )
        vault.answers.put(talk, {"D9": StoredAnswer(None, "3")}, at=LONG_AGO)
        vault.texts.put(talk, {"note:D9": "Ont i ryggen"})
        vault.interviews.sign(talk, by="anan", at=LONG_AGO)
    vault.close()
    return folder


@pytest.fixture
def enters(opens: Opens, old: Path) -> Enters:
    """Opens the program on the vault, and unlocks it."""

    def enter() -> Person:
        person = opens(vault=old)
        unlocks(person, PASSPHRASE)
        return person

    return enter
