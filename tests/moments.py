# SPDX-License-Identifier: EUPL-1.2
"""A clock for presses: somebody takes a moment to look, and no test waits for it."""

from time import monotonic

LOOK = 2.0  # seconds


class Moments:
    """Goes as the real clock does, and further whenever somebody looks at the screen."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def __call__(self) -> float:
        return monotonic() + self._skipped

    def skip(self) -> None:
        """A moment passes."""
        self._skipped += LOOK
