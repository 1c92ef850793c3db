# SPDX-License-Identifier: EUPL-1.2
"""How far something slow has come, told from inside it, and the way to break it off.

Whoever watches is called on the vault's thread, now and then. It may raise `Cancelled`:
then nothing is changed, and what was half made is taken away.
"""

from collections.abc import Callable
from enum import StrEnum

from app.user_error import UserError


class Stage(StrEnum):
    """What is being done. In the last one nothing can be broken off any more."""

    KEYS = "keys"
    COPYING = "copying"
    CHECKING = "checking"
    FINISHING = "finishing"


# Is told the stage and how much of it is done, 0 to 1, or below 0 where nobody knows.
Watch = Callable[[Stage, float], None]


class Cancelled(UserError):
    """The user broke it off."""

    what = "Du avbröt, så inget har ändrats."
    remedy = "Allt är som det var innan. Börja om när det passar."


def unwatched(stage: Stage, share: float) -> None:
    """Nobody watches."""
