# SPDX-License-Identifier: EUPL-1.2
"""What somebody had in hand at a lock: whose it is, so that it goes when they go (G4).

It lies among the settings, one for each signature: see app/ui/flow/lock/lock_draft.py. It says which
client or which interview it is of. What says neither, such as a search or a client about to
be added, may hold anybody's name, and goes with whoever is deleted.
"""

import json
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from app.storage.data.database import Database

DRAFT = "draft:"  # and the signature


class Of(StrEnum):
    """What sort of owner a draft has. The words stand in vaults."""

    CLIENT = "client"
    INTERVIEW = "interview"
    STAFF = "staff"  # what they say of themselves
    ANYBODY = "anybody"


class Owner(NamedTuple):
    """Whose a draft is; `id` of the client or the interview, else 0."""

    of: Of = Of.ANYBODY
    id: int = 0


_WAYS: Final = {
    "client": Of.CLIENT,
    "change_client": Of.CLIENT,
    "prepare": Of.CLIENT,
    "interview": Of.INTERVIEW,
    "export": Of.INTERVIEW,
}


def owner_by_way(where: Sequence[object]) -> Owner:
    """Whose it is by the way to the screen it stood on, such as ("interview", "7")."""
    match [str(part) for part in where]:
        case ["prepare", _, number] if number.isdecimal() and int(number):
            return Owner(Of.INTERVIEW, int(number))  # one that was put off
        case [way, number, *_] if way in _WAYS and number.isdecimal():
            return Owner(_WAYS[way], int(number))
        case ["settings"]:
            return Owner(Of.STAFF)
        case _:
            return Owner()


def owner_of(kept: str) -> Owner:
    """Whose a kept draft is; those of earlier versions say only the way."""
    try:
        found: Any = json.loads(kept)
        if "of" not in found:
            return owner_by_way(found["where"])
        sort, number = found["of"]
        return Owner(Of(sort), int(number))
    except (ValueError, KeyError, TypeError):
        return Owner()


def forget_drafts(
    database: Database, *, client: int = 0, interviews: Collection[int] = ()
) -> None:
    """Takes away every draft that is of them, or may hold the name. Within the transaction that deletes.

    Args:
        database: of the vault.
        client: id of a client that goes, 0 where none does.
        interviews: ids of interviews that go.
    """
    gone = {Owner(Of.INTERVIEW, interview) for interview in interviews}
    if client:
        gone |= {Owner(Of.CLIENT, client), Owner()}  # whose words may be their name
    for key, value in database.rows("SELECT key, value FROM setting ORDER BY key"):
        if key.startswith(DRAFT) and owner_of(value) in gone:
            database.run("DELETE FROM setting WHERE key = ?", (key,))
