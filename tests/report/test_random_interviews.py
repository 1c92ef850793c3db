# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand interviews that nobody held: not one broken sentence, none hard to read."""

import re
from collections.abc import Iterator

import pytest
from forbidden import forbidden
from random_interviews import random_interview
from sheet_clients import CLIENTS, DRUGS, client
from told import Teller, Told, whole
from unsaid import Finder
from writing import rules_of, text_rules_of

from app.forms.answers import Answers
from app.forms.model import Form
from app.forms.relevance import effective
from app.report.investigation.rules import InvestigationRules
from app.report.sentences.language import faults, sentence_faults
from app.report.sentences.sentences import Speaker
from app.report.sheet.sheet_rules import SheetRules
from tests.report.lix import LIX_OF_INVESTIGATION, LIX_OF_SHEET, lix

IN_ALL = 10_000
PARTS = 16  # so that several processors can share them
WHOLE_TEXTS = 8  # every eighth text is searched as a whole, too
_DIGIT = re.compile(r"\d")


class Reader:
    """Reads what comes out, sentence by sentence, and remembers what it has read before."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[str, ...]] = {}

    def complaints(self, told: Told) -> Iterator[str]:
        """Everything that is badly written; half of them keep all."""
        everything = told.seed % 2 == 1
        for rule, text in told.said:
            yield from (f"{rule}: {fault}" for fault in self._of(text))
        sheet = told.kept if everything else told.sheet
        if lix(sheet) > LIX_OF_SHEET:
            yield f"bladets LIX är {lix(sheet):.1f}"
        text = told.text if everything else whole(told.usual, told.own)
        if lix(text) > LIX_OF_INVESTIGATION:
            yield f"utredningens LIX är {lix(text):.1f}"
        for block in text.split("\n\n"):
            for line in block.splitlines()[1:]:  # under the heading
                yield from self._of(line)
        if told.seed % WHOLE_TEXTS == 0:
            yield from (*faults(sheet), *faults(text))

    def _of(self, text: str) -> tuple[str, ...]:
        alike = _DIGIT.sub("7", text)  # what is wrong does not hang on which figures
        if alike not in self._read:
            self._read[alike] = sentence_faults(alike)
        return self._read[alike]


def complaints(
    form: Form, rules: SheetRules, text_rules: InvestigationRules, seeds: range
) -> list[str]:
    """What is badly written, says what it may not, or is left out."""
    teller, reader, finder = Teller(form, rules, text_rules), Reader(), Finder(form)
    found: list[str] = []
    for seed in seeds:
        told = teller.tell(seed, random_interview(form, seed))
        found += [
            f"seed {seed}: {complaint}"
            for complaint in (
                *reader.complaints(told),
                *forbidden(told),
                *(f"saknas: {fact}" for fact in finder.unsaid(told, told.texts)),
            )
        ]
    return found


@pytest.mark.parametrize(  # one part of them is enough for the day's work
    "part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, PARTS))]
)
def test_no_complaint_about_any_interview(
    grund: Form, rules: SheetRules, text_rules: InvestigationRules, part: int
) -> None:
    each = IN_ALL // PARTS
    seeds = range(part * each, (part + 1) * each)
    print(f"seeds {seeds}")  # noqa: T201 - shown with a failure, to try one again
    assert complaints(grund, rules, text_rules, seeds) == []


BROKEN = [
    ("Klart {C9|dagar.", "en klammer"),
    ("Klart None dagar.", "ett tomt värde"),
    (f"{' '.join(['Ord'] * 25)}.", "en mening med mer än 20 ord"),
    ("Svaret på C9.", "en frågas kod"),
    ("Hon har besvär.", "ett könat pronomen"),
    ("Socialtjänstens handläggningsprocesser förutsätter samverkansformer.", "LIX"),
]
AREAS = ("medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric")


@pytest.mark.parametrize(("sentence", "fault"), BROKEN)
def test_a_planted_broken_sentence_to_the_client_is_caught(
    grund: Form, text_rules: InvestigationRules, sentence: str, fault: str
) -> None:
    each = ", ".join(f'{{ id = "{area}", area = "{area}" }}' for area in AREAS)
    rules = rules_of(f'slots = ["area:<area>"]\ntext = "{sentence}"\neach = [{each}]')
    found = complaints(grund, rules, text_rules, range(10))
    assert any(fault in complaint for complaint in found)


@pytest.mark.parametrize(("sentence", "fault"), BROKEN)
def test_a_planted_broken_sentence_of_the_investigation_is_caught(
    grund: Form, rules: SheetRules, sentence: str, fault: str
) -> None:
    theme = '[[theme]]\nname = "besvär"\nkeys = ["C1", "C9", "C10"]\n'
    each = ", ".join(f'{{ id = "{number}" }}' for number in range(30))
    broken = f'[[sentence]]\nid = "a"\ntext = "{sentence}"\neach = [{each}]\n'
    found = complaints(grund, rules, text_rules_of(theme + broken), range(3, 30))
    assert any(fault in complaint for complaint in found)


def test_every_sentence_to_the_client_is_said_some_time(
    grund: Form, rules: SheetRules
) -> None:
    said: set[str] = set()  # by the speaker: the sheet may choose an area's fuller words
    later = grund.model_copy(update={"id": "asi-later"})  # has words without "i livet"
    held = [random_interview(grund, seed) for seed in range(1_000)]
    for answers in (*held, *_rare(grund)):
        for form in (grund, later):
            speaker = Speaker(form, effective(form, answers), rules.vocabulary)
            for some in rules.by_slot.values():
                said |= {one.rule.id for one in speaker.all_said(some)}
    silent = [rule.id for rule in rules.sentences if rule.id not in said]
    assert silent == []


def _rare(form: Form) -> Iterator[Answers]:
    """What hangs together in so many answers that no chance brings it about."""
    yield from (client(form, name) for name in ("", *CLIENTS))
    for days, worry in (("5", "2"), ("5", "0"), ("5", "X"), ("0", "1"), ("0", "0")):
        for name in ("only medicines", "clean", "LARO"):
            more = {"E10__c": "4"} if name == "clean" else {}
            yield client(form, name, E35__b=days, E36__b=worry, **more)
    for code, row in enumerate(DRUGS[:11], start=2):  # heroin ... hasch
        yield client(form, "", E30=f"{code:02}", E31="5", E32="0", **{f"{row}__c": "0"})
    for code in ("13", "14", "15", "16"):
        yield client(form, "", E30=code, E31="5", E32="0")
    yield client(form, "only medicines", E30="21", E35__b="5", E36__b="0")
    never = {f"E{row}__{column}": "0" for row in (1, 2) for column in "bc"}
    yield client(form, "", E1__a="N", E2__a="N", E30="00", **never)
    yield client(form, "LARO", E13__c="0", E36__b="1")
    yield client(form, "clean", E30="21", E31="0")
    yield from (client(form, "only medicines", E37__b=wish, B8="0") for wish in "01")
    yield client(form, "", E4__c="30", E4p="1", E4__b="1", E30="03", E36__b="1")
    yield client(form, "", C9="9", C10="0", H11a="0", I1a="1", I1b="1")


def test_a_seed_gives_the_same_interview_each_time(grund: Form) -> None:
    assert random_interview(grund, 7) == random_interview(grund, 7)
    assert random_interview(grund, 7) != random_interview(grund, 8)
