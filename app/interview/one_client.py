# SPDX-License-Identifier: EUPL-1.2
"""One client as their page shows them: who, every interview, and whom they may be the same as.

All of it belongs to the vault's thread.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from app.forms.model import Form
from app.interview.library import Library
from app.interview.newcomers import who_it_may_be
from app.interview.standing import FormLooker, InterviewLine, Seen
from app.storage.errors import NotSaved
from app.storage.events import Event
from app.storage.records import HELD_AT, Client, Join
from app.storage.vault import Vault


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
    lines = [
        line._replace(unit=vault.texts.get(line.id, HELD_AT))
        for line in looker.lines(vault.interviews.find(client_id))
    ]
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
