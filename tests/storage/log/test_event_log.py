# SPDX-License-Identifier: EUPL-1.2
"""The log read the newest first, chosen, page by page; reviews are kept for good (G1)."""

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.data.driver import StorageBug
from app.storage.log.events import Event
from app.storage.records import LogChoice
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from tests.beneath import beneath


@pytest.fixture
def written(folder):
    """Two people, two clients, two days: numbers 1-11 (see below)."""
    clock = FakedClock()
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)
    one = add_interview(vault)  # 2 client, 3 interview
    vault.log.add(Event.OPENED, interview=one)  # 4
    vault.ways.add(PASSPHRASE, "fyra gröna grisar", signature="CD", cost=CHEAP)  # 5
    vault.close()
    clock.move(days=1)
    vault = open_vault(folder, "fyra gröna grisar", clock=clock)  # 6
    two = add_interview(vault)  # 7, 8
    vault.log.add(Event.PRINTED, interview=two)  # 9
    vault.log.add(Event.CLIENT_OPENED, client=1)  # 10
    vault.interviews.sign(one, by="CD", at=NOW)  # 11
    yield vault
    vault.close()


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (LogChoice(), range(11, 0, -1)),
        (LogChoice(who="AB"), [5, 4, 3, 2, 1]),
        (LogChoice(who="ZZ"), []),
        (LogChoice(codes=("interview.printed", "interview.opened")), [9, 4]),
        (LogChoice(codes=()), []),
        (LogChoice(clients=(1,), interviews=(1,)), [11, 10, 4, 3, 2]),
        (LogChoice(clients=(2,)), [8, 7]),
        (LogChoice(clients=(), interviews=()), []),
        (LogChoice(since="2026-11-23T00:00:00Z", who="CD", codes=("interview.printed",)), [9]),
        (LogChoice(before="2026-11-23T00:00:00Z", clients=(1,), interviews=(1,)), [4, 3, 2]),
    ],
)  # fmt: skip
def test_what_is_chosen(written, choice, numbers):
    found = [row.n for row in written.log.newest(choice)]
    assert found == list(numbers)
    paged, last = [], 0
    while page := written.log.newest(choice, before=last, limit=2):
        paged += [row.n for row in page]
        last = page[-1].n
    assert paged == found


def test_who_stands_in_it(written):
    assert written.log.signatures() == ["AB", "CD"]
    assert written.log.last() == 11


def test_a_review_is_kept_and_logged(written):
    assert written.reviews.all() == []
    written.reviews.add(1, 11, sampled="[]", flagged="[]", remark="Allt väl.")
    second = written.reviews.add(12, 12, sampled="[]", flagged="[]", remark="")
    latest, first = written.reviews.all()
    assert (latest.id, latest.who, latest.from_n) == (second, "CD", 12)
    assert first[1:] == ("2026-11-23T13:32:05Z", "CD", 1, 11, "[]", "[]", "Allt väl.")
    assert [row.code for row in written.log.rows(since=11)] == ["log.reviewed"] * 2


@pytest.mark.parametrize(
    ("touch", "found"),
    [
        ("UPDATE review SET remark = 'inget' WHERE id = 2", [2]),
        ("UPDATE review SET sampled = '[1]' WHERE id = 1", [1]),
        ("DELETE FROM review WHERE id = 1", [1]),
        ("UPDATE review SET id = 9 WHERE id = 2", [2, 9]),
        (
            "INSERT INTO review SELECT 3, at, who, 1, 1, '', '', '' FROM review WHERE id = 1",
            [3],
        ),
    ],
)
def test_a_review_touched_past_the_triggers_is_found(written, touch, found):
    for remark in ("Ett", "Två"):
        written.reviews.add(1, 11, sampled="[]", flagged="[]", remark=remark)
    assert written.reviews.touched() == []
    for (name,) in beneath(written).rows(
        "SELECT name FROM sqlite_schema WHERE name LIKE 'review_stays%'"
    ):
        beneath(written).run(f"DROP TRIGGER {name}")
    beneath(written).run(touch)
    assert written.reviews.touched() == found


@pytest.mark.parametrize("attack", ["UPDATE review SET remark = ''", "DELETE FROM review"])
def test_a_review_stays_as_it_was(written, attack):
    written.reviews.add(1, 11, sampled="[]", flagged="[]", remark="Allt väl.")
    with pytest.raises(StorageBug):
        beneath(written).run(attack)
    assert written.reviews.all()[0].remark == "Allt väl."
