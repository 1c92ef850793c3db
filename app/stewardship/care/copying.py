# SPDX-License-Identifier: EUPL-1.2
"""The copies of a vault as a person sees them: here, in a second place, and when they are made."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.storage.copies.copy_errors import OldCopiesKept
from app.storage.copies.copy_folders import Copy
from app.storage.errors import NotCopiedElsewhere
from app.storage.progress import Cancelled, Watch, unwatched
from app.storage.vault.vault import Vault
from app.user_error import UserError

SECOND_PLACE = "second_place"  # a setting of the vault
NOT_CONNECTED = "Den andra platsen för kopior är inte ansluten just nu."
THEN = "Kopian på den här datorn är klar och provad. Den läggs på den andra platsen nästa gång den är ansluten."


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


class Kept(NamedTuple):
    """What became of the copy at a lock or a close. It holds nobody up, and is always told.

    Attributes:
        refused: why none was made, or None.
        elsewhere: why none lies in the second place, or None.
    """

    refused: UserError | None = None
    elsewhere: UserError | None = None


class CopyState(NamedTuple):
    """How the copies stand, for the start page and the command.

    Attributes:
        made_at: when the newest verified copy was made: ISO time, UTC, or "" for none.
        lags: what was changed before the vault was opened is in no copy: one has failed, or
            the program was cut off.
        refused: why the last copy since then could not be made, or None.
        has_second: whether a second place is chosen.
        elsewhere_at: when the newest copy there was made or, where the place is not there
            now, when one was last put in it; "" for none, or not known.
        elsewhere_lags: whether the newest copy is not in the second place.
    """

    made_at: str = ""
    lags: bool = False
    refused: UserError | None = None
    has_second: bool = False
    elsewhere_at: str = ""
    elsewhere_lags: bool = False


class CopiesNow(NamedTuple):
    """Which copies there are, the newest first.

    Attributes:
        elsewhere: the second place, or None where none is chosen.
        refused: why the last copy could not be made, or None.
    """

    copies: tuple[Copy, ...]
    elsewhere: Elsewhere | None
    refused: UserError | None = None


def copies_now(vault: Vault) -> CopiesNow:
    """Looks at both places. Only names and sizes: nothing is tried."""
    here, place = tuple(vault.copies.all()), second_place(vault)
    if place is None:
        return CopiesNow(here, None, vault.copies.refused)
    there = is_there(place)
    found = tuple(vault.copies.elsewhere(place)) if there else ()
    return CopiesNow(here, Elsewhere(place, there, found), vault.copies.refused)


def copy_state(vault: Vault) -> CopyState:
    """Looks at both places, as `copies_now`, and holds them against the log."""
    newest, place = vault.copies.newest(), second_place(vault)
    state = CopyState(
        newest.made_at if newest else "", vault.copies.lag(), vault.copies.refused
    )
    if place is None:
        return state
    if is_there(place):
        there = [each for each in vault.copies.elsewhere(place) if each.verified_at]
        at = there[0].made_at if there else ""
        lags = newest is not None and not any(copy.has_same_data(newest) for copy in there)
    else:
        at, lags = vault.copies.last_put()
    return state._replace(has_second=True, elsewhere_at=at, elsewhere_lags=lags)


def second_place(vault: Vault) -> Path | None:
    """The second place that was chosen, if one was."""
    chosen = vault.settings.all().get(SECOND_PLACE, "")
    return Path(chosen) if chosen else None


def copy_now(vault: Vault, *, watch: Watch = unwatched) -> UserError | None:
    """Makes a verified copy, and puts it in the second place too; why it is not there, or None.

    Raises:
        NotCopied, CopyFaulty, DamagedNotCopied, OldCopiesKept, Cancelled: see
            `vault.copies.make`.
    """
    try:
        vault.copies.make(watch=watch)
    except OldCopiesKept:  # this one is made, and belongs in the second place
        second_copy(vault)
        raise
    return second_copy(vault)


def choose_second_place(vault: Vault, place: Path, *, watch: Watch = unwatched) -> None:
    """Puts a copy there at once, and each one that is made from now on.

    Raises:
        SamePlace: it lies inside the vault.
        NotCopiedElsewhere, NotCopied, CopyFaulty, Cancelled: it is not chosen then.
    """
    if (
        vault.copies.lack_changes()
    ):  # also after an exchange of the key, or a copy brought back
        vault.copies.make(watch=watch)
    vault.copies.put(place, is_chosen=True)
    vault.settings.put(SECOND_PLACE, str(place.absolute()))


def forget_second_place(vault: Vault) -> None:
    """Puts no more copies there. Those that lie there stay."""
    vault.settings.put(SECOND_PLACE, "")


def copy_at_close(vault: Vault) -> Kept:
    """Makes a copy if anything has changed; what could not be done, to be told at once."""
    refused: UserError | None = None
    try:
        if vault.copies.lack_changes():
            vault.copies.make()
    except UserError as error:
        refused = error
    if refused is not None and not isinstance(refused, OldCopiesKept):
        return Kept(refused)
    try:
        return Kept(refused, second_copy(vault))
    except UserError as error:
        return Kept(refused, error)


def copy_if_due(vault: Vault) -> bool:
    """For a program that stands open from one day to the next; whether a copy was made.

    Raises:
        NotCopied, CopyFaulty, DamagedNotCopied: it could not.
    """
    if not vault.copies.one_is_due():
        return False
    copy_now(vault)
    return True


def second_copy(vault: Vault) -> UserError | None:
    """Puts the newest copy in the second place, if one is chosen; why it could not, or None.

    Raises:
        Cancelled: by whoever watches.
    """
    place = second_place(vault)
    if place is None:
        return None
    try:
        if not is_there(place):
            return NotCopiedElsewhere(NOT_CONNECTED, THEN)
        vault.copies.put(place, is_chosen=True)
    except Cancelled:
        raise
    except UserError as error:  # the next copy tries again
        return error
    return None


def is_there(place: Path) -> bool:
    """Whether a place can be reached now."""
    with suppress(OSError):
        return place.is_dir()
    return False
