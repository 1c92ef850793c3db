# SPDX-License-Identifier: EUPL-1.2
"""What the door asks of the vault's thread: each function imports what it calls when it is called.

That is heavy, and the window must be usable at once: docs/decisions/0011-a-light-start.md.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError

if TYPE_CHECKING:
    from app.interview.library import Library
    from app.ui.door.first_start import Setup
    from app.ui.flow.behind import Behind
    from app.ui.flow.vaults import Entered, Whose


def warm_up() -> None:
    """Bring in what opens vaults, while the passphrase is typed."""
    import app.ui.flow.vaults  # noqa: F401


def advice(folder: Path) -> tuple[UserError, ...]:
    """As `vaults.advice`."""
    from app.ui.flow.vaults import advice

    return advice(folder)


def copied(folder: Path) -> str:
    """As `vaults.copied`."""
    from app.ui.flow.vaults import copied

    return copied(folder)


def unlock(folder: Path, passphrase: str, behind: "Iterable[Behind]") -> "Entered":
    """As `vaults.unlock`."""
    from app.ui.flow.vaults import unlock

    return unlock(folder, passphrase, behind)


def whose(folder: Path, code: str, behind: "Iterable[Behind]") -> "Whose":
    """As `vaults.whose`."""
    from app.ui.flow.vaults import whose

    return whose(folder, code, behind)


def reset(folder: Path, code: str, signature: str, new: str) -> "Entered":
    """As `vaults.reset`."""
    from app.ui.flow.vaults import reset

    return reset(folder, code, signature, new)


def create(setup: "Setup") -> "Entered":
    """As `vaults.create`."""
    from app.ui.flow.vaults import create

    return create(setup)


def practise(
    folder: Path,
    behind: "Iterable[Behind]",
    library: "Callable[[], Library]",
    *,
    anew: bool = False,
) -> "Entered":
    """As `vaults.practise`."""
    from app.ui.flow.vaults import practise

    return practise(folder, behind, library, anew=anew)
