# SPDX-License-Identifier: EUPL-1.2
"""Clocks that a test turns."""

from app.ui.system.idle_time import Clocks


class TurnedClocks:
    """Stand still until they are turned."""

    def __init__(self) -> None:
        self._boot = 1_000.0
        self._awake = 500.0

    @property
    def both(self) -> Clocks:
        return Clocks(self._read_boot, self._read_awake)

    def pass_by(self, seconds: float) -> None:
        self._boot += seconds
        self._awake += seconds

    def sleep(self, seconds: float) -> None:
        """The computer sleeps, and wakes."""
        self._boot += seconds

    def _read_boot(self) -> float:
        return self._boot

    def _read_awake(self) -> float:
        return self._awake
