# SPDX-License-Identifier: EUPL-1.2
"""The formulas against known figures; whole or absent, whatever the answers."""

import csv
from collections.abc import Callable
from math import log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.forms.answers import Answer, Mark
from app.forms.model import Form
from app.scoring.composites import Composite, composites, indexes
from app.scoring.table import Table

DRUG_DAYS = [f"E{n}.c" for n in range(3, 16)] + ["E18.c"]
RELATIONS = [f"H12{letter}.b" for letter in "abcdefghi"]
SYMPTOMS = [f"I{n}.b" for n in range(3, 11)]
REAL = Path(__file__).parents[2].parent / "shared" / "data" / "real_interviews.csv"


def score(form: Form, table: Table, name: str, answers: dict[str, Answer]) -> Composite:
    found = (*composites(form, answers, table), *indexes(form, answers, table))
    return next(one for one in found if one.id == name)


@pytest.mark.parametrize(
    ("name", "answers", "expected"),
    [
        ("cs_medical", {"C9": 15, "C10": 2, "C11": 4}, 0.6667),
        ("cs_medical", {"C9": 30, "C10": 4, "C11": 4}, 1.0),
        ("index_medical", {"C9": 15, "C10": 2, "C11": 4}, 0.6667),
        (
            "cs_alcohol",
            {"E1.c": 20, "E2.c": 10, "E35.a": 15, "E36.a": 3, "E37.a": 4, "E33.a": 3000},
            0.6714,
        ),
        (
            "cs_drug",
            dict.fromkeys(DRUG_DAYS, 0)
            | {
                "E8.c": 5,
                "E11.c": 20,
                "E14.c": 10,
                "E18.c": 8,
                "E35.b": 20,
                "E36.b": 3,
                "E37.b": 4,
            },
            0.2962,
        ),
        (
            "cs_drug",
            dict.fromkeys(DRUG_DAYS, 30) | {"E35.b": 30, "E36.b": 4, "E37.b": 4},
            1.0,
        ),
        (
            "cs_legal",
            {"F17": 1, "F19": 5, "F20": 2, "F21": 3, "D16": 1, "D16.kr": 2000},
            0.5986,
        ),
        (
            "cs_family",
            {"H1b": "0", "H18": 6, "H20": 2, "H22": 3}
            | dict.fromkeys(RELATIONS[:2], 1)
            | dict.fromkeys(RELATIONS[2:6], 0)
            | dict.fromkeys(RELATIONS[6:], Mark.N),
            0.5567,
        ),
        (
            "cs_psychiatric",
            dict.fromkeys(SYMPTOMS[:4], 1)
            | dict.fromkeys(SYMPTOMS[4:], 0)
            | {"I11": 20, "I12": 3, "I13": 4},
            0.5833,
        ),
        ("index_legal", {"F19": 15, "F20": 2, "F21": 4}, 0.6667),
        (
            "index_family",
            {"H18": 30, "H19": 0, "H20": 4, "H21": 0, "H22": 4, "H23": 0},
            0.5,
        ),
    ],
)
def test_vectors(
    form: Form, table: Table, name: str, answers: dict[str, Answer], expected: float
) -> None:
    found = score(form, table, name, answers)
    assert found.value == pytest.approx(expected, abs=5e-5)
    assert found.missing == ()
    assert found.reason == ""


@pytest.mark.parametrize(
    ("worth", "expected"), [((1, 1, 20, 20000), 0.1222), ((0,) * 4, 1.0)]
)
def test_employment_formula(
    table: Table,
    form_for: Callable[[list[str]], Form],
    worth: tuple[int, ...],
    expected: float,
) -> None:
    """Not worked out on the Swedish form; a form with its four items would give it."""
    keys = ["D16", "F17", "C9", "D16.kr"]  # stand-ins of the right kinds
    parts = [
        {"kind": "sum", "keys": keys[:2], "divide": 4},
        {"kind": "sum", "keys": keys[2:3], "divide": 120},
        {"kind": "money", "key": keys[3], "divide": 36},
    ]
    score = {
        "id": "e",
        "area": "employment",
        "title": "",
        "basis": "verified",
        "parts": parts,
    }
    own = Table.model_validate({**table.model_dump(), "composites": [score], "indexes": []})
    (found,) = composites(form_for(keys), dict(zip(keys, worth, strict=True)), own)
    assert found.value is not None
    assert 1 - found.value == pytest.approx(expected, abs=5e-5)


def test_employment_is_always_absent_with_its_reason(form: Form, table: Table) -> None:
    found = score(form, table, "cs_employment", dict.fromkeys(form.questions, 1))
    assert found.value is None
    assert "bil" in found.reason


