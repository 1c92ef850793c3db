# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer of the log looks at, item by item, in words: each access once, with its hints."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from app.stewardship.log.log_words import phrase
from app.stewardship.log.logbook import BY_CODE, Subjects
from app.stewardship.review.access_rules import (
    Access,
    Hint,
    HintWords,
    ReviewRule,
    ReviewRules,
    local,
)
from app.storage.log.events import Event, LogRow
from app.swedish_figures import with_noun

_TOLD = 6  # phrases of an access
_UNITS: Final = {ReviewRule.MANY: "klienter", ReviewRule.BURST: "gånger"}
_LATER: Final = HintWords(what="En regel i en senare version av programmet.", why="Okänt.")


class Item(NamedTuple):
    """One thing to look at, in words.

    Attributes:
        ident: its place in the review.
        who, about: a signature; the case, or "" for a whole day or the vault itself.
        when: local: "2026-11-22 9.12–10.40".
        what: what was done, in phrases.
        hints: what was pointed at, and what may be natural about it.
        record: what is kept of it.
    """

    ident: int
    who: str
    about: str
    when: str
    what: tuple[str, ...]
    hints: tuple[HintWords, ...]
    is_sampled: bool
    record: Mapping[str, Any]


def review_items(
    sampled: tuple[Access, ...],
    found: tuple[Hint, ...],
    subjects: Subjects,
    rules: ReviewRules,
) -> Iterator[Item]:
    """The sample and what was pointed at, each access once, by person and day."""
    of_access: dict[int, list[Hint]] = defaultdict(list)
    things: dict[int, Access] = {id(access): access for access in sampled}
    drawn = set(things)
    for hint in found:
        if hint.access is not None:
            of_access[id(hint.access)].append(hint)
            things[id(hint.access)] = hint.access
    whole = [hint for hint in found if hint.access is None]
    entries: list[tuple[Access | Hint, tuple[Hint, ...], bool]] = [
        (access, tuple(of_access[key]), key in drawn) for key, access in things.items()
    ]
    entries += [(hint, (hint,), False) for hint in whole]
    entries.sort(key=lambda entry: (not entry[1], entry[0].who, entry[0].rows[0].n))
    for ident, (thing, its, is_sampled) in enumerate(entries):
        item = _item(thing, its, subjects, rules)
        yield item._replace(ident=ident, is_sampled=is_sampled)


def _item(
    thing: Access | Hint, its: tuple[Hint, ...], subjects: Subjects, rules: ReviewRules
) -> Item:
    access = thing if isinstance(thing, Access) else None
    record = {
        "from": thing.rows[0].n,
        "to": thing.rows[-1].n,
        "who": thing.who,
        "day": thing.day.isoformat(),
        "client": access.client if access else None,
        "interview": access.interview if access else None,
        "rules": [str(hint.rule) for hint in its],
    }
    return Item(
        ident=0,
        who=thing.who or BY_CODE,
        about=about(record, subjects),
        when=_when(thing.rows),
        what=_counted(thing) or told(thing.rows),
        hints=tuple(hint_words(rules, hint.rule) for hint in its),
        is_sampled=False,
        record=record,
    )


def _counted(thing: Access | Hint) -> tuple[str, ...]:
    """What a whole day counts up to, instead of all that was done in it."""
    if isinstance(thing, Hint) and (unit := _UNITS.get(thing.rule)):
        return (f"{thing.counted} {unit} på en dag",)
    return ()


def about(record: Mapping[str, Any], subjects: Subjects) -> str:
    """The case that a record is about, or "" for none."""
    if record["client"] is not None:
        return subjects.called(record["client"])
    gone = record["interview"]
    return f"Intervju {gone} (borttagen)" if gone is not None else ""


def _when(rows: tuple[LogRow, ...]) -> str:
    first, last = local(rows[0].at, None), local(rows[-1].at, None)
    text = f"{first:%Y-%m-%d %H.%M}"
    return text if f"{first:%H.%M}" == f"{last:%H.%M}" else f"{text}–{last:%H.%M}"


def told(rows: Iterable[LogRow]) -> tuple[str, ...]:
    """What was done, each thing once: answers counted, not named, since they are many."""
    answered: set[str] = set()
    said: Counter[str] = Counter()
    for row in rows:
        if row.code == Event.ANSWERED:
            answered.update(row.key.split())
        else:
            said[phrase(row)] += 1
    every = [
        what if count == 1 else f"{what} ({with_noun(count, 'gång', 'gånger')})"
        for what, count in said.items()
    ]
    if answered:
        every.append(f"ändrade svar på {with_noun(len(answered), 'fråga', 'frågor')}")
    if len(every) > _TOLD:
        every = [*every[: _TOLD - 1], f"och {len(every) - _TOLD + 1} saker till"]
    return tuple(every)


def hint_words(rules: ReviewRules, code: str) -> HintWords:
    """What a rule says; also of one that a later version has."""
    return rules.words[ReviewRule(code)] if code in set(ReviewRule) else _LATER
