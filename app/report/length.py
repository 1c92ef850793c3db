# SPDX-License-Identifier: EUPL-1.2
"""How long a sentence can become, whatever the answers are."""

from collections.abc import Mapping

from app.forms.model import Form
from app.report.language import words
from app.report.rules import Listing, Rule, Rules
from app.report.sentences import MOST_WORDS
from app.report.templates import LIST, Place, Template

BUILT_IN = {"kr": 2, "tid": 5}  # manners that need no table, and their words at most
_PLAIN = {"text": MOST_WORDS, "yearmonth": 4}  # and a number is one


def most_words(form: Form, rules: Rules, rule: Rule, template: Template) -> int:
    """How many words a sentence can have at most."""
    return sum(_size(form, rules, rule.listing, part) for part in template.parts)


def _size(form: Form, rules: Rules, listing: Listing | None, part: str | Place) -> int:
    """How many words a part of a sentence can become."""
    if isinstance(part, str):
        return len(words(part))
    if part.key == LIST:
        return _list_size(rules, listing) if listing else 0
    if part.manner in rules.words:
        return _words_size(form, part.key, rules.words[part.manner])
    if part.manner in rules.units:
        return _unit_size(rules, part.manner)
    if part.manner:
        return BUILT_IN.get(part.manner, 0)
    question = form.questions.get(part.key)
    return _PLAIN.get(question.type, 1) if question else 0


def _words_size(form: Form, key: str, table: Mapping[str, str]) -> int:
    sizes = [len(words(word)) for word in table.values()]
    question = form.questions.get(key)
    if question is not None and question.type == "multi":
        return sum(sizes) + 1  # all of them, with och
    return max(sizes)


def _unit_size(rules: Rules, unit: str) -> int:
    texts = rules.units.get(unit, {}).values()
    return max((len(words(text.format(n=2, w="två"))) for text in texts), default=0)


def _list_size(rules: Rules, listing: Listing) -> int:
    each = _unit_size(rules, listing.unit) if listing.unit else 0
    names = sorted(
        (
            max(len(words(row.name)), len(words(row.neutral))) + each
            for row in rules.rows.get(listing.rows, ())
        ),
        reverse=True,
    )
    size = sum(names[: listing.most])
    if listing.rest:
        size += _unit_size(rules, listing.rest)
    return size + (1 if listing.most > 1 or listing.rest else 0)
