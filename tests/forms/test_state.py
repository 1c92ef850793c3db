# SPDX-License-Identifier: EUPL-1.2
"""The heart: any answers give a state, nothing given is lost, and the talk always ends."""

import random

import pytest
from any_answers import any_answers, any_value
from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import small_form

from app.forms.answers import Answer, Answers, Mark, YearMonth
from app.forms.model import Form
from app.forms.relevance import Relevance, effective
from app.forms.state import page_states
from app.forms.talk_progress import progress

SMALL = small_form()
_ANY_ANSWER: st.SearchStrategy[Answer] = st.one_of(
    st.sampled_from(Mark),
    st.integers(-5, 200),
    st.sampled_from(["", "1", "0180", "ord"]),
    st.dates(),
    st.builds(YearMonth, st.integers(0, 120), st.integers(0, 11)),
    st.lists(st.sampled_from(["1", "2", "9"]), max_size=3).map(tuple),
)
_ANY_ANSWERS = st.dictionaries(st.sampled_from(list(SMALL.questions)), _ANY_ANSWER).map(
    Answers
)


@given(_ANY_ANSWERS)
def test_any_answers_give_a_state(answers: Answers) -> None:
    state = page_states(SMALL, answers)
    assert list(state.fields) == list(SMALL.questions)
    for key, field in state.fields.items():
        assert field.answer == answers.get(key)


@given(_ANY_ANSWERS)
def test_what_counts_is_n_where_skipped_and_else_as_given(answers: Answers) -> None:
    counted = effective(SMALL, answers)
    for key, field in page_states(SMALL, answers).fields.items():
        skipped = field.relevance is Relevance.SKIPPED
        assert counted.get(key) == (Mark.N if skipped else answers.get(key))


@given(_ANY_ANSWERS, st.sampled_from(list(SMALL.questions)), _ANY_ANSWER)
def test_hiding_and_showing_again_restores(
    answers: Answers, key: str, other: Answer
) -> None:
    there = page_states(SMALL, answers)
    away = answers.with_answer(key, other)
    page_states(SMALL, away)
    assert page_states(SMALL, away.with_answer(key, answers.get(key))) == there


def test_an_answer_that_falls_away_is_kept_and_comes_back() -> None:
    told = Answers({"C1": 1, "C1a": "ryggen", "C1b": YearMonth(2, 0)})
    hidden = told.with_answer("C1", 0)
    assert effective(SMALL, hidden)["C1a"] is Mark.N
    field = page_states(SMALL, hidden).fields["C1a"]
    assert (field.is_kept, field.answer) == (True, "ryggen")
    assert effective(SMALL, hidden.with_answer("C1", 1))["C1a"] == "ryggen"


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (1, Relevance.ASKED),
        (0, Relevance.SKIPPED),
        (Mark.N, Relevance.SKIPPED),
        (Mark.X, Relevance.QUIET),
        (None, Relevance.QUIET),
    ],
)
def test_three_relevances(base: Answer | None, expected: Relevance) -> None:
    answers = Answers().with_answer("C1", base)
    field = page_states(SMALL, answers).fields["C1a"]
    assert field.relevance is expected
    assert field.is_missing == (expected is Relevance.ASKED)


def test_a_skipped_base_skips_what_hangs_on_it() -> None:
    """E2p looks at E2.b; with N there, it is neither asked nor missing."""
    state = page_states(SMALL, Answers({"E2.b": Mark.N}))
    assert state.fields["E2p"].relevance is Relevance.SKIPPED


def test_optional_is_never_missing() -> None:
    missing = {field.question.key for field in page_states(SMALL, Answers()).missing()}
    assert "C2" in missing
    assert not missing & {"C6", "C1a", "E7"}


def test_missing_among_some() -> None:
    state = page_states(SMALL, Answers({"C2": 3}))
    assert [field.question.key for field in state.missing(("C2", "C3", "C6"))] == ["C3"]


def test_problems_stand_at_their_question_with_the_answers_in_words() -> None:
    state = page_states(SMALL, Answers({"C2": 0, "C3": 2, "E1.b": 25, "E2.b": 25}))
    assert {key: (p.check, p.strength, p.message) for key, p in state.problems()} == {
        "C3": ("no-days", "signal", "0 dagar, men ändå 2 av 4."),
        "E2.b": ("many-E2", "error", "Metadon: 25 dagar är många."),
    }
    assert state.fields["C3"].problems[0].see == "C2"


def test_a_value_outside_its_question_is_an_error_and_not_lost() -> None:
    state = page_states(SMALL, Answers({"C2": 31, "E3": "9"}))
    assert {(key, p.check, p.strength) for key, p in state.problems()} == {
        ("C2", "range", "error"),
        ("E3", "range", "error"),
    }
    assert state.fields["C2"].answer == 31


def test_no_problem_where_the_question_is_skipped() -> None:
    assert not list(page_states(SMALL, Answers({"C1": 0, "C1a": 7})).problems())


def test_prompts_only_when_true() -> None:
    assert [prompt.id for prompt in page_states(SMALL, Answers({"C3": 4})).prompts] == [
        "act"
    ]
    assert page_states(SMALL, Answers({"C3": Mark.X})).prompts == ()


def test_progress_counts_what_is_asked_in_the_talk() -> None:
    section = SMALL.sections[
        0
    ]  # C1, C1a, C1b, C2, C3, C4; neither the rating nor the comment
    assert progress(page_states(SMALL, Answers()), section) == (0, 6, 4)
    assert progress(page_states(SMALL, Answers({"C1": 0})), section) == (3, 6, 3)
    full = Answers({"C1": 0, "C2": 1, "C3": 1, "C4": Mark.X})
    assert progress(page_states(SMALL, full), section) == (6, 6, 0)


def _walk_to_the_end(form: Form, answers: Answers, chance: random.Random) -> Answers:
    """Answers whatever is first missing, until nothing is. Never goes back."""
    order = {key: place for place, key in enumerate(form.questions)}
    last = -1
    while (field := next(page_states(form, answers).missing(), None)) is not None:
        key = field.question.key
        assert order[key] > last
        last = order[key]
        answers = answers.with_answer(key, any_value(field.question, chance))
    return answers


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_the_small_form_is_walked_to_its_end(seed: int, share: float) -> None:
    _walk_to_the_end(SMALL, any_answers(SMALL, seed, share), random.Random(seed))


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_asi_grund_is_walked_to_its_end(grund: Form, seed: int) -> None:
    done = _walk_to_the_end(grund, any_answers(grund, seed, 0.6), random.Random(seed))
    state = page_states(grund, done)
    assert all(progress(state, section).left == 0 for section in grund.sections)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 1))
def test_asi_grund_takes_any_answers(grund: Form, seed: int, share: float) -> None:
    answers = any_answers(grund, seed, share)
    state = page_states(grund, answers)
    assert {key: f.answer for key, f in state.fields.items() if f.answer is not None} == {
        **answers
    }
    assert not [problem for _, problem in state.problems() if problem.check == "range"]
