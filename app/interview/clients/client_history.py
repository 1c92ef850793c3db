# SPDX-License-Identifier: EUPL-1.2
"""One client: added unless the vault has them already, and as their page shows them.

All of it belongs to the vault's thread.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.forms.model import Form
from app.interview.after.status import FormLooker, InterviewLine, Seen
from app.interview.base.library import Library
from app.storage.errors import NotSaved
from app.storage.log.events import Event
from app.storage.records import HELD_AT, Client, Join
from app.storage.topics.client_search import fold
from app.storage.vault.vault import Vault

SHOWN = 5  # clients that are asked about


class Newcomer(NamedTuple):
    """What came of adding a client.

    Attributes:
        id: of the new one; 0 where it was not added.
        known: those it may be. With the same number, it is that one.
        is_same: whether it certainly is.
    """

    id: int = 0
    known: tuple[Client, ...] = ()
    is_same: bool = False


def add_client(vault: Vault, client: Client, *, anyway: bool = False) -> Newcomer:
    """Adds a client, unless the vault may have them already.

    Args:
        vault: an open one.
        client: not stored yet.
        anyway: somebody has looked: it is another person.

    Raises:
        NotSaved: nothing is added.
    """
    same = vault.clients.with_number(client.number)
    if same is not None:
        return Newcomer(known=(same,), is_same=True)
    alike = () if anyway else who_it_may_be(vault, client)
    return Newcomer(known=alike) if alike else Newcomer(vault.clients.add(client))


def who_it_may_be(vault: Vault, client: Client) -> tuple[Client, ...]:
    """Clients with the same case number, or the same name where no two numbers tell them apart.

    Whoever was known by that name or case in another row of theirs counts as well.
    """
    named = vault.clients.called("name", client.name)
    found = vault.clients.called("case_number", client.case_number)
    found += [one for one in named if not (one.number and client.number)]
    return tuple({one.id: one for one in found}.values())[:SHOWN]


def same_words(one: str, other: str) -> bool:
    """Whether two names or cases are the same however they are typed."""
    return fold(one).split() == fold(other).split()


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """One client, and every version of every interview, the latest first.

    Attributes:
        joined: how those came together that are this person, and each as it stands.
        alike: other clients that may be the same person.
        forms: those that may be begun.
    """

    client: Client
    interviews: tuple[InterviewLine, ...]
    joined: tuple[tuple[Join, Client], ...] = ()
    alike: tuple[Client, ...] = ()
    forms: tuple[Form, ...] = ()


def client_summary(
    vault: Vault, library: Library, client_id: int, today: date
) -> ClientSummary:
    """One client with all interviews.

    Raises:
        LookupError: there is none with this id.
    """
    client, *others = vault.clients.rows_of(client_id)
    looker = FormLooker(vault, today, Seen(vault, library))
    found = looker.lines(vault.interviews.find(client_id))
    lines = [line._replace(unit=vault.texts.get(line.id, HELD_AT)) for line in found]
    rows = {row.id: row for row in others}
    joined = [(join, rows[join.client_id]) for join in vault.joins.of(client_id)]
    might = alike(vault, client)
    return ClientSummary(client, tuple(lines), tuple(joined), might, library.offered())


def alike(vault: Vault, client: Client) -> tuple[Client, ...]:
    """Other clients that may be the same person: two numbers tell people apart.

    None where either is protected: the program never says by itself whom a pseudonym is for.
    """
    return tuple(
        one
        for one in who_it_may_be(vault, client)
        if one.id != client.id
        and not (one.number and client.number)
        and "protected" not in (one.kind, client.kind)
    )


def open_client(
    vault: Vault, library: Library, client_id: int, today: date
) -> ClientSummary:
    """The same for someone who looks at it. Logged, unless the disk refuses.

    Raises:
        LookupError: there is none with this id.
    """
    summary = client_summary(vault, library, client_id, today)
    with suppress(NotSaved):
        vault.log.add(Event.CLIENT_OPENED, client=summary.client.id)
    return summary
