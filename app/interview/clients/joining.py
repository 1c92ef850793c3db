# SPDX-License-Identifier: EUPL-1.2
"""Joins two clients who are one person: what it would come to, and doing it; and taking apart.

Nothing that is signed changes. What the case filled in by itself in unsigned interviews
follows along. All of it but `together` and `may_choose` belongs to the vault's thread.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from app.interview.after.status import FormLooker, InterviewLine, Seen
from app.interview.base.active_holds import holding
from app.interview.base.library import Library
from app.interview.clients.casework import ClientLine, client_lines, search
from app.interview.clients.client_changes import Changed, follow
from app.interview.clients.client_history import alike
from app.interview.clients.join_reasons import OF_PARTING, REASONS
from app.storage.errors import NotSaved
from app.storage.log.events import Event
from app.storage.records import Client
from app.storage.topics.joins import AlreadyOne, rank
from app.storage.vault.vault import Vault


class Side(NamedTuple):
    """One of two who may be the same person.

    Attributes:
        client: as it stands for the person.
        rows: every client that is this person already, that one first.
        interviews: every version of every interview, the latest first.
        holds: how many reasons to wait with gallring hold now.
    """

    client: Client
    rows: tuple[Client, ...]
    interviews: tuple[InterviewLine, ...]
    holds: int


class Pair(NamedTuple):
    """Two who may be the same person. `person` stands for both, if they are joined.

    Attributes:
        may_choose: whether the other one could stand for both as well.
    """

    person: Side
    other: Side
    may_choose: bool

    def swapped(self) -> "Pair":
        """The same with the other one standing for both."""
        return Pair(self.other, self.person, self.may_choose)


def look_at_both(
    vault: Vault, library: Library, client_id: int, other_id: int, today: date
) -> Pair:
    """Two clients side by side; that the other one was looked at is logged.

    Raises:
        AlreadyOne: they are one.
        LookupError: one of them is not there.
    """
    if vault.clients.person_of(client_id) == vault.clients.person_of(other_id):
        raise AlreadyOne
    first, second = (_side(vault, library, one, today) for one in (client_id, other_id))
    with suppress(NotSaved):
        vault.log.add(Event.CLIENT_OPENED, client=second.client.id)
    pair = Pair(first, second, rank(first.client) == rank(second.client))
    return pair.swapped() if rank(second.client) > rank(first.client) else pair


def others(vault: Vault, client_id: int, text: str) -> list[ClientLine]:
    """Whom a client may be the same as: by what is typed, else those of the same name or case."""
    client = vault.clients.get(client_id)
    if not text.strip():
        return client_lines(vault, alike(vault, client))
    return [line for line in search(vault, text) if line.id != client.id]


def together(person: Client, other: Client) -> Client:
    """What will be known of the two: what the person has, and what only the other one has."""
    hidden = person.kind == "protected" and other.kind != "protected"
    return person._replace(
        name=person.name or ("" if hidden else other.name),
        case_number=person.case_number or other.case_number,
    )


def join(
    vault: Vault, library: Library, other_id: int, person_id: int, *, reason: str, at: str
) -> tuple[int, Changed]:
    """Makes two people one, in one transaction; the id that stands for both, and what followed.

    Args:
        vault: an open one.
        library: where forms are found that the vault has lost.
        other_id: of the one that is the same as the other from now on.
        person_id: of the one that stands for both: see `Pair`.
        reason: a code of `REASONS`.
        at: ISO time, UTC.

    Raises:
        AlreadyOne, InDecision, LookupError, NotSaved: nothing is changed.
        ValueError: there is no such reason, or the other one has to stand for both.
    """
    if reason not in REASONS:
        raise ValueError("reason")
    both = (other_id, person_id)
    before = [(vault.clients.rows_of(one), vault.interviews.find(one)) for one in both]
    with vault.transaction():
        vault.joins.join(other_id, person_id, reason=reason)
        person = vault.clients.get(person_id)
        told = [follow(vault, library, own, (rows, person), at=at) for rows, own in before]
    return person.id, _sum(told)


def part(
    vault: Vault, library: Library, client_id: int, *, reason: str, at: str
) -> Changed:
    """Takes a client out of the person it was joined to, in one transaction.

    What was begun since the two were joined stays with the one that stood for both.

    Args:
        vault: an open one.
        library: where forms are found that the vault has lost.
        client_id: of the one that was joined.
        reason: a code of `OF_PARTING`.
        at: ISO time, UTC.

    Raises:
        InDecision, LookupError, NotSaved: nothing is changed.
        ValueError: there is no such reason.
    """
    if reason not in OF_PARTING:
        raise ValueError("reason")
    rows = [vault.clients.get(client_id)]
    with vault.transaction():
        vault.joins.part(client_id, reason=reason)
        told = []
        for number in (client_id, rows[0].id):
            own, now = vault.interviews.find(number), vault.clients.get(number)
            told.append(follow(vault, library, own, (rows, now), at=at))
    return _sum(told)


def _side(vault: Vault, library: Library, client_id: int, today: date) -> Side:
    rows = vault.clients.rows_of(client_id)
    holds = holding(vault.holds.find(client_id), today)
    looker = FormLooker(vault, today, Seen(vault, library))
    lines = looker.lines(vault.interviews.find(client_id))
    return Side(rows[0], tuple(rows), tuple(lines), len(holds))


def _sum(told: Sequence[Changed]) -> Changed:
    return Changed(
        sum(changed.followed for changed in told),
        sum(changed.signed for changed in told),
        tuple(dict.fromkeys(place for changed in told for place in changed.named_in)),
    )
