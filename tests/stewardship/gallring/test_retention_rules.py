# SPDX-License-Identifier: EUPL-1.2
"""Five years after the last entry, done within the next calendar year; what keeps it (G4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.resources import resource_text
from app.stewardship.gallring.retention_rules import (
    BadRetentionRules,
    automatic,
    birth_matters,
    by_hand,
    last_entry,
    read_rules,
    shipped_retention,
    term,
)
from tests.library import LIBRARY

RULES = shipped_retention()
DAY = timedelta(days=1)
days = st.dates(date(1900, 1, 1), date(2150, 12, 31))


def codes(number: str, municipality: str = "0180") -> list[str]:
    return [each.code for each in automatic(RULES, number, municipality)]


def years_between(first: date, later: date) -> int:
    """Whole years, counted the slow way: birthdays that have come."""
    return sum(
        (later.year, later.month, later.day) >= (year, first.month, first.day)
        for year in range(first.year + 1, later.year + 1)
    )


@given(days)
def test_it_is_due_when_five_whole_years_have_passed_and_no_day_sooner(day):
    found = term(RULES, day)
    assert found.last_entry == day
    assert years_between(day, found.due) == 5
    assert years_between(day, found.due - DAY) == 4
    assert found.has_come(found.due)
    assert not found.has_come(found.due - DAY)


@given(days)
def test_it_is_to_be_gone_by_the_end_of_the_next_calendar_year(day):
    found = term(RULES, day)
    assert (found.latest.month, found.latest.day) == (12, 31)
    assert found.latest.year == found.due.year + 1
    assert timedelta(days=365) <= found.latest - found.due <= timedelta(days=731)
    assert not found.has_passed(found.latest)
    assert found.has_passed(found.latest + DAY)


@given(days, days)
def test_a_later_entry_is_never_due_sooner(one, other):
    first, second = sorted((one, other))
    assert term(RULES, first).due <= term(RULES, second).due
    assert term(RULES, first).latest <= term(RULES, second).latest


@pytest.mark.parametrize(
    ("day", "due", "latest"),
    [
        ("2020-02-29", "2025-03-01", "2026-12-31"),
        ("2020-02-28", "2025-02-28", "2026-12-31"),
        ("2019-12-31", "2024-12-31", "2025-12-31"),
        ("2020-01-01", "2025-01-01", "2026-12-31"),
        ("2021-11-22", "2026-11-22", "2027-12-31"),
    ],
)
def test_leap_days_and_ends_of_years(day, due, latest):
    found = term(RULES, date.fromisoformat(day))
    assert (found.due.isoformat(), found.latest.isoformat()) == (due, latest)


def test_years_that_are_eight_years_apart_have_their_leap_day():
    rules = RULES.model_copy(update={"years": 4})
    assert term(rules, date(2020, 2, 29)).due == date(2024, 2, 29)
    assert term(rules, date(2096, 2, 29)).due == date(2100, 3, 1)


@given(days)
def test_the_research_sample_is_born_on_three_days_of_a_month(birth):
    wanted = ["born-5-15-25"] if birth.day in (5, 15, 25) else []
    assert codes(f"{birth:%Y%m%d}-0000") == wanted
    assert codes(f"{birth:%Y%m}{birth.day + 60}-0000") == wanted
    assert not birth_matters(RULES, f"{birth:%Y%m%d}-0000")


def test_somebody_without_a_number_may_be_in_the_sample():
    assert codes("") == []
    assert birth_matters(RULES, "")


def test_whole_municipalities_are_kept():
    kept = [
        each.code for each in LIBRARY.codes("kommuner") if automatic(RULES, "", each.code)
    ]
    assert "1480" in kept
    assert {code[:2] for code in kept if code != "1480"} == {"05", "09", "22"}
    assert len(kept) == 13 + 1 + 7 + 1
    assert codes("19900105-0000", "0580") == ["born-5-15-25", "whole-municipality"]
    assert codes("", "") == []


def test_a_person_can_place_the_others():
    assert [each.code for each in by_hand(RULES)] == [
        "child-placement", "paternity", "adoption", "other",
    ]  # fmt: skip


def test_the_last_entry_is_the_latest_that_is_a_day():
    today = date(2026, 11, 22)
    assert last_entry(["2020-01-01", "2021-05-05T10:00:00Z", "", "i vår"], today) == date(
        2021, 5, 5
    )
    assert last_entry(["", "-"], today) is None
    assert last_entry(["2026-11-23", "9999-12-31", "2026-11-22"], today) == today
    ahead = "2031-01-01T00:00:00Z"  # a clock that was wrong: kept rather than deleted
    assert last_entry(["2020-01-01", ahead], today) == date(2031, 1, 1)
    assert term(RULES, date.max).latest == date.max


def test_the_rules_say_what_nobody_has_checked():
    assert RULES.name == "1 (2026-11-22)"
    assert all(not each.checked for each in RULES.reference)
    assert RULES.basis.count("inte kontrollerat") == len(RULES.reference)


@pytest.mark.parametrize(
    "change",
    [
        ("years = 5", "years = 0"),
        ("years = 5", 'years = 5\nsecret = "1"'),
        ('code = "adoption"', 'code = "paternity"'),
        ('reference = "research"', 'reference = "nothing"'),
        ('placed = "by_birth"', 'placed = "by_moon"'),
        ("[[hold]]", "[[hold"),
    ],
)
def test_a_rule_file_that_is_wrong_deletes_nothing(change):
    text = resource_text("retention", "gallring.toml")
    assert read_rules(text) == RULES
    with pytest.raises(BadRetentionRules):
        read_rules(text.replace(*change))
