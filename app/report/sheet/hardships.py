# SPDX-License-Identifier: EUPL-1.2
"""What stands under "Det som är svårt": what the client minds most, and the gravest of it first.

Its words are the areas' own wherever an area says the same and more, and what weighs without
a line written for this place has the area's: so the sheet can leave it out there, and nothing
is said twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.forms.answers import Answer
from app.report.sentences.sentence_rules import Rule
from app.report.sentences.sentences import Spoken
from app.report.sheet.sheet_rules import SheetRule, SheetRules

Said = Sequence[Spoken[SheetRule]]

GRAVE = 90  # a sentence that weighs this much is grave, whatever the client makes of it
HEAVY = 3  # of 4: what weighs so much, or is so much wanted help with, has a line
LIGHT = 1  # of 4: has none where something heavy has none
NOT_RATED = 2  # what a trouble counts as where the client has rated nothing
LIFTED = 55  # what an area says of days and weight comes after its facts
SMALL = 50  # a second sentence of an area that weighs less waits longest
SENTENCES, WORDS, OF_ONE = 7, 100, 2  # room; what is heavy has a line also beyond it


class Hard(NamedTuple):
    """A line under "Det som är svårt".

    Attributes:
        spoken: what it says.
        area: what it stands together with: lines of one area follow each other.
        own: how much the client minds it, 0-4; 5 for what is grave where nobody asked.
        grade: for the order: `own`, the client's ratings together, the interviewer's, weight.
        main: it names what the interviewer says gives most problems now: it has a line.
    """

    spoken: Spoken[SheetRule]
    area: str
    own: int
    grade: tuple[int, int, int, int]
    main: bool = False

    @property
    def grave(self) -> bool:
        """Whether it is grave, whatever the client makes of it."""
        return self.grade[-1] >= GRAVE


class Mind:
    """How much the client minds what a sentence says. `ratings` are the interviewer's."""

    def __init__(
        self, given: Mapping[str, Answer], rules: SheetRules, ratings: Mapping[str, str]
    ) -> None:
        self._given = given
        self._rules = rules
        self._ratings = ratings

    def rated(self, keys: Iterable[str]) -> list[int]:
        """The client's ratings among these."""
        values = (self._given.get(key) for key in keys)
        return [value for value in values if isinstance(value, int)]

    def heavy(self, keys: Iterable[str]) -> bool:
        """Whether it weighs heavily, or much help is wanted with it."""
        return max(self.rated(keys), default=0) >= HEAVY

    def minds(self, keys: Sequence[str]) -> bool:
        """Whether it weighs, or help is wanted with it: more than "lite" where it does not."""
        rated = self.rated(keys)
        least = LIGHT if self.weighs_nothing(keys) else 0
        return not rated or max(rated) > least

    def weighs_nothing(self, keys: Sequence[str]) -> bool:
        """Whether the client says that it does not weigh, help or not."""
        return self._given.get(keys[0]) == 0 if keys else False

    def area_of(self, rule: SheetRule) -> str:
        """What a sentence is about; its subject, or the area whose ratings it goes by."""
        felt = self._rules.felt
        if rule.subject in felt or not rule.felt:
            return rule.subject
        named = (name for name, keys in felt.items() if keys == rule.felt)
        return next(named, rule.subject)

    def hard(self, spoken: Spoken[SheetRule], keys: Sequence[str], weight: int) -> Hard:
        """The sentence as a line, with these ratings of the client's and this weight."""
        rated = self.rated(keys)
        own = max(rated, default=NOT_RATED)
        grave = weight >= GRAVE
        if grave:
            own = max(own, HEAVY) if rated else HEAVY + 2
        area = self.area_of(spoken.rule)
        seen = self._given.get(self._ratings.get(area, ""))
        interviewer = seen if isinstance(seen, int) else 0
        together = sum(rated) if rated else own
        grade = (own, together, interviewer, weight)
        return Hard(spoken, area, own, grade, self._main(spoken))

    def _main(self, spoken: Spoken[SheetRule]) -> bool:
        """Whether it counts the days of what gives most problems, as the interviewer sees it."""
        code = self._given.get(self._rules.main_problem)
        days = self._rules.main_days.get(code, "") if isinstance(code, str) else ""
        counted = spoken.rule.template.keys
        listed = spoken.sentence.sources if spoken.rule.listing else ()
        return bool(days) and (days in counted or days in listed)


def hard_lines(troubles: Said, told: Said, mind: Mind, rules: SheetRules) -> list[Hard]:
    """Every line that could stand there, in the areas' words where those say as much.

    Args:
        troubles: what is written for this place, and holds.
        told: what the areas can say.
        mind: see there.
        rules: the sentences.
    """
    open_ones = [one for one in told if not one.sentence.sensitive]
    found: dict[str, Hard] = {}
    for trouble in troubles:
        keys = rules.felt_in(trouble.rule)
        spoken = trouble
        if not (mind.weighs_nothing(keys) or trouble.sentence.sensitive):
            # What an area says that says as much, and perhaps more.
            fuller = (other for other in open_ones if covers(other, trouble))
            spoken = max(fuller, key=lambda other: other.rule.weight, default=trouble)
        line = mind.hard(spoken, keys, trouble.rule.weight)
        line = line._replace(area=mind.area_of(trouble.rule))
        held = found.get(spoken.rule.id)
        if held is None or held.grade < line.grade:
            found[spoken.rule.id] = line
    for keys in rules.matters:
        if max(mind.rated(keys), default=0) <= LIGHT or mind.weighs_nothing(keys):
            continue
        lifted = _of_matter(keys, open_ones, rules)
        if lifted is not None:
            found.setdefault(lifted.rule.id, mind.hard(lifted, keys, LIFTED))
    return list(found.values())


