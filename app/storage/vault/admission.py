# SPDX-License-Identifier: EUPL-1.2
"""Who is let into the data once they open: by the newest key file, wherever that lies.

A vault of an earlier version is brought forward here: a verified copy first, then all in one
step. What only code can do after the SQL is done with it: the end of an older log is held against
its own mark before the new mark is written, so that an update covers nothing up.
"""

from app.storage import migrations
from app.storage.copies.backups import make_copy
from app.storage.copies.copy_errors import DamagedNotCopied
from app.storage.data.database import Database, Row
from app.storage.errors import DamagedVault, NotCopied, NotUpdated
from app.storage.keys.key_errors import OldWayIn
from app.storage.keys.keyfile import heal_copies
from app.storage.keys.slots import Unlocked
from app.storage.log.agreement import other_tables
from app.storage.log.end_mark import EndMark
from app.storage.log.event_log import legacy_end
from app.storage.topic import OpenFolder
from app.storage.vault import chain_key
from app.storage.vault.stored_keys import admitted, has_place, holding, keep, kept


def admit(folder: OpenFolder, database: Database, unlocked: Unlocked) -> Unlocked:
    """The way in by the key file that holds, and the data brought forward if need be.

    Afterwards `folder` has that key file, and the key of the chains, which the data may hold.

    Raises:
        OldWayIn: it is none of today. The key files in the folder are mended from the data.
        DamagedVault: its tables are not those of its version.
        NewerVault: a newer version of the program wrote them.
        NotUpdated: no verified copy could be made before they were brought forward.
        NotSaved: the vault is as it was.
    """
    data_key, keys = unlocked.data_key, folder.keys
    # The version first: a newer one has other tables, and is told for what it is
    is_older = migrations.missing(database) > 0
    if other_tables(database):
        raise DamagedVault
    if is_older:
        in_data = kept(database) if has_place(database) else None
        unlocked = admitted(unlocked, holding(data_key, folder.path, in_data))
        folder.key_file = unlocked.keys
        _update(folder, database)
        return unlocked
    chain_key.take_up(database, keys)
    holds = holding(data_key, folder.path, kept(database))
    try:
        unlocked = admitted(unlocked, holds)
    except OldWayIn:
        if holds is not None:  # or nobody could come in whose way is not in the files there
            heal_copies(folder.path, holds)
        raise
    ends = EndMark(database, keys.chain).said()
    if ends is not None and ends.generation > unlocked.keys.generation:
        raise OldWayIn  # the one in the data is gone, and this one is older than it was
    folder.key_file = unlocked.keys
    return unlocked


def _update(folder: OpenFolder, database: Database) -> None:
    """Backs up and takes the missing steps."""
    had, keys = migrations.version_of(database), folder.keys
    try:
        make_copy(folder, database)
    except DamagedNotCopied:  # no room on the disk would mend it
        raise DamagedVault from None
    except NotCopied:
        raise NotUpdated from None
    with database.transaction():
        has_end = migrations.WITH_LOG <= had < migrations.WITH_ENDS
        end = _old_end(database) if has_end else ()
        migrations.migrate(database)
        chain_key.take_up(database, keys)
        if had < migrations.WITH_ENDS:
            keep(database, folder.key_file)
            if not end or _fits(keys.chain, end):
                EndMark(database, keys.chain).write()


def _old_end(database: Database) -> Row:
    """The last event, and what the mark of before version 4 says of it."""
    last = database.one("SELECT n, mac FROM event ORDER BY n DESC LIMIT 1") or (0, b"")
    return (*last, *(database.one("SELECT n, mac FROM log_end") or (0, b"")))


def _fits(key: bytearray, end: Row) -> bool:
    number, last, said, mark = end
    if not number:
        return not said
    return bool(said == number and mark == legacy_end(key, number, last))
