# SPDX-License-Identifier: EUPL-1.2
"""Whether the open file is still the vault's: another may have taken its name meanwhile.

An open file that is moved away or replaced can be written to as before, and nobody would
ever find what is written there. Windows lets nobody move or replace a file that is open;
so does Wine, where this was tried.
"""

import os
from pathlib import Path
from typing import Final

from app.storage.errors import NotSaved

Identity = tuple[int, int]
_GONE: Final = (0, 0)


class ReplacedVault(NotSaved):
    """data.db was moved away or replaced while the vault was open."""

    what = "Filen med uppgifterna (data.db) har flyttats eller bytts ut medan valvet var öppet."
    remedy = (
        "Det du skrev finns kvar på skärmen. Lägg tillbaka filen som låg i valvets mapp: den har "
        "allt som är sparat, och då sparar programmet resten av sig självt. Stäng inte programmet "
        "innan dess. Hittar du inte filen: skriv av det senaste och be it-stödet om hjälp."
    )


def identity(folder: int | None, name: str | Path) -> Identity | None:
    """What tells a file from every other one while it is open.

    Args:
        folder: an open folder that the file lies in, wherever that is by now. None where
            the system has no such thing.
        name: of the file.

    Returns:
        None where it cannot be told; something that no file has where there is none.
    """
    if folder is None:
        return None
    try:
        found = os.stat(name, dir_fd=folder)  # a Path knows no open folder
    except FileNotFoundError:
        return _GONE
    except OSError:  # a disk that went away says so itself at the next write
        return None
    return found.st_dev, found.st_ino
