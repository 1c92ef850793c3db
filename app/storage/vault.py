# SPDX-License-Identifier: EUPL-1.2
"""The vault: a folder with encrypted data and its keys, opened as one object.

Everything in it is synchronous and belongs to the thread that opened the vault.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Self

from app.errors import UserError
from app.storage import creating, free_pages, migrations, opening
from app.storage.admission import admit
from app.storage.atomic import sync_folder, take_name, told
from app.storage.attempts import FREE, counted
from app.storage.backups import Copies
from app.storage.checking import check_file
from app.storage.clock import Clock, system_clock
from app.storage.contents import Forms, StoredAnswers, Texts
from app.storage.copies import DATA, sweep_vault
from app.storage.database import Database
from app.storage.disposal_errors import OldCopiesStay
from app.storage.disposals import Disposals
from app.storage.end_mark import EndMark, Misfit
from app.storage.errors import (
    DamagedVault,
    MissingDataFile,
    MissingKeyFile,
    NotCopied,
    NotSaved,
    NoVault,
    VaultExists,
)
from app.storage.events import Event
from app.storage.holds import Holds
from app.storage.importing import Imports
from app.storage.interviews import Interviews
from app.storage.joining import Joins
from app.storage.kept_keys import keep, kept
from app.storage.keyfile import NAMES, heal_copies
from app.storage.keys import REAL, KeyCost, VaultKeys, new_data_key, wipe
from app.storage.lock import VaultLock
from app.storage.logbook import Log
from app.storage.long_paths import refuse_long
from app.storage.people import Clients
from app.storage.reviews import Reviews
from app.storage.rotation import DataKey, remove_coming
from app.storage.seals import Seals
from app.storage.set_aside import journal_put_back
from app.storage.signatures import readable
from app.storage.soundness import Soundness
from app.storage.topic import OpenFolder
from app.storage.unlocking import Unlocked, unlock, unlock_with_recovery
from app.storage.vault_settings import Settings, StaffList
from app.storage.way_errors import OldWayIn
from app.storage.ways_in import WaysIn


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
        self.settings = Settings(database, log)
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
        self.ways = WaysIn(database, log, folder)
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


def create_vault(
    folder: Path,
    passphrase: str,
    *,
    signature: str,
    cost: KeyCost = REAL,
    clock: Clock = system_clock,
) -> tuple[Vault, str]:
    """Makes a new vault and opens it; also the recovery code, which is shown only now.

    It is built beside its place and moved there whole, so a crash leaves no half vault.

    Args:
        folder: must not exist, or be empty; its parent must exist.
        passphrase: as judged by `passphrase.judge`.
        signature: of the first person with a way in.
        cost: for tests to make cheap; the program takes the real one.
        clock: for tests to set.

    Raises:
        VaultExists: something is there.
        LongName, LongPath: the place is too long for what will lie in it.
        NoSignature: it is empty, or has signs that cannot be seen.
        LongSignature: it is too long.
        NotSaved: the place cannot be written.
    """
    folder, signature = folder.absolute(), readable(signature)
    refuse_long(folder)
    building = folder.with_name(f".{folder.name}.new")
    data_key = new_data_key()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultExists
        keys, code = creating.build(building, data_key, (passphrase, signature, cost))
        if folder.exists():
            folder.rmdir()
        take_name(building, folder)
        sync_folder(folder.parent)
        unlocked = Unlocked(keys, keys.slots[0], data_key)
        return _open_locked(folder, clock, lambda: iter([unlocked])), code
    except OSError as error:
        raise told(error) from None
    finally:
        wipe(data_key)
        with suppress(OSError):
            shutil.rmtree(building)


def open_vault(
    folder: Path,
    passphrase: str,
    *,
    signature: str | None = None,
    clock: Clock = system_clock,
) -> Vault:
    """Opens a vault with a passphrase; heals a lost or damaged copy of the keys.

    A vault of an earlier version is backed up and then updated.

    Args:
        folder: of the vault.
        passphrase: of anyone with a way in.
        signature: whose passphrase it is, if known: spares trying the others' first.
        clock: for tests to set.

    Raises:
        NoVault, MissingKeyFile, MissingDataFile, DamagedKeyFile, WrongPassphrase, TooSoon,
        PlaintextVault, DamagedVault, NewerVault, VaultInUse, ShortOfMemory, NotUpdated,
        NotSaved: see each in `errors`.
    """
    folder = folder.absolute()
    _refuse_half(folder)
    return _open_locked(
        folder,
        clock,
        lambda: unlock(folder, passphrase, signature=signature),
        guessable=True,
    )


def open_with_recovery(folder: Path, code: str, *, clock: Clock = system_clock) -> Vault:
    """Opens a vault with its printed recovery code.

    Raises:
        MistypedRecoveryCode, WrongRecoveryCode: and those of `open_vault`.
    """
    folder = folder.absolute()
    _refuse_half(folder)
    return _open_locked(folder, clock, lambda: unlock_with_recovery(folder, code))


def is_vault(folder: Path) -> bool:
    """Whether there is anything of a vault in a folder, whole or not."""
    return any((folder / name).exists() for name in (DATA, *NAMES))


def _refuse_half(folder: Path) -> None:
    has_data = (folder / DATA).exists()
    has_keys = any((folder / name).exists() for name in NAMES)
    if not has_data and not has_keys:
        raise NoVault
    if not has_keys:
        raise MissingKeyFile
    if not has_data:
        raise MissingDataFile


def _open_locked(
    folder: Path,
    clock: Clock,
    unlocking: Callable[[], Iterator[Unlocked]],
    *,
    guessable: bool = False,
) -> Vault:
    lock = VaultLock(folder)
    journal_put_back(folder)
    try:
        with counted(folder, clock) if guessable else nullcontext(0) as missed:
            vault = _open_first((folder, lock, clock), unlocking())
    except BaseException:
        lock.release()
        raise
    lock.note(vault.opened_by)
    if missed >= FREE:
        with suppress(NotSaved):
            vault.log.add(Event.MISSED, key=str(missed))
    return vault


def _open_first(held: tuple[Path, VaultLock, Clock], opened: Iterator[Unlocked]) -> Vault:
    """With the first that fits, of several data keys after a cut exchange, or key files."""
    refused: UserError = DamagedVault()
    for unlocked in opened:
        try:
            return _open(*held, unlocked)
        except DamagedVault:  # or the other key's data
            continue
        except OldWayIn as error:  # the same words may stand in the key file that holds
            refused = error
        finally:
            wipe(unlocked.data_key)
    raise refused


def _open(path: Path, lock: VaultLock, clock: Clock, unlocked: Unlocked) -> Vault:
    keys = VaultKeys(unlocked.data_key)
    folder = OpenFolder(path, keys, unlocked.keys, clock)
    database = None
    was_cut = opening.is_hot(path / DATA)
    try:
        database = Database(folder.open_data(), lock.data)
        updated = migrations.missing(database) > 0
        unlocked = admit(folder, database, unlocked)
        misfit = EndMark(database, keys.chain).misfit()
        if misfit is not None:  # nothing is written to pages of several times
            _check_closed(folder, database)
        heal_copies(path, unlocked.keys)
        remove_coming(path)
        sweep_vault(path)
        vault = Vault(lock, folder, database, unlocked, misfit)
        if was_cut:
            with suppress(NotSaved):
                free_pages.write_anew(database)
        # Read before the first row is written: damage must not be written to.
        unfinished = vault.disposals.unfinished()
        with suppress(NotSaved):  # a full disk must not keep anybody from reading
            _note_opening(vault.log, database, unlocked, updated=updated)
        with suppress(NotSaved, NotCopied, OldCopiesStay):  # a deletion that was cut short
            if unfinished:
                vault.disposals.finish()
    except BaseException:
        if database is not None:
            database.close()
        keys.wipe()
        raise
    return vault


def _note_opening(
    log: Log, database: Database, unlocked: Unlocked, *, updated: bool
) -> None:
    """Logs that it was opened, and keeps the key file that holds from now on."""
    by_code = unlocked.slot.kind == "recovery"
    with database.transaction():
        if updated:
            log.add(Event.SCHEMA_CHANGED, key=str(migrations.version_of(database)))
        log.add(Event.VAULT_OPENED_BY_CODE if by_code else Event.VAULT_OPENED)
        if kept(database) != unlocked.keys:
            keep(database, unlocked.keys)
            log.mark_ends()


def _check_closed(folder: OpenFolder, database: Database) -> None:
    """Looks through the file, which is closed for the while."""
    database.close()
    check_file(folder.path / DATA, folder.keys.db)
    database.renew(folder.open_data())
