# SPDX-License-Identifier: EUPL-1.2
"""How much is tried, and what is drawn: some in every run, more in a part of the long form.

`just long PART` (tests/robust/__main__.py) sets OVERBLICK_LONG, OVERBLICK_SEED and
OVERBLICK_COUNT. Each seed gives draws of its own, so parts with other seeds add up.
"""

import os
from random import Random

LONG = bool(os.environ.get("OVERBLICK_LONG"))
SEED = int(os.environ.get("OVERBLICK_SEED", "2026"))


def amount(short: int, long: int) -> int:
    """How many of something: in every run, or in the long form unless it says otherwise."""
    return int(os.environ.get("OVERBLICK_COUNT", long)) if LONG else short


def drawn(*what: object) -> Random:
    """Chance for one test: the same each time with the same seed."""
    return Random(" ".join(map(str, (SEED, *what))))
