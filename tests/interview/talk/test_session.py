# SPDX-License-Identifier: EUPL-1.2
"""The talk: what is kept, what is asked next, and progress that never goes backwards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Form
from app.interview.talk.answer_effects import moved_words
from app.interview.talk.session import Change, Session
from tests.library import GRUND, LIBRARY


@pytest.fixture(scope="module")
def grund() -> Form:
    return LIBRARY.form(GRUND)


class Kept:
    """What the session gave away to be kept, in order."""

    def __init__(self) -> None:
        self.given: list[tuple[dict[str, Answer | None], str]] = []

    def __call__(self, change: Change, position: str) -> None:
        self.given.append((dict(change), position))


def session(
    form: Form, answers: dict[str, Answer] | None = None, *, at: str = ""
) -> Session:
    return Session(form, Answers(answers or {}), position=at, keep=Kept())


def test_every_answer_is_given_away_at_once(grund: Form) -> None:
    kept = Kept()
    talk = Session(grund, Answers(), position="C9", keep=kept)
    talk.answer("C9", 12)
    talk.answer("C9", None)
    assert kept.given == [({"C9": 12}, "C9"), ({"C9": None}, "C9")]


def test_a_position_that_the_form_lacks_is_the_beginning(grund: Form) -> None:
    assert session(grund, at="Ö99").position == "A1"


def test_the_walk_passes_over_what_is_skipped(grund: Form) -> None:
    talk = session(grund, {"C1": 0})
    assert talk.following("C1") == "C2"
    assert talk.preceding("C2") == "C1"


def test_the_walk_ends_at_both_ends(grund: Form) -> None:
    talk = session(grund)
    assert talk.preceding("A1") is None
    assert talk.following(talk.talk[-1]) is None


def test_a_row_is_answered_whole_and_left(grund: Form) -> None:
    talk = session(grund, at="E3.a")
    talk.answer_row("substances", "E3")
    assert (talk.answers["E3.a"], talk.answers["E3.b"], talk.answers["E3.c"]) == (
        Mark.N,
        0,
        0,
    )
    assert talk.after_row("E3.a") == "E4.a"
    with pytest.raises(KeyError):
        talk.answer_row("substances", "E99")


def test_what_fell_off_and_came_back_is_told(grund: Form) -> None:
    talk = session(grund, {"E19": 1, "E19a": 22})
    fell = talk.answer("E19", 0)
    assert fell.fell_off == ("E19a",)
    came = talk.answer("E19", 1)
    assert came.came_back == ("E19a",)
    assert "E19a" in moved_words(fell)
    assert "E19a" in moved_words(came)
    assert moved_words(talk.answer("C9", 3)) == ""


def test_the_day_is_the_one_that_the_answers_say(grund: Form) -> None:
    assert session(grund).day is None
    assert session(grund, {"A3": Mark.X}).day is None
    assert session(grund, {"A3": date(2026, 11, 3)}).day == date(2026, 11, 3)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["C1", "C2", "C5", "E19", "F14", "H2"]), st.integers(0, 1)
        ),
        max_size=12,
    )
)
def test_progress_never_goes_backwards(steps: list[tuple[str, int]]) -> None:
    form = LIBRARY.form(GRUND)
    talk = session(form)
    before = 0
    for key, value in steps:
        question = form.questions[key]
        answer: Answer = str(value + 1) if question.type == "choice" else value
        talk.answer(key, answer)
        handled = sum(talk.progress(section).handled for section in form.sections)
        assert handled >= before
        before = handled
