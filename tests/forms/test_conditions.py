# SPDX-License-Identifier: EUPL-1.2
"""Three truth values: what each kind of condition says of a value, X, N and nothing."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.conditions import Condition
from app.forms.three_valued import Truth

_READ: TypeAdapter[Condition] = TypeAdapter(Condition)
X, N = Mark.X, Mark.N


def one(op: str, **rest: Any) -> dict[str, Any]:
    return {"op": op, "question": "q", **rest}


def more(op: str, **rest: Any) -> dict[str, Any]:
    return {"op": op, "questions": ["q", "r"], **rest}


def compare(relation: str, **right: Any) -> dict[str, Any]:
    left = {"questions": ["q", "r"]}
    return {"op": "compare", "left": left, "relation": relation, "right": right}


YES = one("equals", value=1)
TABLE: list[tuple[dict[str, Any], dict[str, Answer], Truth]] = [
    (one("equals", value=1), {"q": 1}, True),
    (one("equals", value=1), {"q": 0}, False),
    (one("equals", value=1), {"q": "1"}, False),
    (one("equals", value="1"), {"q": "1"}, True),
    (one("equals", value=1), {"q": X}, None),
    (one("equals", value=1), {"q": N}, False),
    (one("equals", value=1), {}, None),
    (one("equals", value=0), {"q": YearMonth(0, 0)}, True),
    (one("equals", value=30), {"q": YearMonth(2, 6)}, True),
    (one("one_of", values=["2", "3"]), {"q": "3"}, True),
    (one("one_of", values=["2", "3"]), {"q": "4"}, False),
    (one("one_of", values=[13]), {"q": YearMonth(1, 1)}, True),
    (one("one_of", values=["2"]), {"q": X}, None),
    (one("one_of", values=["2"]), {"q": N}, False),
    (one("at_least", value=15), {"q": 15}, True),
    (one("at_least", value=15), {"q": 14}, False),
    (one("at_least", value=15), {"q": YearMonth(1, 3)}, True),
    (one("at_least", value=15), {"q": "words"}, None),
    (one("at_least", value=15), {"q": X}, None),
    (one("at_least", value=0), {"q": N}, False),
    (one("at_most", value=15), {"q": 15}, True),
    (one("at_most", value=15), {"q": 16}, False),
    (one("at_most", value=15), {"q": X}, None),
    (one("at_most", value=15), {"q": N}, False),
    (one("is_n"), {"q": N}, True),
    (one("is_n"), {"q": X}, False),
    (one("is_n"), {"q": 0}, False),
    (one("is_n"), {}, None),
    (one("is_x"), {"q": X}, True),
    (one("is_x"), {"q": N}, False),
    (one("is_x"), {}, None),
    (one("answered"), {"q": X}, True),
    (one("answered"), {"q": 0}, True),
    (one("answered"), {}, False),
    (one("contains", value="4"), {"q": ("1", "4")}, True),
    (one("contains", value="4"), {"q": ()}, False),
    (one("contains", value="4"), {"q": X}, None),
    (one("contains", value="4"), {"q": N}, False),
    (one("contains", value="4"), {}, None),
    (more("all_equal", value=0), {"q": 0, "r": 0}, True),
    (more("all_equal", value=0), {"q": 0, "r": 2}, False),
    (more("all_equal", value=0), {"q": 0}, None),
    (more("all_equal", value=0), {"r": 2}, False),
    (more("all_equal", value=0), {"q": 0, "r": N}, False),
    (more("any_at_least", value=1), {"q": 0, "r": 0}, False),
    (more("any_at_least", value=1), {"r": 1}, True),
    (more("any_at_least", value=1), {"q": 0}, None),
    (more("any_at_least", value=1), {"q": N, "r": N}, False),
    (compare("<", plus=5), {"q": 2, "r": 2}, True),
    (compare("<", plus=4), {"q": 2, "r": 2}, False),
    (compare("<=", plus=4), {"q": 2, "r": 2}, True),
    (compare(">", plus=3), {"q": 2, "r": 2}, True),
    (compare(">=", plus=5), {"q": 2, "r": 2}, False),
    (
        compare(">", questions=["q"], times=3, divide=2),
        {"q": 3, "r": 2},
        True,
    ),  # 5 > 9 // 2
    (compare("<", plus=99), {"q": 2}, None),
    (compare("<", plus=99), {"q": 2, "r": X}, None),
    (compare("<", plus=99), {"q": 2, "r": N}, None),
    (compare("<", questions=["s"]), {"q": 2, "r": 2}, None),
    (compare("<", plus=25), {"q": YearMonth(2, 0), "r": 0}, True),
    ({"op": "not", "of": YES}, {"q": 0}, True),
    ({"op": "not", "of": YES}, {"q": 1}, False),
    ({"op": "not", "of": YES}, {"q": N}, True),
    ({"op": "not", "of": YES}, {}, None),
    ({"op": "all", "of": [YES, one("answered")]}, {"q": 1}, True),
    ({"op": "all", "of": [YES, one("is_x")]}, {"q": X}, None),
    ({"op": "all", "of": [YES, one("is_n")]}, {"q": X}, False),
    ({"op": "any", "of": [YES, one("is_x")]}, {"q": X}, True),
    ({"op": "any", "of": [YES, one("is_n")]}, {"q": X}, None),
    ({"op": "any", "of": [YES, one("is_n")]}, {"q": 0}, False),
]


@pytest.mark.parametrize(("data", "answers", "expected"), TABLE)
def test_truth(data: dict[str, Any], answers: dict[str, Answer], expected: Truth) -> None:
    assert _READ.validate_python(data).truth(answers) is expected


def test_the_table_has_every_kind() -> None:
    kinds = {get_args(kind.model_fields["op"].annotation)[0] for kind in _kinds()}
    assert {data["op"] for data, _, _ in TABLE} == kinds


def _kinds() -> tuple[Any, ...]:
    return get_args(get_args(Condition)[0])


@pytest.mark.parametrize(
    "data",
    [
        {"op": "equal", "question": "q", "value": 1},
        {"op": "equals", "question": "q"},
        {"op": "equals", "question": "q", "value": 1, "values": [1]},
        {"op": "compare", "left": {}, "relation": "=", "right": {}},
        {"op": "compare", "left": {"divide": 0}, "relation": "<", "right": {}},
    ],
)
def test_nonsense_is_no_condition(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _READ.validate_python(data)


_KEYS = st.sampled_from(["q", "r", "s"])
_ANSWERS = st.dictionaries(
    st.sampled_from(["q", "r", "s", "t"]),
    st.one_of(
        st.integers(0, 3),
        st.sampled_from([X, N, "1", ("1", "2"), YearMonth(0, 2)]),
    ),
)
_LEAVES = st.one_of(
    st.builds(
        lambda q, v: {"op": "equals", "question": q, "value": v}, _KEYS, st.integers(0, 3)
    ),
    st.builds(
        lambda q, v: {"op": "at_least", "question": q, "value": v}, _KEYS, st.integers(0, 3)
    ),
    st.builds(lambda q: {"op": "is_n", "question": q}, _KEYS),
    st.builds(lambda q: {"op": "contains", "question": q, "value": "2"}, _KEYS),
    st.builds(
        lambda q: {"op": "all_equal", "questions": list(q), "value": 1}, st.sets(_KEYS)
    ),
)
_ANY = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda part: {"op": "not", "of": part}, inner),
        st.builds(
            lambda op, parts: {"op": op, "of": parts},
            st.sampled_from(["all", "any"]),
            st.lists(inner, max_size=3),
        ),
    ),
    max_leaves=5,
).map(_READ.validate_python)


@given(_ANY, _ANSWERS)
def test_twice_not_is_the_same(condition: Condition, answers: dict[str, Answer]) -> None:
    twice = _READ.validate_python({"op": "not", "of": {"op": "not", "of": condition}})
    assert twice.truth(answers) is condition.truth(answers)


@given(_ANY, _ANY, _ANSWERS)
def test_not_all_is_any_not(a: Condition, b: Condition, answers: dict[str, Answer]) -> None:
    not_all = {"op": "not", "of": {"op": "all", "of": [a, b]}}
    any_not = {"op": "any", "of": [{"op": "not", "of": a}, {"op": "not", "of": b}]}
    left, right = (
        _READ.validate_python(each).truth(answers) for each in (not_all, any_not)
    )
    assert left is right


@given(_ANY, _ANSWERS, _ANSWERS)
def test_only_the_named_questions_matter(
    condition: Condition, answers: dict[str, Answer], others: dict[str, Answer]
) -> None:
    named = set(condition.looks_at())
    mixed = {key: answer for key, answer in others.items() if key not in named}
    mixed |= {key: answer for key, answer in answers.items() if key in named}
    assert condition.truth(mixed) is condition.truth(answers)


@given(_ANY, _ANSWERS, st.sampled_from(["q", "r", "s"]), st.integers(0, 3))
def test_more_answers_never_overturn(
    condition: Condition, answers: dict[str, Answer], key: str, value: int
) -> None:
    """What was known stays so when an open question is answered."""
    if key not in answers and (before := condition.truth(answers)) is not None:
        assert condition.truth({**answers, key: value}) is before
