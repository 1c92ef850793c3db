# SPDX-License-Identifier: EUPL-1.2
"""Which copies are kept: the newest of each of 7 days and of 4 weeks, none past 90 days.

The order in which copies were made is known (`copy_note`); when, only a clock has said, and
a clock may have jumped, once or for good. So time is counted from copy to copy: a step back
counts as none, and one of more than 45 days as 45, for it looks just like a clock that is
years ahead. Where nobody was away for so long and the clock was right, that is exact. Else
copies are kept longer, never shorter.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

DAYS = 7
WEEKS = 4
OLDEST = timedelta(days=90)
LONGEST = timedelta(days=45)  # a step between two copies that is believed
_NOTHING = timedelta(0)


class Made(NamedTuple):
    """A copy: when it was made, by the clock of then, and whether it is good."""

    at: datetime
    is_good: bool = True


def kept(copies: Sequence[Made], now: datetime) -> set[int]:
    """The places in the row of those that stay, of copies with the one made last first.

    Days and weeks are those of UTC. The 7 latest days and the 4 latest weeks that have any
    good copy count, be they ever so far apart; a computer that was switched off for a month
    keeps what it had. Where the clock went back, a new day and a new week begin. The last
    good copy always stays. Damaged ones take no good one's place, and go when they are old.
    """
    stay: set[int] = set()
    days = weeks = 0
    age, later = _NOTHING, now
    newer: datetime | None = None  # the good copy before this one in the row
    for number, (at, is_good) in enumerate(copies):
        age += min(max(later - at, _NOTHING), LONGEST)
        later = at
        if not is_good:
            if age <= OLDEST:
                stay.add(number)
            continue
        turned = newer is None or at > newer
        new_day = turned or _day(at) != _day(newer)
        new_week = turned or _week(at) != _week(newer)
        days, weeks, newer = days + new_day, weeks + new_week, at
        wanted = (new_day and days <= DAYS) or (new_week and weeks <= WEEKS)
        if wanted and (age <= OLDEST or days == 1):
            stay.add(number)
    return stay


def _day(moment: datetime | None) -> object:
    return moment and moment.astimezone(UTC).date()


def _week(moment: datetime | None) -> object:
    return moment and moment.astimezone(UTC).isocalendar()[:2]
