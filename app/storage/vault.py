# SPDX-License-Identifier: EUPL-1.2
"""The vault: a folder with encrypted data and its keys, opened as one object.

All methods are synchronous and belong to the thread that opened the vault.
"""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Self

from app.storage import migrations, opening
from app.storage.atomic import make_folder, sync_folder, told
from app.storage.contents import Contents
from app.storage.database import Database
from app.storage.errors import MissingDataFile, MissingKeyFile, NoVault, VaultExists
from app.storage.importing import Importing
from app.storage.interviews import Interviews
from app.storage.keyfile import NAMES, VERSION, KeyFile, heal_copies, write_copies
from app.storage.keys import REAL, KeyCost, new_data_key, purpose_key, wipe
from app.storage.lock import VaultLock
from app.storage.seals import Seals
from app.storage.unlocking import (
    Unlocked,
    passphrase_slot,
    recovery_slot,
    unlock,
    unlock_with_recovery,
)
from app.storage.ways_in import WaysIn

DATA = "data.db"
BACKUPS = "backups"


class Vault(Importing, Interviews, Contents, WaysIn):
    """An open vault: the sum of its topics. Close it, or use it as a context manager.

    Attributes:
        folder: where it is.
        opened_by: signature of the slot that opened it, "" for the recovery code.
    """

    def __init__(
        self, folder: Path, database: Database, unlocked: Unlocked, lock: VaultLock
    ) -> None:
        self.folder = folder
        self._lock = lock
        self.opened_by = unlocked.slot.signature
        self._key = purpose_key(unlocked.data_key, "audit")
        super().__init__(database, Seals(database, self._key))

    def transaction(self) -> AbstractContextManager[None]:
        """Several calls as one: all or nothing, durable when it ends."""
        return self._database.transaction()

    def close(self) -> None:
        """Closes the file, gives up the lock and wipes the key. May be called twice."""
        self._database.close()
        self._lock.release()
        wipe(self._key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_vault(
    folder: Path, passphrase: str, *, signature: str, cost: KeyCost = REAL
) -> tuple[Vault, str]:
    """Makes a new vault and opens it; also the recovery code, which is shown only now.

    It is built beside its place and moved there whole, so a crash leaves no half vault.

    Args:
        folder: must not exist, or be empty; its parent must exist.
        passphrase: as judged by `passphrase.judge`.
        signature: of the first person with a way in.
        cost: for tests to make cheap; the program takes the real one.

    Raises:
        VaultExists: something is there.
        NotSaved: the place cannot be written.
    """
    folder = folder.absolute()
    building = folder.with_name(f".{folder.name}.new")
    data_key = new_data_key()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultExists
        keys, code = _build(building, data_key, (passphrase, signature, cost))
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
        sync_folder(folder.parent)
        unlocked = Unlocked(keys, keys.slots[0], data_key)
        return _open_locked(folder, lambda: unlocked), code
    except OSError as error:
        raise told(error) from None
    finally:
        wipe(data_key)
        with suppress(OSError):
            shutil.rmtree(building)


def open_vault(folder: Path, passphrase: str, *, signature: str | None = None) -> Vault:
    """Opens a vault with a passphrase; heals a lost or damaged copy of the keys.

    Args:
        folder: of the vault.
        passphrase: of anyone with a way in.
        signature: whose passphrase it is, if known: spares trying the others' first.

    Raises:
        NoVault, MissingKeyFile, MissingDataFile, DamagedKeyFile, WrongPassphrase,
        PlaintextVault, DamagedVault, NewerVault, VaultInUse, ShortOfMemory, NotSaved: see
            each in `errors`.
    """
    folder = folder.absolute()
    _refuse_half(folder)
    return _open_locked(folder, lambda: unlock(folder, passphrase, signature=signature))


def open_with_recovery(folder: Path, code: str) -> Vault:
    """Opens a vault with its printed recovery code.

    Raises:
        MistypedRecoveryCode, WrongRecoveryCode: and those of `open_vault`.
    """
    folder = folder.absolute()
    _refuse_half(folder)
    return _open_locked(folder, lambda: unlock_with_recovery(folder, code))


def is_vault(folder: Path) -> bool:
    """Whether there is anything of a vault in a folder, whole or not."""
    return any((folder / name).exists() for name in (DATA, *NAMES))


def _build(
    building: Path, data_key: bytearray, first: tuple[str, str, KeyCost]
) -> tuple[KeyFile, str]:
    if building.exists():  # left by a crash while creating: nothing was ever saved in it
        shutil.rmtree(building)
    make_folder(building)
    make_folder(building / BACKUPS)
    file_id = new_data_key()[:16].hex()
    slot = passphrase_slot(file_id, data_key, *first)
    recovery, code = recovery_slot(file_id, data_key)
    keys = KeyFile(
        version=VERSION, generation=1, file_id=file_id, slots=(slot, recovery), mac="0" * 64
    ).signed_with(data_key)
    write_copies(building, keys)
    key = purpose_key(data_key, "db")
    try:
        database = Database(opening.create_file(building / DATA, key))
        try:
            migrations.migrate(database)
        finally:
            database.close()
    finally:
        wipe(key)
    sync_folder(building)
    return keys, code


def _refuse_half(folder: Path) -> None:
    has_data = (folder / DATA).exists()
    has_keys = any((folder / name).exists() for name in NAMES)
    if not has_data and not has_keys:
        raise NoVault
    if not has_keys:
        raise MissingKeyFile
    if not has_data:
        raise MissingDataFile


def _open_locked(folder: Path, unlocking: Callable[[], Unlocked]) -> Vault:
    lock = VaultLock(folder)
    try:
        unlocked = unlocking()
        try:
            vault = _open(folder, unlocked, lock)
        finally:
            wipe(unlocked.data_key)
    except BaseException:
        lock.release()
        raise
    lock.note(unlocked.slot.signature)
    return vault


def _open(folder: Path, unlocked: Unlocked, lock: VaultLock) -> Vault:
    key = purpose_key(unlocked.data_key, "db")
    try:
        database = Database(opening.open_file(folder / DATA, key))
    finally:
        wipe(key)
    try:
        migrations.migrate(database)
        heal_copies(folder, unlocked.keys)
        return Vault(folder, database, unlocked, lock)
    except BaseException:
        database.close()
        raise
