# SPDX-License-Identifier: EUPL-1.2
"""The sentences that the report can say, read from resources/texts/feedback.toml."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from app.errors import UserError
from app.forms.conditions import (
    All,
    AtLeast,
    AtMost,
    Condition,
    Contains,
    Equals,
    Model,
    OneOf,
    questions_in,
)
from app.forms.toml_text import NotToml, read_tables
from app.report.templates import Template, read_template

RESOURCES, PROBLEMS, CHILDREN, BACKGROUND = (
    "resources",
    "problems",
    "children",
    "background",
)
AREA = "area:"
MORE = {"resources", "problems", "children", "background"}


class BadRules(UserError):
    """The file of sentences cannot be read. `findings` has one line a fault."""

    what = "Meningarna till återkopplingen går inte att läsa."
    remedy = "Installera om programmet, eller rätta filen feedback.toml."

    def __init__(self, findings: tuple[str, ...]) -> None:
        self.findings = findings
        super().__init__(f"{type(self).what[:-1]}: {'; '.join(findings)}.")


class Row(Model):
    """One thing that a list may name.

    Attributes:
        key: the question, or its beginning where the list gives the ending (E3 and .c).
        name: what it is called; `neutral` instead in the investigation text, if given.
        unless: a question that, answered yes, keeps the row out of the list.
    """

    key: str
    name: str
    neutral: str = ""
    unless: str = ""


class Listing(Model):
    """Names the rows whose number is 1 or more (or that were answered yes) as {list}.

    Attributes:
        rows: name of a table under [rows].
        suffix: ending of every row's key.
        unit: shows how many, in this unit, after each name; "" shows none.
        start: how many to pass over, for a second sentence with the rest.
        most: how many to name.
        rest: how those left over are called after "två", "tre", ...; "" says nothing.
        by_number: the greatest number first; else in the order of the table.
        least: how many there must be for the sentence to be said.
        wanted: names only rows with `unless` answered yes, instead of passing them over.
    """

    rows: str
    suffix: str = ""
    unit: str = ""
    start: int = 0
    most: int = 3
    rest: str = ""
    by_number: bool = False
    least: int = 1
    wanted: bool = False


class Rule(Model):
    """One sentence, and when to say it.

    Attributes:
        id: its own name, in Swedish; traceable from the editor.
        area: what it is about; "" takes it from an area slot.
        slots: where it may stand on the sheet and, `background` and `children`, in the text.
        weight: 1-100, how much it matters when there is room for only a few.
        group: of rules in one group and slot only the first that holds is said.
        when: must be true; a list is all of them.
        listing: what {list} stands for.
        you: to the client; "" leaves it out of the sheet.
        neutral: in the investigation; "" leaves it out there.
        sensitive: on the sheet only if the interviewer keeps it.
        private: in the investigation only if the interviewer keeps it.
        forms: the forms it is true for; () is all. Of words like never and before.
    """

    id: str
    area: str = ""
    slots: tuple[str, ...] = Field(min_length=1)
    weight: int = Field(default=50, ge=1, le=100)
    group: str = ""
    when: Condition | None = None
    listing: Listing | None = None
    you: str = ""
    neutral: str = ""
    sensitive: bool = False
    private: bool = False
    forms: tuple[str, ...] = ()

    @cached_property
    def you_template(self) -> Template:
        """`you`, cut at its places."""
        return read_template(self.you)

    @cached_property
    def neutral_template(self) -> Template:
        """`neutral`, cut at its places."""
        return read_template(self.neutral)

    @cached_property
    def you_needs(self) -> frozenset[str]:
        """Questions without whose value there is nothing to say to the client."""
        return self._values_needed | frozenset(self.you_template.keys)

    @cached_property
    def neutral_needs(self) -> frozenset[str]:
        """Questions without whose value there is nothing to say in the investigation."""
        return self._values_needed | frozenset(self.neutral_template.keys)

    @cached_property
    def _values_needed(self) -> frozenset[str]:
        parts = self.when.of if isinstance(self.when, All) else (self.when,)
        return frozenset(
            part.question
            for part in parts
            if isinstance(part, Equals | OneOf | AtLeast | AtMost | Contains)
        )

    @cached_property
    def subject(self) -> str:
        """What the sentence is about: an area's id, "children" or "background"."""
        if self.area:
            return self.area
        return next(
            (slot.removeprefix(AREA) for slot in self.slots if slot not in MORE),
            self.slots[0],
        )


