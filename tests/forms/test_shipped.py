# SPDX-License-Identifier: EUPL-1.2
"""ASI Grund as shipped: whole, sound, and true to the facts."""

import csv
import re
from hashlib import sha256
from pathlib import Path

import pytest

from app.forms.check import check_bank, check_form
from app.forms.codec import BadAnswer, parse
from app.forms.handling import handled
from app.forms.model import Form
from app.forms.questions import Question
from tests.library import LIBRARY

ITEMS = Path(__file__).parents[3] / "shared" / "domain" / "asi_items.csv"
needs_items = pytest.mark.skipif(
    not ITEMS.is_file(), reason="the list of facts is not here"
)
KEPT = "5d1972d1f9e2980b64e950f88fc15f711f6ad3410366c63ef68c930411e3e399"
OBSERVED = [f"I{number}" for number in range(14, 20)]
SUBSTANCES = [f"E{number}" for number in range(1, 18)]


def _facts() -> list[dict[str, str]]:
    if not ITEMS.is_file():
        return []
    with ITEMS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["grund"] == "ja"]


def _questions_of(form: Form, code: str) -> list[Question]:
    """The questions of one row of facts: its own, or one a column. No companions."""
    cells = re.compile(re.escape(code) + r"(\.[a-d])?")
    return [question for key, question in form.questions.items() if cells.fullmatch(key)]


def test_asi_grund_is_shipped() -> None:
    assert "asi-grund" in LIBRARY.ids()
    with pytest.raises(LookupError):
        LIBRARY.form("../asi-grund")


@pytest.mark.parametrize("form_id", LIBRARY.ids())
def test_no_findings(form_id: str) -> None:
    assert [str(finding) for finding in check_form(LIBRARY.form(form_id))] == []


def test_what_vaults_keep_of_grund_is_what_it_was(grund: Form) -> None:
    """A version that is kept with other contents is refused; a new version gets a new digest."""
    kept = grund.model_dump_json(exclude_defaults=True).encode()
    assert (grund.version, sha256(kept).hexdigest()) == ("2026.4", KEPT)


def test_the_bank_is_sound() -> None:
    assert check_bank(LIBRARY.bank()) == ()


def test_what_only_the_program_knows_of_a_form_is_laid_on_a_kept_one(grund: Form) -> None:
    kept = Form.model_validate_json(grund.model_dump_json(exclude_defaults=True))
    assert (kept.broken_off, kept.area("psychiatric").observed) == ("", ())
    assert not any(column.template for grid in kept.grids for column in grid.columns)
    assert kept.questions["E1.a"].paper is None
    assert handled(kept, grund) == grund


def test_what_a_kept_form_does_not_ask_is_not_laid_on_it(grund: Form) -> None:
    fewer = grund.changed(
        asked=tuple(one for one in grund.asked if one.key not in ("A13", "I14"))
    )
    older = fewer.changed(
        asked=tuple(one.model_copy(update={"hint": "Förr."}) for one in fewer.asked)
    )
    source = older.model_dump_json(exclude_defaults=True)
    found = handled(Form.model_validate_json(source), grund)
    assert found.broken_off == ""
    assert found.area("psychiatric").observed == ("I15", "I16", "I17", "I18", "I19")
    assert found.questions["E1.a"].hint_on_paper == "Förr."


def test_sections_in_order(grund: Form) -> None:
    assert [section.id for section in grund.sections] == list("ABCDEFGHI")
    assert all(section.lead and section.title for section in grund.sections)
    assert all(key.startswith(s.id) for s in grund.sections for key in s.keys)


# ---- The facts ----

KINDS = {
    "bool01": "yesno", "bool01×2": "yesno", "bool01+text": "yesno", "grid 0/1": "yesno",
    "single": "choice", "multi": "multi", "code": "list", "code+text": "list",
    "days30": "number", "days30×2": "number", "count": "number", "count×2": "number",
    "months": "number", "months×2": "number", "years": "number", "age": "number",
    "number": "number", "money": "number", "money×2": "number", "yearmonth": "yearmonth",
    "rating04": "rating", "rating04×2": "rating", "rating09": "rating",
    "text": "text", "date": "date", "single (+multi)": "choice",
}  # fmt: skip
COLUMNS = {"×2": ["a", "b"], "grid 0/1": ["a", "b", "c"], "date+single": ["a", "b"]}
FEWER = {"A11": ["1"]}  # a Grund is a Grund, whatever else there is
NARROWER = {"I10n": (1, 99)}  # none at all is N there, by rule


@needs_items
@pytest.mark.parametrize("fact", _facts(), ids=lambda fact: fact["code"])
def test_a_row_of_facts(grund: Form, fact: dict[str, str]) -> None:
    questions = _questions_of(grund, fact["code"])
    assert questions, "the item is missing"
    assert any(question.critical for question in questions) == (fact["critical"] == "1")
    for ending, columns in COLUMNS.items():
        if fact["type"].endswith(ending):
            assert [q.key.rpartition(".")[2] for q in questions] == columns
    if fact["type"] not in ("grid", "date+single"):
        for question in questions:
            assert question.type == KINDS[fact["type"]]
            _same_range(question, fact)


