# SPDX-License-Identifier: EUPL-1.2
"""Holds the rows against what the log says was done to them, and the guards against the schema.

The log tells of each interview when it was begun, signed, replaced and deleted, and names the
seal of each signing. So an interview that somebody has taken away, opened again or marked as
replaced past this program is found, although its own seal went with it.
"""

from contextlib import closing
from typing import Final, NamedTuple

from app.storage import migrations
from app.storage.data import opening
from app.storage.data.database import Database, marks
from app.storage.log.events import Event

_TOLD: Final = (
    Event.SALVAGED, Event.CLIENT_ADDED, Event.DELETED, Event.BEGUN, Event.CORRECTED,
    Event.DROPPED, Event.ERASED, Event.IMPORTED, Event.SIGNED,
)  # fmt: skip
_COMING: Final = (Event.BEGUN, Event.CORRECTED, Event.IMPORTED)
_GOING: Final = (Event.DROPPED, Event.ERASED)
_ILL_REPLACED: Final = (
    "SELECT id FROM interview WHERE signed_at IS NOT NULL AND (status = 'replaced') <>"
    " EXISTS (SELECT 1 FROM interview later"
    " WHERE later.replaces = interview.id AND later.signed_at IS NOT NULL)"
)
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table'"
_SCHEMA: Final = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"


class Disagreement(NamedTuple):
    """Where rows and log say different things; () everywhere is good.

    Attributes:
        signed: ids of interviews that the log says were signed and that are not, not with
            that seal or not there; and of those replaced, or not, without a reason.
        interviews: ids of others that are gone, and nothing tells why.
        clients: the same of clients.
    """

    signed: tuple[int, ...]
    interviews: tuple[int, ...]
    clients: tuple[int, ...]


def disagreement(database: Database, erased: set[int]) -> Disagreement:
    """Goes through the log from its beginning, or from where the vault was last salvaged.

    Args:
        database: of the vault.
        erased: ids of the interviews that a genuine protocol accounts for.
    """
    clients: set[int] = set()
    interviews: set[int] = set()
    seals: dict[int, str] = {}
    twice: tuple[set[int], set[int]] = (set(), set())
    for code, interview, client, key in database.rows(
        f"SELECT code, interview, client, key FROM event WHERE code IN ({marks(_TOLD)}) ORDER BY n",  # noqa: S608  # ours
        _TOLD,
    ):
        if code == Event.SALVAGED:  # what may be missing from there on, it says itself
            clients, interviews, seals, twice = set(), set(), {}, (set(), set())
        elif code == Event.CLIENT_ADDED:
            twice[1].update({client} & clients)
            clients.add(client)
        elif code == Event.DELETED:
            clients.discard(client)
        elif code in _GOING:
            interviews.discard(interview)
            seals.pop(interview, None)
        else:
            if code in _COMING:  # its number was given again: somebody took the first away
                twice[0].update({interview} & interviews)
            interviews.add(interview)
            if code not in _COMING or key:
                seals[interview] = key
    found = _compared(database, clients, interviews - erased, seals)
    return Disagreement(
        found.signed,
        tuple(sorted({*found.interviews, *twice[0]})),
        tuple(sorted({*found.clients, *twice[1]})),
    )


def _compared(
    database: Database, clients: set[int], interviews: set[int], seals: dict[int, str]
) -> Disagreement:
    there = {*database.column("SELECT id FROM interview")}
    sealed = {
        row[0]: f"{row[1]} {row[2].hex()}"
        for row in database.rows(
            "SELECT interview.id, seal.n, seal.mac FROM interview JOIN seal"
            " ON seal.interview = interview.id WHERE signed_at IS NOT NULL"
        )
    }
    undone = {
        one
        for one, name in seals.items()
        if one in interviews and (one not in sealed or name not in ("", sealed[one]))
    }
    replaced = {*database.column(_ILL_REPLACED)}
    known = {*database.column("SELECT id FROM client")}
    return Disagreement(
        tuple(sorted(undone | replaced)),
        tuple(sorted(interviews - there - undone)),
        tuple(sorted(clients - known)),
    )


def other_tables(database: Database) -> list[str]:
    """Names of tables that a vault of this version must have and has not, or the other way.

    The number may be of another time than the tables, if pages were put back.
    """
    wanted = migrations.tables(migrations.version_of(database))
    return sorted(wanted ^ {*database.column(_TABLES)})


def missing_guards(database: Database) -> list[str]:
    """Names of triggers, tables and indexes that are not as the migrations make them."""
    with closing(Database(opening.open_nowhere())) as fresh:
        migrations.migrate(fresh)
        wanted: dict[str, str] = dict(fresh.rows(_SCHEMA))
    found: dict[str, str] = dict(database.rows(_SCHEMA))
    return sorted(name for name in wanted | found if wanted.get(name) != found.get(name))
