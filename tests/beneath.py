# SPDX-License-Identifier: EUPL-1.2
"""What lies beneath the topics of an open vault, for tests to look at and to plant faults in."""

from app.storage.data.database import Database
from app.storage.data.driver import Connection
from app.storage.keys.cryptography import VaultKeys
from app.storage.vault.vault import Vault


def connection_beneath(database: Database) -> Connection:
    """The driver's own connection: what comes through it is judged by nobody."""
    return database._connection  # noqa: SLF001 - what is asked here goes past all judging


def beneath(vault: Vault) -> Database:
    """The rows, past everything that the vault keeps from being done to them."""
    return vault._database  # noqa: SLF001 - what the vault lets nobody touch


def keys_beneath(vault: Vault) -> VaultKeys:
    """The keys of its data and chains, to look into the file itself."""
    return vault._keys  # noqa: SLF001 - what the vault shows nobody
