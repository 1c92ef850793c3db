# SPDX-License-Identifier: EUPL-1.2
"""The file of sentences is read whole, or says where it is wrong."""

import pytest
from writing import FRAME, rules_of

from app.report.rules import BadRules, Rules, load_rules

AREAS = ("medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric")


def test_the_shipped_sentences_are_many_and_in_every_slot(rules: Rules) -> None:
    assert len(rules.sentences) >= 150
    assert len(rules.by_slot["resources"]) >= 40
    assert len(rules.by_slot["problems"]) >= 40
    for area in AREAS:
        assert len(rules.by_slot[f"area:{area}"]) >= 8, area
        assert len(rules.by_subject[area]) >= 8, area


def test_each_makes_one_sentence_a_row() -> None:
    rules = rules_of(
        'you = "<Det> tynger {<key>}."\n'
        'each = [{ id = "a", Det = "Kroppen", key = "C10" }, '
        '{ id = "b", Det = "Måendet", key = "I12" }]'
    )
    assert [rule.you for rule in rules.sentences] == [
        "Kroppen tynger {C10}.",
        "Måendet tynger {I12}.",
    ]
    assert [rule.id for rule in rules.sentences] == ["r0-a", "r0-b"]


def test_a_list_of_conditions_is_all_of_them() -> None:
    rules = rules_of(
        'when = [{ op = "equals", question = "C1", value = 1 },'
        ' { op = "at_least", question = "C9", value = 1 }]\nyou = "Ja."'
    )
    assert rules.sources["r0"] == ("C1", "C9")


def test_a_sentence_about_two_slots_has_one_subject() -> None:
    rules = rules_of('slots = ["resources", "area:drug"]\nyou = "Ja."\nneutral = "Ja."')
    assert list(rules.by_slot) == ["resources", "area:drug"]
    assert list(rules.by_subject) == ["drug"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (FRAME + "\n[[sentence", "slutet av filen"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = []\nyou = "Ja."', "a.slots"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = ["x"]\nyuo = "Ja."', "a.yuo"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = ["x"]\nweight = 101', "a.weight"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = ["x"]\nwhen = { op = "is" }', "a.when"),
        (FRAME + '\n[[sentence]]\nslots = ["x"]', "mening 1.id"),
        (FRAME.replace("problems =", "problem ="), "fallback.problem"),
    ],
)
def test_a_broken_file_says_where(text: str, place: str) -> None:
    with pytest.raises(BadRules) as caught:
        load_rules(text)
    assert any(place in finding for finding in caught.value.findings)
