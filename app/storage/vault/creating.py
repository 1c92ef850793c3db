# SPDX-License-Identifier: EUPL-1.2
"""Makes a new vault: its folder is put together in a place where nobody looks yet."""

from contextlib import closing
from pathlib import Path

from app.storage import migrations
from app.storage.clock import Clock, system_clock
from app.storage.data import opening
from app.storage.data.database import Database
from app.storage.disk.atomic import (
    is_taken,
    make_folder,
    sync_folder,
    take_away,
    take_place,
    told,
)
from app.storage.disk.long_paths import refuse_long
from app.storage.disk.vault_files import BACKUPS, DATA
from app.storage.errors import VaultExists
from app.storage.keys.cryptography import REAL, KeyCost, VaultKeys, new_data_key, wiping
from app.storage.keys.keyfile import VERSION, KeyFile, write_copies
from app.storage.keys.signatures import readable
from app.storage.keys.slots import Unlocked, passphrase_slot, recovery_slot
from app.storage.log.end_mark import EndMark
from app.storage.vault.entering import enter
from app.storage.vault.stored_keys import keep
from app.storage.vault.vault import Vault


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
    try:
        if is_taken(folder):
            raise VaultExists
        with wiping(new_data_key()) as data_key:
            keys, code = _build(building, data_key, (passphrase, signature, cost))
            take_place(building, folder)
            unlocked = Unlocked(keys, keys.slots[0], data_key)
            return enter(folder, clock, lambda: iter([unlocked])), code
    except OSError as error:
        raise told(error) from None
    finally:
        take_away(building)


def _build(
    building: Path, data_key: bytearray, first: tuple[str, str, KeyCost]
) -> tuple[KeyFile, str]:
    """Makes the folder of a vault with its files; its keys and its recovery code.

    Args:
        building: the folder to make. What a crash left there is thrown away.
        data_key: of the new vault.
        first: passphrase, signature and key cost of the first way in.
    """
    take_away(building)  # left by a crash while creating: nothing was ever saved in it
    make_folder(building)
    make_folder(building / BACKUPS)
    file_id = new_data_key()[:16].hex()
    slot = passphrase_slot(file_id, data_key, *first)
    recovery, code = recovery_slot(file_id, data_key)
    keys = KeyFile(
        version=VERSION, generation=1, file_id=file_id, slots=(slot, recovery), mac="0" * 64
    ).signed_with(data_key)
    write_copies(building, keys)
    with VaultKeys(data_key) as made:
        connection = opening.create_file(building / DATA, made.db)
        with closing(Database(connection)) as database, database.transaction():
            migrations.migrate(database)
            keep(database, keys)
            EndMark(database, made.chain).write()
    sync_folder(building)
    return keys, code
