# SPDX-License-Identifier: EUPL-1.2
"""The window's account of a salvaged vault says what may be missing."""

from pathlib import Path

from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.ui.flow.door.vault_opening import salvaged
from tests.beneath import beneath

WORDS = "åtta röda älgar sover"
NOW = "2026-11-22T13:32:05Z"
ALL = "Ingen intervju ser ut att sakna något."


def test_all_is_there_and_then_pages_are_missing(tmp_path: Path) -> None:
    folder = tmp_path / "valv"
    vault, _ = create_vault(
        folder, WORDS, signature="AB", cost=KeyCost(memory_kib=8, time=1, parallelism=1)
    )
    with vault:
        client = vault.clients.add(Client("none", name="Kim Älv", created_at=NOW))
        new = NewInterview(client, "grund", "1", "2026-11-22", "AB", NOW)
        vault.answers.put(vault.interviews.begin(new), {"K1": StoredAnswer("X", None)})
        (found,) = beneath(vault).rows(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'interview'"
        )
    account = salvaged(folder, WORDS, tmp_path / "ett", by_code=False)
    assert ALL in account.lines
    assert not any("fler" in line for line in account.lines)
    whole = (folder / "data.db").read_bytes()
    (folder / "data.db").write_bytes(whole[: (found[0] - 1) * 4096])
    account = salvaged(folder, WORDS, tmp_path / "två", by_code=False)
    assert ALL not in account.lines
    assert any("slutet av filen är borta" in line for line in account.lines)
    assert any("intervjuer än de som gick att rädda." in line for line in account.lines)
