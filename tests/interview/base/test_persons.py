# SPDX-License-Identifier: EUPL-1.2
"""Numbers are checked with a reason, masked, and tell an age."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interview.base.persons import (
    BadNumber,
    age,
    born,
    check_number,
    known_as,
    masked,
    number_in,
    typed_number,
)
from app.storage.records import Client

TODAY = date(2026, 11, 22)
GOOD = "19920611-2386"  # as Skatteverket's test numbers; nobody has it
COORDINATED = "19701063-2391"


@pytest.mark.parametrize(
    "typed",
    [
        "19920611-2386",
        "199206112386",
        "9206112386",
        "920611-2386",
        " 1992 0611 2386 ",
        "19920611\u20132386",
    ],
)
def test_a_number_is_written_one_way(typed: str) -> None:
    assert check_number("personnummer", typed, TODAY) == GOOD


def test_a_samordningsnummer_is_one() -> None:
    assert check_number("samordningsnummer", COORDINATED, TODAY) == COORDINATED
    assert born(COORDINATED) == date(1970, 10, 3)


@pytest.mark.parametrize("number", ["19850060-2381", "19850360-2388", "19850063-2388"])
def test_a_samordningsnummer_may_lack_its_birthday(number: str) -> None:
    assert check_number("samordningsnummer", number, TODAY) == number
    assert check_number("samordningsnummer", number[2:], TODAY) == number
    assert (born(number), age(number, TODAY)) == (None, None)
    with pytest.raises(BadNumber, match="hänger inte ihop"):
        check_number("samordningsnummer", f"{number[:-1]}9", TODAY)
    with pytest.raises(BadNumber, match="inte varit"):
        check_number("samordningsnummer", number, date(1984, 12, 31))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("19920611-2387", "hänger inte ihop"),
        ("19921311-2386", "Månaden"),
        ("19920600-2386", "Dagen"),
        ("1992061123", "tolv siffror"),
        ("199206112", "tolv siffror"),
        ("", "tolv siffror"),
        ("19920611-238A", "bara siffror"),
        (COORDINATED, "samordningsnummer"),
    ],
)
def test_a_bad_number_gives_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(BadNumber) as caught:
        check_number("personnummer", typed, TODAY)
    assert reason in caught.value.what
    if len(typed) > 6:
        assert typed not in str(caught.value)


def test_a_personnummer_is_no_samordningsnummer() -> None:
    with pytest.raises(BadNumber, match="personnummer"):
        check_number("samordningsnummer", GOOD, TODAY)


def test_nobody_is_born_tomorrow_or_ages_ago() -> None:
    with pytest.raises(BadNumber, match="inte varit"):
        check_number("personnummer", GOOD, date(1992, 6, 10))
    assert check_number("personnummer", GOOD, date(1992, 6, 11)) == GOOD
    with pytest.raises(BadNumber, match="över 120"):
        check_number("personnummer", GOOD, date(2113, 1, 1))


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1,98505E+11", "kalkylprogram"),
        ("4711,0", "kalkylprogram"),  # or it would be another case than 4711
        ("19850512123.0", "kalkylprogram"),
        ("19921371-2386", "Månaden"),  # a day of 71 makes it no case
        ("199213712386", "Månaden"),
    ],
)
def test_what_was_a_number_is_never_a_case(cell: str, reason: str) -> None:
    with pytest.raises(BadNumber, match=reason):
        number_in(cell, date(2026, 11, 22))


@pytest.mark.parametrize("cell", ["4711", "2026.1", "S-1", "119920611238", "2026-014"])
def test_a_case_stays_a_case(cell: str) -> None:
    assert number_in(cell, date(2026, 11, 22)) is None


@pytest.mark.parametrize(
    ("on", "years"),
    [(date(2026, 6, 10), 33), (date(2026, 6, 11), 34), (date(1992, 6, 11), 0)],
)
def test_age_is_whole_years(on: date, years: int) -> None:
    assert age(GOOD, on) == years


@pytest.mark.parametrize("number", ["", "19921340-2386", "hemligt", "19920611"])
def test_no_age_without_a_number(number: str) -> None:
    assert age(number, TODAY) is None


def test_the_last_four_never_show() -> None:
    assert masked(GOOD) == "19920611-••••"
    assert masked("") == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1992", "1992"),
        ("19920611", "19920611"),
        ("199206112", "19920611-2"),
        ("19920611-2386", "19920611-2386"),
        ("9206112386", "920611-2386"),
        ("920611-23", "920611-23"),
        ("920611+23", "920611+23"),
        ("Eva", "Eva"),
        ("", ""),
    ],
)
def test_the_hyphen_comes_by_itself(typed: str, shown: str) -> None:
    assert typed_number(typed) == shown


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    typed_number(text)
    number = ""
    with suppress(BadNumber):
        number = check_number("personnummer", text, TODAY)
    assert len(number) in (0, 13)


def test_somebody_without_a_name_is_known_by_what_there_is() -> None:
    number = "19920611-2386"
    assert known_as(Client("none", name="Eva Ek", id=3)) == "Eva Ek"
    assert known_as(Client("personnummer", number, case_number="17", id=3)) == (
        "Namn saknas · 19920611-••••"
    )
    assert known_as(Client("none", case_number="17", id=3)) == "Namn saknas"
    assert known_as(Client("none", id=3)) == "Namn saknas · klient 3"
