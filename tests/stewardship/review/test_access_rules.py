# SPDX-License-Identifier: EUPL-1.2
"""Rules of the log's review: accesses, a fair sample, hints, and when it is due (G1)."""

import shutil
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import resources
from app.forms.days import months_later
from app.resources import resource_path
from app.stewardship.review.access_rules import (
    Facts,
    ReviewRule,
    SpoiltReviewRules,
    accesses,
    draw,
    hints,
    sample_size,
    shipped_review_rules,
)
from app.storage.log.events import Event, LogRow

RULES = shipped_review_rules()
NOBODY = Facts({}, {}, {})
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
CODES = st.sampled_from([Event.OPENED, Event.ANSWERED, Event.PRINTED, Event.VAULT_OPENED])

EASILY = settings(max_examples=60)


def row(
    n: int = 1,
    *,
    who: str = "anbe",
    code: str = Event.OPENED,
    client: int | None = 1,
    at: datetime = MONDAY,
    key: str = "",
) -> LogRow:
    return LogRow(n, at.strftime("%Y-%m-%dT%H:%M:%SZ"), who, code, None, client, key)


def owner(one: LogRow) -> int | None:
    return one.client


@st.composite
def logs(draw: st.DrawFn) -> list[LogRow]:
    people = st.sampled_from(["anbe", "bobo", "cece", ""])
    made = st.tuples(people, CODES, st.integers(1, 9), st.integers(0, 200))
    return [
        row(n, who=who, code=code, client=None if code == Event.VAULT_OPENED else client,
            at=MONDAY + timedelta(hours=hours))
        for n, (who, code, client, hours) in enumerate(draw(st.lists(made, max_size=80)), 1)
    ]  # fmt: skip


def found(rows: list[LogRow], facts: Facts = NOBODY) -> set[ReviewRule]:
    every = accesses(rows, owner, UTC)
    return {hint.rule for hint in hints(rows, every, facts, RULES, UTC)}


# Accesses


@EASILY
@given(logs())
def test_every_event_about_somebody_is_in_one_access(rows: list[LogRow]) -> None:
    every = accesses(rows, owner, UTC)
    held = sorted(one for access in every for one in access.rows)
    assert held == sorted(one for one in rows if one.client is not None)
    keys = [(access.who, access.day, access.client) for access in every]
    assert len(set(keys)) == len(keys)
    for access in every:
        assert {(one.who, one.client) for one in access.rows} == {
            (access.who, access.client)
        }
        assert {one.at[:10] for one in access.rows} == {access.day.isoformat()}


def test_an_interview_that_nobody_knows_is_an_access_of_its_own() -> None:
    lost = LogRow(1, "2026-11-16T09:00:00Z", "anbe", Event.OPENED, 7, None, "")
    (one,) = accesses([lost], lambda _: None, UTC)
    assert (one.client, one.interview) == (None, 7)


# The sample


@EASILY
@given(logs(), st.integers())
def test_a_sample_has_its_size_and_everybody_in_it(rows: list[LogRow], seed: int) -> None:
    every = accesses(rows, owner, UTC)
    drawn = draw(every, RULES, Random(seed))
    people = {one.who for one in every}
    assert len(drawn) == sample_size(len(every), len(people), RULES)
    assert {one.who for one in drawn} == people
    assert len({id(one) for one in drawn}) == len(drawn)
    assert [one for one in every if one in drawn] == list(drawn)


@pytest.mark.parametrize(
    ("count", "people", "size"),
    [(0, 0, 0), (4, 2, 4), (10, 1, 10), (200, 3, 10), (400, 3, 20), (9000, 3, 40),
     (9000, 64, 64), (50, 64, 50)],
)  # fmt: skip
def test_how_large_it_is(count: int, people: int, size: int) -> None:
    assert sample_size(count, people, RULES) == size


def test_everyone_of_a_person_is_drawn_as_often() -> None:
    """Chance has no favourites: 40 accesses of one person, 10 drawn, 4 000 times."""
    rows = [row(n, client=n) for n in range(1, 41)]
    every = accesses(rows, owner, UTC)
    chance, times = Random(4711), Counter[int]()
    for _ in range(4_000):
        times.update(one.client or 0 for one in draw(every, RULES, chance))
    assert sum(times.values()) == 40_000
    assert all(870 < count < 1_130 for count in times.values())  # 1 000 ± 4.7 sigma


