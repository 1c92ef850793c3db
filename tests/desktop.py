# SPDX-License-Identifier: EUPL-1.2
"""A desktop that nobody sees, with room for the program's window: Qt's own is 800 by 800."""

import shutil
from pathlib import Path

_DRAWN = Path(__file__).with_name("desktop.json")
# Qt takes the colon of a drive for the end of the name: on Windows, the one it runs on
OFFSCREEN = f"offscreen:configfile={str(_DRAWN).removeprefix(_DRAWN.drive)}"


def offscreen(place: Path) -> str:
    """The same for a program that stands on the drive of `place`, where the drawing is copied."""
    copy = place / _DRAWN.name
    shutil.copyfile(_DRAWN, copy)
    return f"offscreen:configfile={str(copy).removeprefix(copy.drive)}"
