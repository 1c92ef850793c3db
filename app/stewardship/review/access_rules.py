# SPDX-License-Identifier: EUPL-1.2
"""Rules for looking through the log: what an access is, a fair sample, and hints. Pure.

A hint is no accusation: each has a natural explanation beside it. The numbers and the words
stand in resources/oversight/loggkontroll.toml, for an organisation to change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from math import ceil
from random import Random
from typing import NamedTuple

from pydantic import Field

from app.forms.conditions import Model
from app.resources import resource_text
from app.stewardship.log.log_words import Kind, kind_of
from app.storage.log.events import Event, LogRow
from app.user_error import UserError

_SATURDAY = 5


class ReviewRule(StrEnum):
    """What is pointed at. The codes stand in records of reviews, so they never change."""

    ODD_HOURS = "odd_hours"
    MANY = "many_clients"
    LOOKED = "only_looked"
    NAMESAKE = "namesake"
    BURST = "burst"
    BY_CODE = "by_code"
    MISSED = "missed"


class Sample(Model):
    """How large a sample is."""

    share: float = Field(ge=0, le=1)
    least: int = Field(ge=1)
    most: int = Field(ge=1)


class Hours(Model):
    """Hours of the day, local; `to` is the first that is late."""

    from_: int = Field(ge=0, le=23, alias="from")
    to: int = Field(ge=1, le=24)


class Many(Model):
    """So many clients in a day are not many yet."""

    clients: int = Field(ge=1)


class Burst(Model):
    """So many times in a day are no burst yet."""

    times: int = Field(ge=1)


class Shown(Model):
    """The most that a reviewer is shown."""

    hints: int = Field(ge=1)


class HintWords(Model):
    """What a hint says, and what may be quite natural about it."""

    what: str = Field(min_length=1)
    why: str = Field(min_length=1)


class ReviewRules(Model):
    """The rule file. `months` lie between two reviews."""

    version: str
    months: int = Field(ge=1, le=24)
    sample: Sample
    hours: Hours
    many: Many
    burst: Burst
    shown: Shown
    words: Mapping[ReviewRule, HintWords]


class SpoiltReviewRules(UserError):
    """The rule file was changed into something that cannot be used."""

    what = "Reglerna för loggkontroll (loggkontroll.toml) går inte att läsa."
    remedy = (
        "Valvet är orört. Filen saknas, eller är ändrad så att den inte fungerar. Lägg tillbaka den "
        "som följde med programmet, eller installera om programmet."
    )


def shipped_review_rules() -> ReviewRules:
    """The rules that come with the program.

    Raises:
        SpoiltReviewRules: the file is not what it must be.
    """
    try:
        return ReviewRules.of_toml(resource_text("oversight", "loggkontroll.toml"))
    except (OSError, ValueError):  # not there, not TOML, not such rules
        raise SpoiltReviewRules from None


@dataclass(frozen=True, slots=True)
class Access:
    """What one person did with one client in one day; with an interview, if no one knows whose.

    Attributes:
        who: signature, "" with the recovery code.
        day: local.
        rows: the events, in order; never empty.
    """

    who: str
    day: date
    client: int | None
    interview: int | None
    rows: tuple[LogRow, ...]

    @property
    def kinds(self) -> frozenset[Kind]:
        """What sorts of things were done."""
        return frozenset(kind_of(row.code) for row in self.rows)


class Hint(NamedTuple):
    """Something to look at: a rule, and the access or the day it is about.

    Attributes:
        rows: the events that made it a hint, in order.
        counted: what was counted: clients of a day, times, passphrases; 0 for nothing.
    """

    rule: ReviewRule
    who: str
    day: date
    access: Access | None
    rows: tuple[LogRow, ...]
    counted: int = 0


class Facts(NamedTuple):
    """What the vault knows beside the log.

    Attributes:
        names: of staff, by signature.
        interviewers: names of those who interview, by client.
        surnames: of clients whose name is their own, by client.
    """

    names: Mapping[str, str]
    interviewers: Mapping[int, frozenset[str]]
    surnames: Mapping[int, str]


def accesses(
    rows: Iterable[LogRow],
    owner: Callable[[LogRow], int | None],
    zone: tzinfo | None = None,
) -> tuple[Access, ...]:
    """The accesses that events make, in the order they began.

    Args:
        rows: in order; those that are about nobody are passed over.
        owner: the client of an event that is about somebody.
        zone: whose days are meant; None for the computer's own.
    """
    found: dict[tuple[str, date, int | None, int | None], list[LogRow]] = defaultdict(list)
    for row in rows:
        if row.client is None and row.interview is None:
            continue
        client = owner(row)
        lost = row.interview if client is None else None
        found[row.who, local(row.at, zone).date(), client, lost].append(row)
    return tuple(Access(*key, tuple(its)) for key, its in found.items())


def sample_size(count: int, people: int, rules: ReviewRules) -> int:
    """How many of `count` accesses by so many people are drawn."""
    sample = rules.sample
    size = min(max(sample.least, ceil(sample.share * count)), sample.most)
    return min(max(size, people), count)


def draw(
    every: tuple[Access, ...], rules: ReviewRules, chance: Random
) -> tuple[Access, ...]:
    """A sample by lot: first one of each person, then of all the rest alike.

    Args:
        every: the accesses to draw from.
        rules: how many.
        chance: the lot; `random.SystemRandom` in the program.
    """
    by_person: dict[str, list[Access]] = defaultdict(list)
    for access in every:
        by_person[access.who].append(access)
    size = sample_size(len(every), len(by_person), rules)
    drawn = {id(chance.choice(own)) for own in by_person.values()}
    rest = [access for access in every if id(access) not in drawn]
    drawn |= {id(access) for access in chance.sample(rest, size - len(drawn))}
    return tuple(access for access in every if id(access) in drawn)


def hints(
    rows: Iterable[LogRow],
    every: tuple[Access, ...],
    facts: Facts,
    rules: ReviewRules,
    zone: tzinfo | None = None,
) -> tuple[Hint, ...]:
    """Everything that is worth a look, rule by rule."""
    return (
        *_odd_hours(every, rules.hours, zone),
        *_many(every, rules.many.clients),
        *_looked(every, facts),
        *_namesakes(every, facts),
        *_bursts(every, rules.burst.times),
        *_at_the_door(rows, zone),
    )


def local(at: str, zone: tzinfo | None) -> datetime:
    """An ISO time as a local one."""
    return datetime.fromisoformat(at).astimezone(zone)


def _odd_hours(
    every: Iterable[Access], hours: Hours, zone: tzinfo | None
) -> Iterable[Hint]:
    for access in every:
        if odd := tuple(row for row in access.rows if _is_odd(local(row.at, zone), hours)):
            yield Hint(ReviewRule.ODD_HOURS, access.who, access.day, access, odd)


def _is_odd(at: datetime, hours: Hours) -> bool:
    return at.weekday() >= _SATURDAY or not hours.from_ <= at.hour < hours.to


def _many(every: Iterable[Access], most: int) -> Iterable[Hint]:
    days: dict[tuple[str, date], list[Access]] = defaultdict(list)
    for access in every:
        days[access.who, access.day].append(access)
    for (who, day), those in days.items():
        if len(those) > most:
            firsts = tuple(access.rows[0] for access in those)
            yield Hint(ReviewRule.MANY, who, day, None, firsts, len(those))


def _looked(every: tuple[Access, ...], facts: Facts) -> Iterable[Hint]:
    working = {(one.who, one.client) for one in every if one.kinds - {Kind.READ, Kind.LEFT}}
    for one in every:
        if one.client is None or one.kinds != {Kind.READ}:
            continue
        holds = facts.names.get(one.who) in facts.interviewers.get(one.client, frozenset())
        if not holds and (one.who, one.client) not in working:
            yield Hint(ReviewRule.LOOKED, one.who, one.day, one, one.rows)


def _namesakes(every: Iterable[Access], facts: Facts) -> Iterable[Hint]:
    for one in every:
        theirs = facts.surnames.get(one.client or 0, "")
        if theirs and theirs.casefold() == surname(facts.names.get(one.who, "")).casefold():
            yield Hint(ReviewRule.NAMESAKE, one.who, one.day, one, one.rows)


def _bursts(every: Iterable[Access], most: int) -> Iterable[Hint]:
    days: dict[tuple[str, date], list[LogRow]] = defaultdict(list)
    for one in every:
        days[one.who, one.day] += (r for r in one.rows if kind_of(r.code) is Kind.LEFT)
    for (who, day), left in days.items():
        if len(left) > most:
            yield Hint(ReviewRule.BURST, who, day, None, tuple(sorted(left)), len(left))


def _at_the_door(rows: Iterable[LogRow], zone: tzinfo | None) -> Iterable[Hint]:
    for row in rows:
        day = local(row.at, zone).date()
        if row.code == Event.VAULT_OPENED_BY_CODE:
            yield Hint(ReviewRule.BY_CODE, row.who, day, None, (row,))
        elif row.code == Event.MISSED:
            count = int(row.key) if row.key.isdecimal() else 0
            yield Hint(ReviewRule.MISSED, row.who, day, None, (row,), count)


def surname(name: str) -> str:
    """The last word of a name, or "" for none."""
    return next(iter(name.split()[-1:]), "")
