# SPDX-License-Identifier: EUPL-1.2
"""Skip rules in words: every condition is told, and where an answer leads is true."""

import re

import pytest
from pydantic import TypeAdapter

from app.forms.answers import Answers, Mark
from app.forms.conditions import Condition
from app.forms.model import Form
from app.forms.question_number import number_of
from app.forms.state import page_states
from app.report.blank.jumps import leads_to
from app.report.blank.skips import codes_in_words, only_if
from app.swedish_figures import listed

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def is_(question: str, value: int | str) -> dict[str, object]:
    return {"op": "equals", "question": question, "value": value}


def talk(form: Form) -> list[str]:
    keys = [key for section in form.sections for key in section.keys]
    return [key for key in keys if form.questions[key].stage == "interview"]


TOLD = [
    (is_("C1", 1), "C1 är ja"),
    (is_("C1", 0), "C1 är nej"),
    (is_("C4", "1"), "C4 är 1 (Ja)"),
    (is_("B7", 30), "B7 är 30"),
    ({"op": "not", "of": is_("B2", "7")}, "B2 inte är 7 (Saknar bostad)"),
    ({"op": "not", "of": {"op": "not", "of": is_("C1", 1)}}, "C1 är ja"),
    ({"op": "one_of", "question": "B6", "values": ["2", "3", "4"]}, "B6 är 2–4"),
    ({"op": "one_of", "question": "C5", "values": ["0", "1"]}, "C5 är 0 (Nej) eller 1 (Ja)"),
    ({"op": "one_of", "question": "D9", "values": [1, 2, 5]}, "D9 är 1, 2 eller 5"),
    ({"op": "at_least", "question": "C2", "value": 1}, "C2 är minst 1"),
    ({"op": "at_least", "question": "C1", "value": 1}, "C1 är ja"),
    ({"op": "at_least", "question": "D5", "value": 12}, "D5 är minst 12 månader"),
    ({"op": "at_most", "question": "C2", "value": 3}, "C2 är högst 3"),
    ({"op": "is_n", "question": "D23"}, "D23 är N"),
    ({"op": "not", "of": {"op": "is_x", "question": "D23"}}, "D23 inte är X"),
    ({"op": "answered", "question": "D23"}, "D23 är besvarad"),
    ({"op": "contains", "question": "B4b", "value": "4"},
     "B4b har kryss i 4 (I familjehem eller på HVB)"),
    ({"op": "any", "of": [{"op": "contains", "question": "B4b", "value": one} for one in "245"]},
     "B4b har kryss i 2, 4 eller 5"),
    ({"op": "all", "of": [{"op": "contains", "question": "B4b", "value": one} for one in "24"]},
     "B4b har kryss i 2 (Hos den andra föräldern) och B4b har kryss i 4 (I familjehem eller på HVB)"),
    ({"op": "all", "of": [is_("C1", 1), is_("C6", 1)]}, "alla av C1 och C6 är ja"),
    ({"op": "any", "of": [is_("C1", 1), is_("C6", 1)]}, "C1 eller C6 är ja"),
    ({"op": "all", "of": [is_("C1", 1), is_("B7", 3)]}, "C1 är ja och B7 är 3"),
    ({"op": "not", "of": {"op": "all", "of": [is_("C1", 1), is_("B7", 3)]}},
     "C1 inte är ja eller B7 inte är 3"),
    ({"op": "all", "of": [is_("B7", 3), {"op": "any", "of": [is_("C1", 1), is_("C2", 2)]}]},
     "B7 är 3 och (C1 är ja eller C2 är 2)"),
    ({"op": "all_equal", "questions": ["F3", "F4", "F5"], "value": 0}, "alla av F3–F5 är 0"),
    ({"op": "not", "of": {"op": "all_equal", "questions": ["F3", "F4", "F5"], "value": 0}},
     "något av F3–F5 inte är 0"),
    ({"op": "any_at_least", "questions": ["E22.a", "E23.a", "E24.a"], "value": 1},
     "något av E22 a–E24 a är minst 1"),
    ({"op": "any_at_least", "questions": ["I10.a", "I10.b"], "value": 1},
     "I10 a eller I10 b är ja"),
    ({"op": "any_at_least", "questions": ["C2", "D9", "F3"], "value": 2},
     "något av C2, D9 eller F3 är minst 2"),
    ({"op": "not", "of": {"op": "any_at_least", "questions": ["C2", "D9"], "value": 2}},
     "inget av C2 eller D9 är minst 2"),
    ({"op": "compare", "left": {"questions": ["E2.c"]}, "relation": ">",
      "right": {"questions": ["E1.c"]}}, "E2 c är mer än E1 c"),
    ({"op": "not", "of": {"op": "compare", "left": {"questions": ["E1.a", "E1.b"]},
      "relation": "<=", "right": {"questions": ["A10"], "plus": 1}}},
     "summan av E1 a och E1 b är mer än A10 plus 1"),
    ({"op": "compare", "left": {"questions": ["A10"], "times": 12, "divide": 2},
      "relation": "<", "right": {"plus": 400}},
     "A10 gånger 12 delat med 2 är mindre än 400"),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "told"), TOLD)
