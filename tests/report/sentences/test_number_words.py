# SPDX-License-Identifier: EUPL-1.2
"""Numbers, money, times and ratings in words."""

import pytest

from app.report.sentences.number_words import (
    kronor,
    months,
    need_words,
    rating_words,
    spelled,
)
from app.swedish_figures import capital, listed, small, spaced


def test_small_numbers_are_spelled_and_others_in_figures() -> None:
    assert [spelled(number) for number in (0, 1, 12, 13)] == ["noll", "en", "tolv", "13"]


def test_money_stays_on_one_line() -> None:
    assert spaced(1234567) == "1\u00a0234\u00a0567"
    assert kronor(500) == "500\u00a0kr"
    assert kronor(85000) == "85\u00a0000\u00a0kr"


def test_months_become_years_and_months() -> None:
    assert [months(number) for number in (1, 11, 12, 30)] == [
        "1 månad",
        "11 månader",
        "1 år",
        "2 år och 6 månader",
    ]


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_a_list_is_read_as_people_say_it(parts: list[str], text: str) -> None:
    assert listed(parts) == text


def test_ratings_go_two_by_two() -> None:
    assert rating_words(None) == ""
    assert [rating_words(rating) for rating in (0, 1, 2, 5, 6, 9)] == [
        "inget problem nu",
        "inget problem nu",
        "litet problem",
        "måttligt problem",
        "påtagligt problem",
        "mycket stort problem",
    ]
    assert need_words(4) == "viss hjälp behövs"
    assert need_words(8) == "hjälp behövs absolut"


def test_capital_leaves_the_rest_as_it_is() -> None:
    assert capital("åtta KBT-samtal") == "Åtta KBT-samtal"
    assert small("Åtta KBT-samtal") == "åtta KBT-samtal"
    assert capital("") == small("") == ""
