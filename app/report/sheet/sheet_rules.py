# SPDX-License-Identifier: EUPL-1.2
"""The sentences that the client's sheet can say, read from resources/texts/sheet/."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from pydantic import Field

from app.forms.conditions import Condition, Model
from app.report.sentences.sentence_rules import CHILDREN, Rule, as_model, read_rule_tables
from app.report.sentences.vocabulary import Vocabulary

RESOURCES, PROBLEMS = "resources", "problems"
AREA = "area:"
MORE = {RESOURCES, PROBLEMS, CHILDREN}


class SheetRule(Rule):
    """One sentence to the client.

    Attributes:
        area: what it is about; "" takes it from an area slot.
        slots: where it may stand on the sheet.
        weight: 1-100, how much it matters when there is room for only a few.
        sensitive: on the sheet only if the interviewer keeps it.
        felt: the client's own ratings of what it says is hard; () takes those of its area.
            Where every one of them is 0 it is offered, not proposed.
        praise: it gives the client credit, so nothing else may have been the cause.
        at_home: it tells of those at home: sensitive where one of them may be violent.
    """

    area: str = ""
    slots: tuple[str, ...] = Field(min_length=1)
    weight: int = Field(default=50, ge=1, le=100)
    sensitive: bool = False
    felt: tuple[str, ...] = ()
    praise: bool = False
    at_home: bool = False

    @cached_property
    def subject(self) -> str:
        """What the sentence is about: an area's id, "children" or "background"."""
        if self.area:
            return self.area
        return next(
            (slot.removeprefix(AREA) for slot in self.slots if slot not in MORE),
            self.slots[0],
        )

    def weightier(self, other: Rule) -> bool:
        """Whether it stays where the two oppose each other."""
        return not isinstance(other, SheetRule) or self.weight >= other.weight


class Wish(Rule):
    """What the client wants help with, as it stands in the box of wishes: no whole sentence.

    Attributes:
        question: the client's own rating of it, 0-4.
        at_home: as in a sentence.
    """

    id: str = ""
    question: str
    at_home: bool = False


class Fallback(Model):
    """What to say of areas that no sentence is about; {areas} stands for their names.

    Attributes:
        unasked: nobody asked.
        declined: nothing was answered.
        partly: most of it nobody asked, and there is nothing to say of the rest.
    """

    unasked: str
    declined: str
    partly: str


class SheetRules(Model):
    """Every sentence to the client, and the words that they need.

    Attributes:
        felt: the client's own ratings of each area, by what a sentence is about.
        not_chosen: when what the client did not do was perhaps not the client's own doing.
        unsafe_home: when somebody has been violent, or may have been, at home or not.
        points_home: questions that would show it: what tells of them is as `at_home`.
        counted: which days are counted where nothing else is said.
        children_in: the area whose block also tells of the children.
        subjects: the names of what sentences are about and is no area.
        beside: what has no area, by its name: the questions that tell whether it was asked.
        main_problem: the question on what gives most problems, as the interviewer sees it.
        main_days: for its codes, the question on the days of it.
        a_little: what help is wanted with "lite", where {names} are the names of it.
        harmless: "denies + affirms", ids of sentences that say no opposite things, and why.
    """

    sentences: tuple[SheetRule, ...]
    wishes: tuple[Wish, ...]
    fallback: Fallback
    counted: str = ""
    children_in: str = ""
    subjects: Mapping[str, str] = {}
    felt: Mapping[str, tuple[str, ...]] = {}
    not_chosen: Condition | None = None
    unsafe_home: Condition | None = None
    points_home: tuple[str, ...] = ()
    beside: Mapping[str, tuple[str, ...]] = {}
    main_problem: str = ""
    main_days: Mapping[str, str] = {}
    a_little: str = "{names}"
    harmless: Mapping[str, str] = {}
    vocabulary: Vocabulary

    @cached_property
    def by_slot(self) -> dict[str, tuple[SheetRule, ...]]:
        """The sentences that may stand in each slot, in the files' order."""
        slots = dict.fromkeys(slot for rule in self.sentences for slot in rule.slots)
        return {slot: tuple(r for r in self.sentences if slot in r.slots) for slot in slots}

    @cached_property
    def keys_of(self) -> dict[str, frozenset[str]]:
        """The questions that the sentences about each subject look at."""
        return _together(
            (rule.subject, rule.looks_at(self.vocabulary)) for rule in self.sentences
        )

    @cached_property
    def told_of(self) -> dict[str, frozenset[str]]:
        """The questions that the sentences about each subject speak of."""
        return _together((one.subject, one.told(self.vocabulary)) for one in self.sentences)

    @cached_property
    def matters(self) -> dict[tuple[str, ...], str]:
        """The client's own ratings, those of one thing together, and the area of each."""
        found: dict[tuple[str, ...], str] = {}
        for subject, keys in self.felt.items():
            found.setdefault(keys, subject)
        for rule in self.by_slot.get(PROBLEMS, ()):
            if rule.felt:
                found.setdefault(rule.felt, rule.subject)
        return found

    @cached_property
    def groups_of(self) -> dict[str, frozenset[str]]:
        """The groups in which some sentence says the answer to each question."""
        grouped = (rule for rule in self.sentences if rule.group)
        return _together((k, (rule.group,)) for rule in grouped for k in rule.template.keys)

    def felt_in(self, rule: SheetRule) -> tuple[str, ...]:
        """The client's own ratings of what the sentence says is hard; () for none."""
        return rule.felt or self.felt.get(rule.subject, ())


def load_sheet_rules(texts: Iterable[str], vocabulary: Vocabulary) -> SheetRules:
    """The rules that TOML texts hold together.

    Raises:
        BadRules: a text is no TOML, or something in it is no rule; says where.
    """
    together: dict[str, object] = {"vocabulary": vocabulary}
    sentences: list[object] = []
    for text in texts:
        tables = read_rule_tables(text)
        sentences += tables.pop("sentences")
        together |= tables
    return as_model(SheetRules, {**together, "sentences": sentences})


def _together(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    """Everything that stands beside each name."""
    found: dict[str, set[str]] = {}
    for name, things in pairs:
        found.setdefault(name, set()).update(things)
    return {name: frozenset(things) for name, things in found.items()}
