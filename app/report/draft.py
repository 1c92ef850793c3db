# SPDX-License-Identifier: EUPL-1.2
"""The draft of the återkoppling: the few sentences that matter most, slot by slot."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Area, Form
from app.forms.state import effective
from app.report.opposites import settled
from app.report.rules import CHILDREN
from app.report.sentences import Sentence, Speaker, Spoken
from app.report.sheet_rules import AREA, PROBLEMS, RESOURCES, SheetRule, SheetRules

Said = list[Spoken[SheetRule]]

MOST_WISHES = 3
_WISHED = 2  # of 4: from here on the client wants help


class Room(NamedTuple):
    """How much a slot holds: sentences, words, and sentences about one area.

    Sensitive sentences take no room: few of them reach the paper.
    """

    sentences: int
    words: int
    of_one: int = 99


BULLETS = Room(6, 90, 2)
BLOCK = Room(6, 56)
SMALL = Room(3, 30)


@dataclass(frozen=True)
class Draft:
    """What the program proposes for the sheet.

    Attributes:
        slots: the sentences of each slot, in order to print. Sensitive ones are among them,
            marked, and go on paper only if the interviewer keeps them.
        spare: what also holds but found no room; the editor can offer it.
        wishes: what the client most wants help with, at most three, the dearest first.
    """

    slots: Mapping[str, tuple[Sentence, ...]]
    spare: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    wishes: tuple[Sentence, ...] = ()


def draft_feedback(form: Form, answers: Answers, rules: SheetRules) -> Draft:
    """The draft for these answers, in du-form.

    Every area has at least one sentence, and so have resources and problems as soon as
    anything was answered; `children` may be empty.
    """
    given = effective(form, answers)
    speaker = Speaker(form, given, rules.vocabulary)
    slots: dict[str, tuple[Sentence, ...]] = {}
    spare: dict[str, tuple[Sentence, ...]] = {}
    names = (RESOURCES, PROBLEMS, CHILDREN, *(AREA + area.id for area in form.areas))
    said = {name: list(speaker.all_said(rules.by_slot.get(name, ()))) for name in names}
    agreed = {
        one.rule.id for one in settled([one for some in said.values() for one in some])
    }
    for slot in names:
        fitting = [one for one in said[slot] if one.rule.id in agreed]
        slots[slot], spare[slot] = _chosen(slot, fitting)
    if _talked(given, rules):
        slots[RESOURCES] = _filled_up(slots[RESOURCES], rules.fallback.resources)
        slots[PROBLEMS] = _filled_up(slots[PROBLEMS], rules.fallback.problems)
    for area in form.areas:
        slot = AREA + area.id
        slots[slot] = _filled_up(slots[slot], _kind_words(area, given, rules))
    return Draft(slots, spare, wishes(given, rules))


def wishes(given: Mapping[str, Answer], rules: SheetRules) -> tuple[Sentence, ...]:
    """What the client rates that help is most wanted for (2-4 of 4), the dearest first."""
    rated = [
        (value, wish)
        for wish in rules.wishes
        if isinstance(value := given.get(wish.question), int) and value >= _WISHED
    ]
    rated.sort(key=lambda one: -one[0])
    return tuple(Sentence(wish.text, (wish.question,)) for _, wish in rated[:MOST_WISHES])


def choose(said: Said, room: Room) -> tuple[Said, Said]:
    """The weightiest that fit, weightiest first, and those that do not fit."""
    chosen: Said = []
    left: Said = []
    of_one: Counter[str] = Counter()
    used = count = 0
    for one in sorted(said, key=lambda spoken: -spoken.rule.weight):
        if one.sentence.sensitive:
            chosen.append(one)
            continue
        size = one.sentence.text.count(" ") + 1
        full = count >= room.sentences or used + size > room.words
        if full or of_one[one.rule.subject] >= room.of_one:
            left.append(one)
            continue
        chosen.append(one)
        of_one[one.rule.subject] += 1
        count += 1
        used += size
    return chosen, left


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


def _talked(given: Mapping[str, Answer], rules: SheetRules) -> bool:
    return any(how_answered(keys, given) == "quiet" for keys in rules.keys_of.values())


def _chosen(slot: str, said: Said) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    if slot in (RESOURCES, PROBLEMS):
        chosen, left = choose(said, BULLETS)
    else:
        chosen, left = choose(said, SMALL if slot == CHILDREN else BLOCK)
        chosen = in_order(said, chosen)
    return tuple(one.sentence for one in chosen), tuple(one.sentence for one in left)


def _filled_up(sentences: tuple[Sentence, ...], text: str) -> tuple[Sentence, ...]:
    if all(sentence.sensitive for sentence in sentences):
        return (Sentence(text, ()), *sentences)
    return sentences


def _kind_words(area: Area, given: Mapping[str, Answer], rules: SheetRules) -> str:
    keys = rules.keys_of.get(area.id, frozenset())
    words_for = {
        "unasked": rules.fallback.unasked,
        "declined": rules.fallback.declined,
        "quiet": rules.fallback.quiet,
    }
    return words_for[how_answered(keys, given)]
