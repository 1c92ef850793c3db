# SPDX-License-Identifier: EUPL-1.2
"""The check of the sentences finds every planted fault, and nothing in those we ship."""

import pytest
from writing import FRAME, rules_of

from app.forms.model import Form
from app.report.check import check_rules
from app.report.rules import Rules, load_rules

LONG_LIST = """
listing = { rows = "medel", unit = "dagar", suffix = ".c", most = 9 }
you = "Under den allra senaste tiden har du tagit {list}."
"""
DEEP = """
when = [{ op = "not", of = { op = "one_of", question = "H2", values = ["7", "77"] } }]
you = "Ja."
"""


def codes(form: Form, *sentences: str) -> list[str]:
    return [finding.code for finding in check_rules(form, rules_of(*sentences))]


def test_the_shipped_sentences_have_no_findings(grund: Form, rules: Rules) -> None:
    assert [str(finding) for finding in check_rules(grund, rules)] == []


def test_a_sound_sentence_has_no_findings(grund: Form) -> None:
    assert codes(grund, 'you = "Besvär {C9|dagar}."\nneutral = "Besvär {C9|dagar}."') == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ('slots = ["area:moon"]\nyou = "Ja."', "R02"),
        ('slots = ["resurser"]\nyou = "Ja."', "R02"),
        ('you = "Besvär {C99|dagar}."', "R03"),
        ('when = { op = "equals", question = "Q1", value = 1 }\nyou = "Ja."', "R03"),
        ('you = "Besvär {C9|veckor}."', "R04"),
        ('listing = { rows = "moln" }\nyou = "Du har {list}."', "R04"),
        ('listing = { rows = "medel", unit = "år", suffix = ".c" }\nyou = "{list}."', "R04"),
        ('when = { op = "equals", question = "H2", value = 7 }\nyou = "Ja."', "R05"),
        ('when = { op = "equals", question = "C1", value = "1" }\nyou = "Ja."', "R05"),
        (DEEP, "R05"),
        (f'you = "{" ".join(["Ord"] * 25)}."', "R06"),
        (f'you = "{" ".join(["Ord"] * 16)} {{C1a}}."', "R06"),
        (LONG_LIST, "R06"),
        ('you = "Besvär {C9|dagar."', "R07"),
        ('you = "Besvär {C9|dagar}"', "R07"),
        ('you = "Besvär {C9|dagar} ."', "R07"),
        ('you = "Besvär enligt C9."', "R07"),
        ('you = "Hon har besvär."', "R07"),
        ('you = "Besvär  två gånger."', "R07"),
        ('you = "Nu har du besvär. sedan inga."', "R07"),
        ("weight = 5", "R08"),
        ('you = "Du har {list}."', "R08"),
        ('listing = { rows = "medel", suffix = ".c" }\nyou = "Ja."', "R08"),
        ('you = "Du bor {H2}."', "R09"),
        ('you = "Klienten bor ensam."', "R10"),
        ('neutral = "Du bor ensam."', "R10"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(grund: Form, sentence: str, code: str) -> None:
    assert code in codes(grund, sentence)


def test_two_with_one_id_are_found(grund: Form) -> None:
    twin = 'id = "a"\nyou = "Ja."'
    assert codes(grund, twin, twin) == ["R01"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('question = "C11"', 'question = "C111"', "R03"),
        ('annars = "{n} dagar"', 'fler = "{n} dagar"', "R04"),
        ('"Inget stack ut."', '"Inget stack ut"', "R07"),
    ],
)
def test_a_fault_in_what_they_share_is_found(
    grund: Form, old: str, new: str, code: str
) -> None:
    rules = load_rules(FRAME.replace(old, new) + "\n")
    assert code in [finding.code for finding in check_rules(grund, rules)]
