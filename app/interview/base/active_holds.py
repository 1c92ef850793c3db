# SPDX-License-Identifier: EUPL-1.2
"""Which reasons of people to keep the data of a client hold on a day."""

from collections.abc import Iterable
from datetime import date

from app.storage.records import Hold


def holding(holds: Iterable[Hold], on: date) -> list[Hold]:
    """Those that hold on a day: not lifted, and not over."""
    placed = (hold for hold in holds if hold.lifted_at is None)
    return [hold for hold in placed if (hold.until or "9999") >= on.isoformat()]
