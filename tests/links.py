# SPDX-License-Identifier: EUPL-1.2
"""Whether links can be made where the tests run."""

from pathlib import Path


def can_link(place: Path) -> bool:
    """Try it in a folder. Windows lets administrators; Wine 8 says that it did, and makes none."""
    tried = place / "länk på prov"
    try:
        tried.symlink_to(place, target_is_directory=True)
    except OSError:
        return False
    if not tried.is_symlink():
        return False
    tried.unlink()
    return True
