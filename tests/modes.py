# SPDX-License-Identifier: EUPL-1.2
"""Who may read a file, as its mode says (B1)."""

import sys
from pathlib import Path
from stat import S_IMODE


def is_its_owners(path: Path) -> bool:
    """Whether a file or folder is open to nobody but its owner.

    Windows has no modes. There the rights of the folder hold that somebody chose, or of the
    user's own profile; the program leaves them as they are, and there is nothing to look at.
    """
    if sys.platform == "win32":
        return True
    return S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
