# SPDX-License-Identifier: EUPL-1.2
"""What is missing is found, named and led to; nothing unfinished can be signed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Form
from app.forms.state import FormState, page_states
from app.interview.after.judgement import (
    Fact,
    RatingRow,
    may_sign,
    rating_rows,
    read_range,
    write_range,
)
from app.interview.after.missing_answers import (
    AllMissing,
    completeness,
    explain_slot,
    mark_missing,
    needs,
)
from app.interview.sheet.sheet import default_follow_up
from app.interview.talk.session import Session
from app.scoring.rating import is_range
from tests.interview.practice_answers import practice_answers
from tests.library import GRUND, LIBRARY

GOES = LIBRARY.instrument(GRUND)
NEEDED = needs(GOES.form, GOES.scores, GOES.sheet)


@pytest.fixture(scope="module")
def grund() -> Form:
    return LIBRARY.form(GRUND)


@pytest.fixture(scope="module")
def whole(grund: Form) -> Answers:
    return practice_answers(grund, "Sofia")


def change(answers: Answers, changes: dict[str, Answer | None]) -> Answers:
    for key, answer in changes.items():
        answers = answers.with_answer(key, answer)
    return answers


def row(
    form: Form, state: FormState, area: str, texts: dict[str, str] | None = None
) -> RatingRow:
    return next(one for one in rating_rows(form, state, texts or {}) if one.area.id == area)


def fact(facts: tuple[Fact, ...], number: str) -> Fact:
    return next(one for one in facts if one.number == number)


def left(form: Form, answers: Answers, texts: dict[str, str] | None = None) -> AllMissing:
    return completeness(form, page_states(form, answers), texts or {})


# Completeness


def test_a_whole_interview_has_nothing_left(grund: Form, whole: Answers) -> None:
    assert left(grund, whole).open == 0
    assert left(grund, whole).unexplained == 0


def test_a_missing_answer_is_found_in_its_section_with_what_it_stops(
    grund: Form, whole: Answers
) -> None:
    state = page_states(grund, whole.with_answer("C9", None))
    (part,) = completeness(grund, state, {}, NEEDED).parts
    (gap,) = part.gaps
    assert (part.id, gap.key, gap.many) == ("C", "C9", 1)
    assert gap.needed_for == "Fysisk hälsa: bedömning, mått, återkoppling"


def test_areas_that_need_an_answer_in_the_same_way_are_told_together(
    grund: Form, whole: Answers
) -> None:
    state = page_states(grund, whole.with_answer("F1", None))
    (part,) = completeness(grund, state, {}, NEEDED).parts
    said = next(one.needed_for for one in part.gaps if one.key == "F1")
    assert said.count("återkoppling") == 1
    assert said.endswith(": återkoppling")
    assert len(said.split(", ")) > 2


def test_a_row_of_a_grid_is_one_line(grund: Form, whole: Answers) -> None:
    answers = change(whole, {"E3.a": None, "E3.b": None, "E3.c": None})
    (part,) = left(grund, answers).parts
    (gap,) = part.gaps
    assert (gap.number, gap.label, gap.many) == ("E3", "Heroin", part.open)
    assert gap.key in ("E3.a", "E3.b")


def test_optional_and_quiet_and_later_questions_are_not_missed(grund: Form) -> None:
    found = {gap.key for part in left(grund, Answers()).parts for gap in part.gaps}
    assert "C1" in found
    assert not found & {"C1a", "C12", "C13", "C15", "A13", "I14"}


def test_an_error_is_told_until_it_is_explained(grund: Form, whole: Answers) -> None:
    answers = change(whole, {"E1.c": 3, "E2.c": 9})
    found = left(grund, answers)
    (trouble,) = next(part for part in found.parts if part.id == "E").errors
    assert (trouble.key, trouble.problem.see, trouble.slot) == (
        "E2.c",
        "E1.c",
        "explain:drunk-days",
    )
    assert found.unexplained == 1
    explained = left(grund, answers, {"explain:drunk-days": "Räknat på två sätt."})
    assert explained.unexplained == 0
    assert explained.parts[0].errors[0].explanation == "Räknat på två sätt."
    assert left(grund, answers, {"explain:drunk-days": "  "}).unexplained == 1


def test_answers_that_do_not_fit_have_an_explanation_each(
    grund: Form, whole: Answers
) -> None:
    answers = change(whole, {"C9": 99, "D23": 99})
    slots = {
        explain_slot(key, problem)
        for key, problem in page_states(grund, answers).problems()
        if problem.check == "range"
    }
    assert slots == {"explain:range:C9", "explain:range:D23"}


def test_signals_are_told_but_stop_nothing(grund: Form, whole: Answers) -> None:
    answers = change(whole, {"C9": 0, "C10": 3})
    found = left(grund, answers)
    assert [signal.key for part in found.parts for signal in part.signals] == ["C10"]
    assert may_sign(grund, page_states(grund, answers), {}) == ()


def test_marking_the_rest_leaves_nothing_and_marks_no_follow_up(grund: Form) -> None:
    session = Session(grund, Answers({"C9": 4}), position="", keep=lambda *_: None)
    marked = mark_missing(session)
    assert left(grund, session.answers).open == 0
    assert session.answers["C9"] == 4
    assert session.answers["C1"] is Mark.X
    assert "C1a" not in session.answers
    assert marked == len(session.answers) - 1


# Ratings


def test_critical_items_are_in_words_and_rows_of_grids_together(
    grund: Form, whole: Answers
) -> None:
    state = page_states(grund, change(whole, {"E10.b": 5, "E10.c": 14, "E13.b": Mark.X}))
    facts = row(grund, state, "drug").facts
    assert fact(facts, "E10").words == "5 år, 14 dagar"
    assert fact(facts, "E10").group
    assert fact(facts, "E3").weight == "nothing"
    assert "?" in fact(facts, "E13").words


def test_every_critical_item_is_there_whatever_its_answer(grund: Form) -> None:
    for answers in (Answers(), practice_answers(grund, "Sofia")):
        for one in rating_rows(grund, page_states(grund, answers), {}):
            rows = {grund.questions[key].row or key for key in one.area.critical}
            assert {fact.number for fact in one.facts} == rows


def test_unanswered_and_unknown_items_are_told_apart(grund: Form, whole: Answers) -> None:
    state = page_states(grund, change(whole, {"C1": None, "C2": Mark.X}))
    facts = row(grund, state, "medical").facts
    assert (fact(facts, "C1").weight, fact(facts, "C1").words) == ("open", "inte besvarad")
    unknown = fact(facts, "C2")
    assert (unknown.weight, unknown.words) == ("unknown", "Pass")


@pytest.mark.parametrize(
    ("troubled", "importance", "pointed"),
    [(4, 3, 6), (0, 1, 4), (2, 3, 5), (Mark.X, 3, None)],
)
def test_the_program_points_but_never_rates(
    grund: Form, whole: Answers, troubled: Answer, importance: Answer, pointed: int | None
) -> None:
    answers = change(whole, {"C10": troubled, "C11": importance, "C12": None})
    one = row(grund, page_states(grund, answers), "medical", {"range:medical": "4-6"})
    assert one.pointed == pointed
    assert one.value is None
    assert not one.is_done


def test_without_a_range_nothing_is_pointed_at(grund: Form, whole: Answers) -> None:
    assert row(grund, page_states(grund, whole), "medical").pointed is None


def test_shared_questions_come_with_the_last_area(grund: Form, whole: Answers) -> None:
    state = page_states(grund, whole)
    assert row(grund, state, "alcohol").questions == ()
    keys = [field.question.key for field in row(grund, state, "drug").questions]
    assert keys == ["E40", "E41", "E42"]


def test_impressions_come_before_the_rating_and_not_by_telephone(
    grund: Form, whole: Answers
) -> None:
    state = page_states(grund, whole)
    seen = [field.question.key for field in row(grund, state, "psychiatric").observed]
    assert seen == ["I14", "I15", "I16", "I17", "I18", "I19"]
    by_telephone = page_states(grund, whole.with_answer("A12", "2"))
    assert row(grund, by_telephone, "psychiatric").observed == ()


@given(st.integers(-1, 10), st.integers(-1, 10))
def test_ranges_are_kept_as_they_were_chosen(low: int, high: int) -> None:
    if is_range(low, high):
        assert read_range(write_range(low, high)) == (low, high)
    else:
        with pytest.raises(ValueError, match="two or three"):
            write_range(low, high)


@given(st.text(max_size=6))
def test_a_broken_range_is_none(text: str) -> None:
    chosen = read_range(text)
    assert chosen is None or is_range(*chosen)


# Signing


def test_a_whole_interview_may_be_signed(grund: Form, whole: Answers) -> None:
    assert may_sign(grund, page_states(grund, whole), {}) == ()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"C5": None}, "C5"),
        ({"E39": None}, "E39"),
        ({"I14": None}, "I14"),
        ({"H25": None}, "H25"),
        ({"E1.c": 3, "E2.c": 9}, "E2.c"),
    ],
)
def test_each_kind_of_hole_stops_the_signature(
    grund: Form, whole: Answers, changes: dict[str, Answer | None], key: str
) -> None:
    stops = may_sign(grund, page_states(grund, change(whole, changes)), {})
    assert [stop.key for stop in stops] == [key]


def test_an_explained_error_stops_nothing(grund: Form, whole: Answers) -> None:
    state = page_states(grund, change(whole, {"E1.c": 3, "E2.c": 9}))
    assert may_sign(grund, state, {"explain:drunk-days": "Så blev det."}) == ()


def test_a_rating_outside_its_range_needs_a_reason(grund: Form, whole: Answers) -> None:
    state = page_states(grund, whole.with_answer("C12", 7))
    texts = {"range:medical": "2-4"}
    (stop,) = may_sign(grund, state, texts)
    assert (stop.key, "skälet" in stop.what) == ("C12", True)
    assert may_sign(grund, state, {**texts, "reason:medical": "Väntar på operation."}) == ()


def test_an_area_that_cannot_be_rated_is_handled(grund: Form, whole: Answers) -> None:
    assert may_sign(grund, page_states(grund, whole.with_answer("C12", Mark.X)), {}) == ()


def test_a_talk_that_was_broken_off_may_have_holes_but_not_in_the_ratings(
    grund: Form, whole: Answers
) -> None:
    answers = change(whole, {"A13": "2", "H1": None, "I21": None, "E38": None})
    state = page_states(grund, answers)
    assert state.is_broken_off
    assert [stop.key for stop in may_sign(grund, state, {})] == ["E38"]
    assert not page_states(grund, answers.with_answer("A13", Mark.N)).is_broken_off


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_taken_away_is_asked_for_again(
    grund: Form, whole: Answers, data: st.DataObject
) -> None:
    needed = [
        key
        for key, field in page_states(grund, whole).fields.items()
        if field.answer is not None and not field.question.optional
    ]
    key = data.draw(st.sampled_from(needed))
    state = page_states(grund, whole.with_answer(key, None))
    stops = may_sign(grund, state, {})
    assert bool(stops) == state.fields[key].is_missing


# Small things


def test_what_is_skipped_counts_as_n(grund: Form, whole: Answers) -> None:
    state = page_states(grund, change(whole, {"C1": 0, "C1a": "Hemligt"}))
    assert state.given["C1a"] is Mark.N


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2026, 11, 17), date(2027, 5, 17)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_the_follow_up_is_six_months_later(day: date, then: date) -> None:
    assert default_follow_up(day) == then


@pytest.mark.parametrize("day", [date.max, date.min])
def test_a_day_that_cannot_be_has_no_follow_up(day: date) -> None:
    assert default_follow_up(day) is None