def test_no_illegal_income_is_no_kronor(form: Form, table: Table) -> None:
    legal: dict[str, Answer] = {"F17": 1, "F19": 0, "F20": 0, "F21": 0, "D16": 0}
    assert score(
        form, table, "cs_legal", {**legal, "D16.kr": Mark.N}
    ).value == pytest.approx(0.2)
    assert score(form, table, "cs_legal", {**legal, "D16": 1}).missing == ("D16.kr",)
    assert score(form, table, "cs_legal", {**legal, "D16": Mark.X}).missing == ("D16",)
    assert score(form, table, "cs_legal", {"D16.kr": 100, **legal, "D16": 1}).value == (
        pytest.approx(0.2 + log(11) / 46)
    )


def test_nobody_to_have_trouble_with_is_no_trouble(form: Form, table: Table) -> None:
    family: dict[str, Answer] = {"H1b": "2", "H18": 0, "H20": 0, "H22": 0}
    alone = family | dict.fromkeys(RELATIONS, Mark.N)
    assert score(form, table, "cs_family", alone).value == 0
    unknown = score(form, table, "cs_family", {**alone, "H12c.b": Mark.X})
    assert (unknown.value, unknown.missing) == (None, ("H12c.b",))


def test_the_reason_names_every_kind_of_lack(form: Form, table: Table) -> None:
    found = score(
        form, table, "cs_alcohol", {"E1.c": 45, "E2.c": Mark.X, "E35.a": Mark.N, "E36.a": 1}
    )
    assert found.value is None
    assert found.missing == ("E1.c", "E2.c", "E35.a", "E37.a", "E33.a")
    assert found.reason == (
        "Obesvarat: E37.a, E33.a. Pass: E2.c. Gäller inte: E35.a. "
        "Svar som inte passar frågan: E1.c."
    )


def test_a_form_without_the_questions_has_no_score(
    table: Table, form_for: Callable[[list[str]], Form]
) -> None:
    small = form_for(["C9", "C10"])
    found = score(small, table, "cs_medical", {"C9": 1, "C10": 1, "C11": 1})
    assert (found.value, found.reason) == (None, "Finns inte i formuläret: C11.")


def test_every_score_is_marked_with_how_sure_it_is(table: Table) -> None:
    basis = {one.id: one.basis for one in (*table.composites, *table.indexes)}
    assert {name for name, how in basis.items() if how == "inferred"} == {
        "cs_legal", "cs_family", "cs_psychiatric",
    }  # fmt: skip
    assert all(how == "own" for name, how in basis.items() if name.startswith("index_"))
    assert set(table.basis) == {"verified", "inferred", "own"}


def test_weights_sum_to_one_at_the_maxima(form: Form, table: Table) -> None:
    """A slip in a divisor shows here. Money counts for what the formulas leave to it."""
    largest: dict[str, Answer] = {}
    for key, question in form.questions.items():
        if question.type == "number":
            largest[key] = 30
        else:
            largest[key] = "0" if key == "H1b" else 1
    four = ["C10", "C11", "D24", "D25", "E36.a", "E37.a", "E36.b", "E37.b", "F20", "F21"]
    four += ["H20", "H21", "H22", "H23", "I12", "I13"]
    largest |= dict.fromkeys(four, 4) | {"D16.kr": 98961, "E33.a": 14792}
    for one in (*composites(form, largest, table), *indexes(form, largest, table)):
        if one.id != "cs_employment":
            assert one.value == pytest.approx(1, abs=0.003), one.id


marks_or_numbers = st.one_of(st.none(), st.sampled_from(Mark), st.integers(0, 30))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whole_or_absent(form: Form, table: Table, data: st.DataObject) -> None:
    """A score has a value exactly when nothing is missing, and then it lies in 0-1."""
    drawn = {key: data.draw(marks_or_numbers) for key in form.questions}
    answers: dict[str, Answer] = {key: one for key, one in drawn.items() if one is not None}
    for one in (*composites(form, answers, table), *indexes(form, answers, table)):
        if one.id == "cs_employment":
            continue
        assert (one.value is None) == bool(one.missing) == bool(one.reason)
        for key in one.missing:
            number = answers.get(key)
            assert key == "H1b" or not isinstance(number, int) or number > 1  # outside


def number(key: str, text: str) -> Answer:
    if text in ("X", "N"):
        return Mark(text)
    return text if key == "H1b" else int(text)


@pytest.mark.skipif(not REAL.exists(), reason="the real interviews are not here")
def test_real_interviews(form: Form, table: Table) -> None:
    """Every score that the study's authors computed, and none where they had none."""
    with REAL.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        answers = {k: number(k, row[k]) for k in form.questions if row.get(k)}
        found = {one.id: one.value for one in composites(form, answers, table)}
        for name in ("cs_medical", "cs_alcohol", "cs_drug"):
            expected = row[f"expected_{name}"]
            if expected:
                assert found[name] == pytest.approx(float(expected), abs=1e-9)
            else:
                assert found[name] is None
    assert len(rows) == 103
