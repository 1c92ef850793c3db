# SPDX-License-Identifier: EUPL-1.2
"""What the topics of the vault share: the database they ask, and the seals."""

from app.storage.database import Database
from app.storage.seals import Seals


class Topic:
    """One subject of the vault: clients, interviews, answers. The vault is their sum."""

    def __init__(self, database: Database, seals: Seals) -> None:
        self._database = database
        self._seals = seals
