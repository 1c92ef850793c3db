# SPDX-License-Identifier: EUPL-1.2
"""ASI Grund as shipped: whole, sound, true to the facts, and in words a person can take in."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.check import check_form
from app.forms.model import Form, Question
from app.forms.state import Relevance, page_states
from app.interview.forms import shipped_form, shipped_ids

ITEMS = Path(__file__).parents[3] / "shared" / "domain" / "asi_items.csv"
needs_items = pytest.mark.skipif(
    not ITEMS.is_file(), reason="the list of facts is not here"
)
X, N = Mark.X, Mark.N
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
    assert "asi-grund" in shipped_ids()
    with pytest.raises(LookupError):
        shipped_form("../asi-grund")


@pytest.mark.parametrize("form_id", shipped_ids())
def test_no_findings(form_id: str) -> None:
    assert [str(finding) for finding in check_form(shipped_form(form_id))] == []


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
        assert sorted(choice.code for choice in question.choices) == sorted(found)


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


# ---- Skip rules: these answers skip these questions, and those ask them ----

NEVER_TREATED = {f"E{number}": 0 for number in range(22, 29)}
NO_CHARGE: dict[str, Answer] = {f"F{number}": 0 for number in range(3, 10)}
NO_ABUSE: dict[str, Answer] = {f"H{n}.{c}": 0 for n in (13, 14, 15) for c in "ab"}
OBSERVED = [f"I{number}" for number in range(14, 20)]
SKIPS: list[tuple[dict[str, Answer], dict[str, Answer], list[str]]] = [
    ({"C1": 0}, {"C1": 1}, ["C1a"]),
    ({"C2": 0}, {"C2": 2}, ["C3"]),
    ({"C4": "0"}, {"C4": "1"}, ["C4a"]),
    ({"C4": "2"}, {"C4": "1"}, ["C4a"]),
    ({"C5": "0"}, {"C5": "1"}, ["C5a", "C5b"]),
    ({"C5": "2"}, {"C5": "1"}, ["C5a", "C5b"]),
    ({"B2": "7"}, {"B2": "1"}, ["B3"]),
    ({"B4": 0}, {"B4": 1}, ["B4a", "B4b", "B4c", "H16"]),
    ({"B6": "1"}, {"B6": "2"}, ["B7"]),
    ({"D5": YearMonth(0, 0)}, {"D5": YearMonth(0, 3)}, ["D7"]),
    ({"D23": N}, {"D23": 4}, ["D24", "D25"]),
    ({"D10": 0}, {"D10": 1}, ["D10.kr"]),
    ({"D16": 0}, {"D16": 1}, ["D16.kr"]),
    (
        {"E3.a": N, "E3.b": 0, "E3.c": 0},
        {"E3.a": 20, "E3.b": 1, "E3.c": 0},
        ["E3.d", "E3p"],
    ),
    ({"E19": 0}, {"E19": 1}, ["E19a", "E19b", "E19c", "E19d", "E19e"]),
    ({f"{k}.a": 0 for k in NEVER_TREATED}, {"E22.a": 1}, ["E29.a"]),
    ({f"{k}.b": 0 for k in NEVER_TREATED}, {f"{k}.b": 2 for k in NEVER_TREATED}, ["E29.b"]),
    ({"E30": "00"}, {"E30": "01", "E31": 3}, ["E31", "E32"]),
    ({"E30": "01", "E31": 0}, {"E30": "01", "E31": 1}, ["E32"]),
    ({"E30": "01"}, {"E30": "20"}, ["E30.which"]),
    (NO_CHARGE, {**NO_CHARGE, "F9": 1}, ["F10"]),
    ({"F14": 0}, {"F14": 3}, ["F15", "F16"]),
    ({"F17": 0}, {"F17": 1}, ["F17a"]),
    ({"H2": "7"}, {"H2": "2"}, ["H6", "H7"]),
    (NO_ABUSE, {**NO_ABUSE, "H15.a": 1}, ["H15x"]),
    ({"I10.a": 0, "I10.b": 0}, {"I10.a": 1, "I10.b": 0}, ["I10n"]),
    ({"I1c": 0}, {"I1c": 1}, ["I1c.text"]),
    ({"A12": "2"}, {"A12": "1"}, OBSERVED),
]


@pytest.mark.parametrize(("skip", "ask", "keys"), SKIPS, ids=lambda part: str(part)[:40])
def test_skip_rule(
    grund: Form, skip: dict[str, Answer], ask: dict[str, Answer], keys: list[str]
) -> None:
    hidden, shown = (page_states(grund, Answers(each)).fields for each in (skip, ask))
    assert {hidden[key].relevance for key in keys} == {Relevance.SKIPPED}
    assert {shown[key].relevance for key in keys} == {Relevance.ASKED}


def test_every_condition_is_in_the_table(grund: Form) -> None:
    """A new skip rule needs its line above; a row of a grid stands for all."""
    tested = {key for _, _, keys in SKIPS for key in keys}
    ruled = {q.key for q in grund.asked if q.relevant is not None and not q.grid}
    assert {key for key in ruled - tested if "." not in key} <= {"H18"}


@pytest.mark.parametrize(
    "grid", ["substances", "relatives", "relations", "abuse", "symptoms"]
)
def test_a_row_is_done_with_one_key(grund: Form, grid: str) -> None:
    shortcut = grund.grid_by_id[grid].shortcut
    assert shortcut is not None
    assert shortcut.key not in ("X", "N")


def test_never_used_fills_the_row_by_rule(grund: Form) -> None:
    shortcut = grund.grid_by_id["substances"].shortcut
    assert shortcut is not None
    assert shortcut.sets == {"a": "N", "b": "0", "c": "0", "d": "N", "p": "N"}


# ---- Cross-checks: answers that must give this problem at this question, and their cure ----

NO_DRUGS: dict[str, Answer] = {f"E{number}.c": 0 for number in range(3, 18)}
CHECKS: list[tuple[str, str, dict[str, Answer], dict[str, Answer]]] = [
    ("grund-in-person", "A12", {"A12": "3"}, {"A12": "1"}),
    ("place-without-days", "B7", {"B6": "2", "B7": 0}, {"B7": 1}),
    ("drunk-days", "E2.c", {"E1.c": 10, "E2.c": 11}, {"E2.c": 10}),
    ("drunk-years", "E2.b", {"E1.b": 10, "E2.b": 11}, {"E2.b": 10}),
    ("years-of-life-E10", "E10.b", {"A10": 30, "E10.a": 20, "E10.b": 12}, {"E10.b": 11}),
    ("years-of-life-injecting", "E19b", {"A10": 30, "E19": 1, "E19a": 20, "E19b": 12}, {"E19b": 11}),
    ("route-injection-E10", "E19", {"E10.b": 2, "E10.d": "5", "E19": 0}, {"E19": 1}),
    ("mixed-days", "E18.c", {**NO_DRUGS, "E2.c": 4, "E10.c": 5, "E18.c": 5}, {"E18.c": 4}),
    ("drug-problems-without-days", "E35.b", {**NO_DRUGS, "E35.b": 1}, {"E13.c": 2}),
    ("troubled-body", "C10", {"C9": 0, "C10": 1}, {"C9": 1}),
    ("troubled-work", "D24", {"D23": 0, "D24": 1}, {"D24": 0}),
    ("troubled-alcohol", "E36.a", {"E35.a": 0, "E36.a": 4}, {"E36.a": X}),
    ("troubled-drugs", "E36.b", {"E35.b": 0, "E36.b": 2}, {"E35.b": 3}),
    ("troubled-family", "H20", {"H18": 0, "H20": 2}, {"H18": 1}),
    ("troubled-others", "H21", {"H17": 0, "H19": 0, "H21": 1}, {"H17": 30}),
    ("troubled-mind", "I12", {"I11": 0, "I12": 3}, {"I11": 30}),
    *((f"main-source-{n}", "D20", {"D20": str(n), f"D{n}": 0}, {f"D{n}": 1}) for n in range(10, 20)),
    ("illegal-money-without-days", "F19", {"D16": 1, "F19": 0}, {"F19": 1}),
    ("away-but-working", "D9", {"B6": "2", "B7": 30, "D9": 1}, {"B7": 29}),
    ("away-but-illegal", "F19", {"B6": "2", "B7": 30, "F19": 1}, {"F19": 0}),
    ("away-but-using-E10", "E10.c", {"B6": "2", "B7": 30, "E10.c": 1}, {"E10.c": 0}),
    ("held-longer-than-away", "F18", {"B6": "2", "B7": 5, "F18": 6}, {"F18": 5}),
    ("held-but-not-away", "F18", {"B6": "1", "F18": 1}, {"F18": 0}),
    ("months-inside", "F14", {"A10": 20, "F14": 73}, {"F14": 72}),
    ("lives-with-children", "H2", {"B4": 0, "H2": "3"}, {"B4": 1}),
    ("need-unwanted-medical", "C12", {"C12": 4, "C11": 0}, {"C11": 1}),
    ("need-unwanted-employment", "D26", {"D23": 2, "D26": 4, "D25": 0}, {"D25": 1}),
    ("need-unwanted-alcohol", "E38", {"E38": 9, "E37.a": 0}, {"E38": 3}),
    ("need-unwanted-drug", "E39", {"E39": 9, "E37.b": 0}, {"E37.b": 4}),
    ("need-unwanted-legal", "F22", {"F22": 5, "F21": 0}, {"F21": 2}),
    ("need-unwanted-family", "H24", {"H24": 5, "H22": 0, "H23": 0}, {"H23": 2}),
    ("need-unwanted-psychiatric", "I20", {"I20": 5, "I13": 0}, {"I13": X}),
]  # fmt: skip


@pytest.mark.parametrize(("check", "at", "odd", "cure"), CHECKS, ids=[c[0] for c in CHECKS])
def test_cross_check(
    grund: Form, check: str, at: str, odd: dict[str, Answer], cure: dict[str, Answer]
) -> None:
    assert (at, check) in _problems(grund, odd)
    assert (at, check) not in _problems(grund, {**odd, **cure})


def _problems(form: Form, answers: dict[str, Answer]) -> set[tuple[str, str]]:
    state = page_states(form, Answers(answers))
    assert not [
        p
        for _, p in state.problems()
        if "?" in p.message.split(".")[0] and "{" in p.message
    ]
    return {(key, problem.check) for key, problem in state.problems()}


def test_every_cross_check_is_in_the_table(grund: Form) -> None:
    rows = re.compile(r"-E\d+$")
    tested = {rows.sub("", check) for check, *_ in CHECKS}
    assert {rows.sub("", check.id) for check in grund.checks} == tested


def test_no_empty_interview_has_problems(grund: Form) -> None:
    assert list(page_states(grund, Answers()).problems()) == []


# ---- Prompts ----

PROMPTS: list[tuple[str, dict[str, Answer], dict[str, Answer]]] = [
    ("suicide", {"I9.b": 1}, {"I9.a": 1, "I9.b": 0}),
    ("suicide", {"I10.b": 1}, {"I10.a": 1}),
    ("suicide", {"A12": "1", "I19": 1}, {"I19": X}),
    ("violence", {"H13.b": 1}, {"H13.a": 1}),
    ("violence", {"H14.b": 1}, {"H14.b": 0}),
    ("violence", {"H15.b": 1}, {"H15.b": X}),
    ("children", {"B4": 1, "B4c": 1}, {"B4": 0, "B4c": 1}),
    ("children", {"B4": 1, "E35.a": 20}, {"B4": 1, "E35.a": 5}),
    ("overdose", {"E3.b": 2, "B6": "2"}, {"E3.b": 2, "B6": "1"}),
    ("overdose", {"E6.c": 3, "E21": 1}, {"E10.c": 3, "E21": 1}),
    ("withdrawal", {"E20": 1}, {"E20": 0}),
    ("withdrawal", {"E2.c": 28}, {"E2.c": 3}),
]


@pytest.mark.parametrize(("prompt", "danger", "calm"), PROMPTS)
def test_prompt(
    grund: Form, prompt: str, danger: dict[str, Answer], calm: dict[str, Answer]
) -> None:
    assert prompt in {p.id for p in page_states(grund, Answers(danger)).prompts}
    assert prompt not in {p.id for p in page_states(grund, Answers(calm)).prompts}


def test_every_prompt_is_in_the_table(grund: Form) -> None:
    assert {prompt.id for prompt in grund.prompts} == {prompt for prompt, _, _ in PROMPTS}
    assert all(2 <= len(prompt.steps) <= 5 for prompt in grund.prompts)


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


# ---- The words ----


def _spoken(form: Form) -> list[Question]:
    return [question for question in form.asked if question.stage == "interview"]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)


def _lix(text: str) -> float:
    """Words a sentence, and percent of words over six letters. Below 35 is easy to read."""
    words = _words(text)
    sentences = len(re.findall(r"[.!?:](?=\s|$)", text)) or 1
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_lix_tells_hard_from_easy() -> None:
    assert _lix("Hur mår du? Har du ont?") < 10
    assert (
        _lix("Föreligger missbruksrelaterade sjukvårdsbehov avseende beroendeproblematik?")
        > 60
    )


def test_no_question_is_too_long_to_hear(grund: Form) -> None:
    assert [q.key for q in _spoken(grund) if len(_words(q.text)) > 30] == []


def test_questions_are_easy_to_hear(grund: Form) -> None:
    assert [q.key for q in _spoken(grund) if _lix(q.text) > 60] == []
    assert _lix(" ".join(q.text for q in _spoken(grund))) < 35
    for section in grund.sections:
        texts = [grund.questions[key].text for key in section.keys]
        assert _lix(" ".join(text for text in texts if text)) < 42


def test_no_two_questions_sound_the_same(grund: Form) -> None:
    texts = Counter(q.text for q in grund.asked if q.type != "rating" and q.text)
    assert [text for text, times in texts.items() if times > 1] == []


def test_hints_are_one_line_and_labels_short(grund: Form) -> None:
    assert [q.key for q in grund.asked if len(q.hint) > 110] == []
    assert [q.key for q in grund.asked if len(q.label) > 60 or q.label.endswith("?")] == []


OFFICIALESE = re.compile(
    r"\b(vänligen|erhåll\w*|avseende|föreligg\w*|huruvida|gällande|hen|henom|missbrukar\w*|\w*problematik)\b",
    re.IGNORECASE,
)


def test_no_officialese(grund: Form) -> None:
    said = {q.key: f"{q.text} {q.hint} {q.help}" for q in grund.asked}
    said |= {s.id: s.lead for s in grund.sections}
    said |= {p.id: " ".join((p.title, *p.steps)) for p in grund.prompts}
    said |= {c.id: c.message for c in grund.checks}
    assert {
        key: found[0] for key, text in said.items() if (found := OFFICIALESE.search(text))
    } == {}
    assert OFFICIALESE.search("Vänligen ange")


def test_no_placeholder_is_left(grund: Form) -> None:
    said = [q.text + q.hint + q.help + q.label for q in grund.asked]
    assert not [text for text in said if "{" in text or "  " in text]


@needs_items
def test_the_words_are_our_own(grund: Form) -> None:
    facts = {fact["swedish_paraphrase"].strip() for fact in _facts()}
    assert [q.key for q in grund.asked if q.text in facts] == []


@pytest.mark.parametrize("period", ["30"])
def test_the_last_30_days_are_said_or_were_just_said(grund: Form, period: str) -> None:
    """A question on the last 30 days says so, or follows one that did."""
    told = False
    for question in _spoken(grund):
        if question.period != period or question.type == "text":
            continue
        told = "30 dag" in question.text or (told and question.relevant is not None)
        assert told or question.type == "rating", question.key
