# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the sentences of the sheet and the investigation, for their writers."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from app.forms.check import Finding, awaited, not_awaited
from app.forms.conditions import Model
from app.forms.earlier_answers import about, astray, is_then
from app.forms.model import Form
from app.report.checks.contradictions import contradictions
from app.report.checks.idiom import TO_CLIENT, odd
from app.report.checks.length import BUILT_IN, most_words
from app.report.investigation.rules import InvestigationRules, SectionRules
from app.report.sentences.language import LONGEST_SENTENCE, sentence_faults
from app.report.sentences.sentence_rules import Rule
from app.report.sentences.sentences import LABELLED, OTHERWISE
from app.report.sentences.templates import LIST, Place, Template
from app.report.sentences.vocabulary import Vocabulary
from app.report.sheet.sheet_rules import AREA, MORE, SheetRules
from app.swedish_figures import capital

_TO_CLIENT = re.compile(r"\b(?:du|dig|din|ditt|dina)\b", re.IGNORECASE)
_OF_CLIENT = re.compile(r"\bklient", re.IGNORECASE)
_STAND_IN = "ord"


def check_sheet(
    form: Form, rules: SheetRules, bank: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Every fault of the sheet's sentences as seen from a form, in the files' order.

    `bank` has the keys of the questions that other forms may ask: see `check_form`.
    """
    return (
        *_vocabulary(rules.vocabulary),
        *_all(form, rules.vocabulary, rules.sentences, _OF_CLIENT),
        *_looking_back(form, rules.vocabulary, (*rules.sentences, *rules.wishes), bank),
        *_slots_and_turns(form, rules),
        *_wishes(form, rules),
        *_unknown_keys(form, _asked_of_all(rules)),
        *_fallback(rules.fallback),
        *contradictions(
            form,
            rules.vocabulary,
            [(" ".join(sentence.slots), sentence) for sentence in rules.sentences],
            rules.harmless,
        ),
    )


def check_investigation(
    form: Form, rules: InvestigationRules, bank: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Every fault of the investigation's sentences, and every question that none speaks of."""
    sentences = [rule for _, rule in rules.placed]
    return (
        *_all(form, rules.vocabulary, sentences, _TO_CLIENT),
        *_looking_back(form, rules.vocabulary, sentences, bank),
        *_fallback(rules.frame.fallback),
        *_unknown_keys(form, ((one.question, one.question) for one in rules.frame.wishes)),
        *(
            finding
            for name, section in rules.sections.items()
            for finding in _section(form, name, section)
        ),
        *_silence(form, rules),
        *contradictions(form, rules.vocabulary, rules.placed, rules.frame.harmless),
    )


def _all(
    form: Form, vocabulary: Vocabulary, rules: Sequence[Rule], wrong: re.Pattern[str]
) -> Iterator[Finding]:
    ids = Counter(rule.id for rule in rules)
    for name in (name for name, times in ids.items() if times > 1):
        yield Finding("R01", name, "meningen står två gånger.", "Ge den ett eget id.")
    for rule in rules:
        yield from _keys(form, vocabulary, rule)
        yield from _places(form, vocabulary, rule)
        yield from _listing(vocabulary, rule)
        yield from _language(form, vocabulary, rule)
        if any(wrong.search(text) for text in (rule.text, rule.also)):
            fault = "tilltalet är fel."
            yield Finding("R10", rule.id, fault, "Du på bladet, klienten i utredningen.")
        for other in rule.opposes:
            if other not in ids:
                fault = f"meningen {other} finns inte."
                yield Finding("R11", rule.id, fault, "Rätta opposes.")


def _looking_back(
    form: Form, vocabulary: Vocabulary, rules: Iterable[Rule], bank: Collection[str]
) -> Iterator[Finding]:
    """What sentences ask of an earlier interview."""
    for rule in rules:
        if rule.forms and form.id not in rule.forms:
            continue
        places = [place for template in rule.templates for place in template.places]
        worded = {one.key for one in places if not one.manner or one.manner in LABELLED}
        for name in rule.looks_at(vocabulary):
            if fault := astray(form, bank, name, is_said=name in worded):
                yield Finding("R16", rule.id, *fault)


def _slots_and_turns(form: Form, rules: SheetRules) -> Iterator[Finding]:
    slots = MORE | {AREA + area.id for area in form.areas}
    for rule in rules.sentences:
        for slot in (slot for slot in rule.slots if slot not in slots):
            yield Finding("R02", rule.id, f"platsen {slot} finns inte.", "Rätta slots.")
    for rule in rules.sentences:
        for better in odd(f"{rule.text} {rule.also}", TO_CLIENT):
            yield Finding("R14", rule.id, "så säger ingen.", f"Skriv hellre: {better}.")


def _wishes(form: Form, rules: SheetRules) -> Iterator[Finding]:
    for wish in rules.wishes:
        yield from _unknown_keys(form, [(wish.question, wish.question)])
        yield from _keys(form, rules.vocabulary, wish)
        yield from _listing(rules.vocabulary, wish)


def _asked_of_all(rules: SheetRules) -> Iterator[tuple[str, str]]:
    """What is looked at for every sentence: the ratings, the home, and the two conditions."""
    for subject, keys in rules.felt.items():
        yield from (("felt." + subject, key) for key in keys)
    for name, keys in rules.beside.items():
        yield from (("beside." + name, key) for key in keys)
    yield from (("points_home", key) for key in rules.points_home)
    for rule in rules.sentences:
        yield from ((rule.id, key) for key in rule.felt)
    for condition in (rules.not_chosen, rules.unsafe_home):
        if condition is not None:
            yield from (("frame", key) for key in condition.looks_at())


def _vocabulary(vocabulary: Vocabulary) -> Iterator[Finding]:
    for name, unit in vocabulary.units.items():
        if OTHERWISE not in unit:
            yield Finding("R04", name, f"enheten saknar {OTHERWISE}.", "Lägg till den.")


def _fallback(texts: Model) -> Iterator[Finding]:
    for name, text in texts:
        for wrong in sentence_faults(text.replace("{areas}", _STAND_IN)):
            yield Finding(
                "R07", f"fallback.{name}", f"texten har {wrong}.", "Skriv om den."
            )


def _section(form: Form, name: str, section: SectionRules) -> Iterator[Finding]:
    asked = [key for one in section.figures for key in (one.days, one.worry, one.help)]
    known = [key for key in (*asked, *section.keys, *section.unsaid) if key]
    yield from _unknown_keys(form, ((name, key) for key in known))
    if not section.title and name not in {area.id for area in form.areas}:
        yield Finding("R02", name, "avsnittet saknar rubrik.", "Skriv title.")
    for key, times in Counter(section.keys).items():
        if times > 1:
            yield Finding("R01", name, f"{key} hör till två teman.", "Ta bort den ur ett.")


def _silence(form: Form, rules: InvestigationRules) -> Iterator[Finding]:
    """Questions that nothing in the text would ever tell of, without a reason."""
    texts = set(spoken_of(form, rules))
    sections = rules.sections.values()
    lists = (rules.frame.unsaid, *(section.unsaid for section in sections))
    unsaid = dict.fromkeys(key for some in lists for key in some)
    for key in form.questions:
        if key not in texts and key not in unsaid:
            fault = "ingen mening i utredningen säger svaret."
            yield Finding("R12", key, fault, "Skriv en, eller skälet i unsaid.")
    for key in unsaid:
        if key in texts:
            fault = "frågan står i unsaid, men en mening säger svaret."
            yield Finding("R12", key, fault, "Ta bort den ur unsaid.")
    themed = {key for each in sections for key in each.keys}
    # What the head says of the talk and the case is not the client's to pass on.
    themed.update(key for sentence in rules.frame.sentences for key in sentence.tells_of)
    for question in form.asked:
        due = question.stage == "interview" and not question.optional
        if due and question.key not in themed and question.key not in unsaid:
            fault = "frågan hör till inget tema, så ett pass syns inte."
            yield Finding("R13", question.key, fault, "Skriv den i ett tema.")


def spoken_of(form: Form, rules: InvestigationRules) -> Iterator[str]:
    """Every question that some part of the text can tell of."""
    for area in form.areas:
        yield from (area.rating, area.comment, *area.confidence)
    yield from (wish.question for wish in rules.frame.wishes)
    for figure in rules.figures:
        yield from (figure.days, figure.worry, figure.help)
    for _, rule in rules.placed:
        yield from rule.told(rules.vocabulary)
        if rule.listing is not None and rule.listing.wanted:
            yield from (row.unless for _, row in rule.listing.rows_in(rules.vocabulary))


def _keys(form: Form, vocabulary: Vocabulary, rule: Rule) -> Iterator[Finding]:
    named = (key for key in rule.looks_at(vocabulary) if not is_then(key))
    yield from _unknown_keys(form, ((rule.id, key) for key in named))
    for key, value in (pair for one in rule.conditions for pair in awaited(one)):
        if not_awaited(form, key, value):
            fault = f"villkoret väntar på ett svar som {key} aldrig har."
            remedy = 'Tal och ja/nej skrivs som 1, koder som "1".'
            yield Finding("R05", rule.id, fault, remedy)


def _places(form: Form, vocabulary: Vocabulary, rule: Rule) -> Iterator[Finding]:
    known = {*vocabulary.units, *vocabulary.words, *BUILT_IN, *LABELLED}
    for place in (place for template in rule.templates for place in template.places):
        if place.manner and place.manner not in known:
            fault = f"enheten {place.manner} finns inte."
            yield Finding("R04", rule.id, fault, "Rätta luckan.")
        question = form.questions.get(about(place.key))
        if not place.manner and question and question.type in ("choice", "multi", "list"):
            fault = f"{place.key} är en kod."
            yield Finding("R09", rule.id, fault, "Ge den en tabell med ord.")


def _listing(vocabulary: Vocabulary, rule: Rule) -> Iterator[Finding]:
    listing = rule.listing
    named = any(Place(LIST, "") in template.pieces for template in rule.templates)
    if named != (listing is not None):
        yield Finding("R08", rule.id, "{list} och listing följs inte åt.", "Skriv båda.")
    if listing is None:
        return
    if listing.rows not in vocabulary.rows:
        fault = f"raderna {listing.rows} finns inte."
        yield Finding("R04", rule.id, fault, "Rätta listing.")
    for unit in (listing.unit, listing.rest):
        if unit and unit not in vocabulary.units:
            yield Finding("R04", rule.id, f"enheten {unit} finns inte.", "Rätta listing.")


def _language(form: Form, vocabulary: Vocabulary, rule: Rule) -> Iterator[Finding]:
    if not rule.text:
        yield Finding("R08", rule.id, "meningen saknar ord.", "Skriv text.")
    for template in rule.templates:
        if not template.parts:
            continue
        for wrong in sentence_faults(_stood_in(template)):
            yield Finding("R07", rule.id, f"meningen har {wrong}.", "Skriv om den.")
        size = most_words(form, vocabulary, rule, template)
        if size > LONGEST_SENTENCE:
            fault = f"meningen kan bli {size} ord lång."
            yield Finding("R06", rule.id, fault, f"Korta den till {LONGEST_SENTENCE}.")


def _stood_in(template: Template) -> str:
    done = ""
    for part in template.pieces:
        word = part if isinstance(part, str) else _STAND_IN
        done += capital(word) if done.endswith(". ") else word
    return capital(done)


def _unknown_keys(form: Form, named: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    for place, key in named:
        if key not in form.questions:
            fault = f"{key} finns inte i formuläret."
            yield Finding("R03", place, fault, "Kontrollera stavningen.")
