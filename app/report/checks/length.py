# SPDX-License-Identifier: EUPL-1.2
"""How long a sentence can become, whatever the answers are."""

import re
from collections.abc import Mapping

from app.forms.earlier_answers import about
from app.forms.model import Form
from app.report.sentences.language import words
from app.report.sentences.sentence_rules import Listing, Rule
from app.report.sentences.sentences import LABELLED, MOST_WORDS, QUOTED
from app.report.sentences.templates import LIST, Place, Template
from app.report.sentences.vocabulary import Vocabulary

BUILT_IN = {"kr": 2, "tid": 5, QUOTED: 1}  # manners without a table: their words at most
_PLAIN = {"text": MOST_WORDS, "yearmonth": 4, "date": 3}  # and a number is one
_END = re.compile(r"[.!?](?=\s|$)")  # of a sentence, where a text has several


def most_words(form: Form, vocabulary: Vocabulary, rule: Rule, template: Template) -> int:
    """How many words the longest of its sentences can have.

    Somebody's own words whole count as one.
    """
    longest = size = 0
    for part in template.pieces:
        if isinstance(part, Place):
            if part.key != LIST:
                size += _answer_size(form, vocabulary, part)
            elif rule.listing:
                size += _list_size(vocabulary, rule.listing)
            continue
        first, *others = _END.split(part)
        size += len(words(first))
        for other in others:
            longest, size = max(longest, size), len(words(other))
    return max(longest, size)


def _answer_size(form: Form, vocabulary: Vocabulary, place: Place) -> int:
    question = form.questions.get(about(place.key))
    if place.manner in vocabulary.words:
        return _words_size(form, place.key, vocabulary.words[place.manner])
    if place.manner in vocabulary.units:
        return _unit_size(vocabulary, place.manner)
    if place.manner in LABELLED:
        labels = getattr(question, "labels", {})
        said = map(LABELLED[place.manner], labels.values())
        return max((len(words(one)) for one in said), default=0)
    if place.manner:
        return BUILT_IN.get(place.manner, 0)
    return _PLAIN.get(question.type, 1) if question else 0


def _words_size(form: Form, key: str, table: Mapping[str, str]) -> int:
    sizes = [len(words(word)) for word in table.values()]
    question = form.questions.get(about(key))
    if question is not None and question.type == "multi":
        return sum(sizes) + 1  # all of them, with och
    return max(sizes)


def _unit_size(vocabulary: Vocabulary, unit: str) -> int:
    texts = vocabulary.units.get(unit, {}).values()
    return max((len(words(text.format(n=2, w="två"))) for text in texts), default=0)


def _list_size(vocabulary: Vocabulary, listing: Listing) -> int:
    each = _unit_size(vocabulary, listing.unit) if listing.unit else 0
    called = ((row.name, row.neutral) for _, row in listing.rows_in(vocabulary))
    names = (max(len(words(name)) for name in each_way) + each for each_way in called)
    size = sum(sorted(names, reverse=True)[: listing.most])
    if listing.rest:
        size += _unit_size(vocabulary, listing.rest)
    return size + (1 if listing.most > 1 or listing.rest else 0)
