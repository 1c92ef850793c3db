# SPDX-License-Identifier: EUPL-1.2
"""The draft of the återkoppling: the few sentences that matter most, slot by slot."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.forms.answers import Answer, Answers, Mark
from app.forms.conditions import Condition
from app.forms.model import Form
from app.forms.relevance import Relevance, with_earlier
from app.forms.state import page_states
from app.report.sentences.number_words import in_a_row
from app.report.sentences.sentence_rules import CHILDREN
from app.report.sentences.sentences import Sentence, Speaker, Spoken, settled
from app.report.sheet.hardships import Mind, chosen_lines, covers, hard_lines, without_light
from app.report.sheet.sheet_rules import (
    AREA,
    PROBLEMS,
    RESOURCES,
    SheetRule,
    SheetRules,
    Wish,
)
from app.swedish_figures import capital

Said = list[Spoken[SheetRule]]

WISHED = (4, 3, 2, 1)  # of 4: each rating has a line, and all together its number
A_LITTLE = 1
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


BULLETS = Room(6, 90, 2)
BLOCK = Room(6, 60, least=50)
SMALL = Room(4, 36)


@dataclass(frozen=True)
class Draft:
    """What the program proposes for the sheet.

    Attributes:
        slots: the sentences of each slot, in order to print. Sensitive ones are among them,
            marked, and go on paper only if the interviewer keeps them.
        spare: what also holds but is not proposed: it found no room, another slot says it, or
            the client neither minds it nor wants help with it. The editor offers it.
        wishes: what the client wants help with: a line for each rating from 4 to 1, so that
            what is alike stands together.
        held_wishes: wishes that the interviewer decides on, for who may find the paper.
        all_wishes: the wishes with those among them, each on the line of its rating.
        silent: the areas with nothing answered, by id: what the sheet says before their names.
        partly: those of which most was not asked, the same way.
        beside: what has no area and was not answered, by name, the same way.
        counted, children_in: see `SheetRules`.
    """

    slots: Mapping[str, tuple[Sentence, ...]]
    spare: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    wishes: tuple[Sentence, ...] = ()
    held_wishes: tuple[Sentence, ...] = ()
    all_wishes: tuple[Sentence, ...] = ()
    silent: Mapping[str, str] = field(default_factory=dict)
    partly: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    counted: str = ""
    children_in: str = ""


def draft_feedback(form: Form, answers: Answers, rules: SheetRules) -> Draft:
    """The draft for these answers, in du-form; a slot that has nothing to say is empty."""
    given = with_earlier(form, answers)
    speaker = Speaker(form, given, rules.vocabulary)
    names = (RESOURCES, PROBLEMS, CHILDREN, *(AREA + area.id for area in form.areas))
    said = {
        name: list(_fair(speaker.all_said(rules.by_slot.get(name, ())), given, rules))
        for name in names
    }
    agreed = settled([one for some in said.values() for one in some])
    fitting = {slot: in_order(some, agreed) for slot, some in said.items()}
    mind = Mind(given, rules, {area.id: area.rating for area in form.areas})
    doubtful = {one.id for one in form.areas if 1 in map(given.get, one.confidence)}
    chosen = {RESOURCES: _strengths(fitting[RESOURCES], doubtful)}
    chosen[PROBLEMS] = _hard(fitting, mind, rules)
    taken = [one for some, _ in chosen.values() for one in some]
    above = [one for one in taken if not one.sentence.sensitive]
    for slot in names[2:]:
        chosen[slot] = _block(slot, fitting[slot], above)
    unsafe = _holds(rules.unsafe_home, given)
    wished = list(speaker.all_said(rules.wishes))
    held = [one for one in wished if unsafe and one.rule.at_home]
    return Draft(
        {slot: tuple(one.sentence for one in taken) for slot, (taken, _) in chosen.items()},
        {slot: tuple(one.sentence for one in left) for slot, (_, left) in chosen.items()},
        wishes([one for one in wished if one not in held], mind, rules),
        wishes(held, mind, rules),
        wishes(wished, mind, rules),
        silent=_words_for(
            {one.id: rules.told_of.get(one.id, ()) for one in form.areas}, given, rules
        ),
        partly=_partly(form, answers, _quiet(form, chosen, above, mind), rules),
        beside=_words_for(rules.beside, given, rules),
        counted=rules.counted,
        children_in=rules.children_in,
    )


def wishes(
    wished: Iterable[Spoken[Wish]], mind: Mind, rules: SheetRules
) -> tuple[Sentence, ...]:
    """What the client wants help with, a line for each rating, the dearest first.

    On a line what weighs most comes first.
    """
    felt = {keys[-1]: keys for keys in rules.matters}
    ordered = sorted(
        wished, key=lambda one: -sum(mind.rated(felt.get(one.rule.question, ())))
    )
    sentences: list[Sentence] = []
    for rating in WISHED:
        alike = [one for one in ordered if mind.rated((one.rule.question,)) == [rating]]
        if alike:
            names = in_a_row([one.sentence.text for one in alike])
            keys = tuple(one.rule.question for one in alike)
            if rating == A_LITTLE:
                names = rules.a_little.format(names=names)
            sentences.append(Sentence(capital(names), keys))
    return tuple(sentences)


def choose(said: Said, room: Room) -> tuple[Said, Said]:
    """The weightiest that fit, weightiest first, and those that do not fit.

    Each area has its weightiest before any has another.
    """
    ordered = sorted(said, key=lambda spoken: -spoken.rule.weight)
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
            light = count > 0 and one.rule.weight < room.least
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


def how_answered(keys: Collection[str], given: Mapping[str, Answer]) -> str:
    """Whether anyone talked about these questions: "unasked", "declined" or "quiet"."""
    answers = [given[key] for key in keys if key in given]
    if any(not isinstance(answer, Mark) for answer in answers):
        return "quiet"
    return "declined" if Mark.X in answers else "unasked"


def _holds(condition: Condition | None, given: Mapping[str, Answer]) -> bool:
    return condition is not None and condition.truth(given) is True


def _fair(
    said: Iterable[Spoken[SheetRule]], given: Mapping[str, Answer], rules: SheetRules
) -> Iterator[Spoken[SheetRule]]:
    """Without credit for what was not chosen; what may put somebody in danger is sensitive."""
    not_chosen = _holds(rules.not_chosen, given)
    unsafe = _holds(rules.unsafe_home, given)
    home = frozenset(rules.points_home)
    for one in said:
        if one.rule.praise and not_chosen:
            continue
        told = one.rule.at_home or not home.isdisjoint(one.sentence.sources)
        if told and unsafe:
            yield one._replace(sentence=one.sentence._replace(sensitive=True))
        else:
            yield one


def _strengths(said: Said, doubtful: Collection[str]) -> tuple[Said, Said]:
    """What carries; where the interviewer says that the answers mislead, it is only offered."""
    sure = [one for one in said if one.rule.subject not in doubtful]
    taken, left = choose(sure, BULLETS)
    return taken, [*left, *(one for one in said if one not in sure)]


def _hard(fitting: Mapping[str, Said], mind: Mind, rules: SheetRules) -> tuple[Said, Said]:
    """What is hard, and what of it is only offered."""
    said = fitting[PROBLEMS]
    minded = [one for one in said if mind.minds(rules.felt_in(one.rule))]
    told = [one for slot, some in fitting.items() if AREA in slot for one in some]
    lines = hard_lines(minded, told, mind, rules)
    taken, left = chosen_lines(lines)
    taken, light = without_light(taken, lines, mind, rules)
    unminded = [one for one in said if one not in minded]
    spare = (*(line.spoken for line in (*light, *left)), *unminded)
    return [line.spoken for line in taken], list(spare)


def _block(slot: str, said: Said, above: Said) -> tuple[Said, Said]:
    """What an area says, without what stands above; that is offered last."""
    open_ones = (one for one in said if not one.sentence.sensitive)
    twice = [one for one in open_ones if any(covers(other, one) for other in above)]
    fresh = [one for one in said if one not in twice]
    room = SMALL if slot == CHILDREN else BLOCK
    light: Said = []
    if twice:  # what weighs little is no reason for a paragraph
        light = [one for one in fresh if one.rule.weight < room.least]
        light = [one for one in light if not one.sentence.sensitive]
    chosen, left = choose([one for one in fresh if one not in light], room)
    return in_order(said, chosen), [*left, *light, *twice]


def _words_for(
    found: Mapping[str, Collection[str]], given: Mapping[str, Answer], rules: SheetRules
) -> dict[str, str]:
    words = {"unasked": rules.fallback.unasked, "declined": rules.fallback.declined}
    how = {name: how_answered(keys, given) for name, keys in found.items()}
    return {name: words[each] for name, each in how.items() if each in words}


def _quiet(
    form: Form, chosen: Mapping[str, tuple[Said, Said]], above: Said, mind: Mind
) -> tuple[str, ...]:
    """The areas that nothing is said about, in a paragraph or above."""
    told = {mind.area_of(one.rule) for one in above}
    for area in form.areas:
        taken, _ = chosen[AREA + area.id]
        if any(not one.sentence.sensitive for one in taken):
            told.add(area.id)
    return tuple(area.id for area in form.areas if area.id not in told)


def _partly(
    form: Form, answers: Answers, quiet: Collection[str], rules: SheetRules
) -> dict[str, str]:
    """Of the quiet areas those of which more is open than answered."""
    if not quiet:
        return {}
    fields = page_states(form, answers).fields
    found: dict[str, str] = {}
    for area in quiet:
        told = rules.told_of.get(area, frozenset()) & fields.keys()
        asked = [fields[key] for key in told if fields[key].relevance is Relevance.ASKED]
        known = [each for each in asked if each.answer is not None]
        if 0 < len(known) < len(asked) / 2:
            found[area] = rules.fallback.partly
    return found
