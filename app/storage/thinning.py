# SPDX-License-Identifier: EUPL-1.2
"""Which copies are kept: the newest of each of 7 days and of 4 weeks, none past 90 days."""

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta

DAYS = 7
WEEKS = 4
OLDEST = timedelta(days=90)


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Those that stay, of copies made at these moments. Days and weeks are those of UTC.

    The 7 latest days and the 4 latest weeks that have any copy count, be they ever so far
    apart; a computer that was switched off for a month keeps what it had.
    """
    fresh = sorted((each for each in moments if now - each <= OLDEST), reverse=True)
    return _newest(fresh, _day, DAYS) | _newest(fresh, _week, WEEKS)


def _newest(
    latest_first: list[datetime], group: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    found: dict[Hashable, datetime] = {}
    for each in latest_first:
        found.setdefault(group(each), each)
    return set(list(found.values())[:most])


def _day(moment: datetime) -> Hashable:
    return moment.astimezone(UTC).date()


def _week(moment: datetime) -> Hashable:
    return moment.astimezone(UTC).isocalendar()[:2]
