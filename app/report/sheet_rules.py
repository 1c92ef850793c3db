# SPDX-License-Identifier: EUPL-1.2
"""The sentences that the client's sheet can say, read from resources/texts/sheet/."""

from collections.abc import Iterable
from functools import cached_property

from pydantic import Field, TypeAdapter

from app.forms.conditions import Model
from app.report.rules import CHILDREN, Rule, as_model, read_rule_tables
from app.report.vocabulary import Vocabulary

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
    """

    area: str = ""
    slots: tuple[str, ...] = Field(min_length=1)
    weight: int = Field(default=50, ge=1, le=100)
    sensitive: bool = False

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


class Wish(Model):
    """What the client wants help with, as it stands in the box of wishes."""

    question: str
    text: str


class Fallback(Model):
    """What to say where no other sentence can."""

    unasked: str
    declined: str
    quiet: str
    resources: str
    problems: str


class SheetRules(Model):
    """Every sentence to the client, and the words that they need."""

    sentences: tuple[SheetRule, ...]
    wishes: tuple[Wish, ...]
    fallback: Fallback
    vocabulary: Vocabulary

    @cached_property
    def by_slot(self) -> dict[str, tuple[SheetRule, ...]]:
        """The sentences that may stand in each slot, in the files' order."""
        found: dict[str, list[SheetRule]] = {}
        for rule in self.sentences:
            for slot in rule.slots:
                found.setdefault(slot, []).append(rule)
        return {slot: tuple(rules) for slot, rules in found.items()}

    @cached_property
    def keys_of(self) -> dict[str, frozenset[str]]:
        """The questions that the sentences about each subject look at."""
        found: dict[str, set[str]] = {}
        for rule in self.sentences:
            found.setdefault(rule.subject, set()).update(rule.looks_at(self.vocabulary))
        return {subject: frozenset(keys) for subject, keys in found.items()}


_RULES: TypeAdapter[SheetRules] = TypeAdapter(SheetRules)


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
    return as_model(_RULES, {**together, "sentences": sentences})
