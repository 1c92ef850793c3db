# SPDX-License-Identifier: EUPL-1.2
"""What every sentence is made of, on the sheet and in the investigation, and how it is read."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from pydantic import ValidationError

from app.forms.conditions import (
    All,
    Answered,
    AtLeast,
    AtMost,
    Condition,
    Contains,
    Equals,
    IsX,
    Model,
    Not,
    OneOf,
)
from app.forms.earlier_answers import is_then
from app.forms.toml_text import NotToml, read_tables
from app.report.sentences.templates import Template, read_template
from app.report.sentences.vocabulary import ListRow, Vocabulary
from app.user_error import UserError

CHILDREN, BACKGROUND = "children", "background"
_M = TypeVar("_M", bound=Model)


class BadRules(UserError):
    """A file of sentences cannot be read. `findings` has one line a fault."""

    what = "Meningarna till återkopplingen går inte att läsa."
    remedy = "Installera om programmet, eller rätta filerna i mappen texts."

    def __init__(self, findings: tuple[str, ...]) -> None:
        self.findings = findings
        super().__init__(f"{type(self).what[:-1]}: {'; '.join(findings)}.")


class Listing(Model):
    """Names the rows whose number is 1 or more (or that were answered yes) as {list}.

    The gravest come first; among those that are alike the greatest number, or the table's
    order.

    Attributes:
        rows: name of a table under [rows].
        suffix: ending of every row's key.
        unit: shows how many, in this unit, after each name; "" shows none.
        start: how many to pass over, for a second sentence with the rest.
        most: how many to name in one sentence.
        rest: how those left over are called after "två", "tre", ...; "" says nothing of them.
        by_number: the greatest number first; else in the order of the table.
        least: how many there must be for the sentence to be said.
        at_most: how many there may be for it to be said; 0 is any number.
        wanted: names only rows with `unless` answered yes, instead of passing them over.
        no: names the rows whose answer is 0 instead, with "eller" between, as after "inte".
        injected: ending of the question on the way it is taken: what is injected comes first.
    """

    rows: str
    suffix: str = ""
    unit: str = ""
    start: int = 0
    most: int = 3
    rest: str = ""
    by_number: bool = False
    least: int = 1
    at_most: int = 0
    wanted: bool = False
    no: bool = False
    injected: str = ""

    def rows_in(self, vocabulary: Vocabulary) -> Iterator[tuple[str, ListRow]]:
        """The rows that it may name, each after the key of its question."""
        return ((row.key + self.suffix, row) for row in vocabulary.rows.get(self.rows, ()))


class Rule(Model):
    """One sentence, and when to say it.

    Attributes:
        id: its own name, in Swedish; traceable from the editor.
        group: of rules in one group and place only the first that holds is said.
        when: must be true; a list is all of them. What the sentence says.
        unless: must not be true. What would make it misleading, and it does not speak of.
        listing: what {list} stands for.
        text: the sentence.
        also: the sentence for those of the rows that `text` has no room for; "" drops them.
        opposes: ids of sentences that may not stand beside it; the weightier one stays.
        forms: the forms it is true for; () is all. Of words like never and before.
    """

    id: str
    group: str = ""
    when: Condition | None = None
    unless: Condition | None = None
    listing: Listing | None = None
    text: str
    also: str = ""
    opposes: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @cached_property
    def template(self) -> Template:
        """`text`, cut at its places."""
        return read_template(self.text)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """`text` and, if there is one, `also`."""
        return (self.template, *((read_template(self.also),) if self.also else ()))

    @cached_property
    def parts(self) -> tuple[Condition, ...]:
        """What must hold: each part of `when`."""
        if self.when is None:
            return ()
        return self.when.of if isinstance(self.when, All) else (self.when,)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """`when` and `unless`, those that there are."""
        return tuple(one for one in (self.when, self.unless) if one is not None)

    @cached_property
    def needs(self) -> frozenset[str]:
        """Questions without whose value there is nothing to say."""
        needed = (
            part.question
            for part in self.parts
            if isinstance(part, Equals | OneOf | AtLeast | AtMost | Contains)
        )
        return frozenset((*needed, *self.template.keys))

    @cached_property
    def gaps_told(self) -> frozenset[str]:
        """Questions of which it says that there is no answer: passed, or not asked."""
        missing = (part.of for part in self.parts if isinstance(part, Not))
        passed = (part.question for part in self.parts if isinstance(part, IsX))
        unasked = (one.question for one in missing if isinstance(one, Answered))
        return frozenset((*passed, *unasked))

    @cached_property
    def tells_of(self) -> tuple[str, ...]:
        """The questions that the sentence speaks of: not those that only keep it back.

        Nor what was answered in an earlier interview, see `tells_of_then`: nobody asked it now.
        """
        return tuple(key for key in self.speaks_of if not is_then(key))

    @cached_property
    def tells_of_then(self) -> frozenset[str]:
        """What it speaks of that an earlier interview says, such as `then:C9`."""
        return frozenset(key for key in self.speaks_of if is_then(key))

    @cached_property
    def speaks_of(self) -> tuple[str, ...]:
        """Both, in the order of the sentence."""
        told = _spoken_of(self.when) if self.when is not None else ()
        places = (place.key for template in self.templates for place in template.places)
        return tuple(dict.fromkeys((*told, *places)))

    def told(self, vocabulary: Vocabulary) -> frozenset[str]:
        """The questions that it can speak of, those of its rows among them."""
        rows = self.listing.rows_in(vocabulary) if self.listing else ()
        return frozenset((*self.tells_of, *(key for key, _ in rows)))

    def looks_at(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Every question that it looks at, each once, its rows among them."""
        return tuple(dict.fromkeys(self._looked_at(vocabulary)))

    def _looked_at(self, vocabulary: Vocabulary) -> Iterator[str]:
        for condition in self.conditions:
            yield from condition.looks_at()
        yield from (place.key for template in self.templates for place in template.places)
        for key, row in self.listing.rows_in(vocabulary) if self.listing else ():
            yield key
            if row.unless:
                yield row.unless

    def weightier(self, other: "Rule") -> bool:
        """Whether it stays where the two oppose each other."""
        raise NotImplementedError


def _spoken_of(condition: Condition) -> Iterator[str]:
    match condition:
        case Not():
            return
        case All():
            for part in condition.of:
                yield from _spoken_of(part)
        case _:
            yield from condition.looks_at()


def read_rule_tables(text: str) -> dict[str, Any]:
    """The tables of a file of sentences, each sentence with its `each` written out.

    Raises:
        BadRules: the text is no TOML, or a table has the wrong shape.
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
    return tables


def as_model(kind: type[_M], tables: dict[str, Any]) -> _M:
    """The tables as rules.

    Raises:
        BadRules: something in them is no rule; says where.
    """
    try:
        return kind.model_validate(tables)
    except ValidationError as error:
        raise BadRules(tuple(_lines(error, tables.get("sentences", [])))) from None


def read_vocabulary(text: str) -> Vocabulary:
    """The words that a TOML text holds.

    Raises:
        BadRules: the text is no TOML, or has something else in it.
    """
    tables = read_rule_tables(text)
    if not tables["sentences"]:
        del tables["sentences"]
    return as_model(Vocabulary, tables)


def _expanded(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The sentence as it is, or once for each table in `each`, with its words for <word>."""
    for name in ("when", "unless"):
        if isinstance(table.get(name), list):
            table[name] = {"op": "all" if name == "when" else "any", "of": table[name]}
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
