# SPDX-License-Identifier: EUPL-1.2
"""The copies of a vault as a person sees them: here, in a second place, and when they are made."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.errors import UserError
from app.storage.copies import Copy
from app.storage.progress import Cancelled, Watch, unwatched
from app.storage.vault import Vault

SECOND_PLACE = "second_place"  # a setting of the vault


class Elsewhere(NamedTuple):
    """The second place for copies.

    Attributes:
        place: the folder that the user chose.
        is_there: whether it can be reached now; a memory may be unplugged.
        copies: those of this vault in it, the newest first.
    """

    place: Path
    is_there: bool
    copies: tuple[Copy, ...]


class CopiesNow(NamedTuple):
    """Which copies there are, the newest first. `elsewhere` is None where none is chosen."""

    copies: tuple[Copy, ...]
    elsewhere: Elsewhere | None


def copies_now(vault: Vault) -> CopiesNow:
    """Looks at both places. Only names and sizes: nothing is tried."""
    place = second_place(vault)
    if place is None:
        return CopiesNow(tuple(vault.copies()), None)
    there = is_there(place)
    found = tuple(vault.elsewhere(place)) if there else ()
    return CopiesNow(tuple(vault.copies()), Elsewhere(place, there, found))


def second_place(vault: Vault) -> Path | None:
    """The second place that was chosen, if one was."""
    chosen = vault.settings().get(SECOND_PLACE, "")
    return Path(chosen) if chosen else None


def copy_now(vault: Vault, *, watch: Watch = unwatched) -> bool:
    """Makes a verified copy, and puts it in the second place too; False if it is not there.

    Raises:
        NotCopied, CopyFaulty, Cancelled: see `Vault.back_up`.
    """
    vault.back_up(watch=watch)
    return second_copy(vault)


def choose_second_place(vault: Vault, place: Path, *, watch: Watch = unwatched) -> None:
    """Puts a copy there at once, and each one that is made from now on.

    Raises:
        SamePlace: it lies inside the vault.
        NotCopiedElsewhere, NotCopied, CopyFaulty, Cancelled: it is not chosen then.
    """
    if vault.newest_copy() is None:
        vault.back_up(watch=watch)
    vault.back_up_elsewhere(place)
    vault.put_setting(SECOND_PLACE, str(place.absolute()))


def forget_second_place(vault: Vault) -> None:
    """Puts no more copies there. Those that lie there stay."""
    vault.put_setting(SECOND_PLACE, "")


def copy_at_close(vault: Vault) -> None:
    """Makes a copy if anything has changed; one that cannot be made holds nobody up."""
    with suppress(UserError):
        if vault.changed_since_copy():
            vault.back_up()
        second_copy(vault)


def copy_if_due(vault: Vault) -> bool:
    """For a program that stands open from one day to the next; whether a copy was made.

    Raises:
        NotCopied, CopyFaulty: it could not.
    """
    if not vault.copy_is_due():
        return False
    copy_now(vault)
    return True


def second_copy(vault: Vault) -> bool:
    """Puts the newest copy in the second place, if one is chosen; False if it is not there.

    Raises:
        Cancelled: by whoever watches.
    """
    place = second_place(vault)
    if place is None:
        return True
    try:
        vault.back_up_elsewhere(place)
    except Cancelled:
        raise
    except UserError:  # the next copy tries again
        return False
    return True


def is_there(place: Path) -> bool:
    """Whether a place can be reached now."""
    with suppress(OSError):
        return place.is_dir()
    return False
