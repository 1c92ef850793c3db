# SPDX-License-Identifier: EUPL-1.2
"""The key of both chains, seals and log, over an exchange of the data key.

In a new vault it is derived from the data key. When that is exchanged, the old chain key is
wrapped under the new one and kept inside the data, so that old seals can still be checked.
"""

from app.storage.data.database import Database
from app.storage.errors import DamagedVault
from app.storage.keys.cryptography import VaultKeys, Wrapped, unwrap, wipe, wrap

_CONTEXT = b"overblick chain"


def take_up(database: Database, keys: VaultKeys) -> None:
    """Puts the kept chain key in the place of the derived one, if there is one.

    Raises:
        DamagedVault: there is one, and it does not open.
    """
    row = database.one("SELECT nonce, box FROM chain_key")
    if row is None:
        return
    if not take(keys, Wrapped(*row)):
        raise DamagedVault


def take(keys: VaultKeys, wrapped: Wrapped) -> bool:
    """Puts a wrapped chain key in the place of the derived one, if it opens."""
    kept = unwrap(keys.chain, wrapped, _CONTEXT)
    if kept is None:
        return False
    wipe(keys.chain)
    keys.chain = kept
    return True


def carry_over(database: Database, chain: bytearray, coming: VaultKeys) -> None:
    """Keeps today's chain key in a file that gets a new data key."""
    wrapped = wrap(coming.chain, chain, _CONTEXT)
    database.run(
        "INSERT INTO chain_key VALUES (1, ?1, ?2)"
        " ON CONFLICT DO UPDATE SET nonce = ?1, box = ?2",
        tuple(wrapped),
    )
