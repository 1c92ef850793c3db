# SPDX-License-Identifier: EUPL-1.2
"""What several storage tests share: a cheap key cost, a passphrase, an interview."""

from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, NewInterview
from app.storage.vault.vault import Vault

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
PASSPHRASE = "åtta röda älgar sover"
NOW = "2026-11-22T13:32:05Z"


def add_interview(vault: Vault) -> int:
    client = vault.clients.add(Client("none", name="Kim Älv", created_at=NOW))
    return vault.interviews.begin(
        NewInterview(client, "grund", "1", "2026-11-22", "AB", NOW)
    )
