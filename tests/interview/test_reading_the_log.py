# SPDX-License-Identifier: EUPL-1.2
"""The log as people read it: by person, case, kind and day, with names of nobody (G1)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.stewardship.log.log_words import Kind
from app.stewardship.log.logbook import (
    BY_CODE,
    EventChoice,
    LogLine,
    chosen,
    lines_of,
    open_log,
    read_page,
)
from app.storage.keys.cryptography import KeyCost
from app.storage.log.events import Event, LogRow
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault

NOW = "2026-11-22T13:32:05Z"
NAME = "Kim Kanariefågel"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Rows 1 opened; 2-4 case 4711 with interview 1; 5-6 client 2, without a case."""
    cost = KeyCost(memory_kib=8, time=1, parallelism=1)
    made, _ = create_vault(
        tmp_path / "valv",
        "åtta röda älgar",
        signature="anbe",
        cost=cost,
        clock=lambda: datetime(2026, 11, 22, 23, 30, tzinfo=UTC),
    )
    made.clients.add(Client("personnummer", "19121212-1212", NAME, "4711", NOW))
    made.interviews.begin(NewInterview(1, "g", "1", "2026-11-22", "AB", NOW))
    made.answers.put(1, {"C9": StoredAnswer("X", None)})
    made.clients.add(Client("none", name="Bo Ek", created_at=NOW))
    made.log.add(Event.EXTRACTED, client=2, key="pdf")
    yield made
    made.close()


def numbers(vault: Vault, wanted: EventChoice) -> list[int]:
    return [line.n for line in read_page(vault, wanted).lines]


def test_a_row_in_words_names_a_case_and_nobody(vault: Vault) -> None:
    lines = read_page(vault, EventChoice()).lines
    assert lines[2] == LogLine(
        4, "2026-11-22T23:30:00Z", "anbe", "ändrade svar på C9", "Ärende 4711"
    )
    assert (lines[0].what, lines[0].about) == ("tog ut registerutdrag som PDF", "Klient 2")
    assert lines[-1].about == ""
    assert not [word for word in ("Kanarie", "1212", "Bo Ek") if word in str(lines)]


def test_what_is_gone_is_a_number(vault: Vault) -> None:
    row = LogRow(9, NOW, "", "client.deleted", None, 77, "")
    other = row._replace(code="interview.answered", client=None, interview=88, key="C9")
    gone, talk = lines_of(vault, [row, other])
    assert (gone.who, gone.about) == (BY_CODE, "Klient 77 (borttagen)")
    assert talk.about == "Intervju 88 (borttagen)"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EventChoice(), [6, 5, 4, 3, 2, 1]),
        (EventChoice(who="anbe"), [6, 5, 4, 3, 2, 1]),
        (EventChoice(who=""), []),
        (EventChoice(kind=Kind.LEFT), [6]),
        (EventChoice(kind=Kind.CHANGED), [5, 4, 3, 2]),
        (EventChoice(text="4711"), [4, 3, 2]),
        (EventChoice(text="kanarie"), [4, 3, 2]),
        (EventChoice(text="121212"), [4, 3, 2]),
        (EventChoice(text="Klient 2"), [6, 5]),
        (EventChoice(text="intervju nr 1"), [4, 3]),
        (EventChoice(text="ingen alls"), []),
        (EventChoice(text="bo", kind=Kind.LEFT), [6]),
    ],
)
def test_what_is_wanted(vault: Vault, wanted: EventChoice, found: list[int]) -> None:
    assert numbers(vault, wanted) == found


def test_a_day_begins_at_midnight_where_one_is(vault: Vault) -> None:
    stockholm = timezone(timedelta(hours=1))  # 23.30 UTC is 00.30 the day after
    day = date(2026, 11, 23)
    there = chosen(vault, EventChoice(first=day, last=day), stockholm)
    assert (there.since, there.before) == ("2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z")
    assert len(vault.log.newest(there)) == 6
    here = chosen(vault, EventChoice(first=day, last=day), UTC)
    assert vault.log.newest(here) == []


def test_a_page_says_whether_there_is_more(vault: Vault) -> None:
    first = read_page(vault, EventChoice(), limit=4)
    assert ([line.n for line in first.lines], first.has_more) == ([6, 5, 4, 3], True)
    second = read_page(vault, EventChoice(), before=3, limit=4)
    assert ([line.n for line in second.lines], second.has_more) == ([2, 1], False)


def test_it_begins_with_the_newest_and_the_people(vault: Vault) -> None:
    vault.staff.add("Anna Bengtsdotter", "anbe")
    start = open_log(vault)
    assert start.people == (("anbe", "Anna Bengtsdotter"),)
    assert start.length == 7
    assert start.page.lines[0].n == 7
