# SPDX-License-Identifier: EUPL-1.2
"""An earlier interview beside the own one: `then:C2` in conditions, checks and prompts."""

import random

import pytest
from any_answers import any_answers, any_value
from hypothesis import given
from hypothesis import strategies as st
from small_form import FORM, small_form

from app.forms.answers import Answer, Answers, Mark
from app.forms.check import check_form
from app.forms.conditions import Condition
from app.forms.earlier_answers import about, is_then, named
from app.forms.handling import handled
from app.forms.model import Form
from app.forms.outline import Glance, Outline
from app.forms.relevance import Relevance, effective, with_earlier
from app.forms.state import page_states
from app.forms.talk_progress import percent

SMALL = small_form()


def looking_back(**changed: str) -> Form:
    """The small form as a follow-up: each word of `changed` may take the place of its own."""
    said = {
        "then": 'then = ["interview"]',
        "E5": '{ op = "at_least", question = "then:C2", value = 10 }',
        "E6": '{ op = "answered", question = "then" }',
        "many": '{ op = "compare", left = { questions = ["E2.b"] }, relation = "<", right = { questions = ["then:E2.b"] } }',
        "message": "Förra gången {then:E2.b}, nu {E2.b}.",
        "act": '{ op = "not", of = { op = "is_n", question = "then:E2p" } }',
    } | changed
    text = FORM.replace('title = "Liten"', f'title = "Liten igen"\n{said["then"]}')
    text = text.replace(
        'text = "Vilken ort?"', f'text = "Vilken ort?", relevant = {said["E5"]}'
    )
    text = text.replace(
        'text = "Vilken dag?"', f'text = "Vilken dag?", relevant = {said["E6"]}'
    )
    check = (
        f'[[checks]]\nid = "fell"\nstrength = "signal"\nwhen = {said["many"]}\n'
        f'at = "E2.b"\nmessage = "{said["message"]}"\n'
        f'[[prompts]]\nid = "then"\nwhen = {said["act"]}\ntitle = "Se"\nsteps = ["Se."]\n'
    )
    return small_form(text + check)


BACK = looking_back()
_SEEDS = st.integers(0, 10_000)
_SHARES = st.floats(0, 1)


def with_then(seed: int, share: float, *, then: float = 0.7) -> Answers:
    """Answers to the follow-up beside those of an earlier interview."""
    earlier = effective(SMALL, any_answers(SMALL, seed + 1, then))
    return Answers(any_answers(BACK, seed, share), earlier)


def relevance(key: str, then: dict[str, Answer] | None) -> Relevance:
    return page_states(BACK, Answers({}, then)).fields[key].relevance


def test_names() -> None:
    assert named({}) == {}
    assert named({"C2": 3}) == {"then": 1, "then:C2": 3}
    assert [is_then(one) for one in ("then", "then:C2", "C2", "thence", "")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [about(one) for one in ("then:E2.b", "E2.b")] == ["E2.b", "E2.b"]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ({"C2": 12}, Relevance.ASKED),
        ({"C2": 9}, Relevance.SKIPPED),
        ({"C2": Mark.N}, Relevance.SKIPPED),
        ({"C2": Mark.X}, Relevance.QUIET),
        ({"C3": 1}, Relevance.QUIET),
        (None, Relevance.QUIET),
    ],
)
def test_what_was_said_then_is_weighed_as_an_answer_of_its_own(
    then: dict[str, Answer] | None, expected: Relevance
) -> None:
    assert relevance("E5", then) is expected


def test_whether_there_is_an_earlier_one_is_always_known() -> None:
    assert relevance("E6", {"C3": 1}) is Relevance.ASKED
    assert relevance("E6", None) is Relevance.SKIPPED
    assert effective(BACK, Answers())["E6"] is Mark.N


def test_a_check_tells_both_answers_in_words() -> None:
    answers = Answers({"E2.b": 4}, {"E2.b": 18})
    assert [(key, one.message) for key, one in page_states(BACK, answers).problems()] == [
        ("E2.b", "Förra gången 18 dagar, nu 4 dagar.")
    ]
    assert not list(page_states(BACK, Answers({"E2.b": 4})).problems())


def test_a_check_that_names_what_nobody_said_then_is_never_said() -> None:
    form = looking_back(many='{ op = "at_least", question = "E2.b", value = 1 }')
    assert not list(page_states(form, Answers({"E2.b": 4})).problems())
    assert not list(page_states(form, Answers({"E2.b": 4}, {"C2": 1})).problems())
    assert list(page_states(form, Answers({"E2.b": 4}, {"E2.b": 0})).problems())


def test_a_prompt_looks_back() -> None:
    assert [one.id for one in page_states(BACK, Answers({}, {"E2p": 1})).prompts] == [
        "then"
    ]
    assert not page_states(BACK, Answers({}, {"E2p": Mark.N})).prompts
    assert not page_states(BACK, Answers()).prompts


