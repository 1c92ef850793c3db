# SPDX-License-Identifier: EUPL-1.2
"""Brings a vault of an earlier version forward: a verified copy first, then all in one step.

What only code can do after the SQL stands here, too: the end of an older log is held against
its own mark before the new mark is written, so that an update covers nothing up.
"""

from app.storage import chain_key, migrations
from app.storage.backups import make_copy
from app.storage.copy_errors import DamagedNotCopied
from app.storage.database import Database, Row
from app.storage.end_mark import EndMark
from app.storage.errors import DamagedVault, NotCopied, NotUpdated
from app.storage.kept_keys import keep
from app.storage.logbook import legacy_end
from app.storage.topic import OpenFolder


def update(folder: OpenFolder, database: Database) -> None:
    """Backs up and takes the missing steps.

    Afterwards the keys of `folder` have that of the chains, which the data may hold.

    Raises:
        DamagedVault: it could not be, for the file is damaged.
        NotUpdated: no verified copy could be made before.
        NotSaved: the vault is as it was.
    """
    had, keys = migrations.version_of(database), folder.keys
    try:
        make_copy(folder, database)
    except DamagedNotCopied:  # no room on the disk would mend it
        raise DamagedVault from None
    except NotCopied:
        raise NotUpdated from None
    with database.transaction():
        end = (
            _old_end(database) if migrations.WITH_LOG <= had < migrations.WITH_ENDS else ()
        )
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
