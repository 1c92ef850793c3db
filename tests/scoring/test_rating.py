# SPDX-License-Identifier: EUPL-1.2
"""The two-step rule: the range is the interviewer's, the point in it the client's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms.answers import Answer, Mark
from app.forms.areas import Area
from app.scoring.rating import client_view, is_range, suggest


@pytest.mark.parametrize(
    ("low", "high", "troubled", "importance", "expected"),
    [
        (4, 6, 3, 4, 6),
        (4, 6, 0, 1, 4),
        (4, 6, 2, 2, 5),
        (4, 6, 4, 0, 5),
        (4, 5, 4, 3, 5),
        (4, 5, 1, 1, 4),
        (4, 5, 4, 1, 5),
        (4, 5, 2, 2, 4),
        (0, 2, None, 4, None),
        (0, 2, 4, None, None),
    ],
)
def test_the_point(
    low: int, high: int, troubled: int | None, importance: int | None, expected: int | None
) -> None:
    assert suggest(low, high, troubled, importance) == expected


@pytest.mark.parametrize(("low", "high"), [(4, 4), (4, 7), (6, 4), (-1, 1), (8, 10)])
def test_what_is_no_range(low: int, high: int) -> None:
    assert not is_range(low, high)
    with pytest.raises(ValueError, match="range"):
        suggest(low, high, 2, 2)


@given(
    low=st.integers(0, 7), wide=st.integers(1, 2), a=st.integers(0, 4), b=st.integers(0, 4)
)
def test_never_outside_the_range_and_never_against_the_client(
    low: int, wide: int, a: int, b: int
) -> None:
    point = suggest(low, low + wide, a, b)
    assert point is not None
    assert low <= point <= low + wide
    more = suggest(low, low + wide, min(4, a + 1), min(4, b + 1))
    assert more is not None
    assert more >= point


AREA = Area(
    id="family",
    title="Familj",
    section="H",
    rating="H24",
    troubled=("H20", "H21"),
    importance=("H22", "H23"),
    critical=(),
    comment="H27",
)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"H20": 1, "H21": 3, "H22": 0, "H23": 2}, (3, 2)),
        ({"H20": Mark.N, "H21": 3, "H22": Mark.N, "H23": 2}, (3, 2)),
        ({"H20": Mark.X, "H21": 0, "H22": 0, "H23": 2}, (None, 2)),
        ({"H20": Mark.N, "H21": Mark.N, "H22": 0}, (None, None)),
    ],
)
def test_the_client_view_of_an_area(
    answers: dict[str, Answer], expected: tuple[int | None, int | None]
) -> None:
    assert client_view(AREA, answers) == expected