def chosen_lines(lines: Sequence[Hard]) -> tuple[list[Hard], list[Hard]]:
    """The lines that find room, in order, and those that do not.

    The gravest and what the client minds most come first, those of one area together; each
    area has a line before any that the client minds less has two.
    """
    ordered = sorted(lines, key=_gravest, reverse=True)
    grave = {line.area for line in lines if line.grave}
    taken: list[Hard] = []
    of_one: dict[str, int] = {}
    words = 0
    for line in _by_need(ordered):
        if line.spoken.sentence.sensitive:
            taken.append(line)
            continue
        size = line.spoken.sentence.text.count(" ") + 1
        needed = line.main or (line.own >= HEAVY and not of_one.get(line.area))
        full = sum(of_one.values()) >= SENTENCES or words + size > WORDS
        most = OF_ONE + (line.area in grave)
        if (full and not needed) or of_one.get(line.area, 0) >= most:
            continue
        if any(covers(hard.spoken, line.spoken) for hard in taken):
            continue
        taken.append(line)
        of_one[line.area] = of_one.get(line.area, 0) + 1
        words += size
    taken = _together(taken)
    return taken, [line for line in ordered if line not in taken]


def without_light(
    taken: Sequence[Hard], lines: Sequence[Hard], mind: Mind, rules: SheetRules
) -> tuple[list[Hard], list[Hard]]:
    """Without what the client minds little, if something heavy has no line; and those.

    What is held back for somebody's safety is not missing.
    """
    there = {line.area for line in taken if not line.spoken.sentence.sensitive}
    there |= {line.area for line in lines if line.spoken.sentence.sensitive}
    if all(area in there for keys, area in rules.matters.items() if mind.heavy(keys)):
        return list(taken), []
    printed = (line for line in taken if not line.spoken.sentence.sensitive)
    light = [line for line in printed if line.own <= LIGHT]
    return [line for line in taken if line not in light], light


def covers(one: Spoken[SheetRule], other: Spoken[SheetRule]) -> bool:
    """Whether `one` says everything that `other` says."""
    if one.sentence.text == other.sentence.text:
        return True
    return (
        set(other.sentence.sources) <= set(one.sentence.sources)
        and other.rule.tells_of_then <= one.rule.tells_of_then
        and set(other.rule.template.keys) <= set(one.rule.template.keys)
        and _lists(one.rule, other.rule)
    )


def _lists(rule: Rule, other: Rule) -> bool:
    """Whether `rule` names all that `other` names, and counts it if `other` does."""
    if other.listing is None or rule.listing is None:
        return other.listing is None
    mine, its = rule.listing, other.listing
    alike = (mine.rows, mine.suffix, mine.wanted) == (its.rows, its.suffix, its.wanted)
    return alike and (not its.unit or its.unit == mine.unit)


def _of_matter(
    keys: Sequence[str], told: Said, rules: SheetRules
) -> Spoken[SheetRule] | None:
    """What an area says of days and weight where nothing is written for this place."""
    groups = rules.groups_of.get(keys[0], frozenset())
    fitting = (one for one in told if one.rule.group in groups and one.rule.template.keys)
    return max(fitting, key=lambda one: one.rule.weight, default=None)


def _gravest(line: Hard) -> tuple[int, bool, tuple[int, int, int, int]]:
    return line.own, line.grave, line.grade


def _by_need(ordered: Sequence[Hard]) -> list[Hard]:
    """The first line of each area, and what is grave of it, before further ones."""
    seen: set[tuple[str, bool]] = set()
    needs: list[tuple[int, bool, int, Hard]] = []
    for line in ordered:
        weight = line.grade[-1]
        more = (line.area, line.grave) in seen
        seen.add((line.area, line.grave))
        wait = (3 if weight < SMALL else 1) if more else 0
        needs.append((line.own - wait, not more, weight if more else 0, line))
    needs.sort(key=lambda one: one[:3], reverse=True)  # stable
    return [line for *_, line in needs]


def _together(lines: Sequence[Hard]) -> list[Hard]:
    """In order of the gravest line of each area, and those of one area together.

    What is only offered lends its place to nothing that is printed.
    """
    rising = sorted(lines, key=_gravest)
    rising.sort(key=lambda line: not line.spoken.sentence.sensitive)  # printed ones last
    best = {line.area: _gravest(line) for line in rising}
    return sorted(
        lines, key=lambda line: (best[line.area], line.area, _gravest(line)), reverse=True
    )
