# SPDX-License-Identifier: EUPL-1.2
"""Tells whether a new client may be somebody that the vault has already."""

from typing import NamedTuple

from app.storage.finding import fold
from app.storage.records import Client
from app.storage.vault import Vault

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
    """Adds a client, unless the vault may have them already. On the vault's thread.

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
    found = vault.clients.called("case_number", client.case_number) + [
        one
        for one in vault.clients.called("name", client.name)
        if not (one.number and client.number)
    ]
    return tuple({one.id: one for one in found}.values())[:SHOWN]


def same_words(one: str, other: str) -> bool:
    """Whether two names or cases are the same however they are typed."""
    return fold(one).split() == fold(other).split()