def _same_range(question: Question, fact: dict[str, str]) -> None:
    if question.type == "rating":
        assert question.maximum == int(fact["type"].removesuffix("×2")[-1])
        assert question.stage == ("after" if question.maximum == 9 else "interview")
    if question.type == "number" and (found := re.search(r"(\d+)–(\d+)", fact["codes"])):
        low = 0 if re.match("0=", fact["codes"]) else int(found[1])
        expected = NARROWER.get(question.key, (low, int(found[2])))
        assert (question.minimum, question.maximum) == expected
    if question.type in ("choice", "multi") and (
        found := re.findall(r"\b(\d+)=", fact["codes"])
    ):
        expected = FEWER.get(question.key, found)
        assert sorted(choice.code for choice in question.choices) == sorted(expected)


def test_nothing_is_there_that_no_fact_speaks_of(grund: Form) -> None:
    facts = {fact["code"] for fact in _facts()}
    if not facts:
        pytest.skip("the list of facts is not here")
    own = {f"E{number}p" for number in range(3, 9)}
    assert {key.partition(".")[0] for key in grund.questions} - facts == own


def test_every_substance_has_its_columns(grund: Form) -> None:
    rows = {row.key: list(row.cells) for row in grund.grid_by_id["substances"].rows}
    expected = {
        key: ["a", "b", "c"] + ["d"] * (place > 1) + ["p"] * (1 < place < 8)
        for place, key in enumerate(SUBSTANCES)
    }
    assert rows == expected
    for key in SUBSTANCES:
        most = {c: getattr(grund.questions[f"{key}.{c}"], "maximum", None) for c in "abc"}
        assert most == {"a": 99, "b": 99, "c": 30}
        if f"{key}.d" in grund.questions:
            assert _codes(grund.questions[f"{key}.d"]) == list("12345")


def test_main_substance_and_sources_of_money_have_their_codes(grund: Form) -> None:
    substances = [f"{n:02}" for n in (*range(18), 20, 21)]
    assert _codes(grund.questions["E30"]) == substances
    assert _codes(grund.questions["D20"]) == [str(n) for n in range(10, 20)]
    crimes = [str(n) for n in (*range(3, 10), 11, 12, 13)]
    assert _codes(grund.questions["F16"]) == _codes(grund.questions["F17a"]) == crimes


def _codes(question: Question) -> list[str]:
    assert question.type in ("choice", "multi", "list")
    return [choice.code for choice in question.choices]


def test_code_lists(grund: Form) -> None:
    towns = grund.questions["A5"]
    assert towns.type == "list"
    assert len(towns.labels) == len(set(towns.labels.values())) == 290
    assert all(re.fullmatch(r"\d{4}", code) for code in towns.labels)
    assert len({code[:2] for code in towns.labels}) == 21
    known = {"0114": "Upplands Väsby", "0331": "Heby", "0980": "Gotland", "2584": "Kiruna"}
    assert known.items() <= towns.labels.items()
    countries = grund.questions["A6"]
    assert countries.type == "list"
    assert all(re.fullmatch(r"[A-Z]{2}|00", code) for code in countries.labels)
    assert {
        "SE": "Sverige",
        "SY": "Syrien",
        "00": "Statslös",
    }.items() <= countries.labels.items()
    assert _codes(grund.questions["D7"]) == list("0123456789")


# ---- Areas ----


def test_the_seven_areas(grund: Form) -> None:
    ratings = {area.id: area.rating for area in grund.areas}
    assert ratings == {
        "medical": "C12", "employment": "D26", "alcohol": "E38", "drug": "E39",
        "legal": "F22", "family": "H24", "psychiatric": "I20",
    }  # fmt: skip
    for area in grund.areas:
        assert grund.questions[area.rating].stage == "after"
        assert {grund.questions[key].stage for key in area.confidence} == {"after"}
        for key in (*area.troubled, *area.importance):
            assert getattr(grund.questions[key], "maximum", None) == 4
        assert grund.questions[area.comment].optional


def test_what_a_client_never_sees_is_filled_in_after(grund: Form) -> None:
    after = {question.key for question in grund.asked if question.stage == "after"}
    expected = {"A13", *OBSERVED}
    for area in grund.areas:
        expected |= {area.rating, *area.confidence}
    assert after == expected


@needs_items
def test_the_words_are_our_own(grund: Form) -> None:
    facts = {fact["swedish_paraphrase"].strip() for fact in _facts()}
    assert [q.key for q in grund.asked if q.text in facts] == []


def test_a_grund_takes_no_other_kind_of_interview(grund: Form) -> None:
    asked = grund.questions["A11"]
    assert parse(asked, "1") == "1"
    for text in ("2", "3", "Uppföljning"):
        with pytest.raises(BadAnswer):
            parse(asked, text)


def test_the_housing_question_says_who_has_no_home(grund: Form) -> None:
    """asi.md: staying with relatives or friends for now, and härbärge, is to have no home."""
    said = grund.questions["B2"].help
    for words in (
        "tillfälligt",
        "släkt eller vänner",
        "härbärge",
        "skyddat boende",
        "särskilt boende",
    ):
        assert words in said, words