def test_a_draw_that_favours_the_first_would_be_found() -> None:
    times = Counter({client: 4_000 if client <= 10 else 0 for client in range(1, 41)})
    assert not all(870 < count < 1_130 for count in times.values())


# Hints


@pytest.mark.parametrize(
    ("at", "is_odd"),
    [
        (datetime(2026, 11, 16, 6, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 16, 5, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 20, 19, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 20, 20, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), True),
    ],
)
def test_odd_hours(at: datetime, is_odd: bool) -> None:
    assert (ReviewRule.ODD_HOURS in found([row(code=Event.ANSWERED, at=at)])) is is_odd


@pytest.mark.parametrize(("clients", "is_many"), [(8, False), (9, True)])
def test_many_clients_in_a_day(clients: int, is_many: bool) -> None:
    rows = [row(n, client=n, code=Event.ANSWERED) for n in range(1, clients + 1)]
    assert (ReviewRule.MANY in found(rows)) is is_many
    spread = [one._replace(at=f"2026-11-{16 + one.n % 2}T09:00:00Z") for one in rows]
    assert ReviewRule.MANY not in found(spread)


def test_looking_without_changing() -> None:
    assert found([row()]) == {ReviewRule.LOOKED}
    assert found([row(), row(2, code=Event.ANSWERED)]) == set()
    later = row(2, code=Event.ANSWERED, at=MONDAY + timedelta(days=1))
    assert found([row(), later]) == set()  # works with the client at other times
    assert found([row(), later._replace(who="bobo")]) == {ReviewRule.LOOKED}
    facts = Facts({"anbe": "Anna Berg"}, {1: frozenset({"Anna Berg"})}, {})
    assert found([row()], facts) == set()
    assert found([row(client=2)], facts) == {ReviewRule.LOOKED}


def test_a_namesake() -> None:
    facts = Facts({"anbe": "Anna Berg"}, {1: frozenset({"Anna Berg"})}, {1: "BERG"})
    assert found([row()], facts) == {ReviewRule.NAMESAKE}
    assert found([row()], facts._replace(surnames={1: "Berglund"})) == set()
    assert found([row()], facts._replace(names={"anbe": ""}, surnames={1: ""})) == {
        ReviewRule.LOOKED
    }


@pytest.mark.parametrize(("times", "is_burst"), [(5, False), (6, True)])
def test_a_burst_of_papers(times: int, is_burst: bool) -> None:
    rows = [row(n, client=n % 3 + 1, code=Event.PRINTED) for n in range(1, times + 1)]
    assert (ReviewRule.BURST in found(rows)) is is_burst


def test_what_happens_at_the_door() -> None:
    by_code = row(code=Event.VAULT_OPENED_BY_CODE, client=None, who="")
    missed = row(2, code=Event.MISSED, client=None, key="7")
    every = hints([by_code, missed], (), NOBODY, RULES, UTC)
    assert [(hint.rule, hint.counted) for hint in every] == [
        (ReviewRule.BY_CODE, 0),
        (ReviewRule.MISSED, 7),
    ]
    assert found([row(code=Event.VAULT_OPENED, client=None)]) == set()


def test_every_rule_has_its_words_and_a_natural_explanation() -> None:
    assert set(RULES.words) == set(ReviewRule)
    assert all(
        words.why.startswith(("Kan vara", "Många delar")) for words in RULES.words.values()
    )


# When


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 22), 3, date(2027, 2, 22)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
    ],
)
def test_some_months_later(day: date, months: int, then: date) -> None:
    assert months_later(day, months) == then


@pytest.mark.parametrize(
    "content", ["[sample", "", "version = 3", "\ud800", "a = " + "[" * 9000]
)
def test_a_rule_file_that_was_spoilt_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """An organisation may change it, so somebody will break it."""
    shutil.copytree(resource_path(), tmp_path / "resources")
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path / "resources")
    assert shipped_review_rules().months > 0
    path = tmp_path / "resources/oversight/loggkontroll.toml"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(SpoiltReviewRules):
        shipped_review_rules()
    path.unlink()
    with pytest.raises(SpoiltReviewRules):
        shipped_review_rules()
