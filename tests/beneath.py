# SPDX-License-Identifier: EUPL-1.2
"""What lies beneath the topics of an open vault, for tests to look at and to plant faults in."""

from app.storage.database import Database
from app.storage.keys import VaultKeys
from app.storage.vault import Vault


def beneath(vault: Vault) -> Database:
    """The rows, past everything that the vault keeps from being done to them."""
    return vault._database  # noqa: SLF001 - what the vault lets nobody touch


def keys_beneath(vault: Vault) -> VaultKeys:
    """The keys of its data and chains, to look into the file itself."""
    return vault._keys  # noqa: SLF001 - what the vault shows nobody
