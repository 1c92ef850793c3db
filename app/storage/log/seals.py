# SPDX-License-Identifier: EUPL-1.2
"""Seals over signed interviews: a chain of MACs, each over its interview and the last seal.

Catches what page checksums cannot: a page replayed from an older copy of the file, and a
row changed, removed or put in by someone who had the file open past this program. An
interview that was deleted on purpose leaves its seal; the protocol accounts for the gap.
Where the chain ends stands in the end mark, and each seal is named in the log.
"""

import json
from hmac import compare_digest

from app.storage.data.database import Database
from app.storage.keys.cryptography import mac
from app.storage.log import disposal_protocol
from app.storage.log.agreement import Disagreement, disagreement
from app.storage.log.end_mark import START, EndMark
from app.storage.log.event_log import Log
from app.storage.log.events import Event

# Everything of an interview that its signature stands for; status and position are not.
_HEAD = (
    "SELECT client, form_id, form_version, date, interviewer, started_at, version, replaces,"
    " reason, corrected_by, signed_at, signed_by FROM interview WHERE id = ?"
)


class Seals:
    """Writes and checks the chain."""

    def __init__(self, database: Database, key: bytearray) -> None:
        self._database = database
        self._key = key
        self._mark = EndMark(database, key)

    def seal(
        self, interview_id: int, log: Log | None = None, event: Event = Event.SIGNED
    ) -> None:
        """Seals an interview that is signed in this transaction.

        Args:
            interview_id: of the interview.
            log: has an event that names the seal, put down first: it compares its end. None in
                a salvage, whose log is as it was.
            event: which one.
        """
        row = self._database.one("SELECT n, mac FROM seal ORDER BY n DESC LIMIT 1")
        last_number, last = row or (0, START)
        number, seal = last_number + 1, self._seal(last, interview_id)
        if log is not None:
            log.add(event, interview=interview_id, key=f"{number} {seal.hex()}")
        self._database.run(
            "INSERT INTO seal (n, interview, mac) VALUES (?, ?, ?)",
            (number, interview_id, seal),
        )
        self._mark.write()

    def fits(self, interview_id: int, seal: bytes, last: bytes | None) -> bool:
        """Whether a seal is that of an interview as it is now.

        Args:
            interview_id: of a signed interview.
            seal: to be judged.
            last: the seal before it, None for the first.
        """
        return compare_digest(
            self._seal(START if last is None else last, interview_id), seal
        )

    def broken(self, told: Disagreement | None = None) -> list[int]:
        """Ids of interviews whose seal does not fit, and of signed ones without a seal.

        Also of those that are gone with no protocol to account for them, of those that a
        protocol says are gone, and of those that the log says something else of.

        Args:
            told: the disagreement, if that was found already.
        """
        told = told or self.disagreement()
        erased = disposal_protocol.erased(self._database, self._key)
        found = erased.intersection(self._database.column("SELECT id FROM interview"))
        last = START
        for interview_id, seal in self._database.rows(
            "SELECT interview, mac FROM seal ORDER BY n"
        ):
            if interview_id not in erased and not compare_digest(
                self._seal(last, interview_id), seal
            ):
                found.add(interview_id)
            last = seal
        unsealed = self._database.column(
            "SELECT id FROM interview WHERE signed_at IS NOT NULL"
            " AND id NOT IN (SELECT interview FROM seal)"
        )
        return sorted(found.union(unsealed, told.signed))

    def disagreement(self) -> Disagreement:
        """Where the log and the rows say different things."""
        erased = disposal_protocol.erased(self._database, self._key)
        return disagreement(self._database, erased)

    def _seal(self, last: bytes, interview_id: int) -> bytes:
        one = (interview_id,)
        content = [
            interview_id,
            self._database.rows(_HEAD, one),
            self._database.rows(
                "SELECT key, mark, text FROM answer WHERE interview = ? ORDER BY key", one
            ),
            self._database.rows(
                "SELECT name, text FROM slot WHERE interview = ? ORDER BY name", one
            ),
        ]
        return mac(self._key, last + json.dumps(content, ensure_ascii=True).encode("ascii"))
