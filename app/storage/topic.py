# SPDX-License-Identifier: EUPL-1.2
"""What the topics of the vault share: the database they ask, the seals and the log."""

from app.storage.database import Database
from app.storage.events import Log
from app.storage.seals import Seals


class Topic:
    """One subject of the vault: clients, interviews, answers. The vault is their sum."""

    def __init__(self, database: Database, seals: Seals, log: Log) -> None:
        self._database = database
        self._seals = seals
        self._log = log
