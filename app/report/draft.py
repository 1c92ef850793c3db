# SPDX-License-Identifier: EUPL-1.2
"""The draft of the återkoppling: the few sentences that matter most, slot by slot."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.forms.answers import Answer, Answers, Mark
from app.forms.conditions import Condition, truth
from app.forms.model import Form
from app.forms.state import effective
from app.report.opposites import settled
from app.report.rules import CHILDREN
from app.report.sentences import Sentence, Speaker, Spoken
from app.report.sheet_rules import (
    AREA,
    PROBLEMS,
    RESOURCES,
    SheetRule,
    SheetRules,
    Wish,
)
from app.report.words import capital, in_a_row

Said = list[Spoken[SheetRule]]

WISHED = (4, 3, 2)  # of 4: from 2 on the client wants help; each rating has a line
MOST_WISHES = len(WISHED)


class Room(NamedTuple):
    """How much a slot holds: sentences, words, and sentences about one area.

    Sensitive sentences take no room: few of them reach the paper. What weighs less than
    `least` is proposed only where there is nothing else.
    """

    sentences: int
    words: int
    of_one: int = 99
    least: int = 0


OWN_WEIGHT = 6  # what each step of the client's own rating adds to a trouble's weight
NOT_RATED = 2  # what a trouble counts as where the client has rated nothing
BULLETS = Room(6, 90, 2)
BLOCK = Room(6, 60, least=50)
SMALL = Room(4, 36)


@dataclass(frozen=True)
class Draft:
    """What the program proposes for the sheet.

    Attributes:
        slots: the sentences of each slot, in order to print. Sensitive ones are among them,
            marked, and go on paper only if the interviewer keeps them.
        spare: what also holds but is not proposed: it found no room, or the client neither
            minds it nor wants help with it. The editor offers it.
        wishes: what the client most wants help with: a line for each rating from 4 to 2, so
            that what is alike stands together.
        held_wishes: wishes that the interviewer decides on, for who may find the paper.
        all_wishes: the wishes with those among them, each on the line of its rating.
        silent: the areas with nothing answered, by id: what the sheet says before their names.
    """

    slots: Mapping[str, tuple[Sentence, ...]]
    spare: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    wishes: tuple[Sentence, ...] = ()
    held_wishes: tuple[Sentence, ...] = ()
    all_wishes: tuple[Sentence, ...] = ()
    silent: Mapping[str, str] = field(default_factory=dict)


def draft_feedback(form: Form, answers: Answers, rules: SheetRules) -> Draft:
    """The draft for these answers, in du-form; a slot that has nothing to say is empty."""
    given = effective(form, answers)
    speaker = Speaker(form, given, rules.vocabulary)
    slots: dict[str, tuple[Sentence, ...]] = {}
    spare: dict[str, tuple[Sentence, ...]] = {}
    names = (RESOURCES, PROBLEMS, CHILDREN, *(AREA + area.id for area in form.areas))
    said = {
        name: list(_fair(speaker.all_said(rules.by_slot.get(name, ())), given, rules))
        for name in names
    }
    agreed = {
        one.rule.id for one in settled([one for some in said.values() for one in some])
    }
    for slot in names:
        fitting = [one for one in said[slot] if one.rule.id in agreed]
        slots[slot], spare[slot] = _chosen(slot, fitting, given, rules)
    silent = {area.id: _silence(area.id, given, rules) for area in form.areas}
    unsafe = _holds(rules.unsafe_home, given)
    wished = list(speaker.all_said(rules.wishes))
    return Draft(
        slots,
        spare,
        wishes((one for one in wished if not (unsafe and one.rule.at_home)), given),
        wishes((one for one in wished if unsafe and one.rule.at_home), given),
        wishes(wished, given),
        {area: words for area, words in silent.items() if words},
    )


def wishes(
    wished: Iterable[Spoken[Wish]], given: Mapping[str, Answer]
) -> tuple[Sentence, ...]:
    """What the client wants help with, a line for each rating, the dearest first."""
    rated = [(given.get(one.rule.question), one) for one in wished]
    found: list[Sentence] = []
    for rating in WISHED:
        alike = [one for value, one in rated if value == rating]
        if alike:
            names = [one.sentence.text for one in alike]
            keys = tuple(one.rule.question for one in alike)
            found.append(Sentence(capital(in_a_row(names)), keys))
    return tuple(found)


def choose(
    said: Said, room: Room, weigh: Callable[[SheetRule], int] = lambda rule: rule.weight
) -> tuple[Said, Said]:
    """The weightiest that fit, weightiest first, and those that do not fit.

    Each area has its weightiest before any has another.
    """
    ordered = sorted(said, key=lambda spoken: -weigh(spoken.rule))
    chosen: set[str] = set()
    of_one: Counter[str] = Counter()
    used = count = 0
    for most in (1, room.of_one):
        for one in ordered:
            if one.rule.id in chosen:
                continue
            if one.sentence.sensitive:
                chosen.add(one.rule.id)
                continue
            size = one.sentence.text.count(" ") + 1
            full = count >= room.sentences or used + size > room.words
            light = count > 0 and weigh(one.rule) < room.least
            if full or light or of_one[one.rule.subject] >= most:
                continue
            chosen.add(one.rule.id)
            of_one[one.rule.subject] += 1
            count += 1
            used += size
    taken = [one for one in ordered if one.rule.id in chosen]
    return taken, [one for one in ordered if one.rule.id not in chosen]


def in_order(said: Said, chosen: Said) -> Said:
    """The chosen ones as they stood among all that was said."""
    ids = {one.rule.id for one in chosen}
    return [one for one in said if one.rule.id in ids]


def how_answered(keys: frozenset[str], given: Mapping[str, Answer]) -> str:
    """Whether anyone talked about these questions: "unasked", "declined" or "quiet"."""
    answers = [given[key] for key in keys if key in given]
    if any(not isinstance(answer, Mark) for answer in answers):
        return "quiet"
    return "declined" if Mark.X in answers else "unasked"


def _holds(condition: Condition | None, given: Mapping[str, Answer]) -> bool:
    return condition is not None and truth(condition, given) is True


def _fair(
    said: Iterable[Spoken[SheetRule]], given: Mapping[str, Answer], rules: SheetRules
) -> Iterator[Spoken[SheetRule]]:
    """Without credit for what was not chosen; what may put somebody in danger is sensitive."""
    not_chosen = _holds(rules.not_chosen, given)
    unsafe = _holds(rules.unsafe_home, given)
    for one in said:
        if one.rule.praise and not_chosen:
            continue
        if one.rule.at_home and unsafe:
            yield one._replace(sentence=one.sentence._replace(sensitive=True))
        else:
            yield one


def _minds(rule: SheetRule, given: Mapping[str, Answer], rules: SheetRules) -> bool:
    """Whether the client has not said of this that it neither weighs nor needs help."""
    felt = rules.felt_in(rule)
    return not felt or any(given.get(key) != 0 for key in felt)


def _weighed(rule: SheetRule, given: Mapping[str, Answer], rules: SheetRules) -> int:
    """How much a trouble matters, most of all to the client's own mind."""
    felt = [given.get(key) for key in rules.felt_in(rule)]
    rated = [value for value in felt if isinstance(value, int)]
    return rule.weight + OWN_WEIGHT * max(rated, default=NOT_RATED)


def _chosen(
    slot: str, said: Said, given: Mapping[str, Answer], rules: SheetRules
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    unminded: Said = []
    if slot == PROBLEMS:
        unminded = [one for one in said if not _minds(one.rule, given, rules)]
        minded = [one for one in said if _minds(one.rule, given, rules)]
        chosen, left = choose(minded, BULLETS, lambda rule: _weighed(rule, given, rules))
    elif slot == RESOURCES:
        chosen, left = choose(said, BULLETS)
    else:
        chosen, left = choose(said, SMALL if slot == CHILDREN else BLOCK)
        chosen = in_order(said, chosen)
    spare = (*left, *unminded)
    return tuple(one.sentence for one in chosen), tuple(one.sentence for one in spare)


def _silence(area: str, given: Mapping[str, Answer], rules: SheetRules) -> str:
    keys = rules.told_of.get(area, frozenset())
    words_for = {"unasked": rules.fallback.unasked, "declined": rules.fallback.declined}
    return words_for.get(how_answered(keys, given), "")
