# SPDX-License-Identifier: EUPL-1.2
"""Rules become sentences: said only when true, and only when every place has a value."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from app.figures import spaced
from app.forms.answers import Answer, Mark, YearMonth
from app.forms.codec import length
from app.forms.conditions import truth
from app.forms.model import Form
from app.forms.truths import number
from app.report.language import faults, words
from app.report.rules import Listing, Row, Rule, Rules
from app.report.templates import LIST, Place, Template
from app.report.words import capital, kronor, listed, months, spelled

Voice = Literal["you", "neutral"]
MOST_WORDS = 6  # of a client's own words inside a sentence
_MOST_LETTERS = 60
OTHERWISE = "annars"  # a unit's word for every number without one of its own


class Sentence(NamedTuple):
    """One sentence, ready to read, and the questions that it came from."""

    text: str
    sources: tuple[str, ...]
    rule: str = ""  # id of its rule; "" for a sentence of last resort
    sensitive: bool = False  # of violence, suicide, crime: printed only if kept


class Spoken(NamedTuple):
    """A sentence with the rule that said it."""

    rule: Rule
    sentence: Sentence


class Speaker:
    """Says what holds for one interview. `given` are its answers that count."""

    def __init__(self, form: Form, given: Mapping[str, Answer], rules: Rules) -> None:
        self._form = form
        self._given = given
        self._rules = rules
        self._rows_found: dict[tuple[str, str, bool], list[tuple[int, Row]]] = {}
        self._valued = {
            key for key, answer in given.items() if not isinstance(answer, Mark)
        }

    def all_said(self, rules: tuple[Rule, ...], voice: Voice) -> Iterator[Spoken]:
        """Every one of these sentences that holds, in order; the first of each group."""
        groups: set[str] = set()
        for rule in rules:
            if rule.group in groups or not self._may_say(rule, voice):
                continue
            template = rule.you_template if voice == "you" else rule.neutral_template
            text = self._filled(template, rule.listing, voice)
            if text:
                if rule.group:
                    groups.add(rule.group)
                sources = tuple(
                    key for key in self._rules.sources[rule.id] if key in self._given
                )
                yield Spoken(rule, Sentence(text, sources, rule.id, rule.sensitive))

    def _may_say(self, rule: Rule, voice: Voice) -> bool:
        needs = rule.you_needs if voice == "you" else rule.neutral_needs
        if not needs <= self._valued:  # the quick way out for most of them
            return False
        if rule.forms and self._form.id not in rule.forms:
            return False
        return rule.when is None or truth(rule.when, self._given) is True

    def _filled(self, template: Template, listing: Listing | None, voice: Voice) -> str:
        done: list[str] = []
        for part in template.parts:
            if isinstance(part, str):
                done.append(part)
                continue
            if part.key == LIST:
                word = self._list(listing, voice) if listing else ""
            else:
                word = self._word(part)
            if not word:
                return ""
            done.append(word)
        return capital("".join(done))

    def _word(self, place: Place) -> str:
        """The answer in words, or "" where it is no value that can be said here."""
        answer = self._given.get(place.key)
        if answer is None or isinstance(answer, Mark):
            return ""
        if not place.manner:
            return self._plain(place.key, answer)
        if place.manner in self._rules.words:
            return self._in_words(answer, self._rules.words[place.manner])
        value = number(answer)
        return "" if value is None or value < 1 else self._measured(value, place.manner)

    def _plain(self, key: str, answer: Answer) -> str:
        if isinstance(answer, int):
            return spaced(answer)
        if isinstance(answer, YearMonth):
            return length(answer) if answer.in_months else ""
        if isinstance(answer, str) and self._form.questions[key].type == "text":
            return own_words(answer)
        return ""  # a code is nothing to read

    def _measured(self, value: int, manner: str) -> str:
        if manner == "kr":
            return kronor(value)
        if manner == "tid":
            return months(value)
        unit = self._rules.units[manner]
        words_for = unit.get(str(value)) or unit[OTHERWISE]
        return words_for.format(n=spaced(value), w=spelled(value))

    @staticmethod
    def _in_words(answer: Answer, table: Mapping[str, str]) -> str:
        if isinstance(answer, tuple) and not isinstance(answer, YearMonth):
            return listed([table[code] for code in answer if code in table])
        return table.get(str(answer), "")

    def _list(self, listing: Listing, voice: Voice) -> str:
        found = self._found(listing)
        if len(found) < listing.least:
            return ""
        if listing.by_number:
            found = sorted(found, key=_by_count)
        end = listing.start + listing.most
        names = [
            self._named(row, count, listing, voice)
            for count, row in found[listing.start : end]
        ]
        left = len(found) - end
        if names and left > 0 and listing.rest:
            names.append(self._measured(left, listing.rest))
        return listed(names)

    def _found(self, listing: Listing) -> list[tuple[int, Row]]:
        """The rows that can be named, with their numbers; worked out once an interview."""
        which = (listing.rows, listing.suffix, listing.wanted)
        if which not in self._rows_found:
            self._rows_found[which] = [
                (count, row)
                for row in self._rules.rows[listing.rows]
                if (count := self._counted(row, listing))
            ]
        return self._rows_found[which]

    def _counted(self, row: Row, listing: Listing) -> int:
        spared = self._given.get(row.unless) == 1 if row.unless else False
        if spared != listing.wanted:
            return 0
        value = number(self._given.get(row.key + listing.suffix))
        return value or 0

    def _named(self, row: Row, count: int, listing: Listing, voice: Voice) -> str:
        name = row.neutral or row.name if voice == "neutral" else row.name
        return f"{name} {self._measured(count, listing.unit)}" if listing.unit else name


def own_words(text: str) -> str:
    """A client's few own words, fit to stand inside a sentence; "" where they are not."""
    text = " ".join(text.split()).rstrip(".,;: ")
    if not text or len(text) > _MOST_LETTERS or len(words(text)) > MOST_WORDS:
        return ""
    if any(not (sign.isalnum() or sign in " -,/+") for sign in text):
        return ""
    return "" if faults(text) or not text[0].isalnum() else text


def _by_count(counted: tuple[int, Row]) -> int:
    return -counted[0]
