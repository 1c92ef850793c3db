# SPDX-License-Identifier: EUPL-1.2
"""The key file as it is kept in the data too, and which of several key files holds.

The key file lies beside the data, where anybody with the folder can put an older one. So the
data hold today's as well, in the encrypted file, and that is the one that holds: whoever had a
way in once could make a key file that looks newer. The files in the folder only follow it. A
way in that was taken away stays shut, and a key file that is lost, damaged or another one is
mended from here.
"""

import json
from collections.abc import Iterable
from contextlib import closing, suppress
from operator import attrgetter
from pathlib import Path

from pydantic import ValidationError

from app.storage.data import opening
from app.storage.data.database import Database
from app.storage.disk.vault_files import DATA
from app.storage.errors import DamagedKeyFile, MissingKeyFile, NotSaved
from app.storage.keys.cryptography import purpose_key, wiping
from app.storage.keys.key_errors import OldWayIn
from app.storage.keys.keyfile import KeyFile, read_copies
from app.storage.keys.slots import Unlocked


def keep(database: Database, keys: KeyFile) -> None:
    """Keeps a key file in the data. The end mark is to be written after it."""
    database.run(
        "INSERT INTO key_file VALUES (1, ?1, ?2)"
        " ON CONFLICT DO UPDATE SET generation = ?1, content = ?2",
        (keys.generation, json.dumps(keys.model_dump(mode="json"), sort_keys=True)),
    )


def kept(database: Database) -> KeyFile | None:
    """The key file in the data; None: there is none, or it cannot be read."""
    content = database.value("SELECT content FROM key_file")
    return None if content is None else read_kept(content)


def read_kept(content: str) -> KeyFile | None:
    """A key file as the data hold it, or None if it is not one."""
    try:
        return KeyFile.model_validate(json.loads(content))
    except (ValueError, ValidationError, RecursionError):
        return None


def holding(
    data_key: bytearray,
    folder: Path,
    in_data: KeyFile | None,
    others: Iterable[KeyFile | None] = (),
) -> KeyFile | None:
    """The key file that holds: the one in the data, if it was made with this data key.

    Where the data have none, as before version 4 or where they are damaged, the newest that
    was, in the folder or among `others`.
    """
    if in_data is not None and in_data.is_signed_with(data_key):
        return in_data
    files = [each for each in others if each is not None]
    with suppress(MissingKeyFile, DamagedKeyFile):
        files = [*files, *read_copies(folder)]
    genuine = [each for each in files if each.is_signed_with(data_key)]
    return max(genuine, key=attrgetter("generation"), default=None)


def admitted(unlocked: Unlocked, holds: KeyFile | None) -> Unlocked:
    """The same way in, by the key file that holds.

    Raises:
        OldWayIn: it is none of today: taken away, exchanged, or never given.
    """
    if holds is None:
        return unlocked
    if unlocked.slot not in holds.slots:
        raise OldWayIn
    return unlocked._replace(keys=holds)


def kept_beside(folder: Path, data_key: bytearray) -> KeyFile | None:
    """The key file in the data of a closed vault; None where they do not open with this key.

    The vault's lock is held. Raises what tells that somebody has it open all the same.
    """
    try:
        with wiping(purpose_key(data_key, "db")) as key:
            database = Database(opening.open_file(folder / DATA, key))
    except (NotSaved, *opening.UNREADABLE):
        return None
    try:
        with closing(database):
            return kept(database) if has_place(database) else None
    except opening.UNREADABLE:
        return None


def has_place(database: Database) -> bool:
    """Whether data are of a version that holds the key file."""
    return database.one("SELECT 1 FROM sqlite_schema WHERE name = 'key_file'") is not None
