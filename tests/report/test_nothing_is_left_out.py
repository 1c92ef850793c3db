# SPDX-License-Identifier: EUPL-1.2
"""Nothing that counts is missing from the text for the investigation, seen from the answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest
from facts import Fact, facts
from plausible import plausible_interview
from random_interviews import random_interview

from app.forms.answers import Answers, Mark
from app.forms.model import Form
from app.forms.state import Relevance, effective, page_states
from app.report.document import CaseFacts
from app.report.investigation.draft import Investigation, draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.text import Chosen, part_name, section_text

PLAUSIBLE = 200
RANDOM = 120
FACTS = CaseFacts(client_name="Kim", case_number="2026-014", interviewer="Anna Ek")
# What the text is known to leave out, and why that stands for now.
KNOWN = dict.fromkeys(
    ("E1.c", "F3", "F14", "F18"), "only where answers go against each other"
)
# What stands in the text only where the interviewer puts it there.
PRIVATE = {
    r"C15|D29|E42|F25|H27|I23": "the interviewer's notes",
    r"C5.?": "hiv",
    r"D17|D20": "sex for pay",
    r"D16(\.kr)?": "money from crime: of its days the section on the law tells",
    r"G.*": "the relatives",
    r"I1[4-9]": "the interviewer's impressions: of one talk, and no diagnosis",
}

_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ]|\d+ av )")
_ANEW = re.compile(r"klient|^Frågorna om|^Några av frågorna", re.IGNORECASE)


def missing(
    form: Form, answers: Answers, rules: InvestigationRules, *, everything: bool = True
) -> Iterator[Fact]:
    """What the answers ask for and the text does not say."""
    made = draft_investigation(form, answers, rules, FACTS)
    yield from _unsaid(form, answers, _sections(made, everything=everything))


def _spoilt(
    form: Form,
    answers: Answers,
    rules: InvestigationRules,
    section: str,
    said: str,
    instead: str,
) -> list[Fact] | None:
    """What is missing where a section says something else; None where it cannot."""
    texts = _sections(draft_investigation(form, answers, rules, FACTS), everything=True)
    changed = re.sub(said, instead, texts[section], flags=re.IGNORECASE)
    if changed == texts[section]:
        return None
    return list(_unsaid(form, answers, {**texts, section: changed}))


def _unsaid(form: Form, answers: Answers, texts: Mapping[str, str]) -> Iterator[Fact]:
    passages = {name: list(_passages(text)) for name, text in texts.items()}
    fields = page_states(form, answers).fields
    asked = frozenset(
        key
        for key, field in fields.items()
        if field.relevance is Relevance.ASKED
        and not field.question.optional
        and field.question.stage == "interview"
    )
    for fact in facts(form, effective(form, answers), asked):
        where = (
            [texts.get(name, "") for name in fact.where]
            if fact.whole
            else [one for name in fact.where for one in passages.get(name, ())]
        )
        if not any(_has(text, fact.needs) for text in where):
            yield fact


def _passages(text: str) -> Iterator[str]:
    """A sentence together with those after it that do not say anew whom they are about."""
    together = ""
    for line in text.splitlines():
        for sentence in _END.split(line):
            if together and not _ANEW.search(sentence):
                together = f"{together} {sentence}"
                continue
            if together:
                yield together
            together = sentence
        yield together
        together = ""


def _has(text: str, needs: Iterable[str]) -> bool:
    return all(_stands(need, text) for need in needs)


@cache  # most passages come again and again
def _stands(need: str, text: str) -> bool:
    return _pattern(need).search(text) is not None


@cache
def _pattern(need: str) -> re.Pattern[str]:
    return re.compile(need, re.IGNORECASE)  # more of them than the module keeps


def _sections(made: Investigation, *, everything: bool) -> dict[str, str]:
    """Each section as it is pasted, spaces all alike."""
    put = frozenset(part_name(some, part) for some in made.sections for part in some.parts)
    chosen = Chosen(put=put if everything else frozenset())
    return {
        section.id: section_text(section, chosen).replace("\N{NO-BREAK SPACE}", " ")
        for section in made.sections
    }


def _counts(fact: Fact) -> bool:
    return fact.key not in KNOWN


@pytest.mark.parametrize("part", range(2))
def test_nothing_that_counts_is_missing_from_a_life(
    grund: Form, text_rules: InvestigationRules, part: int
) -> None:
    for seed in range(part, PLAUSIBLE, 2):
        answers = plausible_interview(grund, seed)
        left = [one for one in missing(grund, answers, text_rules) if _counts(one)]
        assert left == [], f"seed {seed}"


def test_nothing_that_counts_is_missing_from_any_interview(
    grund: Form, text_rules: InvestigationRules
) -> None:
    for seed in range(RANDOM):
        answers = random_interview(grund, seed)
        left = [one for one in missing(grund, answers, text_rules) if _counts(one)]
        assert left == [], f"seed {seed}"


def test_only_what_is_private_stands_not_in_the_text_by_default(
    grund: Form, text_rules: InvestigationRules
) -> None:
    for seed in range(0, PLAUSIBLE, 4):
        answers = plausible_interview(grund, seed)
        left = missing(grund, answers, text_rules, everything=False)
        keys = {one.key for one in left if _counts(one)}
        assert {key for key in keys if not _private(key)} == set(), f"seed {seed}"


def _private(key: str) -> bool:
    return any(re.fullmatch(pattern, key) for pattern in PRIVATE)


# A fault in the text of a life, and the questions of which one must be missed.
PLANTED = [
    ("psychiatric", r"försökt ta sitt liv", "mått dåligt", {"I10.a", "I10.b", "I10n"}),
    ("psychiatric", r"(Psykiska besvär) \d+", r"\1 99", {"I11"}),
    ("psychiatric", r"\(\d av 4\)", "", {"I12", "I13"}),
    ("psychiatric", r"Klienten har fått en psykiatrisk diagnos: [^.]+\.", "", {"I1c", "I1c.text"}),
    ("psychiatric", r"(diagnos: \w+) [^.]+\.", r"\1.", {"I1c.text"}),
    ("psychiatric", r"hört röster", "hört musik", {"I6.a", "I6.b"}),
    ("psychiatric", r"besvarades inte", "besvarades", {"X"}),
    ("family", r"fysiskt", "annat", {"H14.a", "H14.b"}),
    ("family", r"en okänd person", "någon", {"H15x"}),
    ("family", r"sedan \d+ år", "sedan 98 år", {"H1a"}),
    ("family", r"inte nöjd", "nöjd", {"H1b", "H5", "H9"}),
    ("family", r"ingen nära vän", "nära vänner", {"H10"}),
    ("relatives", r"Pappa", "Mamma", {"G8.a", "G8.b", "G8.c"}),
    ("legal", r"våld, hot eller sexualbrott", "våld eller hot", {"F7", "F16", "F17a"}),
    ("legal", r"rån nio gånger", "rån åtta gånger", {"F5"}),
    ("legal", r"har aldrig varit misstänkt", "har varit misstänkt", {"F3"}),
    ("drug", r"heroin har använts 14", "heroin har använts 13", {"E3.c"}),
    ("drug", r"aldrig injicerat", "injicerat", {"E19"}),
    ("drug", r"LVM", "lag", {"E27.b"}),
    ("drug", r"genom rökning", "genom munnen", {"E3.d", "E13.d"}),
    ("alcohol", r"druckit alkohol \d+", "druckit alkohol 29", {"E1.c"}),
    ("alcohol", r"\d+ kr", "1 kr", {"E33.a"}),
    ("alcohol", r"vid \d+ års ålder", "som ung", {"E1.a"}),
]  # fmt: skip


@pytest.mark.parametrize(("section", "said", "instead", "keys"), PLANTED)
def test_a_planted_fault_is_missed(
    grund: Form,
    text_rules: InvestigationRules,
    section: str,
    said: str,
    instead: str,
    keys: set[str],
) -> None:
    """Of the lives in whose text it can be planted, the first few."""
    planted = 0
    for seed in range(PLAUSIBLE):
        answers = plausible_interview(grund, seed)
        spoilt = _spoilt(grund, answers, text_rules, section, said, instead)
        if spoilt is None:
            continue
        planted += 1
        missed = {one.key for one in spoilt}
        passed = {key for key, answer in dict(answers).items() if answer is Mark.X}
        if missed & (passed if keys == {"X"} else keys):
            return
        if planted == 5:
            break
    pytest.fail(f"planted {planted} times, and never missed")
