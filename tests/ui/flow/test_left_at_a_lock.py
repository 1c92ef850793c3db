# SPDX-License-Identifier: EUPL-1.2
"""What stood on a screen at a lock: one for each person, deleted with whom it is about (G4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.records import Client, NewInterview
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault
from app.ui.flow.lock.lock_draft import LockDraft, drop_draft, put_draft, read_draft
from tests.robust.places import CHEAP, PASSPHRASE

NOW = "2020-05-05T10:00:00Z"
WORDS = {"lines": [["Namn", 0, "halva ord", 9, 0]], "pages": []}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Two clients, each with one interview of the same number."""
    made, _ = create_vault(tmp_path / "valv", PASSPHRASE, signature="AB", cost=CHEAP)
    with made:
        made.forms.put("grund", "1", "påhittad")
        for name in ("Ett", "Två"):
            client = made.clients.add(Client("none", name=name, created_at=NOW))
            made.interviews.begin(
                NewInterview(client, "grund", "1", "2020-05-05", "AB", NOW)
            )
        yield made


def test_it_comes_back_as_it_was_and_can_be_dropped(vault: Vault) -> None:
    draft = LockDraft(("interview", "1"), WORDS)
    put_draft(vault, draft)
    assert read_draft(vault) == draft
    assert draft.has_words
    drop_draft(vault)
    assert read_draft(vault) is None


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"where": 1}', '{"where": ["a"]}'])
def test_what_cannot_be_read_is_no_draft(vault: Vault, kept: str) -> None:
    vault.settings.put("draft:AB", kept)
    assert read_draft(vault) is None


def delete(vault: Vault, client: int) -> None:
    rules = ("1 (2026-11-22)", "En lag")
    decided = vault.disposals.decide(rules, [(client, "2020-05-05", "2025-05-05")], by="AB")
    vault.disposals.carry_out(decided, {}, by="CD")


@pytest.mark.parametrize(
    "where", [("interview", "2"), ("client", "2"), ("prepare", "2", "0"), ()]
)
def test_it_goes_with_the_client_it_is_about(vault: Vault, where: tuple[str, ...]) -> None:
    put_draft(vault, LockDraft(where, WORDS))
    delete(vault, 2)
    assert read_draft(vault) is None


@pytest.mark.parametrize("where", [("interview", "1"), ("client", "1"), ("settings",)])
def test_it_stays_when_another_client_goes(vault: Vault, where: tuple[str, ...]) -> None:
    put_draft(vault, LockDraft(where, WORDS))
    delete(vault, 2)
    assert read_draft(vault) == LockDraft(where, WORDS)
