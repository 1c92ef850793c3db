# SPDX-License-Identifier: EUPL-1.2
"""How long nobody has been at the program, by a clock that goes on while the computer sleeps."""

import sys
import time
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import NamedTuple

VEIL_AFTER = 3  # minutes
LOCK_AFTER = 10  # minutes, unless the user chooses otherwise
LOCK_CHOICES = (1, 2, 3, 5, 10, 15)  # minutes
_NAMES = {
    "linux": ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"),
    "darwin": ("CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW"),
}  # what goes on in sleep, and what does not
_NAP = 2.0  # seconds that two clocks may differ without the computer having slept


class Clocks(NamedTuple):
    """Two clocks, in seconds from anywhere, that nobody can put back.

    Attributes:
        boot: goes on while the computer sleeps.
        awake: stands still while it sleeps, where the system has such a clock.
    """

    boot: Callable[[], float]
    awake: Callable[[], float]


class Due(Enum):
    """What is to be done now."""

    NOTHING = 0
    VEIL = 1
    LOCK = 2


def system_clocks() -> Clocks:
    """The clocks of this computer. Only those of Linux have been tried by us.

    On Windows nothing in the standard library stands still in sleep: there a sleep is told
    by the system's own message, and else by how long it was.
    """
    names = _NAMES.get(sys.platform, ())
    if sys.platform != "win32" and names and all(hasattr(time, name) for name in names):
        boot, awake = (partial(time.clock_gettime, getattr(time, name)) for name in names)
        return Clocks(boot, awake)
    return Clocks(time.monotonic, time.monotonic)


class Idle:
    """Judges by the clocks alone: a timer only says when to ask."""

    def __init__(self, clocks: Clocks, lock_after: int) -> None:
        self._clocks = clocks
        self._lock_after = lock_after
        self._last = 0.0
        self._slept = 0.0
        self.begin()

    def lock_after(self, minutes: int) -> None:
        """Lock after so many idle minutes, 1-15."""
        self._lock_after = minutes

    def begin(self) -> None:
        """Somebody came just now."""
        self._last = self._clocks.boot()
        self._slept = self._asleep()

    def due(self) -> Due:
        """What is to be done now. After a sleep it is always to lock."""
        idle = self._clocks.boot() - self._last
        if idle >= self._lock_after * 60 or self._asleep() - self._slept > _NAP:
            return Due.LOCK
        return Due.VEIL if idle >= min(VEIL_AFTER, self._lock_after) * 60 else Due.NOTHING

    def touched(self) -> Due:
        """Somebody did something: what was due before that, which comes first."""
        due = self.due()
        if due is not Due.LOCK:
            self._last = self._clocks.boot()
        return due

    def _asleep(self) -> float:
        return self._clocks.boot() - self._clocks.awake()