class Wish(Model):
    """What the client wants help with, as it stands in the box of wishes."""

    question: str
    you: str
    neutral: str


class Fallback(Model):
    """What to say where no other sentence can."""

    unasked: str
    unasked_neutral: str
    declined: str
    declined_neutral: str
    quiet: str
    quiet_neutral: str
    resources: str
    problems: str


class Rules(Model):
    """Every sentence, and the words that they share."""

    sentences: tuple[Rule, ...]
    units: dict[str, dict[str, str]]
    words: dict[str, dict[str, str]]
    rows: dict[str, tuple[Row, ...]]
    wishes: tuple[Wish, ...]
    fallback: Fallback

    @cached_property
    def by_slot(self) -> dict[str, tuple[Rule, ...]]:
        """The sentences to the client that may stand in each slot, in the file's order."""
        found: dict[str, list[Rule]] = {}
        for rule in self.sentences:
            for slot in rule.slots if rule.you else ():
                found.setdefault(slot, []).append(rule)
        return {slot: tuple(rules) for slot, rules in found.items()}

    @cached_property
    def by_subject(self) -> dict[str, tuple[Rule, ...]]:
        """The neutral sentences about each area, the children and the background, in order."""
        found: dict[str, list[Rule]] = {}
        for rule in self.sentences:
            if rule.neutral:
                found.setdefault(rule.subject, []).append(rule)
        return {subject: tuple(rules) for subject, rules in found.items()}

    @cached_property
    def keys_of(self) -> dict[str, frozenset[str]]:
        """The questions that the sentences about each subject look at."""
        found: dict[str, set[str]] = {}
        for rule in self.sentences:
            found.setdefault(rule.subject, set()).update(self.sources[rule.id])
        return {subject: frozenset(keys) for subject, keys in found.items()}

    @cached_property
    def sources(self) -> dict[str, tuple[str, ...]]:
        """Every question that each sentence looks at, each once, by the sentence's id."""
        return {
            rule.id: tuple(dict.fromkeys(self._looked_at(rule))) for rule in self.sentences
        }

    def _looked_at(self, rule: Rule) -> Iterator[str]:
        if rule.when is not None:
            yield from questions_in(rule.when)
        yield from rule.you_template.keys
        yield from rule.neutral_template.keys
        if rule.listing is not None:
            for row in self.rows.get(rule.listing.rows, ()):
                yield row.key + rule.listing.suffix
                if row.unless:
                    yield row.unless


_RULES: TypeAdapter[Rules] = TypeAdapter(Rules)


def load_rules(text: str) -> Rules:
    """The rules that a TOML text holds.

    Raises:
        BadRules: the text is no TOML, or something in it is no rule; says where.
    """
    try:
        tables = read_tables(text)
        tables["sentences"] = [
            one for table in tables.pop("sentence", ()) for one in _expanded(table)
        ]
    except NotToml as error:
        raise BadRules((error.why,)) from None
    except (AttributeError, TypeError, ValueError):  # a list where a table should be
        raise BadRules(("sentence: en tabell har fel form",)) from None
    try:
        return _RULES.validate_python(tables)
    except ValidationError as error:
        raise BadRules(tuple(_lines(error, tables["sentences"]))) from None


def _expanded(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The sentence as it is, or once for each table in `each`, with its words for <word>."""
    if isinstance(table.get("when"), list):
        table["when"] = {"op": "all", "of": table["when"]}
    variants = table.pop("each", None)
    if variants is None:
        yield table
        return
    for variant in variants:
        filled = _filled(table, variant)
        filled["id"] = f"{filled.get('id', '?')}-{variant.get('id', '?')}"
        yield filled


def _filled(value: Any, variant: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, word in variant.items():
            value = value.replace(f"<{name}>", word)
        return value
    if isinstance(value, dict):
        return {name: _filled(inner, variant) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, variant) for inner in value]
    return value


def _lines(error: ValidationError, sentences: list[dict[str, Any]]) -> Iterator[str]:
    for fault in error.errors(include_input=False, include_url=False):
        place = list(fault["loc"])
        if place[0] == "sentences" and len(place) > 1 and isinstance(place[1], int):
            place[:2] = [sentences[place[1]].get("id", f"mening {place[1] + 1}")]
        yield f"{'.'.join(str(part) for part in place)}: {fault['msg']}"
