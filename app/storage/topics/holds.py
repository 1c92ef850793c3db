# SPDX-License-Identifier: EUPL-1.2
"""Who was last worked with when, and the reasons of people not to delete them yet (G4)."""

import json
from collections.abc import Iterable

from app.storage.data.database import marks
from app.storage.data.one_person import ids_among, people, person_of, whose
from app.storage.log.events import Event
from app.storage.records import MEASURED, Client, Entries, Hold
from app.storage.topic import Topic

# What puts something down about a client. Reading, printing and exporting do not.
_WRITING = (
    Event.CLIENT_CHANGED, Event.JOINED, Event.PARTED, Event.BEGUN, Event.ANSWERED,
    Event.WRITTEN, Event.DETAILS, Event.POSTPONED, Event.RESUMED, Event.SIGNED, Event.CORRECTED, Event.DROPPED,
    Event.ERASED,
)  # fmt: skip
_SELECT = (
    "SELECT id, client, reason, placed_at, placed_by, until, lifted_at, lifted_by FROM hold"
)


class Holds(Topic):
    """When the last entry was made, and what keeps a client."""

    def entries(self, feedback: str) -> list[Entries]:
        """Every person with the times of what was put down, as far as the rows tell.

        Args:
            feedback: name of the text of an interview that holds the day of its feedback.
        """
        days: dict[int, str] = dict(
            self._database.rows(
                "SELECT client, max(text) FROM interview JOIN slot"
                " ON slot.interview = interview.id AND slot.name = ? GROUP BY client",
                (feedback,),
            )
        )
        rows = self._database.rows(
            "SELECT client.kind, client.number, client.name, client.case_number,"
            " client.created_at, client.id, max(i.date), max(i.started_at),"
            " max(i.changed_at), max(i.signed_at), count(i.id), count(i.signed_at)"
            " FROM client LEFT JOIN interview i ON i.client = client.id"
            " GROUP BY client.id ORDER BY client.id"
        )
        found = {
            row[5]: Entries(
                Client(*row[:6]),
                tuple(each for each in (row[4], *row[6:10], days.get(row[5])) if each),
                *row[10:],
            )
            for row in rows
        }
        for client, person in people(self._database).items():
            found[person] = _together(found[person], found.pop(client))
        return list(found.values())

    def last_writing(self, clients: Iterable[int]) -> dict[int, str]:
        """When the log says that something was last put down: ISO time by person.

        It reads the whole log, so ask for all clients at once, and for few.
        """
        known = people(self._database)
        asked = {whose(known, number) for number in clients}
        wanted = [*asked, *(number for number, person in known.items() if person in asked)]
        rows = self._database.rows(
            "WITH asked (id) AS MATERIALIZED (SELECT value FROM json_each(?)),"  # noqa: S608  # ours
            " own (id, client) AS (SELECT id, client FROM interview WHERE client IN asked)"
            " SELECT coalesce(event.client, own.client), max(at)"
            " FROM event LEFT JOIN own ON own.id = event.interview"
            f" WHERE code IN ({marks(_WRITING)}) AND NOT (code = ? AND key LIKE ?)"
            " AND coalesce(event.client, own.client) IN asked GROUP BY 1",
            (json.dumps(wanted), *_WRITING, Event.WRITTEN, f"{MEASURED}%"),
        )
        found: dict[int, str] = {}
        for client, at in rows:
            person = whose(known, client)
            found[person] = max(at, found.get(person, ""))
        return found

    def find(self, client_id: int | None = None) -> list[Hold]:
        """Every reason that was ever placed, of one person or of all, the first first."""
        known = people(self._database)
        own = ids_among(known, client_id) if client_id is not None else ()
        owner = f" WHERE client IN ({marks(own)})" if own else ""
        rows = self._database.rows(f"{_SELECT}{owner} ORDER BY id", own)
        return [Hold(row[0], whose(known, row[1]), *row[2:]) for row in rows]

    def place(
        self, client_id: int, reason: str, *, by: str, until: str | None = None
    ) -> int:
        """Places a reason to wait; its id.

        Args:
            client_id: of the client to keep.
            reason: code of the rule file.
            by: signature of whoever places it.
            until: ISO date after which it holds no longer, or None.
        """
        person = person_of(self._database, client_id)
        with self._database.transaction():
            new_id = self._database.run(
                "INSERT INTO hold (client, reason, placed_at, placed_by, until)"
                " VALUES (?, ?, ?, ?, ?)",
                (person, reason, self._log.now(), by, until),
            )
            self._log.add(Event.HOLD_PLACED, client=person, key=reason)
        return new_id

    def lift(self, hold_id: int, *, by: str) -> None:
        """Lifts a reason to wait.

        Raises:
            LookupError: there is none, or it is lifted already.
        """
        with self._database.transaction():
            sql = "SELECT client, reason FROM hold WHERE id = ? AND lifted_at IS NULL"
            client, reason = self._database.needed("hold", sql, (hold_id,))
            self._database.run(
                "UPDATE hold SET lifted_at = ?, lifted_by = ? WHERE id = ?",
                (self._log.now(), by, hold_id),
            )
            self._log.add(Event.HOLD_LIFTED, client=client, key=reason)


def _together(person: Entries, other: Entries) -> Entries:
    """What is known of a person who has two rows."""
    return Entries(
        person.client,
        (*person.times, *other.times),
        person.interviews + other.interviews,
        person.signed + other.signed,
    )
