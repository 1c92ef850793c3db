# SPDX-License-Identifier: EUPL-1.2
"""The vault: a folder with encrypted data and its keys, opened as one object.

Everything in it is synchronous and belongs to the thread that opened the vault. One is made by
`creating`, and opened by `entering`.
"""

from contextlib import AbstractContextManager
from typing import Self

from app.storage import migrations
from app.storage.copies.backups import Copies
from app.storage.data.database import Database
from app.storage.disk.lock import VaultLock
from app.storage.keys.slots import Unlocked
from app.storage.log.end_mark import Misfit
from app.storage.log.event_log import Log
from app.storage.log.seals import Seals
from app.storage.topic import OpenFolder
from app.storage.topics.bulk_import import Imports
from app.storage.topics.clients import Clients
from app.storage.topics.contents import Forms, StoredAnswers, Texts
from app.storage.topics.disposals import Disposals
from app.storage.topics.holds import Holds
from app.storage.topics.interviews import Interviews
from app.storage.topics.joins import Joins
from app.storage.topics.reviews import Reviews
from app.storage.topics.vault_settings import StaffList, VaultSettings
from app.storage.vault.access import VaultAccess
from app.storage.vault.rotation import DataKey
from app.storage.vault.soundness import Soundness


class Vault:
    """An open vault: its topics, side by side. Close it, or use it as a context manager.

    Attributes:
        folder: where it is.
        opened_by: signature of the slot that opened it, "" for the recovery code.
        end_fitted: whether the log and the seals ended where the mark says, at opening. If
            not, rows were cut off or put back; the log has an event of it.
    """

    def __init__(
        self,
        lock: VaultLock,
        folder: OpenFolder,
        database: Database,
        unlocked: Unlocked,
        misfit: Misfit | None,
    ) -> None:
        self.folder = folder.path
        self.opened_by = unlocked.slot.signature
        self.end_fitted = misfit is None
        self._lock = lock
        self._database = database
        self._keys = folder.keys
        database.opens_again_by(folder.open_data)
        self.log = log = Log(database, self._keys.chain, self.opened_by, folder.clock)
        self.seals = Seals(database, self._keys.chain)
        self.settings = VaultSettings(database, log)
        self.staff = StaffList(database, log)
        self.clients = Clients(database, log)
        self.joins = Joins(database, log, self.clients)
        self.interviews = Interviews(database, log, self.seals)
        self.answers = StoredAnswers(database, log)
        self.texts = Texts(database, log)
        self.forms = Forms(database, log)
        self.imports = Imports(database, log, self.seals, self.clients)
        self.holds = Holds(database, log)
        self.copies = Copies(database, log, folder)
        self.disposals = Disposals(database, log, folder, self.copies)
        self.ways = VaultAccess(database, log, folder)
        self.data_key = DataKey(database, log, folder, self.ways)
        self.reviews = Reviews(database, log)
        self.soundness = Soundness(database, log, folder, self.seals, self.disposals)

    def transaction(self) -> AbstractContextManager[None]:
        """Several calls as one: all or nothing, durable when it ends."""
        return self._database.transaction()

    def schema_version(self) -> int:
        """How many steps the schema has taken."""
        return migrations.version_of(self._database)

    def close(self) -> None:
        """Closes the file, gives up the lock and wipes the keys. May be called twice."""
        self._database.close()
        self._lock.release()
        self._keys.wipe()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
