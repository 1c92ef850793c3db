# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the sentences of the report, for whoever writes them."""

import re
from collections import Counter
from collections.abc import Iterator

from app.forms.check import Finding, awaited
from app.forms.codec import takes
from app.forms.model import Form
from app.report.language import LONGEST_SENTENCE, sentence_faults
from app.report.length import BUILT_IN, most_words
from app.report.rules import AREA, MORE, Rule, Rules
from app.report.sentences import OTHERWISE
from app.report.templates import LIST, Place
from app.report.words import capital

_TO_CLIENT = re.compile(r"\b(?:du|dig|din|ditt|dina)\b", re.IGNORECASE)
_OF_CLIENT = re.compile(r"\bklient", re.IGNORECASE)
_STAND_IN = "ord"


def check_rules(form: Form, rules: Rules) -> tuple[Finding, ...]:
    """Every fault of the sentences as seen from a form, in the file's order."""
    return (*_doubles(rules), *_shared(form, rules), *_all_sentences(form, rules))


def _all_sentences(form: Form, rules: Rules) -> Iterator[Finding]:
    slots = MORE | {AREA + area.id for area in form.areas}
    for rule in rules.sentences:
        for slot in rule.slots:
            if slot not in slots:
                yield Finding("R02", rule.id, f"platsen {slot} finns inte.", "Rätta slots.")
        yield from _keys(form, rules, rule)
        yield from _places(form, rules, rule)
        yield from _listing(rules, rule)
        yield from _language(form, rules, rule)


def _doubles(rules: Rules) -> Iterator[Finding]:
    for name, times in Counter(rule.id for rule in rules.sentences).items():
        if times > 1:
            yield Finding("R01", name, "meningen står två gånger.", "Ge den ett eget id.")


def _shared(form: Form, rules: Rules) -> Iterator[Finding]:
    for wish in rules.wishes:
        if wish.question not in form.questions:
            yield _unknown("wishes", wish.question)
    for name, unit in rules.units.items():
        if OTHERWISE not in unit:
            yield Finding("R04", name, f"enheten saknar {OTHERWISE}.", "Lägg till den.")
    for name, text in rules.fallback:
        for fault in sentence_faults(str(text)):
            yield Finding(
                "R07", f"fallback.{name}", f"texten har {fault}.", "Skriv om den."
            )


def _keys(form: Form, rules: Rules, rule: Rule) -> Iterator[Finding]:
    for key in rules.sources[rule.id]:
        if key not in form.questions:
            yield _unknown(rule.id, key)
    for key, value in awaited(rule.when) if rule.when else ():
        question = form.questions.get(key)
        if question is None or question.type == "yearmonth":
            continue
        if not takes(question, value):
            yield Finding(
                "R05",
                rule.id,
                f"villkoret väntar på ett svar som {key} aldrig har.",
                'Tal och ja/nej skrivs som 1, koder som "1".',
            )


def _places(form: Form, rules: Rules, rule: Rule) -> Iterator[Finding]:
    known = {*rules.units, *rules.words, *BUILT_IN}
    for place in (*rule.you_template.places, *rule.neutral_template.places):
        if place.manner and place.manner not in known:
            yield Finding(
                "R04", rule.id, f"enheten {place.manner} finns inte.", "Rätta luckan."
            )
        question = form.questions.get(place.key)
        if not place.manner and question and question.type in ("choice", "multi", "list"):
            yield Finding(
                "R09", rule.id, f"{place.key} är en kod.", "Ge den en tabell med ord."
            )


def _listing(rules: Rules, rule: Rule) -> Iterator[Finding]:
    listing = rule.listing
    named = any(Place(LIST, "") in parts for parts in _parts(rule))
    if named != (listing is not None):
        yield Finding("R08", rule.id, "{list} och listing följs inte åt.", "Skriv båda.")
    if listing is None:
        return
    if listing.rows not in rules.rows:
        yield Finding(
            "R04", rule.id, f"raderna {listing.rows} finns inte.", "Rätta listing."
        )
    for unit in (listing.unit, listing.rest):
        if unit and unit not in rules.units:
            yield Finding("R04", rule.id, f"enheten {unit} finns inte.", "Rätta listing.")


def _parts(rule: Rule) -> tuple[tuple[str | Place, ...], ...]:
    return rule.you_template.parts, rule.neutral_template.parts


def _language(form: Form, rules: Rules, rule: Rule) -> Iterator[Finding]:
    if not rule.you and not rule.neutral:
        yield Finding("R08", rule.id, "meningen saknar ord.", "Skriv you eller neutral.")
    if _OF_CLIENT.search(rule.you) or _TO_CLIENT.search(rule.neutral):
        yield Finding("R10", rule.id, "tilltalet är fel.", "Du i you, klienten i neutral.")
    for template in (rule.you_template, rule.neutral_template):
        if not template.parts:
            continue
        filled = (part if isinstance(part, str) else _STAND_IN for part in template.parts)
        for fault in sentence_faults(capital("".join(filled))):
            yield Finding("R07", rule.id, f"meningen har {fault}.", "Skriv om den.")
        size = most_words(form, rules, rule, template)
        if size > LONGEST_SENTENCE:
            yield Finding(
                "R06",
                rule.id,
                f"meningen kan bli {size} ord lång.",
                f"Korta den till {LONGEST_SENTENCE}.",
            )


def _unknown(place: str, key: str) -> Finding:
    return Finding(
        "R03", place, f"{key} finns inte i formuläret.", "Kontrollera stavningen."
    )
