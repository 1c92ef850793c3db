# SPDX-License-Identifier: EUPL-1.2
"""The mark of where the log and the seals end, and which generation of keys holds (G1, G2).

A chain shows what is missing in its midst, not at its end. The mark names the last row of
either chain and the generation of the key file, under a MAC of its own. It is compared before
anything is added, so that rows cut off at an end are told of and never covered up.
"""

import json
from hashlib import sha256
from hmac import compare_digest
from typing import Final, NamedTuple

from app.storage.data.database import Database, Row
from app.storage.keys.cryptography import mac
from app.storage.keys.recovery_code import in_groups

START = bytes(32)
_NONE: Final[Row] = (0, START, 0, START, 0)  # ends of chains that have no row yet
_ENDS = (
    "SELECT e.n, e.mac, s.n, s.mac, k.generation FROM (SELECT 1)"
    " LEFT JOIN event e ON e.n = (SELECT max(n) FROM event)"
    " LEFT JOIN seal s ON s.n = (SELECT max(n) FROM seal)"
    " LEFT JOIN key_file k"
)
_MARK = "SELECT events, event_mac, seals, seal_mac, generation, mac FROM end_mark"
_PUT = (
    "INSERT INTO end_mark VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET"
    " events = ?1, event_mac = ?2, seals = ?3, seal_mac = ?4, generation = ?5, mac = ?6"
)
_FURTHEST = 1 << 40  # a number beyond this was not counted by any log
_SIGNS = 16  # of a fingerprint, five bits each


class Ends(NamedTuple):
    """Where both chains end: as the rows are, or as the mark says.

    Attributes:
        events: number of the last event, 0 for none.
        event_mac: its MAC, 32 zero bytes for none.
        seals, seal_mac: the same of the seals.
        generation: of the key file kept in the data, 0 for none.
    """

    events: int
    event_mac: bytes
    seals: int
    seal_mac: bytes
    generation: int

    def up_to(self, other: "Ends") -> "Ends":
        """The same, with the log's end of another."""
        return self._replace(events=other.events, event_mac=other.event_mac)


class Misfit(NamedTuple):
    """A mark that does not fit.

    Attributes:
        found: where the rows end.
        said: where the mark says that they end, or None: it is missing or not genuine.
    """

    found: Ends
    said: Ends | None

    @property
    def key(self) -> str:
        """The same for the log: what was found and what was said, in numbers."""
        ends = self.said
        told = "none" if ends is None else f"{ends.events} {ends.seals} {ends.generation}"
        return f"{self.found.events} {self.found.seals} {self.found.generation} {told}"

    @property
    def next_event(self) -> int:
        """The number to go on with: none that was ever given is given again."""
        said = 0 if self.said is None else self.said.events
        return max(self.found.events, min(said, _FURTHEST)) + 1


class EndMark:
    """Reads, compares and writes the mark of one open vault."""

    def __init__(self, database: Database, key: bytearray) -> None:
        self._database = database
        self._key = key

    def ends(self) -> Ends:
        """Where the rows end."""
        row = self._database.needed("ends", _ENDS)
        return Ends(*(there or none for there, none in zip(row, _NONE, strict=True)))

    def misfit(self, ends: Ends | None = None) -> Misfit | None:
        """What does not fit, or None where all is well.

        Args:
            ends: where the rows end, if that was read already.
        """
        ends = ends or self.ends()
        said = self.said()
        return None if said == ends else Misfit(ends, said)

    def said(self) -> Ends | None:
        """What the mark says, or None: it is missing or not genuine."""
        row = self._database.one(_MARK)
        if row is None:
            return None
        ends = Ends(*row[:5])
        return ends if compare_digest(self._mac(ends), row[5]) else None

    def write(self, ends: Ends | None = None) -> None:
        """Marks where the rows end now. Call within the transaction that moved an end.

        Args:
            ends: where they end, if that is known already.
        """
        ends = ends or self.ends()
        self._database.run(_PUT, (*ends, self._mac(ends)))

    def _mac(self, ends: Ends) -> bytes:
        told = (ends.events, ends.event_mac.hex(), ends.seals, ends.seal_mac.hex(),
                ends.generation)  # fmt: skip
        return mac(
            self._key, b"ends" + json.dumps(told, separators=(",", ":")).encode("ascii")
        )


def fingerprint(number: int, link: bytes) -> str:
    """Sixteen signs that stand for the log up to an event, to be kept on paper.

    Whoever has the data key can write a whole new log whose chain fits; it does not give the
    signs that are on the paper. 80 bits: no other log is found that does.

    Args:
        number: of the event.
        link: its MAC, which is over the whole log before it.
    """
    digest = sha256(b"overblick end %d " % number + link).digest()
    return in_groups(int.from_bytes(digest[:10]), _SIGNS)
