# SPDX-License-Identifier: EUPL-1.2
"""Who is let into the data once they open: by the newest key file, wherever that lies."""

from app.storage import chain_key, migrations
from app.storage.agreement import other_tables
from app.storage.database import Database
from app.storage.end_mark import EndMark
from app.storage.errors import DamagedVault
from app.storage.kept_keys import admitted, has_place, holding, kept
from app.storage.keyfile import heal_copies
from app.storage.topic import OpenFolder
from app.storage.unlocking import Unlocked
from app.storage.updating import update
from app.storage.way_errors import OldWayIn


def admit(folder: OpenFolder, database: Database, unlocked: Unlocked) -> Unlocked:
    """The way in by the key file that holds, and the data brought forward if need be.

    Afterwards `folder` has that key file, and the key of the chains, which the data may hold.

    Raises:
        OldWayIn: it is none of today. The key files in the folder are mended from the data.
        DamagedVault: its tables are not those of its version.
        NewerVault, NotUpdated, NotSaved: see `updating.update`.
    """
    data_key, keys = unlocked.data_key, folder.keys
    # The version first: a newer one has other tables, and is told for what it is
    is_older = migrations.missing(database) > 0
    if other_tables(database):
        raise DamagedVault
    if is_older:
        return _brought_forward(folder, database, unlocked)
    chain_key.take_up(database, keys)
    holds = holding(data_key, folder.path, kept(database))
    try:
        unlocked = admitted(unlocked, holds)
    except OldWayIn:
        if holds is not None:  # or nobody could come in whose way is not in the files there
            heal_copies(folder.path, holds)
        raise
    said = EndMark(database, keys.chain).said()
    if said is not None and said.generation > unlocked.keys.generation:
        raise OldWayIn  # the one in the data is gone, and this one is older than it was
    folder.key_file = unlocked.keys
    return unlocked


def _brought_forward(
    folder: OpenFolder, database: Database, unlocked: Unlocked
) -> Unlocked:
    in_data = kept(database) if has_place(database) else None
    unlocked = admitted(unlocked, holding(unlocked.data_key, folder.path, in_data))
    folder.key_file = unlocked.keys
    update(folder, database)
    return unlocked
