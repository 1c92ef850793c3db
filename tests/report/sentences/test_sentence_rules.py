# SPDX-License-Identifier: EUPL-1.2
"""The file of sentences is read whole, or says where it is wrong."""

import pytest
from writing import FRAME, WORDS, rules_of, text_rules_of

from app.report.sentences.sentence_rules import BadRules, read_vocabulary
from app.report.sheet.sheet_rules import SheetRules, load_sheet_rules

AREAS = ("medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric")


def test_the_shipped_sentences_are_many_and_in_every_slot(rules: SheetRules) -> None:
    assert len(rules.sentences) >= 150
    assert len(rules.by_slot["resources"]) >= 40
    assert len(rules.by_slot["problems"]) >= 40
    for area in AREAS:
        assert len(rules.by_slot[f"area:{area}"]) >= 8, area


def test_each_makes_one_sentence_a_row() -> None:
    rules = rules_of(
        'text = "<Det> tynger {<key>}."\n'
        'each = [{ id = "a", Det = "Kroppen", key = "C10" }, '
        '{ id = "b", Det = "Måendet", key = "I12" }]'
    )
    assert [rule.text for rule in rules.sentences] == [
        "Kroppen tynger {C10}.",
        "Måendet tynger {I12}.",
    ]
    assert [rule.id for rule in rules.sentences] == ["r0-a", "r0-b"]


def test_a_list_of_conditions_is_all_of_them() -> None:
    rules = rules_of(
        'when = [{ op = "equals", question = "C1", value = 1 },'
        ' { op = "at_least", question = "C9", value = 1 }]\ntext = "Ja."'
    )
    assert rules.sentences[0].looks_at(rules.vocabulary) == ("C1", "C9")


def test_a_sentence_about_two_slots_has_one_subject() -> None:
    rules = rules_of('slots = ["resources", "area:drug"]\ntext = "Ja."')
    assert list(rules.by_slot) == ["resources", "area:drug"]
    assert [rule.subject for rule in rules.sentences] == ["drug"]


def test_what_keeps_a_sentence_back_it_does_not_speak_of() -> None:
    rules = rules_of(
        'when = [{ op = "equals", question = "C1", value = 1 },'
        ' { op = "not", of = { op = "at_least", question = "C9", value = 1 } }]\n'
        'unless = [{ op = "equals", question = "C6", value = 1 },'
        ' { op = "equals", question = "C7", value = 1 }]\ntext = "Ja {C2}."'
    )
    (rule,) = rules.sentences
    assert rule.tells_of == ("C1", "C2")
    assert rule.looks_at(rules.vocabulary) == ("C1", "C9", "C6", "C7", "C2")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (FRAME + "\n[[sentence", "slutet av filen"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = []\ntext = "Ja."', "a.slots"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = ["x"]\ntxet = "Ja."', "a.txet"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = ["x"]\nweight = 101', "a.weight"),
        (FRAME + '\n[[sentence]]\nid = "a"\nslots = ["x"]\nwhen = { op = "is" }', "a.when"),
        (FRAME + '\n[[sentence]]\nslots = ["x"]', "mening 1.id"),
        (FRAME.replace("declined =", "decline ="), "fallback.decline"),
    ],
)
def test_a_broken_file_says_where(text: str, place: str) -> None:
    with pytest.raises(BadRules) as caught:
        load_sheet_rules([text], read_vocabulary(WORDS))
    assert any(place in finding for finding in caught.value.findings)


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ('[[sentence]]\nid = "a"\ntext = "Ja."\ngravity = 10', "a.gravity"),
        ('[[sentence]]\nid = "a"\ntext = "Ja."\nslots = ["resources"]', "a.slots"),
        ('[[theme]]\nname = "vård"', "theme.0.keys"),
    ],
)
def test_a_broken_file_of_the_investigation_says_where(section: str, place: str) -> None:
    with pytest.raises(BadRules) as caught:
        text_rules_of(section)
    assert any(place in finding for finding in caught.value.findings)


def test_words_are_words_only() -> None:
    with pytest.raises(BadRules):
        read_vocabulary(WORDS + '\n[[sentence]]\nid = "a"\ntext = "Ja."')
