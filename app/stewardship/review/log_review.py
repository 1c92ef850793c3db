# SPDX-License-Identifier: EUPL-1.2
"""The manager's review of the log: drawn, marked item by item, kept for good (G1).

What is kept holds ids, signatures, days and verdicts, never a name or a number of a person;
cases are looked up when a review is read. All of it belongs to the vault's thread.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from random import Random, SystemRandom
from typing import NamedTuple

from app.forms.days import months_later
from app.stewardship.log.log_end import LogEnd
from app.stewardship.log.logbook import BY_CODE, Subjects
from app.stewardship.review.access_rules import (
    Access,
    Facts,
    Hint,
    accesses,
    draw,
    hints,
    local,
    shipped_review_rules,
    surname,
)
from app.stewardship.review.review_items import Item, about, hint_words, review_items
from app.storage.errors import NotSaved
from app.storage.log.events import Event
from app.storage.records import Review
from app.storage.vault.vault import Vault
from app.swedish_figures import with_noun

MONTHS = "review_months"  # setting of the vault
SEEN, TALK = "seen", "talk"  # verdicts; they stand in records, so they never change


@dataclass(frozen=True)
class ReviewDraft:
    """A review to be held: drawn once, and the same until it is finished.

    Attributes:
        first, last: numbers of the events that it covers; last < first where there is none.
        since: ISO time, UTC, of the first of them, or "".
        accesses, people, hinted: how many there were to draw from, and things pointed at.
        items: to be marked one by one.
        broken: numbers where the log was touched.
    """

    first: int
    last: int
    since: str
    accesses: int
    people: int
    hinted: int
    items: tuple[Item, ...]
    broken: tuple[int, ...]


class ReviewState(NamedTuple):
    """When the log was and is to be looked through.

    Attributes:
        months: between two reviews.
        latest: ISO time, UTC, of the latest review, or "" for none.
        due: the day when the next one is to be held at the latest.
        reviews: all that are kept, the latest first.
        touched: ids of those that are not what the log says they were.
    """

    months: int
    latest: str
    due: date
    reviews: tuple[Review, ...]
    touched: tuple[int, ...] = ()


class Verdict(NamedTuple):
    """One item of a review that is kept, in words. `verdict` is SEEN or TALK."""

    who: str
    about: str
    day: str
    what: tuple[str, ...]
    is_sampled: bool
    verdict: str


def review_state(vault: Vault) -> ReviewState:
    """When it was done, and when it is time."""
    reviews = tuple(vault.reviews.all())
    months = review_months(vault)
    latest = reviews[0].at if reviews else ""
    due = _due(latest or vault.log.first_time(), months)
    return ReviewState(months, latest, due, reviews, tuple(vault.reviews.touched()))


def review_is_due(vault: Vault, today: date) -> bool:
    """Whether it is time to look through the log."""
    last = vault.log.last_time(Event.REVIEWED) or vault.log.first_time()
    return bool(last) and _due(last, review_months(vault)) <= today


def review_months(vault: Vault) -> int:
    """How many months lie between two reviews: the vault's own number, or the rules'."""
    own = vault.settings.all().get(MONTHS, "")
    return int(own) if own.isdecimal() and own != "0" else shipped_review_rules().months


def set_review_months(vault: Vault, months: int) -> ReviewState:
    """Another number of months, and when it is time then."""
    vault.settings.put(MONTHS, str(months))
    return review_state(vault)


def draw_review(vault: Vault, chance: Random | None = None) -> ReviewDraft:
    """Draws what is to be looked at: all accesses since the last review are in the lot.

    That it was drawn is logged, so a second draw is seen, unless the disk refuses.
    """
    rules, chance = shipped_review_rules(), chance or SystemRandom()
    reviews = vault.reviews.all()
    first = reviews[0].to_n + 1 if reviews else 1
    rows = list(vault.log.rows(since=first - 1))
    subjects = Subjects(vault)
    every = accesses(rows, subjects.client_of)
    sampled = draw(every, rules, chance)
    found = hints(rows, every, _facts(vault, subjects, every), rules)
    with suppress(NotSaved):
        vault.log.add(Event.REVIEW_BEGUN)
    shown = _some(found, rules.shown.hints, chance)
    return ReviewDraft(
        first=first,
        last=vault.log.last(),
        since=rows[0].at if rows else "",
        accesses=len(every),
        people=len({access.who for access in every}),
        hinted=len(found),
        items=tuple(review_items(sampled, shown, subjects, rules)),
        broken=tuple(vault.log.broken()),
    )


def finish_review(
    vault: Vault, draft: ReviewDraft, verdicts: Mapping[int, str], remark: str
) -> int:
    """Keeps a review where every item has its verdict; its id.

    Raises:
        KeyError: an item has none.
        NotSaved: the disk refuses; nothing is kept.
    """
    records: dict[bool, list[object]] = {True: [], False: []}
    for item in draft.items:
        marked = {**item.record, "verdict": verdicts[item.ident]}
        records[item.is_sampled].append(marked)
    sampled, pointed = records[True], records[False]
    counted = {"accesses": draft.accesses, "people": draft.people, "hints": draft.hinted}
    end = vault.log.fingerprint(draft.last) if draft.last else (0, "")
    flagged = {**counted, "broken": list(draft.broken), "items": pointed, "end": end}
    return vault.reviews.add(
        draft.first,
        draft.last,
        sampled=json.dumps(sampled),
        flagged=json.dumps(flagged),
        remark=remark.strip(),
    )


def read_review(vault: Vault, review: Review) -> tuple[Verdict, ...]:
    """The items of a review that is kept, in words; what is deleted since is a number."""
    rules, subjects = shipped_review_rules(), Subjects(vault)
    sampled = [(True, load) for load in json.loads(review.sampled)]
    pointed = [(False, one) for one in json.loads(review.flagged)["items"]]
    found = []
    for is_sampled, one in (*sampled, *pointed):
        who, case = one["who"] or BY_CODE, about(one, subjects)
        what = tuple(hint_words(rules, code).what for code in one["rules"])
        found.append(Verdict(who, case, one["day"], what, is_sampled, one["verdict"]))
    return tuple(found)


def counted_in(review: Review) -> tuple[int, int, int]:
    """Accesses, people and hints that there were when a review was drawn."""
    told = json.loads(review.flagged)
    return told["accesses"], told["people"], told["hints"]


def people_words(count: int) -> str:
    """How many people: "1 person" or "3 personer"."""
    return with_noun(count, "person", "personer")


def broken_in(review: Review) -> tuple[int, ...]:
    """Numbers of events where the log was touched, as a review found it."""
    return tuple(json.loads(review.flagged)["broken"])


def end_in(review: Review) -> LogEnd | None:
    """Where the log ended then, with the signs for paper; None in reviews from before."""
    number, signs = json.loads(review.flagged).get("end", (0, ""))
    return LogEnd(number, signs) if number else None


def _due(last: str, months: int) -> date:
    return months_later(local(last, None).date(), months)


def _facts(vault: Vault, subjects: Subjects, every: Iterable[Access]) -> Facts:
    names = {staff.signature: staff.name for staff in vault.staff.all()}
    interviewers: dict[int, set[str]] = defaultdict(set)
    for interview in vault.interviews.all():
        interviewers[interview.client_id].add(interview.interviewer)
    clients = (subjects.client(one.client) for one in every if one.client is not None)
    # The name of who is protected is made up.
    real = (one for one in clients if one is not None and one.kind != "protected")
    surnames = {one.id: surname(one.name) for one in real}
    held = {client: frozenset(those) for client, those in interviewers.items()}
    return Facts(names, held, surnames)


def _some(found: tuple[Hint, ...], most: int, chance: Random) -> tuple[Hint, ...]:
    if len(found) <= most:
        return found
    drawn = {id(hint) for hint in chance.sample(found, most)}
    return tuple(hint for hint in found if id(hint) in drawn)
