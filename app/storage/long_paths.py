# SPDX-License-Identifier: EUPL-1.2
"""Refuses a place for a vault whose path is so long that nothing could be saved in it later.

The database takes paths of 511 bytes and no more, and what is built beside a vault and inside
it (copies, journals) has longer ones than the folder itself. So it is told at once, not on
the day when the first copy cannot be made.
"""

import os
from pathlib import Path

from app.errors import UserError

LONGEST_NAME = 240  # bytes; a file system takes 255, and `.name.new` is built first
LONGEST_PATH = 400  # bytes
_LONGEST_ON_WINDOWS = 180  # characters, of 259


class LongName(UserError):
    """The name of the folder leaves no room for what is built beside it."""

    what = "Mappens namn är för långt för ett valv."
    remedy = "Ge mappen ett kortare namn, gärna ett enda ord. Inget har skapats."


class LongPath(UserError):
    """The path leaves no room for what lies inside."""

    what = "Sökvägen till mappen är för lång för ett valv."
    remedy = "Inget har skapats. Välj en mapp närmare diskens början, eller mappar med kortare namn."


def too_long(folder: Path) -> UserError | None:
    """What is wrong with the length of a place for a new vault, if anything."""
    place = folder.absolute()
    on_windows = os.name == "nt"
    if len(os.fsencode(place.name)) > LONGEST_NAME:
        return LongName()
    if len(os.fsencode(place)) > LONGEST_PATH:
        return LongPath()
    return LongPath() if on_windows and len(str(place)) > _LONGEST_ON_WINDOWS else None


def refuse_long(folder: Path) -> None:
    """Says no to a place that is too long, before anything is made there.

    Raises:
        LongName, LongPath: see each.
    """
    if (problem := too_long(folder)) is not None:
        raise problem
