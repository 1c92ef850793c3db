# SPDX-License-Identifier: EUPL-1.2
"""Takes away what was half written when the program ended: at each opening, its lock held.

Only what this program makes, by its exact name, and never through a link. What cannot be
taken away stays until next time: it is in nobody's way.
"""

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.storage.atomic import take_away
from app.storage.copies import BACKUPS, RESTORING, sweep

# As `atomic.write_file` names what it has not put in its place yet
_HALF_WRITTEN: Final = re.compile(
    r"\.(keys|keys-2|attempts)\.json\.[0-9a-f]{8}\.tmp", re.ASCII
)


def sweep_vault(folder: Path) -> None:
    """Takes away half-written files, half-built and half-gone copies, half a copy brought back."""
    with suppress(OSError):
        for each in folder.iterdir():
            is_half = _HALF_WRITTEN.fullmatch(each.name)
            if is_half and not each.is_symlink() and each.is_file():
                with suppress(OSError):
                    each.unlink()
    take_away(folder / RESTORING)
    backups = folder / BACKUPS
    with suppress(OSError):
        if not backups.is_symlink():
            sweep(backups)