@given(_SEEDS, _SHARES)
def test_what_was_said_then_never_becomes_an_answer(seed: int, share: float) -> None:
    answers = with_then(seed, share)
    state = page_states(BACK, answers)
    own = effective(BACK, answers)
    assert list(state.fields) == list(BACK.questions)
    assert own.keys() <= BACK.questions.keys()
    for key, field in state.fields.items():
        skipped = field.relevance is Relevance.SKIPPED
        assert field.answer == answers.get(key)
        assert own.get(key) == (Mark.N if skipped else answers.get(key))
    assert with_earlier(BACK, answers) == {**own, **named(answers.then)}
    assert state.given == own
    assert state.asked <= BACK.questions.keys()


@given(_SEEDS, _SHARES)
def test_a_form_that_does_not_look_back_is_as_it_was(seed: int, share: float) -> None:
    alone = any_answers(SMALL, seed, share)
    beside = Answers(alone, effective(SMALL, any_answers(SMALL, seed + 1)))
    assert page_states(SMALL, beside) == page_states(SMALL, alone)
    assert effective(SMALL, beside) == effective(SMALL, alone)


@given(_SEEDS, _SHARES, _SHARES)
def test_a_glance_says_the_same(seed: int, share: float, then: float) -> None:
    answers = with_then(seed, share, then=then)
    outline = Outline(BACK.model_dump_json(exclude_defaults=True))
    assert (outline.kind, outline.then) == ("interview", ("interview",))
    state = page_states(BACK, answers)
    missing = [one.question for one in state.missing()]
    far = Glance(outline).far(answers.keys(), answers.get, answers.then)
    assert far.percent == percent(BACK, state)
    assert far.talk == sum(one.stage == "interview" for one in missing)
    assert far.after == sum(one.stage == "after" for one in missing)


@given(_SEEDS, _SHARES)
def test_it_is_walked_to_its_end(seed: int, share: float) -> None:
    answers, chance = with_then(seed, share), random.Random(seed)
    for _ in BACK.asked:
        field = next(page_states(BACK, answers).missing(), None)
        if field is None:
            break
        answers = answers.with_answer(field.question.key, any_value(field.question, chance))
    assert not list(page_states(BACK, answers).missing())


def test_what_was_said_then_stays_beside_each_answer() -> None:
    answers = Answers({}, {"C2": 12}).with_answer("C1", 1).with_answer("C1", None)
    assert answers.then == {"C2": 12}
    assert answers == Answers({}, {"C2": 12}) != Answers()


def found(form: Form, *bank: str) -> list[str]:
    return [str(one) for one in check_form(form, bank)]


def test_a_form_that_looks_back_is_sound() -> None:
    assert found(BACK) == []


@pytest.mark.parametrize(
    ("place", "said", "fault"),
    [
        ("then", "", "F16 E5: then:C2 är ur en tidigare intervju, men formuläret ser inte tillbaka på någon."),
        ("E5", '{ op = "at_least", question = "then:Z9", value = 10 }', "F16 E5: Z9 finns varken i formuläret eller i frågebanken."),
        ("E5", '{ op = "equals", question = "then:C2", value = 31 }', "F08 E5: villkoret väntar på ett svar som then:C2 aldrig har."),
        ("E5", '{ op = "equals", question = "then", value = 1 }', "F08 E5: villkoret väntar på ett svar som then aldrig har."),
        ("message", "Förra gången {then:Z9}.", "F16 fell: formuläret har inga ord för svaret på then:Z9."),
        ("message", "Förra gången {then}.", "F16 fell: formuläret har inga ord för svaret på then."),
        ("act", '{ op = "is_n", question = "then:Z9" }', "F16 then: Z9 finns varken i formuläret eller i frågebanken."),
    ],
)  # fmt: skip
def test_a_fault_is_found(place: str, said: str, fault: str) -> None:
    findings = found(looking_back(**{place: said}))
    assert any(one.startswith(fault) for one in findings), findings


def test_a_question_of_the_bank_may_be_looked_back_at_though_the_form_lacks_it() -> None:
    form = looking_back(E5='{ op = "at_least", question = "then:Z9", value = 10 }')
    assert found(form, "Z9") == []


def test_order_is_nothing_to_what_was_said_then() -> None:
    """E7 comes after E5, and C2 may look back at itself."""
    assert (
        found(looking_back(E5='{ op = "equals", question = "then:E7", value = 1 }')) == []
    )


def test_what_it_looks_back_at_is_kept_with_the_form() -> None:
    kept = BACK.model_dump_json(exclude_defaults=True)
    assert handled(Form.model_validate_json(kept), BACK) == BACK
    assert "then" not in SMALL.model_dump_json(exclude_defaults=True)


def _conditions(form: Form) -> list[Condition]:
    return [one.relevant for one in form.asked if one.relevant is not None]


@given(_SEEDS, _SHARES)
def test_every_condition_turns_the_same_way_on_what_was_said_then(
    seed: int, share: float
) -> None:
    """A condition on `then:KEY` holds when the one on KEY held in the earlier interview."""
    said = effective(SMALL, any_answers(SMALL, seed, share))
    for one in _conditions(SMALL):
        text = one.model_dump_json().replace('"question":"', '"question":"then:')
        then = type(one).model_validate_json(text)
        assert then.truth(named(said)) is one.truth(said)
