# SPDX-License-Identifier: EUPL-1.2
"""A clock for presses that stands still until somebody looks: no test waits, and none races."""

from time import monotonic

LOOK = 2.0  # seconds


class Moments:
    """The time it was, and what has gone to looking at the screen since."""

    def __init__(self) -> None:
        self._now = monotonic()

    def __call__(self) -> float:
        return self._now

    def skip(self) -> None:
        """A moment passes."""
        self._now += LOOK
