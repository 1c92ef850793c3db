# SPDX-License-Identifier: EUPL-1.2
"""Pairs of sentences that deny and affirm the same thing, and answers for which both are said.

A pair is looked at where both tell of the same question, one denies, and they have words in
common. Answers are then sought among the few values at which the conditions of the two turn.
What is found is true: the program said both for these answers. What is not found may still be.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from typing import NamedTuple

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.check import Finding, awaited
from app.forms.conditions import (
    All,
    AllEqual,
    AnyAtLeast,
    AnyOf,
    AtLeast,
    AtMost,
    Compare,
    Condition,
    Not,
)
from app.forms.earlier_answers import about, is_then
from app.forms.model import Form
from app.forms.relevance import with_earlier
from app.report.sentences.language import words
from app.report.sentences.sentence_rules import Rule
from app.report.sentences.sentences import Speaker, Spoken, settled
from app.report.sentences.vocabulary import Vocabulary

_DENIES = re.compile(
    r"\b(?:inte|inga|inget|ingen|aldrig|saknar|utan|varken)\b", re.IGNORECASE
)
_STEM, _SHORTEST = 6, 4  # letters of a word that tell what it is; of a word that counts
_IN_COMMON = 2
_IDLE = frozenset((
    "klient", "senast", "dagarn", "livet", "tidiga", "haft", "varit", "någon", "något",
    "några", "under", "eller", "sedan", "gånger", "gång", "månade", "andra", "annan",
    "annat", "sina", "fått", "dina", "ditt", "helt",
))  # fmt: skip
_TRIED = 40  # sets of answers for each pair
_STEPS = 4_000

Found = Mapping[str, Answer]


class Told(NamedTuple):
    """A sentence and what of it matters here.

    Attributes:
        place: where it may stand; of two in one place and group only one is said.
        keys: what it tells of, the rows of its list among them.
        stems: the beginnings of the words that it always says.
    """

    rule: Rule
    place: str
    keys: frozenset[str]
    rows: frozenset[str]
    stems: frozenset[str]
    denies: bool


def contradictions(
    form: Form,
    vocabulary: Vocabulary,
    placed: Sequence[tuple[str, Rule]],
    harmless: Mapping[str, str],
) -> Iterator[Finding]:
    """A finding for each pair that can be said at once, with the answers.

    Args:
        form: the form that is asked.
        vocabulary: the words of the sentences.
        placed: every sentence, with the name of its section or slots.
        harmless: "denies + affirms", ids of pairs that say no opposite things, and why; a *
            stands for any ending.
    """
    told = [_told(form, vocabulary, place, rule) for place, rule in placed]
    ids = [one.rule.id for one in told]
    for pair in harmless:
        names = pair.split(" + ")
        if not all(any(fnmatchcase(one, name) for one in ids) for name in names):
            yield Finding("R15", pair, "meningen i harmless finns inte.", "Ta bort raden.")
    affirming = [one for one in told if not one.denies]
    standing: dict[str, list[Rule]] = {}
    for place, rule in placed:
        standing.setdefault(place, []).append(rule)
    for no in told:
        for yes in affirming if no.denies else ():
            if not _alike(no, yes) or _listed(no.rule, yes.rule, harmless):
                continue
            answers = _both(form, vocabulary, (no, yes), standing)
            if answers is not None:
                fault = f"kan sägas bredvid {yes.rule.id}, som säger motsatsen ({answers})."
                remedy = "Skriv opposes, unless eller group, eller skälet i harmless."
                yield Finding("R14", no.rule.id, fault, remedy)


def _told(form: Form, vocabulary: Vocabulary, place: str, rule: Rule) -> Told:
    text = f"{rule.text} {rule.also}"
    plain = re.sub(r"\{[^}]*\}", " ", text)
    stems = {word.lower()[:_STEM] for word in words(plain) if len(word) >= _SHORTEST}
    listed = rule.listing.rows_in(vocabulary) if rule.listing else ()
    rows = frozenset(key for key, _ in listed)
    keys = rows | frozenset(key for key in rule.tells_of if key in form.questions)
    denies = bool(_DENIES.search(plain))
    return Told(rule, place, keys, rows, frozenset(stems) - _IDLE, denies)


def _alike(no: Told, yes: Told) -> bool:
    shared = no.keys & yes.keys
    if no.rule.listing is not None and no.rule.listing.no:
        shared -= no.rows  # it names those alone that were answered with 0
    if not shared or len(no.stems & yes.stems) < _IN_COMMON:
        return False
    return not (no.rule.group and no.rule.group == yes.rule.group and no.place == yes.place)


def _listed(no: Rule, yes: Rule, harmless: Mapping[str, str]) -> bool:
    if no.id in yes.opposes or yes.id in no.opposes:
        return True
    return any(fnmatchcase(f"{no.id} + {yes.id}", pair) for pair in harmless)


def _both(
    form: Form,
    vocabulary: Vocabulary,
    pair: tuple[Told, Told],
    standing: Mapping[str, list[Rule]],
) -> str | None:
    """Answers for which both are said, for a person to read; None where none were found."""
    rules = (pair[0].rule, pair[1].rule)
    ids = {rule.id for rule in rules}
    for answer in islice(_Search(form, vocabulary, rules).answers(), _TRIED):
        then = {about(key): value for key, value in answer.items() if is_then(key)}
        speaker = Speaker(form, with_earlier(form, Answers(answer, then)), vocabulary)
        if any(not list(speaker.all_said((rule,))) for rule in rules):
            continue
        said: list[Spoken[Rule]] = []
        for place in dict.fromkeys(told.place for told in pair):
            said += settled(list(speaker.all_said(standing[place])))
        if ids <= {one.rule.id for one in said}:
            shown = {k: v.name if isinstance(v, Mark) else v for k, v in answer.items()}
            return ", ".join(f"{key} = {value}" for key, value in shown.items())
    return None


class _Search:
    """Looks for answers that make two sentences hold."""

    def __init__(
        self, form: Form, vocabulary: Vocabulary, rules: tuple[Rule, Rule]
    ) -> None:
        self._form = form
        self._vocabulary = vocabulary
        self._rules = rules
        self._turns = self._values_that_turn()
        self._steps = 0

    def answers(self) -> Iterator[Found]:
        """Sets of answers that may do; the sentences have the last word."""
        wanted = [(part, True) for rule in self._rules for part in rule.parts]
        for met in self._met({}, wanted):
            for filled in self._filled(met, list(self._rules)):
                yield from self._kept_clear(filled)

    def _kept_clear(self, found: Found) -> Iterator[Found]:
        """The answers, and where they keep a sentence back, with what lets it through."""
        barred = [
            (rule.unless, False)
            for rule in self._rules
            if rule.unless is not None and rule.unless.truth(found) is True
        ]
        yield from self._met(found, barred) if barred else (found,)

    def _met(self, found: Found, wanted: list[tuple[Condition, bool]]) -> Iterator[Found]:
        self._steps += 1
        if self._steps > _STEPS:
            return
        if not wanted:
            yield found
            return
        condition, truth = wanted[0]
        for way in self._ways(condition, truth=truth):
            if all(found.get(key, value) == value for key, value in way.items()):
                yield from self._met({**found, **way}, wanted[1:])

    def _ways(self, condition: Condition, *, truth: bool) -> Iterator[Found]:
        """Answers that make one condition true, or false."""
        match condition:
            case Not():
                yield from self._ways(condition.of, truth=not truth)
            case All() | AnyOf():
                if isinstance(condition, All) is truth:  # each part has to be so
                    yield from self._met({}, [(part, truth) for part in condition.of])
                else:
                    for part in condition.of:
                        yield from self._ways(part, truth=truth)
            case Compare():
                yield from self._of_sums(condition, truth=truth)
            case _:
                yield from self._of_one(condition, truth=truth)

    def _of_one(self, condition: Condition, *, truth: bool) -> Iterator[Found]:
        """Of questions that a condition looks at alike: all of them, or any one."""
        keys = tuple(condition.looks_at())
        if isinstance(condition, AllEqual if truth else AnyAtLeast):
            for value in self._turns.get(keys[0], ()):
                found: Found = dict.fromkeys(keys, value)
                if condition.truth(found) is truth:
                    yield found
            return
        for key in keys:
            for value in self._turns.get(key, ()):
                if condition.truth({key: value}) is truth:
                    yield {key: value}

    def _of_sums(self, condition: Compare, *, truth: bool) -> Iterator[Found]:
        keys = tuple(dict.fromkeys(condition.looks_at()))
        for value in (0, 1, 12, 30):
            for last in (0, 1, 12, 30):
                found: Found = {**dict.fromkeys(keys, value), keys[-1]: last}
                if condition.truth(found) is truth:
                    yield found

    def _filled(self, found: Found, rules: list[Rule]) -> Iterator[Found]:
        """With a value for each place and a row for each list that has none yet."""
        if not rules:
            yield found
            return
        rule = rules[0]
        added: dict[str, Answer] = {
            key: self._any_value(key)
            for key in rule.template.keys
            if key not in found and about(key) in self._form.questions
        }
        for row in self._rows(rule) or ({},):
            if all(found.get(key, value) == value for key, value in row.items()):
                yield from self._filled({**added, **row, **found}, rules[1:])

    def _rows(self, rule: Rule) -> list[Found]:
        if rule.listing is None:
            return []
        wanted = 0 if rule.listing.no else 1
        return [{key: wanted} for key, _ in rule.listing.rows_in(self._vocabulary)]

    def _any_value(self, key: str) -> Answer:
        """Of what is common one that says something."""
        return next(one for one in self._common(key) if one not in (0, (), YearMonth(0, 0)))

    def _values_that_turn(self) -> dict[str, tuple[Answer, ...]]:
        """For each question of the conditions, the values on both sides of each turn."""
        found: dict[str, list[Answer]] = {}
        for condition in (one for rule in self._rules for one in rule.conditions):
            for key in condition.looks_at():
                found.setdefault(key, []).extend(self._common(key))
            for key, value in awaited(condition):
                found[key].append(value)
            for key, value in _bounds(condition):
                found[key] += range(max(0, value - 1), value + 2)
        return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}

    def _common(self, key: str) -> tuple[Answer, ...]:
        question = self._form.questions.get(about(key))
        if question is None:
            return ()
        if question.type in ("choice", "list"):
            return tuple(choice.code for choice in question.choices[:8])
        if question.type == "multi":
            return ((), *((choice.code,) for choice in question.choices[:8]))
        if question.type == "yearmonth":
            return (YearMonth(0, 0), YearMonth(1, 1))
        return (0, 1) if question.type in ("number", "rating", "yesno") else ("ord",)


def _bounds(condition: Condition) -> Iterator[tuple[str, int]]:
    match condition:
        case Not():
            yield from _bounds(condition.of)
        case All() | AnyOf():
            for part in condition.of:
                yield from _bounds(part)
        case AtLeast() | AtMost() | AnyAtLeast():
            yield from ((key, condition.value) for key in condition.looks_at())
        case _:
            return
