# SPDX-License-Identifier: EUPL-1.2
"""A clock that stands still until it is told to move."""

from datetime import UTC, datetime, timedelta


class FakedClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 13, 32, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)
