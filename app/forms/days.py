# SPDX-License-Identifier: EUPL-1.2
"""Which days can be: read as they are typed or filed, and held against the calendar of a life.

A day that cannot be is a slip of the finger (0206 for 2026, 9999 for "no end"), and what
counts on from it breaks far away from it. So it is told where it is written.
"""

import re
from calendar import monthrange
from datetime import date

FIRST = date(1900, 1, 1)  # nobody who is interviewed has anything earlier
LAST = date(2199, 12, 31)
AHEAD = 10  # years that anything is agreed on beforehand

_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d|\d{8}", re.ASCII)


def read_day(text: str) -> date:
    """The day of a text such as "2026-03-09" or "20260309".

    Raises:
        ValueError: it is no day, or none that can be.
    """
    if not _WRITTEN.fullmatch(text):
        raise ValueError("day")
    day = date.fromisoformat(text)
    if not can_be(day):
        raise ValueError("day")
    return day


def can_be(day: date) -> bool:
    """Whether anything here can have such a day."""
    return FIRST <= day <= LAST


def last_ahead(today: date) -> date:
    """The last day that anything is agreed on beforehand."""
    return date(min(today.year + AHEAD, LAST.year), 12, 31)


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
