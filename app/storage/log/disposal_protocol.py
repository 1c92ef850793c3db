# SPDX-License-Identifier: EUPL-1.2
"""The protocol of deletions as something to be checked: a MAC over each, named in the log.

Each disposal that was carried out has a MAC over itself, its lines, and the seals of the
interviews that went. The event that tells of it in the log holds the same MAC, so a protocol
forged, changed or taken away is found in the rows, in the log, or in both.
"""

import json

from app.storage.data.database import Database
from app.storage.keys.cryptography import mac
from app.storage.log.events import KEYS, Event

_HEAD = (
    "SELECT id, reason, rules, basis, decided_at, decided_by, carried_out_at,"
    " carried_out_by FROM disposal WHERE id = ?"
)
_LINES = (
    "SELECT client, interview, date, due, outcome, kept, answers, texts FROM disposal_line"
    " WHERE disposal = ? ORDER BY client, interview"
)
_GONE = (
    "SELECT interview FROM disposal_line WHERE disposal = ? AND interview > 0"
    " AND outcome = 'deleted'"
)
_SEALS = (
    "SELECT n, interview, hex(mac) FROM seal WHERE interview IN (SELECT interview FROM"
    " disposal_line WHERE disposal = ? AND interview > 0) ORDER BY n"
)


def protocol_mac(
    database: Database, key: bytearray, disposal: int, carried_out: tuple[str, str] | None
) -> bytes:
    """The MAC of a protocol.

    Args:
        database: with the disposal, its lines, and the seals.
        key: of the chains.
        disposal: its id.
        carried_out: when and by whom, where the row does not say so yet.
    """
    one = (disposal,)
    head = list(database.rows(_HEAD, one)[0])
    if carried_out is not None:
        head[-2:] = carried_out
    content = [head, database.rows(_LINES, one), database.rows(_SEALS, one)]
    return mac(key, b"disposal" + json.dumps(content, ensure_ascii=True).encode("ascii"))


def named(disposal: int, protocol: bytes) -> str:
    """How the log names a protocol."""
    return f"{disposal} {protocol.hex()}"


def erased(database: Database, key: bytearray) -> set[int]:
    """Ids of the interviews that a protocol with the right MAC accounts for."""
    found: set[int] = set()
    for disposal, protocol in _carried_out(database):
        if protocol_mac(database, key, disposal, None) == protocol:
            found |= {*database.column(_GONE, (disposal,))}
    return found


def broken(database: Database, key: bytearray, *, lost_until: str = "") -> set[str]:
    """Names of disposals whose protocol is forged, changed, or not the one in the log.

    Args:
        database: of the vault.
        key: of the chains.
        lost_until: ISO time up to which the log was lost, in a salvage.
    """
    rows = dict(_carried_out(database))
    wrong = {
        named(disposal, protocol)
        for disposal, protocol in rows.items()
        if protocol_mac(database, key, disposal, None) != protocol
    }
    sql = "SELECT id FROM disposal WHERE carried_out_at <= ?"
    unlogged = database.column(sql, (lost_until,))
    there = {named(*row) for row in rows.items() if row[0] not in unlogged}
    logged = {*database.column(KEYS, (Event.DISPOSED,))}
    told = {named(*row) for row in rows.items()}
    return wrong | (there - logged) | (logged - told)


def _carried_out(database: Database) -> list[tuple[int, bytes]]:
    return database.rows("SELECT id, mac FROM disposal WHERE mac IS NOT NULL ORDER BY id")
