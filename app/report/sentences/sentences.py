# SPDX-License-Identifier: EUPL-1.2
"""Rules become sentences: said only when true, and only when every place has a value."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.codec import length
from app.forms.earlier_answers import about
from app.forms.model import Form
from app.forms.three_valued import number
from app.report.sentences.language import faults, words
from app.report.sentences.number_words import (
    day_in_words,
    in_country,
    in_municipality,
    kronor,
    months,
    spelled,
)
from app.report.sentences.sentence_rules import Listing, Rule
from app.report.sentences.templates import LIST, Maybe, Place, Template
from app.report.sentences.vocabulary import ListRow, Vocabulary
from app.swedish_figures import capital, listed, spaced

_R = TypeVar("_R", bound=Rule)
QUOTED = "citat"  # the manner of own words, whole, after a colon
# The manners of a code in the form's own words: as it is, or as it stands in a sentence.
LABELLED: Mapping[str, Callable[[str], str]] = {
    "svar": str,
    "kommun": in_municipality,
    "land": in_country,
}
MOST_WORDS = 6  # of a client's own words inside a sentence
_MOST_LETTERS = 60
_INJECTED = ("4", "5")  # codes of the way a substance is taken
OTHERWISE = "annars"  # a unit's word for every number without one of its own


class Sentence(NamedTuple):
    """One sentence, ready to read, and the questions that it came from."""

    text: str
    sources: tuple[str, ...]
    rule: str = ""  # id of its rule; "" for a sentence of last resort
    sensitive: bool = False  # of violence, suicide, crime: printed only if kept


class Spoken(NamedTuple, Generic[_R]):
    """A sentence with the rule that said it."""

    rule: _R
    sentence: Sentence


class Speaker:
    """Says what holds for one interview. `given` are its answers that count.

    Those of an earlier interview stand among them as `then:C9`.

    `neutral` names the rows as the text for the investigation does.
    """

    def __init__(
        self,
        form: Form,
        given: Mapping[str, Answer],
        words: Vocabulary,
        *,
        neutral: bool = False,
    ) -> None:
        self._form = form
        self._given = given
        self._vocabulary = words
        self._neutral = neutral
        self._rows_found: dict[tuple[str, str, bool, bool], list[tuple[int, ListRow]]] = {}
        self._valued = {key for key, one in given.items() if not isinstance(one, Mark)}

    def all_said(self, rules: Iterable[_R]) -> Iterator[Spoken[_R]]:
        """Every one of these sentences that holds, in order; the first of each group."""
        groups: set[str] = set()
        for rule in rules:
            if rule.group in groups or not self._may_say(rule):
                continue
            text = self._text(rule)
            if text:
                if rule.group:
                    groups.add(rule.group)
                sensitive = getattr(rule, "sensitive", False)
                sentence = Sentence(text, self._sources(rule), rule.id, sensitive)
                yield Spoken(rule, sentence)

    def _may_say(self, rule: Rule) -> bool:
        if not rule.needs <= self._valued:  # the quick way out for most of them
            return False
        if rule.forms and self._form.id not in rule.forms:
            return False
        if rule.when is not None and rule.when.truth(self._given) is not True:
            return False
        return rule.unless is None or rule.unless.truth(self._given) is not True

    def _sources(self, rule: Rule) -> tuple[str, ...]:
        listing = rule.listing
        named = (
            [row.key + listing.suffix for _, row in self._found(listing)] if listing else ()
        )
        told = (key for key in rule.tells_of if key in self._given)
        return tuple(dict.fromkeys((*told, *named)))

    def _text(self, rule: Rule) -> str:
        """The sentence; with `also`, as many more as its rows need."""
        listing = rule.listing
        first, *also = rule.templates
        text = self._filled(first, listing)
        if not text or listing is None:
            return text
        texts = [text]
        for template in also:
            starts = range(
                listing.start + listing.most, len(self._found(listing)), listing.most
            )
            texts += [
                self._filled(template, listing.model_copy(update={"start": start}))
                for start in starts
            ]
        return " ".join(texts)

    def _filled(self, template: Template, listing: Listing | None) -> str:
        done: list[str] = []
        for part in template.parts:
            if isinstance(part, Maybe):
                done.append(self._joined(part.parts, listing))
            elif word := self._joined((part,), listing):
                starts = "".join(done).endswith(". ")
                done.append(capital(word) if starts else word)
            else:
                return ""
        return capital("".join(done))

    def _joined(self, parts: tuple[str | Place, ...], listing: Listing | None) -> str:
        """The parts as one, or "" where an answer has no words."""
        done: list[str] = []
        for part in parts:
            if isinstance(part, str):
                done.append(part)
            elif word := self._list(listing) if part.key == LIST else self._word(part):
                done.append(word)
            else:
                return ""
        return "".join(done)

    def _word(self, place: Place) -> str:
        """The answer in words, or "" where it is no value that can be said here."""
        answer = self._given.get(place.key)
        if answer is None or isinstance(answer, Mark):
            return ""
        if not place.manner:
            return self._plain(place.key, answer)
        if place.manner == QUOTED:
            return quoted(answer) if isinstance(answer, str) else ""
        if place.manner in LABELLED:
            labels = getattr(self._form.questions.get(about(place.key)), "labels", {})
            label = labels.get(answer, "") if isinstance(answer, str) else ""
            return LABELLED[place.manner](label)
        if place.manner in self._vocabulary.words:
            return self._in_words(answer, self._vocabulary.words[place.manner])
        value = number(answer)
        return "" if value is None or value < 1 else self._measured(value, place.manner)

    def _plain(self, key: str, answer: Answer) -> str:
        if isinstance(answer, int):
            return spaced(answer)
        if isinstance(answer, YearMonth):
            return length(answer) if answer.in_months else ""
        if isinstance(answer, date):
            return day_in_words(answer)
        question = self._form.questions.get(about(key))
        if isinstance(answer, str) and question is not None and question.type == "text":
            return own_words(answer)
        return ""  # a code is nothing to read

    def _measured(self, value: int, manner: str) -> str:
        if manner == "kr":
            return kronor(value)
        if manner == "tid":
            return months(value)
        unit = self._vocabulary.units[manner]
        words_for = unit.get(str(value)) or unit[OTHERWISE]
        return words_for.format(n=spaced(value), w=spelled(value))

    @staticmethod
    def _in_words(answer: Answer, table: Mapping[str, str]) -> str:
        if isinstance(answer, tuple) and not isinstance(answer, YearMonth):
            return listed([table[code] for code in answer if code in table])
        return table.get(str(answer), "")

    def _list(self, listing: Listing | None) -> str:
        if listing is None:
            return ""
        found = self._found(listing)
        if len(found) < listing.least or len(found) > (listing.at_most or len(found)):
            return ""
        number_counts = int(listing.by_number)
        found = sorted(found, key=lambda one: (-one[1].grave, -one[0] * number_counts))
        if listing.injected:
            way = {row.key: self._given.get(row.key + listing.injected) for _, row in found}
            found.sort(key=lambda one: way[one[1].key] not in _INJECTED)
        end = listing.start + listing.most
        shown = found[listing.start : end]
        names = [self._named(row, count, listing) for count, row in shown]
        left = len(found) - end
        if names and left > 0 and listing.rest:
            names.append(self._measured(left, listing.rest))
        return listed(names, "eller" if listing.no else "och")

    def _found(self, listing: Listing) -> list[tuple[int, ListRow]]:
        """The rows that can be named, with their numbers; worked out once an interview."""
        which = (listing.rows, listing.suffix, listing.wanted, listing.no)
        if which not in self._rows_found:
            self._rows_found[which] = [
                (count, row)
                for row in self._vocabulary.rows[listing.rows]
                if (count := self._counted(row, listing))
            ]
        return self._rows_found[which]

    def _counted(self, row: ListRow, listing: Listing) -> int:
        spared = self._given.get(row.unless) == 1 if row.unless else False
        if spared != listing.wanted or (row.denied and self._given.get(row.denied) != 0):
            return 0
        value = number(self._given.get(row.key + listing.suffix))
        if listing.no:
            return int(value == 0)
        return value or 0

    def _named(self, row: ListRow, count: int, listing: Listing) -> str:
        name = row.neutral or row.name if self._neutral else row.name
        return f"{name} {self._measured(count, listing.unit)}" if listing.unit else name


def settled(said: Sequence[Spoken[_R]]) -> list[Spoken[_R]]:
    """Without those that a weightier one beside them opposes; order stays.

    `opposes` holds both ways: it is enough that one of the two declares it.
    """
    left = {one.rule.id: one.rule for one in said}
    for one in said:
        for other in one.rule.opposes:
            if one.rule.id in left and other in left:
                lighter = other if one.rule.weightier(left[other]) else one.rule.id
                del left[lighter]
    return [one for one in said if one.rule.id in left]


def own_words(text: str) -> str:
    """A client's few own words, fit to stand inside a sentence; "" where they are not."""
    text = " ".join(text.split()).rstrip(".,;: ")
    if not text or len(text) > _MOST_LETTERS or len(words(text)) > MOST_WORDS:
        return ""
    if any(not (sign.isalnum() or sign in " -,/+") for sign in text):
        return ""
    return "" if faults(text) or not text[0].isalnum() else text


def quoted(text: str) -> str:
    """Somebody's own words, whole, to stand last in a sentence after a colon.

    In lower case first, but for an abbreviation such as PTSD; on one line, and without the
    full stop, which the sentence has.
    """
    text = " ".join(text.split()).rstrip(".;, ")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
