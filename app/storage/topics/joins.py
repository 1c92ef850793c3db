# SPDX-License-Identifier: EUPL-1.2
"""Joins two clients who are one person, and takes them apart again.

Both rows stay, with what is searched for in them; the one that is joined points at the one that
stands for the person from then on. The log names each such row with a hash of all it says,
so one that was put in, changed or taken away past this program is found.
"""

from dataclasses import dataclass
from typing import Any, Final

from app.storage.data.database import Database, marks
from app.storage.data.one_person import ids_of, people_by
from app.storage.log.events import LOG_LOST, Event, hash_of, number_in
from app.storage.records import Client, Join
from app.storage.topic import Topic
from app.storage.topics.clients import Clients, hidden
from app.user_error import UserError

_ROWS: Final = "SELECT client, person, joined_at, joined_by, reason, gave FROM joined"
_TOLD: Final = (Event.SALVAGED, Event.JOINED, Event.PARTED, Event.DELETED)
_PARTS = ("name", "case_number")  # what one takes over from the other, if it has none


class AlreadyOne(UserError):
    """They are one person already, or one and the same row."""

    what = "De två klienterna är redan en och samma."
    remedy = "Inget har ändrats. Gå tillbaka och välj en annan klient."


class InDecision(UserError):
    """One of them stands in a decision to delete that waits to be carried out."""

    what = "En av klienterna står i ett beslut om gallring som väntar på att genomföras."
    remedy = "Inget har ändrats. Genomför beslutet eller ta tillbaka det först."


@dataclass(eq=False, repr=False)
class Joins(Topic):
    """Who is the same person as whom."""

    _clients: Clients

    def of(self, client_id: int) -> list[Join]:
        """How the clients that are this person came together, the first first."""
        own = ids_of(self._database, client_id)
        rows = self._database.rows(
            f"{_ROWS} WHERE client IN ({marks(own)}) ORDER BY joined_at, client", own
        )
        return [Join(*row) for row in rows]

    def join(self, client_id: int, person_id: int, *, reason: str) -> None:
        """Makes two people one: `client_id` is the same as `person_id` from now on.

        The person takes over a name or a case number that it has not got. Where it is
        protected, the other's name and number go, here and in what was half typed.

        Args:
            client_id: of the one that is somebody else's from now on.
            person_id: of the one that stands for both. It has a number if either has, and it
                is protected if either is.
            reason: a code, for the log: see `app.interview.clients.joining`.

        Raises:
            AlreadyOne, InDecision: nothing is changed.
            LookupError: one of them is not there.
            ValueError: the other one has to stand for both.
        """
        with self._database.transaction():
            other, person = self._clients.get(client_id), self._clients.get(person_id)
            if other.id == person.id:
                raise AlreadyOne
            if rank(other) > rank(person):
                raise ValueError("The other one stands for both.")
            self._refuse_decided(other.id, person.id)
            hides = person.kind == "protected" and other.kind != "protected"
            # The case number is all that one who is hidden takes over
            gave = self._give(other, person, _PARTS[1:] if hides else _PARTS)
            for client in self._clients.rows_of(other.id) if hides else []:
                if client.kind != "protected":
                    self._clients.put_row(hidden(client, person.name))
            row = (other.id, person.id, self._log.now(), self._log.who, reason, gave)
            self._database.run("INSERT INTO joined VALUES (?, ?, ?, ?, ?, ?)", row)
            self._log.add(Event.JOINED, client=other.id, key=_named(row))

    def part(self, client_id: int, *, reason: str) -> None:
        """Takes a client out of the person it was joined to, with all that was joined to it.

        What the person took over from it goes back, if it stands there yet.

        Args:
            client_id: of one that was joined to another.
            reason: a code, for the log.

        Raises:
            InDecision: nothing is changed.
            LookupError: it was joined to nobody.
        """
        with self._database.transaction():
            row = self._database.needed("joined", f"{_ROWS} WHERE client = ?", (client_id,))
            self._refuse_decided(*ids_of(self._database, client_id))
            given = set(row[5].split())
            above: int | None = row[1]
            while above is not None and given:
                other, person = self._clients.row(client_id), self._clients.row(above)
                self._take_back(other, person, given)
                further = self._database.one(f"{_ROWS} WHERE client = ?", (above,))
                above = further[1] if further else None
                given &= set(further[5].split()) if further else set()
            self._database.run("DELETE FROM joined WHERE client = ?", (client_id,))
            self._log.add(Event.PARTED, client=client_id, key=f"{row[1]} {reason}")

    def _give(self, other: Client, person: Client, parts: tuple[str, ...]) -> str:
        gave = [one for one in parts if getattr(other, one) and not getattr(person, one)]
        if gave:
            taken_over: dict[str, Any] = {part: getattr(other, part) for part in gave}
            self._clients.put_row(person._replace(**taken_over))
        return " ".join(gave)

    def _take_back(self, other: Client, person: Client, given: set[str]) -> None:
        name, case = person.name, person.case_number
        if "name" in given and name == other.name:
            name = ""
        if "case_number" in given and case == other.case_number:
            case = ""
        self._clients.put_row(person._replace(name=name, case_number=case))

    def _refuse_decided(self, *clients: int) -> None:
        own = [each for client in clients for each in ids_of(self._database, client)]
        decided = self._database.column(
            "SELECT client FROM disposal_line JOIN disposal ON disposal.id = disposal"
            " WHERE state = 'decided'"
        )
        if not set(own).isdisjoint(decided):
            raise InDecision


def rank(client: Client) -> int:
    """Which of two stands for both: the higher; where they are alike, either can."""
    if client.kind == "protected":
        return 2
    return 1 if client.number else 0


def _named(row: tuple[str | int, ...]) -> str:
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
            for number in gone:
                told.pop(number)
    there = {row[0]: (_named(row), row[2]) for row in database.rows(_ROWS)}
    wrong = {number for number, its in told.items() if there.get(number, ("",))[0] != its}
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
