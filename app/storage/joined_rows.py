# SPDX-License-Identifier: EUPL-1.2
"""Holds who is the same person as whom against the log, which names each such row."""

from typing import Final

from app.storage.database import Database, marks
from app.storage.events import LOG_LOST, Event, hash_of, number_in
from app.storage.one_person import people_by

ROWS: Final = "SELECT client, person, joined_at, joined_by, reason, gave FROM joined"
_TOLD: Final = (Event.SALVAGED, Event.JOINED, Event.PARTED, Event.DELETED)


def named(row: tuple[str | int, ...]) -> str:
    """How the log names a row: the person, why, and the hash of all it says."""
    return f"{row[1]} {row[4]} {hash_of(row)}"


def touched_joins(database: Database) -> set[int]:
    """Ids of clients that were joined or taken apart past this program, or otherwise than told."""
    told: dict[int, str] = {}  # what the log says of each that is joined
    lacking: set[int] = set()  # those that a salvage may have lost; it says so itself
    lost_until = ""  # the log from before that is not there
    for code, client, key, at in database.rows(
        f"SELECT code, client, key, at FROM event WHERE code IN ({marks(_TOLD)}) ORDER BY n",  # noqa: S608  # ours
        _TOLD,
    ):
        if code == Event.SALVAGED:
            lacking |= told.keys()
            lost_until = at if key.startswith(LOG_LOST) else lost_until
        elif code == Event.JOINED:
            told[client] = key
            lacking.discard(client)
        elif code == Event.PARTED:
            told.pop(client, None)
        else:
            gone = [one for one, its in told.items() if client in (one, number_in(its))]
            for one in gone:
                told.pop(one)
    there = {row[0]: (named(row), row[2]) for row in database.rows(ROWS)}
    wrong = {one for one, its in told.items() if there.get(one, ("",))[0] != its}
    wrong -= lacking - there.keys()
    return wrong | {
        one for one, (_, at) in there.items() if one not in told and at > lost_until
    }


def people_then(database: Database, event: int) -> dict[int, int]:
    """Who was the same person as whom at an event of the log, as `one_person.people` has it.

    The rows are gone with the people; the log says it for good. What a salvage lost of it is
    not known.
    """
    joined: dict[int, int] = {}
    for code, client, key in database.rows(
        "SELECT code, client, key FROM event WHERE code IN (?, ?) AND n < ? ORDER BY n",
        (Event.JOINED, Event.PARTED, event),
    ):
        if code == Event.JOINED and (person := number_in(key)):
            joined[client] = person
        else:
            joined.pop(client, None)
    return people_by(joined)
