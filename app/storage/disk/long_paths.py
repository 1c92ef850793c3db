# SPDX-License-Identifier: EUPL-1.2
"""Refuses a place for a vault that no folder can have, or with too long a path to save in later.

The database takes paths of 511 bytes and no more, and what is built beside a vault and inside
it (copies, journals) has longer ones than the folder itself. So it is told at once, not on
the day when the first copy cannot be made.
"""

import os
import re
from pathlib import Path

from app.user_error import UserError

LONGEST_NAME = 240  # bytes; a file system takes 255, and `.name.new` is built first
LONGEST_PATH = 400  # bytes
LONGEST_ON_WINDOWS = 180  # characters, of 259
_LONGEST_PART = 255  # bytes, of any folder on the way
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f\ud800-\udfff]"
)  # the last: bytes that are no letters
_NOT_ON_WINDOWS = re.compile(
    r'[<>:"|?*]|[ .]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE
)


class LongName(UserError):
    """The name of the folder leaves no room for what is built beside it."""

    what = "Mappens namn är för långt för ett valv."
    remedy = "Ge mappen ett kortare namn, gärna ett enda ord. Inget har skapats."


class LongPath(UserError):
    """The path leaves no room for what lies inside."""

    what = "Sökvägen till mappen är för lång för ett valv."
    remedy = "Inget har skapats. Välj en mapp närmare diskens början, eller mappar med kortare namn."


class ImpossibleName(UserError):
    """No folder can have this name, or it would lie in a file."""

    what = "En mapp kan inte heta så."
    remedy = (
        "Inget har skapats, och det är inget fel på disken. Välj ett namn med bokstäver, siffror "
        "och bindestreck, i en mapp som finns."
    )


def too_long(folder: Path) -> UserError | None:
    """What is wrong with the name or the length of a place for a new vault, if anything."""
    place = folder.absolute()
    on_windows = os.name == "nt"
    longest = max((len(os.fsencode(part)) for part in place.parts), default=0)
    if len(os.fsencode(place.name)) > LONGEST_NAME or longest > _LONGEST_PART:
        return LongName()
    if not _is_possible(place, on_windows=on_windows):
        return ImpossibleName()
    if len(os.fsencode(place)) > LONGEST_PATH:
        return LongPath()
    return LongPath() if on_windows and len(str(place)) > LONGEST_ON_WINDOWS else None


def refuse_long(folder: Path) -> None:
    """Says no to a place that is impossible or too long, before anything is made there.

    Raises:
        ImpossibleName, LongName, LongPath: see each.
    """
    if (problem := too_long(folder)) is not None:
        raise problem


def _is_possible(place: Path, *, on_windows: bool) -> bool:
    own = place.parts[1:] if place.anchor else place.parts
    if any(_CONTROLS.search(part) for part in own):
        return False
    if on_windows and any(_NOT_ON_WINDOWS.search(part) for part in own):
        return False
    return not any(parent.is_file() for parent in place.parents)
