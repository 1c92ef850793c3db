# SPDX-License-Identifier: EUPL-1.2
"""The log as people read it: who, what, and which case, looked up when it is shown (G1).

The log itself holds ids only. What an id stands for is looked up at the moment, so a client
who is deleted is a number from then on. All of it belongs to the vault's thread.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from app.interview.base.persons import case_words
from app.stewardship.log.log_words import Kind, codes_of, phrase
from app.storage.log.events import LogRow
from app.storage.records import Client, LogChoice
from app.storage.vault.vault import Vault

BY_CODE = "Återställningskoden"
PAGE = 100  # events at a time
_NUMBERED = re.compile(r"(klient|intervju)\s*(?:nr\.?\s*)?(\d{1,9})", re.IGNORECASE)


class EventChoice(NamedTuple):
    """Which events somebody wants to see; what is empty leaves nothing out.

    Attributes:
        who: a signature, "" for the recovery code; None for everyone.
        kind: what sort of thing was done; None for all.
        text: a name, a number or a case, or "klient 3" or "intervju 12".
        first, last: days, where the user is.
    """

    who: str | None = None
    kind: Kind | None = None
    text: str = ""
    first: date | None = None
    last: date | None = None


class LogLine(NamedTuple):
    """One event in words. `at` is an ISO time, UTC; `about` is "" for the vault itself."""

    n: int
    at: str
    who: str
    what: str
    about: str


class LogPage(NamedTuple):
    """Some events, the newest first, and whether there are older ones."""

    lines: tuple[LogLine, ...]
    has_more: bool


class LogStart(NamedTuple):
    """What the log begins with. `people` are signatures and names."""

    page: LogPage
    people: tuple[tuple[str, str], ...]
    length: int


def open_log(vault: Vault) -> LogStart:
    """The newest events, and who stands in the log."""
    names = {staff.signature: staff.name for staff in vault.staff.all()}
    people = tuple((who, names.get(who, "")) for who in vault.log.signatures())
    return LogStart(read_page(vault, EventChoice()), people, vault.log.last())


def read_page(
    vault: Vault, wanted: EventChoice, *, before: int = 0, limit: int = PAGE
) -> LogPage:
    """Events that are wanted, before the one with number `before`."""
    choice = chosen(vault, wanted)
    rows = vault.log.newest(choice, before=before, limit=limit + 1)
    return LogPage(tuple(lines_of(vault, rows[:limit])), len(rows) > limit)


def lines_of(vault: Vault, rows: Iterable[LogRow]) -> list[LogLine]:
    """Events in words."""
    subjects = Subjects(vault)
    return [
        LogLine(row.n, row.at, row.who or BY_CODE, phrase(row), subjects.about(row))
        for row in rows
    ]


def chosen(vault: Vault, wanted: EventChoice, zone: tzinfo | None = None) -> LogChoice:
    """What the vault is asked for. Days begin at midnight in `zone`, or where the user is."""
    clients, interviews = _found(vault, wanted.text)
    next_day = wanted.last + timedelta(days=1) if wanted.last else None
    return LogChoice(
        who=wanted.who,
        codes=codes_of(wanted.kind) if wanted.kind else None,
        clients=clients,
        interviews=interviews,
        since=_midnight(wanted.first, zone),
        before=_midnight(next_day, zone),
    )


class Subjects:
    """Says what events are about. Each client and interview is looked up once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._clients: dict[int, Client | None] = {}
        self._owners: dict[int, int | None] = {}
        self._removed: dict[int, int] | None = None

    def about(self, row: LogRow) -> str:
        """The case, or a number where there is none: "Ärende 4711", "Klient 3 (borttagen)"."""
        client = self.client_of(row)
        if client is not None:
            return self.called(client)
        return f"Intervju {row.interview} (borttagen)" if row.interview is not None else ""

    def client_of(self, row: LogRow) -> int | None:
        """Id of the person an event is about; None if it is about none, or nobody knows."""
        if row.client is not None:
            known = self.client(row.client)
            return row.client if known is None else known.id
        if row.interview is None:
            return None
        if row.interview not in self._owners:
            self._owners[row.interview] = self._owner(row.interview)
        return self._owners[row.interview]

    def called(self, client_id: int) -> str:
        """What a client is called in the log: by the case, never by name."""
        client = self.client(client_id)
        if client is None:
            return f"Klient {client_id} (borttagen)"
        return case_words(client.case_number, f"Klient {client_id}")

    def client(self, client_id: int) -> Client | None:
        """A client, or None if there is none with this id any more."""
        if client_id not in self._clients:
            self._clients[client_id] = None
            with suppress(LookupError):
                self._clients[client_id] = self._vault.clients.get(client_id)
        return self._clients[client_id]

    def _owner(self, interview_id: int) -> int | None:
        """Whose it is, or was, if it was taken away and its client is still there."""
        with suppress(LookupError):
            return self._vault.interviews.get(interview_id).client_id
        if self._removed is None:
            self._removed = self._vault.log.removed_interviews()
        client = self._removed.get(interview_id)
        return client if client is not None and self.client(client) else None


def _found(
    vault: Vault, text: str
) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    """Ids of clients and interviews that the text stands for; None and None for all."""
    text = text.strip()
    if not text:
        return None, None
    numbered = _NUMBERED.fullmatch(text)
    if numbered is None:
        clients = [one.id for one in vault.clients.search(text)]
    elif numbered[1].casefold() == "intervju":
        return (), (int(numbered[2]),)
    else:
        clients = [int(numbered[2])]
    own = [one.id for client in clients for one in vault.interviews.find(client)]
    clients = [number for client in clients for number in vault.clients.ids_of(client)]
    gone = vault.log.removed_interviews()
    own += [number for number, client in gone.items() if client in clients]
    return tuple(clients), tuple(own)


def _midnight(day: date | None, zone: tzinfo | None) -> str:
    """When a day begins, as times stand in the log."""
    if day is None:
        return ""
    local = datetime.combine(day, time(), zone)  # without a zone: the computer's
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
