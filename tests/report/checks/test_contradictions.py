# SPDX-License-Identifier: EUPL-1.2
"""Sentences that deny and affirm the same are found where some answers make the program say both."""

import time

import pytest
from writing import rules_of, text_rules_of

from app.forms.model import Form
from app.report.checks.contradictions import contradictions
from app.report.checks.sentence_check import check_investigation, check_sheet
from app.report.investigation.rules import InvestigationRules
from app.report.sheet.sheet_rules import SheetRules

SECONDS = 2


def found(form: Form, *sentences: str, harmless: dict[str, str] | None = None) -> list[str]:
    """The pairs that are found among these sentences of one section."""
    tables = "".join(f"[[sentence]]\n{one}\n" for one in sentences)
    rules = text_rules_of(tables)
    placed = [("medical", one) for one in rules.sections["medical"].sentences]
    return [
        f"{one.code} {one.place}"
        for one in contradictions(form, rules.vocabulary, placed, harmless or {})
    ]


DRANK = 'id = "druckit"\nwhen = { op = "at_least", question = "E1.c", value = 1 }\ntext = "Klienten har druckit alkohol {E1.c|dagar}."'
SOBER = 'id = "inte"\nwhen = { op = "equals", question = "E1.c", value = 0 }\ntext = "Klienten har inte druckit alkohol."'
NO_SPELL = 'id = "inte"\nwhen = { op = "at_most", question = "E1.c", value = 3 }\ntext = "Klienten har inte druckit alkohol."'
ILL = 'id = "sjuk"\nwhen = { op = "equals", question = "C1", value = 1 }\ntext = "Klienten har långvarig sjukdom."'
NOT_ILL = 'id = "frisk"\nwhen = [{ op = "answered", question = "C1" }, { op = "equals", question = "C9", value = 0 }]\ntext = "Klienten saknar långvarig sjukdom."'
STOLE = 'id = "stöld"\nlisting = { rows = "allvar" }\ntext = "Klienten har varit misstänkt för {list}, enligt polisen."'
CLEAN = 'id = "ostraffad"\nwhen = { op = "equals", question = "F4", value = 0 }\ntext = "Klienten har aldrig varit misstänkt av polisen."'
SUMS = 'id = "summa"\nwhen = { op = "compare", left = { questions = ["C9"] }, relation = ">", right = { questions = ["C10"] } }\ntext = "Klienten har besvär av kroppens sjukdom."'
NO_SUMS = 'id = "ingen"\nwhen = { op = "equals", question = "C10", value = 0 }\ntext = "Klienten har inga besvär av kroppens sjukdom."'


@pytest.mark.parametrize(
    ("no", "yes"),
    [
        (NO_SPELL, DRANK),
        (NOT_ILL, ILL),
        (CLEAN, STOLE),
        (NO_SUMS, SUMS),
        (SOBER.replace('question = "E1.c", value = 0', 'question = "E2.c", value = 0'), DRANK + '\nunless = { op = "equals", question = "E2.c", value = 9 }\nalso = "{E2.c}"'),
    ],
)  # fmt: skip
def test_a_planted_pair_is_found(grund: Form, no: str, yes: str) -> None:
    name = no.split('"')[1]
    assert found(grund, no, yes) == [f"R14 {name}"]
    assert found(grund, yes, no) == [f"R14 {name}"]


def test_where_no_answers_make_both_true_there_is_no_finding(grund: Form) -> None:
    assert found(grund, SOBER, DRANK) == []


def test_unless_opposes_group_or_a_reason_settle_it(grund: Form) -> None:
    kept_back = 'unless = { op = "at_least", question = "E1.c", value = 1 }'
    other = kept_back.replace("at_least", "equals").replace("1 }", "5 }")
    assert found(grund, f"{NO_SPELL}\n{kept_back}", DRANK) == []
    assert found(grund, f"{NO_SPELL}\n{other}", DRANK) == ["R14 inte"]
    assert found(grund, f'{NO_SPELL}\nopposes = ["druckit"]', DRANK) == []
    assert found(grund, NO_SPELL, f'{DRANK}\nopposes = ["inte"]') == []
    assert found(grund, f'{NO_SPELL}\ngroup = "a"', f'{DRANK}\ngroup = "a"') == []
    assert found(grund, NO_SPELL, DRANK, harmless={"inte + druckit": "some days"}) == []
    assert found(grund, NO_SPELL, DRANK, harmless={"inte + dr*": "some days"}) == []


def test_a_reason_for_sentences_that_are_gone_is_found(grund: Form) -> None:
    assert found(grund, SOBER, DRANK, harmless={"inte + borta": "x"}) == [
        "R15 inte + borta"
    ]


def test_sentences_of_other_things_are_left_alone(grund: Form) -> None:
    assert found(grund, NO_SPELL, ILL) == []


def test_the_shipped_text_has_no_such_pair_and_the_check_is_quick(
    grund: Form, text_rules: InvestigationRules
) -> None:
    begun = time.process_time()
    findings = check_investigation(grund, text_rules)
    assert [str(one) for one in findings if one.code in ("R14", "R15")] == []
    assert time.process_time() - begun < SECONDS


def test_the_shipped_sheet_has_no_such_pair(grund: Form, rules: SheetRules) -> None:
    findings = check_sheet(grund, rules)
    assert [str(one) for one in findings if one.code in ("R14", "R15")] == []


def test_planted_pairs_of_the_sheet_are_found(grund: Form) -> None:
    no = 'id = "inte"\nwhen = { op = "at_most", question = "E1.c", value = 3 }\ntext = "Du har inte druckit alkohol."'
    yes = 'id = "druckit"\ntext = "Du har druckit alkohol {E1.c|dagar}."'
    rules = rules_of(no, yes)
    placed = [("alcohol", one) for one in rules.sentences]
    assert len(list(contradictions(grund, rules.vocabulary, placed, {}))) == 1
