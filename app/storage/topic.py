# SPDX-License-Identifier: EUPL-1.2
"""What the topics of an open vault are made of: the database they ask, the log, the folder."""

from dataclasses import dataclass
from pathlib import Path

from app.storage.clock import Clock
from app.storage.data.database import Database
from app.storage.data.driver import Connection
from app.storage.data.surplus import open_trimmed
from app.storage.disk.vault_files import DATA
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.keyfile import KeyFile
from app.storage.log.event_log import Log


@dataclass(eq=False, repr=False)
class Topic:
    """One subject of the vault: clients, interviews, answers. Each says what else it needs."""

    _database: Database
    _log: Log


@dataclass(eq=False, repr=False)
class OpenFolder:
    """The folder of an open vault, for the topics that touch its files.

    Attributes:
        path: of the vault.
        keys: that its data are read with now.
        key_file: as it lies there now.
        clock: to go by.
    """

    path: Path
    keys: VaultKeys
    key_file: KeyFile
    clock: Clock

    def open_data(self) -> Connection:
        """Another connection to the data."""
        return open_trimmed(self.path / DATA, self.keys.db)
