# SPDX-License-Identifier: EUPL-1.2
"""ASI Grund's skip rules, cross-checks and prompts: each has its line here, for and against."""

import re

import pytest

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.forms.relevance import Relevance
from app.forms.state import page_states

X, N = Mark.X, Mark.N

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
    ({"B4": 0}, {"B4": 1}, ["B4a", "B4b", "B4c"]),
    ({"B4": 0}, {"B4": 1, "B4b": ("2",)}, ["H16"]),
    ({"B4": 1, "B4b": ("1", "3")}, {"B4": 1, "B4b": ("1", "4")}, ["H16"]),
    ({"B6": "1"}, {"B6": "2"}, ["B7"]),
    ({"D5": YearMonth(0, 0)}, {"D5": YearMonth(0, 3)}, ["D7"]),
    ({"D23": N}, {"D23": 4}, ["D24", "D25"]),
    ({"D10": 0}, {"D10": 1}, ["D10.kr"]),
    ({"D16": 0}, {"D16": 1}, ["D16.kr"]),
    (
        {"E3.a": N, "E3.b": 0, "E3.c": 0},
        {"E3.a": 20, "E3.b": 1, "E3.c": 0},
        ["E3.d"],
    ),
    ({"E3.a": 20, "E3.b": 1, "E3.c": 0}, {"E3.a": 20, "E3.b": 1, "E3.c": 1}, ["E3p"]),
    (
        {"E10.a": N, "E10.b": 0, "E10.c": 0},
        {"E10.a": 17, "E10.b": 0, "E10.c": 0},
        ["E10.d"],
    ),
    ({"E5.a": N, "E5.b": 0, "E5.c": 0}, {"E5.a": X, "E5.b": 0, "E5.c": 0}, ["E5.d"]),
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
PAUSE: dict[str, Answer] = {"E31": 3, "E32": 0}
CHECKS: list[tuple[str, str, dict[str, Answer], dict[str, Answer]]] = [
    ("grund-in-person", "A12", {"A12": "3"}, {"A12": "1"}),
    ("place-without-days", "B7", {"B6": "2", "B7": 0}, {"B7": 1}),
    ("drunk-days", "E2.c", {"E1.c": 10, "E2.c": 11}, {"E2.c": 10}),
    ("drunk-years", "E2.b", {"E1.b": 10, "E2.b": 11}, {"E2.b": 10}),
    ("years-of-life-E10", "E10.b", {"A10": 30, "E10.a": 20, "E10.b": 12}, {"E10.b": 11}),
    ("years-of-life-injecting", "E19b", {"A10": 30, "E19": 1, "E19a": 20, "E19b": 12}, {"E19b": 11}),
    ("route-injection-E10", "E19", {"E10.b": 2, "E10.d": "5", "E19": 0}, {"E19": 1}),
    ("route-injection-E10", "E19", {"E10.a": 17, "E10.b": 0, "E10.c": 0, "E10.d": "4", "E19": 0}, {"E19": 1}),
    ("route-injection-E5", "E19", {"E5.c": 30, "E5.d": "4", "E5p": 0, "E19": 0}, {"E5p": 1}),
    ("route-injection-E4", "E19", {"E4.c": 30, "E4.d": "5", "E4p": X, "E19": 0}, {"E4p": 1}),
    ("route-injection-before-E5", "E19", {"E5.a": 30, "E5.c": 0, "E5.d": "4", "E19": 0}, {"E19": 1}),
    ("injected-months", "E19d", {"E19": 1, "E19c": 0, "E19d": 2}, {"E19c": 1}),
    ("injected-without-days", "E19d", {**NO_DRUGS, "E19": 1, "E19d": 2}, {"E10.c": 2}),
    ("mixed-days", "E18.c", {**NO_DRUGS, "E2.c": 4, "E10.c": 5, "E18.c": 5}, {"E18.c": 4}),
    ("drug-problems-without-days", "E35.b", {**NO_DRUGS, "E35.b": 1}, {"E13.c": 2}),
    ("pause-but-used-E1", "E32", {**PAUSE, "E30": "01", "E1.c": 1}, {"E1.c": 0}),
    ("pause-but-used-E1", "E32", {**PAUSE, "E30": "01", "E1.c": 1}, {"E32": 1}),
    ("pause-but-used-E10", "E32", {**PAUSE, "E30": "09", "E10.c": 4}, {"E30": "01"}),
    ("pause-but-used-E10", "E32", {**PAUSE, "E30": "21", "E30.which": ("09", "12"), "E10.c": 4}, {"E10.c": 0}),
    ("pause-but-used-E4", "E32", {**PAUSE, "E30": "03", "E4.c": 30, "E4p": 0}, {"E4p": 1}),
    ("pause-but-used-E4", "E32", {**PAUSE, "E30": "03", "E4.c": 30, "E4p": X}, {"E4.c": 0}),
    ("pause-but-used-E13", "E32", {**PAUSE, "E30": "12", "E13.c": 1}, {"E13.c": 0}),
    ("pause-but-used-marijuana", "E32", {**PAUSE, "E30": "13", "E13.c": 1}, {"E13.c": 0}),
    ("pause-but-drunk-mixed", "E32", {**PAUSE, "E30": "20", "E1.c": 1}, {"E1.c": 0}),
    ("pause-but-drunk-mixed", "E32", {**PAUSE, "E30": "20", "E30.which": ("09", "12"), "E1.c": 1}, {"E30.which": ("01", "09")}),
    ("pause-over-but-sober", "E32", {"B6": "1", "E30": "01", "E31": 6, "E32": 2, "E1.c": 0}, {"B6": "2"}),
    ("pause-over-but-clean", "E32", {**NO_DRUGS, "B6": "1", "E30": "09", "E31": 6, "E32": 2}, {"E32": 1}),
    ("pause-inside", "E32", {**PAUSE, "E30": "01", "B6": "2", "B7": 30}, {"B7": 29}),
    ("money-without-alcohol", "E33.a", {"E1.c": 0, "E33.a": 500}, {"E1.c": 1}),
    ("money-without-drugs", "E33.b", {**NO_DRUGS, "E33.b": 500}, {"E13.c": 1}),
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
    ("children", {"B4": 0, "H2": "1", "E35.b": 20}, {"B4": 0, "H2": "2", "E35.b": 20}),
    ("children", {"B4": 0, "H2": "3", "I9.b": 1}, {"B4": 0, "H2": "3", "I9.b": 0}),
    ("overdose", {"E3.b": 2, "B6": "2"}, {"E3.b": 2, "B6": "1"}),
    *(("overdose", {"E3.b": 2, "B6": b6}, {"E3.b": 2, "B6": "1"}) for b6 in "3456"),
    (
        "overdose",
        {"E5.a": 31, "E5.b": 0, "E5.c": 0, "B6": "4"},
        {"E5.a": N, "E5.b": 0, "E5.c": 0, "B6": "4"},
    ),
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
