# SPDX-License-Identifier: EUPL-1.2
"""Brings a copy back (E5). What lay there is set aside whole, never overwritten.

The copy is first copied into the vault's folder and tried there. Then it is swapped in as
at an exchange of the data key: while the swap lasts the key file holds both keys, so that
after a crash at any moment the vault opens, with what was there or with the copy.
"""

import os
from contextlib import closing, nullcontext, suppress
from pathlib import Path

from app.storage.clock import Clock, system_clock
from app.storage.copies.backups import copy_file
from app.storage.copies.copy_errors import BroughtBackUnsurely
from app.storage.copies.copy_folders import free_place, read_copy
from app.storage.copies.set_aside import JOURNAL, journal_put_back, second_name
from app.storage.data import opening
from app.storage.data.checking import check_file
from app.storage.data.database import Database
from app.storage.disk.atomic import (
    make_folder,
    patiently,
    sync_folder,
    take_away,
    take_name,
    told,
)
from app.storage.disk.lock import VaultLock
from app.storage.disk.vault_files import DATA, RESTORING, SET_ASIDE
from app.storage.errors import (
    DamagedCopy,
    DamagedKeyFile,
    DamagedVault,
    MissingKeyFile,
    NoSuchCopy,
    NotSaved,
    OlderCopy,
    PlaintextVault,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.keys.attempts import counted
from app.storage.keys.cryptography import VaultKeys, purpose_key, wiping
from app.storage.keys.key_errors import OldWayIn
from app.storage.keys.keyfile import NAMES, KeyFile, read_copies, write_copies
from app.storage.keys.slots import Opener, Unlocked, opener
from app.storage.log.event_log import Log
from app.storage.log.events import Event
from app.storage.progress import Stage, Watch, unwatched
from app.storage.vault.chain_key import take_up
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.stored_keys import admitted, has_place, holding, keep, kept_beside
from app.storage.vault.vault import Vault
from app.user_error import UserError


def restore(
    folder: Path,
    copy: Path,
    secret: str,
    *,
    by_code: bool = False,
    clock: Clock = system_clock,
    watch: Watch = unwatched,
) -> Vault:
    """Brings a copy back into a closed vault, and opens it.

    The present ways in stay, if they fit the copy; else those of the copy come back.

    Args:
        folder: of the vault, be it damaged or empty.
        copy: folder of the copy, also on another disk.
        secret: a passphrase or the recovery code, of the present or of when the copy was made.
        by_code: whether it is the recovery code.
        clock: for tests to set.
        watch: is told how far it has come, and may break off.

    Raises:
        NoSuchCopy: that folder is no copy.
        DamagedCopy: it is not what it was.
        OlderCopy: it needs a passphrase or a code of when it was made.
        WrongPassphrase, TooSoon, MistypedRecoveryCode, WrongRecoveryCode, VaultInUse,
            ShortOfMemory, NotSaved: see each. In every case the vault is as it was.
        BroughtBackUnsurely: the copy is in, and the disk did not answer after it.
    """
    folder, copy = folder.absolute(), copy.absolute()
    if read_copy(copy) is None:
        raise NoSuchCopy
    building = folder / RESTORING
    lock = VaultLock(folder)
    journal_put_back(folder)
    try:
        with nullcontext() if by_code else counted(folder, clock):
            watch(Stage.COPYING, -1)
            _fetch(copy, building)
            watch(Stage.KEYS, -1)
            keys, key = _fitting(folder, building, opener(secret, by_code=by_code), clock)
            with wiping(key):
                watch(Stage.FINISHING, -1)
                _swap(folder, building, (keys, key), clock)
    except OSError as error:
        raise told(error) from None
    finally:
        take_away(building)
        lock.release()
    reopen = open_with_recovery if by_code else open_vault
    return _logged(reopen(folder, secret, clock=clock))


def _logged(vault: Vault) -> Vault:
    """A copy of before version 4 could not hold the event before it was the vault."""
    try:
        told = vault.log.last_number(Event.RESTORED)
        if not told or told < vault.log.last_number(Event.SCHEMA_CHANGED):
            vault.log.add(Event.RESTORED)
    except BaseException:
        vault.close()
        raise
    return vault


def _fetch(copy: Path, building: Path) -> None:
    take_away(building)
    make_folder(building)
    try:
        for name in (DATA, *NAMES):
            copy_file(copy / name, building / name)
    except FileNotFoundError:
        if not (building / DATA).exists():
            raise DamagedCopy from None  # one of the two key files is enough
    sync_folder(building)


def _fitting(
    folder: Path, building: Path, opens: Opener, clock: Clock
) -> tuple[KeyFile, bytearray]:
    """The key file that opens the copy's data, and their raw key; the present one first.

    Where the present data have the same data key, today's ways in hold for the copy too: one
    that was taken away since brings nothing back.
    """
    refused: list[UserError] = []
    opened = False
    for place in (folder, building):
        try:
            for unlocked in opens(place):
                opened = True
                found = _tried(folder, building, unlocked, clock)
                if found is not None:
                    return found
        except (WrongPassphrase, WrongRecoveryCode, OldWayIn) as error:
            refused.append(error)
        except (MissingKeyFile, DamagedKeyFile):
            continue
    old = [error for error in refused if isinstance(error, OldWayIn)]
    if opened and refused and not old:  # it opens one of the two, and not this copy
        raise OlderCopy
    raise [*old, *reversed(refused), DamagedCopy()][0]


def _tried(
    folder: Path, building: Path, unlocked: Unlocked, clock: Clock
) -> tuple[KeyFile, bytearray] | None:
    """The key file that holds, and the raw key of the copy's data; None: it fits them not."""
    data = building / DATA
    key = purpose_key(unlocked.data_key, "db")
    with wiping(unlocked.data_key):
        try:
            opening.open_file(data, key).close()
        except (DamagedVault, PlaintextVault):
            return None
        try:
            check_file(data, key)
        except DamagedVault:
            raise DamagedCopy from None
        # By the key file of the vault as it is, where that has the same data key
        here = kept_beside(folder, unlocked.data_key)
        there = kept_beside(building, unlocked.data_key)
        holds = holding(unlocked.data_key, folder, here, [there])
        unlocked = admitted(unlocked, holds)
        _note(data, unlocked, clock)
        return unlocked.keys, key


def _note(data: Path, unlocked: Unlocked, clock: Clock) -> None:
    """Puts into the copy, before it is the vault, that it came back and which ways in hold.

    Older copies get the first from `restore`, and the second when they are brought forward.
    """
    with (
        VaultKeys(unlocked.data_key) as keys,
        closing(Database(opening.open_file(data, keys.db))) as database,
    ):
        if has_place(database):
            take_up(database, keys)
            log = Log(database, keys.chain, unlocked.slot.signature, clock)
            with database.transaction():
                log.add(Event.RESTORED)
                keep(database, unlocked.keys)
                log.mark_ends()


def _swap(
    folder: Path, building: Path, coming: tuple[KeyFile, bytearray], clock: Clock
) -> None:
    keys, key = coming
    present = _present(folder)
    try:  # lets SQLite finish what a crash left half done, if it can
        opening.open_file(folder / DATA, key).close()
    except VaultInUse:
        raise
    except Exception:  # noqa: BLE001, S110  # damage is why a copy comes back
        pass
    _refuse_read(folder / DATA)
    aside = _set_aside(folder, clock)
    try:
        if keys not in present:
            if present:
                write_copies(folder, present[0], keys)
            else:
                write_copies(folder, keys)
        with suppress(FileNotFoundError):  # set aside; it belongs to what lay there
            patiently((folder / JOURNAL).unlink)
        take_name(building / DATA, folder / DATA)
    except (OSError, NotSaved):  # or somebody came just now
        _undo_aside(folder, aside)
        raise
    try:
        sync_folder(folder)
        write_copies(folder, keys)
        sync_folder(aside)
    except (OSError, NotSaved) as error:  # too late to say that all is as it was
        raise BroughtBackUnsurely from error


def _present(folder: Path) -> list[KeyFile]:
    try:
        return read_copies(folder)
    except (MissingKeyFile, DamagedKeyFile):
        return []


def _set_aside(folder: Path, clock: Clock) -> Path:
    """Gives what lies there a second name in a folder of its own."""
    place = folder / SET_ASIDE
    if not place.is_dir():
        make_folder(place)
    aside = free_place(place, clock())
    make_folder(aside)
    for each in (DATA, JOURNAL, *NAMES):
        with suppress(FileNotFoundError):
            _second_name(folder / each, aside / each)
    sync_folder(aside)
    sync_folder(place)
    sync_folder(folder)
    return aside


def _refuse_read(data: Path) -> None:
    """Windows replaces no file that anybody reads: so nothing is begun while somebody does."""
    if os.name == "nt":  # pragma: no cover
        with suppress(FileNotFoundError):
            take_name(data, data)


def _undo_aside(folder: Path, aside: Path) -> None:
    """What lay there lies there still. Without its journal it may be half of a change."""
    with suppress(FileNotFoundError):
        if not os.path.lexists(folder / JOURNAL):
            _second_name(aside / JOURNAL, folder / JOURNAL)  # also while somebody reads it
    take_away(aside)
    sync_folder(folder)


def _second_name(source: Path, target: Path) -> None:
    if not second_name(source, target):  # a file system without such names
        copy_file(source, target)
