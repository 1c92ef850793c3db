# SPDX-License-Identifier: EUPL-1.2
"""The ways into a vault that there is: by a passphrase, or by the recovery code."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path

from app.storage import migrations
from app.storage.clock import Clock, system_clock
from app.storage.copies.copy_folders import sweep_vault
from app.storage.copies.set_aside import journal_put_back
from app.storage.data import free_pages, opening
from app.storage.data.checking import check_file
from app.storage.data.database import Database
from app.storage.disk.lock import VaultLock
from app.storage.disk.vault_files import DATA
from app.storage.errors import (
    DamagedVault,
    MissingDataFile,
    MissingKeyFile,
    NotCopied,
    NotSaved,
    NoVault,
)
from app.storage.keys.attempts import FREE, counted
from app.storage.keys.cryptography import VaultKeys, wipe
from app.storage.keys.key_errors import OldWayIn
from app.storage.keys.keyfile import NAMES, heal_copies
from app.storage.keys.slots import Unlocked, unlock, unlock_with_recovery
from app.storage.log.end_mark import EndMark
from app.storage.log.event_log import Log
from app.storage.log.events import Event
from app.storage.topic import OpenFolder
from app.storage.topics.disposal_errors import OldCopiesStay
from app.storage.vault.admission import admit
from app.storage.vault.rotation import remove_coming
from app.storage.vault.stored_keys import keep, kept
from app.storage.vault.vault import Vault
from app.user_error import UserError


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
    folder = _whole(folder)
    opened = partial(unlock, folder, passphrase, signature=signature)
    return enter(folder, clock, opened, guessable=True)


def open_with_recovery(folder: Path, code: str, *, clock: Clock = system_clock) -> Vault:
    """Opens a vault with its printed recovery code.

    Raises:
        MistypedRecoveryCode, WrongRecoveryCode: and those of `open_vault`.
    """
    folder = _whole(folder)
    return enter(folder, clock, partial(unlock_with_recovery, folder, code))


def is_vault(folder: Path) -> bool:
    """Whether there is anything of a vault in a folder, whole or not."""
    return any((folder / name).exists() for name in (DATA, *NAMES))


def _whole(folder: Path) -> Path:
    """The absolute path of a vault that lacks neither data nor keys."""
    folder = folder.absolute()
    has_data = (folder / DATA).exists()
    has_keys = any((folder / name).exists() for name in NAMES)
    if not has_data and not has_keys:
        raise NoVault
    if not has_keys:
        raise MissingKeyFile
    if not has_data:
        raise MissingDataFile
    return folder


def enter(
    folder: Path,
    clock: Clock,
    unlocking: Callable[[], Iterator[Unlocked]],
    *,
    guessable: bool = False,
) -> Vault:
    """Takes the vault's lock and opens it with the first key that fits its data.

    Args:
        folder: of the vault, absolute.
        clock: to go by.
        unlocking: tells what its slots open with, one after the other; with the lock held.
        guessable: whether wrong tries are counted, and wait.

    Raises:
        UserError: see `open_vault`; the lock is given up.
    """
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
