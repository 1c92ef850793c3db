# SPDX-License-Identifier: EUPL-1.2
"""Days and times in few words."""

from datetime import date, datetime, timedelta, timezone

import pytest

from app.ui.pieces.day_words import day, moment, past_day

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 15, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-22", "i dag"),
        ("2026-11-21", "i går"),
        ("2026-11-23", "i morgon"),
        ("2026-05-14", "14 maj"),
        ("2025-05-14", "14 maj 2025"),
        ("2027-01-02", "2 jan"),
        ("", ""),
        ("snart", "snart"),
    ],
)
def test_a_day(text: str, said: str) -> None:
    assert day(text, TODAY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-22T13:32:05Z", "i dag 14.32"),
        ("2026-11-22T13:32:05+00:00", "i dag 14.32"),
        ("2026-11-22T18:00:00Z", "i dag"),
        ("2026-11-21T23:30:00Z", "i dag 00.30"),
        ("2026-11-21T10:00:00Z", "i går"),
        ("", ""),
    ],
)
def test_a_moment_is_local(text: str, said: str) -> None:
    assert moment(text, NOW) == said


def test_a_day_that_has_been() -> None:
    assert past_day("") == ""
    assert past_day("2020-02-29") == ""
    assert "åååå-mm-dd" in past_day("2021-02-29")
    assert "inte varit" in past_day("2100-01-01")
    assert "åååå-mm-dd" in past_day("9999-12-31")
