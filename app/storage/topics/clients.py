# SPDX-License-Identifier: EUPL-1.2
"""Clients in the vault.

Clients who were joined are one person (`one_person`): whichever of them is asked for, the one
that stands for them answers, and a search finds that one by what is known of any.
"""

import json
from collections.abc import Iterable
from typing import Literal

from app.one_line import one_line
from app.storage.data.one_person import ids_of, people, person_of, whose
from app.storage.errors import ClientExists
from app.storage.log.events import Event
from app.storage.records import Client
from app.storage.topic import Topic
from app.storage.topics.client_search import ClientSearch, fold
from app.storage.topics.naming import Naming
from app.storage.topics.stored_drafts import DRAFT

_SELECT = "SELECT kind, number, name, case_number, created_at, id FROM client "


class Clients(Topic):
    """Who is interviewed."""

    def add(self, client: Client) -> int:
        """Adds a client; the new id.

        Raises:
            ClientExists: another client has this number.
        """
        client = _tidy(client)
        self._refuse_double(client)
        with self._database.transaction():
            new_id = self._database.run(
                "INSERT INTO client (id, kind, number, name, case_number, created_at, find)"
                " VALUES ((SELECT id FROM next_client), ?, ?, ?, ?, ?, ?)",
                (*client[:5], _find_text(client)),
            )
            self._log.add(Event.CLIENT_ADDED, client=new_id)
        return new_id

    def update(self, client: Client) -> None:
        """Replaces everything of a client but `created_at`; nothing where nothing differs.

        Whoever becomes protected leaves no name or number in what was half typed at a lock,
        nor in the other rows of the same person.

        Raises:
            ClientExists: another client has this number.
            LookupError: no client has this id.
        """
        client = _tidy(client)
        self._refuse_double(client)
        with self._database.transaction():
            person, *others = self.rows_of(client.id)
            hides = client.kind == "protected"
            for other in others:  # first: no two rows have one number
                self.put_row(_beside(other, client, hides=hides))
            self.put_row(client._replace(id=person.id))

    def rows_of(self, client_id: int) -> list[Client]:
        """Every client that is this person, each as it stands; first the one for them all.

        Raises:
            LookupError: no client has this id.
        """
        return [self.row(number) for number in ids_of(self._database, client_id)]

    def row(self, client_id: int) -> Client:
        """One client as it stands, whoever else is the same person.

        Raises:
            LookupError: no client has this id.
        """
        return Client(
            *self._database.needed("client", _SELECT + "WHERE id = ?", (client_id,))
        )

    def put_row(self, client: Client) -> None:
        """Replaces a client as it stands; see `update`. Within a transaction."""
        before = self.row(client.id)
        changed = changed_parts(before, client)
        if not changed:
            return
        self._database.run(
            "UPDATE client SET kind = ?, number = ?, name = ?, case_number = ?, find = ?"
            " WHERE id = ?",
            (*client[:4], _find_text(client), client.id),
        )
        if client.kind == "protected" and before.kind != "protected":
            self._hide_in_drafts(before, client.name)
        self._log.add(Event.CLIENT_CHANGED, client=client.id, key=" ".join(changed))

    def _hide_in_drafts(self, client: Client, pseudonym: str) -> None:
        """Puts the pseudonym where a name stood; no event of its own, for nobody typed it."""
        naming = Naming(client)
        sql = "SELECT key, value FROM setting WHERE key LIKE ?"
        for key, value in self._database.rows(sql, (f"{DRAFT}%",)):
            text = naming.hidden_in_json(value, pseudonym)
            self._database.run("UPDATE setting SET value = ? WHERE key = ?", (text, key))

    def get(self, client_id: int) -> Client:
        """One person: the client with this id, or the one that stands for it.

        Raises:
            LookupError: no client has this id.
        """
        return self.row(self.person_of(client_id))

    def by_id(self, ids: Iterable[int]) -> dict[int, Client]:
        """Those of these clients that there are, by id, each as it stands; in one look."""
        rows = self._database.rows(
            _SELECT + "WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608  # ours
            (json.dumps(list(ids)),),
        )
        return {row[5]: Client(*row) for row in rows}

    def person_of(self, client_id: int) -> int:
        """The id that stands for the person: another one, if they were joined."""
        return person_of(self._database, client_id)

    def ids_of(self, client_id: int) -> tuple[int, ...]:
        """The ids of every client that is this person, first the one for them all."""
        return ids_of(self._database, client_id)

    def with_number(self, number: str) -> Client | None:
        """The person that has exactly this number, in whichever row."""
        found = self._database.value(
            "SELECT id FROM client WHERE number = ? AND number <> ''", (number,)
        )
        return self.get(found) if found else None

    def search(self, text: str, limit: int = 50) -> list[Client]:
        """People whose name, number or case number holds every word of `text`; see `client_search`.

        Nothing else is ever searched (förordning 2001:637, 15 §).
        """
        search = ClientSearch(text)
        if not search:
            return self.recent(limit)
        rows = self._database.rows("SELECT find, id FROM client")
        found = [rows[place] for place in search.among([folded for folded, _ in rows])]
        known = people(self._database)
        ids = dict.fromkeys(whose(known, one) for _, one in sorted(found))
        return [self.row(number) for number in list(ids)[: max(limit, 0)]]

    def called(self, part: Literal["name", "case_number"], text: str) -> list[Client]:
        """People who have just this name or case number in any row, however it is spaced."""
        words = fold(text).split()
        if not words:
            return []
        rows = self._database.rows(
            "SELECT find, id FROM client WHERE instr(find, ?) ORDER BY id",
            (max(words, key=len),),
        )
        known, at = people(self._database), 0 if part == "name" else -1
        ids = (
            whose(known, one) for find, one in rows if find.split("\n")[at].split() == words
        )
        return [self.row(fromkey) for fromkey in dict.fromkeys(ids)]

    def recent(self, limit: int = 20) -> list[Client]:
        """The people last worked with, the latest first."""
        known = people(self._database)
        most = limit if limit < 0 else limit + len(known)
        held = self._last_held(most)
        since = held[most - 1][0] if 0 < most <= len(held) else ""
        last = sorted([*held, *self._never_held(most, since)], reverse=True)
        ids = list(dict.fromkeys(whose(known, number) for _, number in last))
        shown = ids if limit < 0 else ids[:limit]
        found = self.by_id(shown)
        return [found[number] for number in shown]

    def _last_held(self, most: int) -> list[tuple[str, int]]:
        """When each client was last worked with, and who: the latest, and at least `most`."""
        # SQLite would copy the time of every interview to group them, and wipe the copies.
        limit = 2 * most
        while True:
            rows = self._database.rows(
                "SELECT client, changed_at FROM interview"
                " ORDER BY changed_at DESC, client DESC LIMIT ?",
                (limit,),
            )
            latest: dict[int, str] = {}
            for client, at in rows:
                latest.setdefault(client, at)
            if limit < 0 or len(rows) < limit or len(latest) >= most:
                return [(at, client) for client, at in latest.items()]
            limit *= 4

    def _never_held(self, most: int, since: str) -> list[tuple[str, int]]:
        """When each client without an interview was added, and who: the latest, `most` of them."""
        return self._database.rows(
            "SELECT created_at, id FROM client WHERE created_at >= ?"
            " AND id NOT IN (SELECT client FROM interview)"
            " ORDER BY created_at DESC, id DESC LIMIT ?",
            (since, most),
        )

    def count(self) -> int:
        """How many people there are."""
        sql = "SELECT count(*) FROM client WHERE id NOT IN (SELECT client FROM joined)"
        return int(self._database.value(sql))

    def _refuse_double(self, client: Client) -> None:
        other = self.with_number(client.number)
        if other is not None and other.id != self.person_of(client.id):
            raise ClientExists


def _beside(other: Client, person: Client, *, hides: bool) -> Client:
    """Another row of a person that changes: it keeps no name that must be hidden, no number twice."""
    if hides:
        return hidden(other, person.name)
    if other.number and other.number == person.number:
        return other._replace(kind="none", number="")
    return other


def hidden(client: Client, pseudonym: str) -> Client:
    """A client as one who is protected is kept."""
    return client._replace(kind="protected", number="", name=pseudonym)


def changed_parts(before: Client, after: Client) -> tuple[str, ...]:
    """What of a client differs, as the log names it."""
    parts = ("kind", "number", "name", "case_number")
    return tuple(
        after.kind if part == "kind" else part
        for part in parts
        if getattr(before, part) != getattr(after, part)
    )


def _tidy(client: Client) -> Client:
    """With name and case each as one line, whatever was pasted into them."""
    name, case = one_line(client.name), one_line(client.case_number)
    return client._replace(name=name, case_number=case)


def _find_text(client: Client) -> str:
    """What a search looks at: the number also without its hyphen, all case-folded."""
    bare = client.number.replace("-", "")
    return fold("\n".join((client.name, client.number, bare, client.case_number)))
