# SPDX-License-Identifier: EUPL-1.2
"""Who a table means: by number, by case or by name, and whether the vault knows them already."""

import unicodedata
from datetime import date

from app.interview.base.persons import number_in
from app.storage.records import Client
from app.storage.vault.vault import Vault

_ALL = -1  # clients, however many

Taken = tuple[str, str, str]  # person in small letters, form, date: one interview each


def taken_in(vault: Vault) -> frozenset[Taken]:
    """Every interview that the vault has, as a table would call it."""
    people: dict[int, tuple[str, ...]] = {}
    taken: set[Taken] = set()
    for one in vault.interviews.all():
        if one.client_id not in people:
            people[one.client_id] = _all_called(vault, one.client_id)
        taken |= {(called, one.form_id, one.date) for called in people[one.client_id]}
    return frozenset(taken)


def known_people(vault: Vault) -> dict[str, tuple[int, ...]]:
    """Ids of every client that the vault has, by each thing that a table may call them."""
    known: dict[str, tuple[int, ...]] = {}
    for client in vault.clients.recent(_ALL):
        for called in _all_called(vault, client.id):
            known[called] = (*known.get(called, ()), client.id)
    return known


def client_for(person: str, today: date) -> Client:
    """The client that a table calls `person`: by personnummer if it is one, else by case.

    Raises:
        BadNumber: it was meant to be a number, and is none or none that can be.
    """
    number = number_in(person, today)
    if number is not None:
        return Client(number.kind, number=number.text)
    return Client("none", case_number=unicodedata.normalize("NFC", person))


def person_of(client: Client) -> str:
    """What a table calls this client."""
    return client.number or client.case_number or client.name


def _all_called(vault: Vault, client_id: int) -> tuple[str, ...]:
    """All that a table may call a person: by number and by case, else by name.

    Of the other rows of the same person by number and case alone.
    """
    person, *others = vault.clients.rows_of(client_id)
    called = [word for word in (person.number, person.case_number) if word] or [person.name]
    called += [word for row in others for word in (row.number, row.case_number) if word]
    return tuple(dict.fromkeys(map(folded, called)))


def folded(person: str) -> str:
    """The same however it is typed: S-1 and s-1 are one."""
    return unicodedata.normalize("NFC", person).casefold()
