# SPDX-License-Identifier: EUPL-1.2
"""The check of the sentences finds every planted fault, and nothing in those we ship."""

import pytest
from writing import FRAME, WORDS, rules_of

from app.forms.model import Form
from app.report.checks.sentence_check import check_sheet
from app.report.sheet.sheet_rules import SheetRules

LONG_LIST = """
listing = { rows = "medel", unit = "dagar", suffix = ".c", most = 9 }
text = "Under den allra senaste tiden har du tagit {list}."
"""
DEEP = """
when = [{ op = "not", of = { op = "one_of", question = "H2", values = ["7", "77"] } }]
text = "Ja."
"""


def codes(form: Form, *sentences: str) -> list[str]:
    return [finding.code for finding in check_sheet(form, rules_of(*sentences))]


def test_the_shipped_sentences_have_no_findings(grund: Form, rules: SheetRules) -> None:
    assert [str(finding) for finding in check_sheet(grund, rules)] == []


def test_a_sound_sentence_has_no_findings(grund: Form) -> None:
    assert codes(grund, 'text = "Besvär {C9|dagar}."') == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ('slots = ["area:moon"]\ntext = "Ja."', "R02"),
        ('slots = ["resurser"]\ntext = "Ja."', "R02"),
        ('text = "Besvär {C99|dagar}."', "R03"),
        ('when = { op = "equals", question = "Q1", value = 1 }\ntext = "Ja."', "R03"),
        ('text = "Besvär {C9|veckor}."', "R04"),
        ('listing = { rows = "moln" }\ntext = "Du har {list}."', "R04"),
        ('listing = { rows = "medel", unit = "år", suffix = ".c" }\ntext = "{list}."', "R04"),
        ('when = { op = "equals", question = "H2", value = 7 }\ntext = "Ja."', "R05"),
        ('when = { op = "equals", question = "C1", value = "1" }\ntext = "Ja."', "R05"),
        (DEEP, "R05"),
        (f'text = "{" ".join(["Ord"] * 25)}."', "R06"),
        (f'text = "{" ".join(["Ord"] * 16)} {{C1a}}."', "R06"),
        (LONG_LIST, "R06"),
        ('text = "Besvär {C9|dagar."', "R07"),
        ('text = "Besvär {C9|dagar}"', "R07"),
        ('text = "Besvär {C9|dagar} ."', "R07"),
        ('text = "Besvär enligt C9."', "R07"),
        ('text = "Hon har besvär."', "R07"),
        ('text = "Besvär  två gånger."', "R07"),
        ('text = "Nu har du besvär. sedan inga."', "R07"),
        ('text = ""', "R08"),
        ('opposes = ["nobody"]\ntext = "Ja."', "R11"),
        ('text = "Du har {list}."', "R08"),
        ('listing = { rows = "medel", suffix = ".c" }\ntext = "Ja."', "R08"),
        ('text = "Du bor {H2}."', "R09"),
        ('text = "Klienten bor ensam."', "R10"),
        ('text = "Du har haft besvär av kroppen."', "R14"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(grund: Form, sentence: str, code: str) -> None:
    assert code in codes(grund, sentence)


def test_two_with_one_id_are_found(grund: Form) -> None:
    twin = 'id = "a"\ntext = "Ja."'
    assert codes(grund, twin, twin) == ["R01"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('question = "C11"', 'question = "C111"', "R03"),
        ('annars = "{n} dagar"', 'fler = "{n} dagar"', "R04"),
        ("inte svara: {areas}.", "inte svara: {areas}", "R07"),
    ],
)
def test_a_fault_in_what_they_share_is_found(
    grund: Form, old: str, new: str, code: str
) -> None:
    rules = rules_of(frame=FRAME.replace(old, new), words=WORDS.replace(old, new))
    assert code in [finding.code for finding in check_sheet(grund, rules)]
