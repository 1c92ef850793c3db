# SPDX-License-Identifier: EUPL-1.2
"""Puts a new vault's folder together, in a place where nobody looks yet."""

from contextlib import closing
from pathlib import Path

from app.storage import migrations, opening
from app.storage.atomic import make_folder, sync_folder, take_away
from app.storage.copies import BACKUPS, DATA
from app.storage.database import Database
from app.storage.end_mark import EndMark
from app.storage.kept_keys import keep
from app.storage.keyfile import VERSION, KeyFile, write_copies
from app.storage.keys import KeyCost, VaultKeys, new_data_key
from app.storage.unlocking import passphrase_slot, recovery_slot


def build(
    building: Path, data_key: bytearray, first: tuple[str, str, KeyCost]
) -> tuple[KeyFile, str]:
    """Makes the folder of a vault with its files; its keys and its recovery code.

    Args:
        building: the folder to make. What a crash left there is thrown away.
        data_key: of the new vault.
        first: passphrase, signature and key cost of the first way in.

    Raises:
        OSError, NotSaved: the place cannot be written.
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