def test_a_condition_is_told_in_plain_words(
    grund: Form, condition: dict[str, object], told: str
) -> None:
    words = only_if(grund, CONDITION.validate_python(condition))
    assert words.replace("\u00a0", " ") == f"Bara om {told}."


def test_every_condition_of_the_form_gets_words_that_name_its_questions(
    grund: Form,
) -> None:
    told = {
        question.key: only_if(grund, question.relevant)
        for question in grund.asked
        if question.relevant is not None
    }
    assert len(told) > 60
    for key, words in told.items():
        assert words.startswith("Bara om ")
        assert words.endswith(".")
        assert len(words) < 140, words
        shown = re.split(r"[–, ]", words.rstrip("."))
        named = {number_of(one) for one in grund.questions} & set(shown)
        assert named, words
        assert number_of(key) not in named, words
    assert told["H18"].replace("\u00a0", " ") == "Bara om något av H12a b–H12f b inte är N."


def test_other_names_can_be_told(grund: Form) -> None:
    relevant = grund.questions["E3.d"].relevant
    assert relevant is not None
    names = {"E3.a": "ålder", "E3.b": "år", "E3.c": "dagar"}
    assert (
        only_if(grund, relevant, names.__getitem__)
        == "Bara om år eller dagar är minst 1 eller ålder inte är N."
    )


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("C1", "Nej: gå till C2."),
        ("B4", "Nej: gå till B5."),
        ("C2", "0: gå till C4."),
        ("C4", "0 (Nej): gå till C5."),
        ("B6", "1 (Nej): gå till B8."),
        ("E30", "00 (Inget medel är ett problem): gå till E33 a. 01–17: gå till E31."),
        ("D23", "N: gå till D29."),
        ("C8", ""),
        ("D5", ""),
        ("I23", ""),
    ],
)
def test_where_an_answer_leads(grund: Form, key: str, told: str) -> None:
    assert leads_to(grund, key, talk(grund)).replace("\u00a0", " ") == told


def test_what_paper_skips_the_screen_skips_too(grund: Form) -> None:
    order = talk(grund)
    answers: tuple[tuple[str, int | str | Mark, str], ...] = (
        ("C1", 0, "C2"), ("C5", "2", "C6"), ("E19", 0, "E20"), ("F14", 0, "F17"),
        ("D23", Mark.N, "D29"),
    )  # fmt: skip
    for key, answer, target in answers:
        assert target in leads_to(grund, key, order)
        fields = page_states(grund, Answers({key: answer})).fields
        between = order[order.index(key) + 1 : order.index(target)]
        assert between
        assert all(fields[one].relevance.name == "SKIPPED" for one in between)
        assert fields[target].relevance.name != "SKIPPED"


def test_the_last_question_leads_to_the_last_part(grund: Form) -> None:
    assert leads_to(grund, "C1", ["C1", "C1a"]) == "Nej: gå till sista delen."


def test_lists_in_words() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b och c"
    labels = dict.fromkeys(("1", "2", "3", "5", "8"), "")
    assert codes_in_words(labels, ["1", "2", "3"]) == "1–3"
    assert codes_in_words(labels, ["1", "3", "5", "8"]) == "1 eller 3–8"
    assert codes_in_words(labels, ["1", "2", "5"]) == "1, 2 eller 5"
