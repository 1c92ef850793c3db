# SPDX-License-Identifier: EUPL-1.2
"""Who can open the vault, as people: the ways in together with who they are."""

from typing import NamedTuple

from app.interview.clients.casework import UNIT
from app.storage.keys.cryptography import REAL, KeyCost
from app.storage.keys.key_errors import SignatureTaken
from app.storage.keys.signatures import alike
from app.storage.records import Staff
from app.storage.vault.vault import Vault


class Colleague(NamedTuple):
    """One person with a way in.

    Attributes:
        way: id of the slot.
        signature: whose it is.
        name: the full name, or "" where only the signature is known.
        trained_on: ISO date, or None for not yet.
        is_you: whether this one opened the vault.
    """

    way: str
    signature: str
    name: str
    trained_on: str | None
    is_you: bool

    @property
    def called(self) -> str:
        """The name, or the signature where there is none."""
        return self.name or self.signature

    @property
    def in_full(self) -> str:
        """The name with the signature, or the signature where there is none."""
        return f"{self.name} ({self.signature})" if self.name else self.signature


def colleagues(vault: Vault) -> tuple[Colleague, ...]:
    """Everybody with a passphrase, oneself first and then by name."""
    known = {staff.signature: staff for staff in vault.staff.all()}
    found = []
    for way in (way_in for way_in in vault.ways.all() if way_in.kind == "passphrase"):
        who = known.get(way.signature, Staff(0, "", way.signature, None))
        is_you = way.signature == vault.opened_by
        found.append(Colleague(way.id, way.signature, who.name, who.trained_on, is_you))
    return tuple(sorted(found, key=lambda one: (not one.is_you, one.called.casefold())))


def known_here(vault: Vault) -> tuple[str, ...]:
    """What somebody would guess a passphrase from first: the unit, names and signatures."""
    people = [part for staff in vault.staff.all() for part in (staff.name, staff.signature)]
    return tuple(filter(None, (vault.settings.all().get(UNIT, ""), *people)))


def add_colleague(
    vault: Vault, own: str, new: str, staff: Staff, *, cost: KeyCost = REAL
) -> None:
    """Gives somebody a passphrase, and keeps who it is. They can read everything.

    Whoever was here before comes back under the old signature.

    Raises:
        SignatureTaken: somebody else has that signature, or had it.
        WrongPassphrase, TooSoon, NoRoomForMore: see `vault.ways.add`.
    """
    wanted = staff.signature
    found = (one for one in vault.staff.all() if alike(one.signature, wanted))
    before = next(found, None)
    if before is None:
        refuse_used(vault, wanted)
    elif before.name.casefold() != staff.name.casefold():
        raise SignatureTaken
    with vault.transaction():
        if before is None:
            vault.staff.add(staff.name, staff.signature, staff.trained_on)
        else:
            vault.staff.update(staff._replace(id=before.id))
        vault.ways.add(own, new, signature=staff.signature, cost=cost)


def refuse_used(vault: Vault, signature: str) -> None:
    """Refuses a signature that somebody had before: the log would take the two for one.

    Raises:
        SignatureTaken: it stands in the log, or belongs to somebody who interviews.
    """
    known = {staff.signature for staff in vault.staff.all()} | set(vault.log.signatures())
    if any(alike(one, signature) for one in known if one):
        raise SignatureTaken
