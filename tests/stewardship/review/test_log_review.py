# SPDX-License-Identifier: EUPL-1.2
"""A review of the log with a real vault: drawn, marked, kept, read again, due again (G1)."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from app.report.paper.fonts import Fonts
from app.report.paper.marks import Text
from app.report.paper.plain_paper import record_pages
from app.stewardship.review.access_rules import local
from app.stewardship.review.log_review import (
    SEEN,
    TALK,
    ReviewDraft,
    counted_in,
    draw_review,
    finish_review,
    read_review,
    review_is_due,
    review_state,
    set_review_months,
)
from app.stewardship.review.review_paper import review_parts
from app.storage.keys.cryptography import KeyCost
from app.storage.log.events import Event
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
PHRASE, OTHER = "åtta röda älgar", "nio gröna grisar"
NOW = "2026-11-16T09:00:00Z"
NAME = "Kim Kanariefågel"
X = StoredAnswer("X", None)


class Clock:
    """Stands still; a Monday at noon where the test runs."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 16, 12).astimezone()

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Iterator[Vault]:
    """Anna has twelve clients; Bo, a colleague, looks at one of them on a Sunday night."""
    folder = tmp_path / "valv"
    made, _ = create_vault(folder, PHRASE, signature="anbe", cost=CHEAP, clock=clock)
    made.staff.add("Anna Berg", "anbe")
    made.staff.add("Bo Kanariefågel", "bobo")
    for number in range(1, 13):
        clock.now += timedelta(hours=1) if number % 4 else timedelta(hours=21)
        name = NAME if number == 1 else f"Namn{number} Nilsson"
        client = made.clients.add(
            Client("none", name=name, case_number=f"47-{number}", created_at=NOW)
        )
        made.interviews.begin(
            NewInterview(client, "g", "1", "2026-11-16", "Anna Berg", NOW)
        )
        made.answers.put(number, {"C9": X, "C10": X})
    made.ways.add(PHRASE, OTHER, signature="bobo", cost=CHEAP)
    made.close()
    clock.now = datetime(2026, 11, 22, 23).astimezone()
    made = open_vault(folder, OTHER, clock=clock)
    made.log.add(Event.OPENED, interview=1)
    yield made
    made.close()


def drawn(vault: Vault) -> ReviewDraft:
    return draw_review(vault, Random(7))


def test_what_is_drawn(vault: Vault) -> None:
    draft = drawn(vault)
    assert (draft.first, draft.last) == (1, vault.log.last())
    assert (draft.accesses, draft.people, draft.broken) == (13, 2, ())
    sampled = [item for item in draft.items if item.is_sampled]
    assert len(sampled) == 10
    bo = next(item for item in draft.items if item.who == "bobo")
    assert (bo.about, bo.what) == ("Ärende 47-1", ("öppnade intervjun",))
    assert bo.is_sampled  # everybody is in the sample
    assert bo.when == "2026-11-22 23.00"
    said = " ".join(words.what + words.why for words in bo.hints)
    assert all(
        hint in said for hint in ("helg", "utan att ändra", "samma efternamn", "Kan vara")
    )
    assert bo.ident == 0  # what is pointed at comes first
    anna = next(item for item in draft.items if item.who == "anbe" and item.is_sampled)
    assert anna.what == (
        "lade till klienten",
        "började intervjun",
        "ändrade svar på 2 frågor",
    )
    assert [item.ident for item in draft.items] == list(range(len(draft.items)))
    assert NAME not in str(draft)
    assert "Nilsson" not in str(draft)


def test_it_is_kept_and_the_next_one_begins_after_it(vault: Vault) -> None:
    draft = drawn(vault)
    verdicts = {item.ident: SEEN for item in draft.items} | {0: TALK}
    before = vault.log.last()
    assert draft.last == before
    finish_review(vault, draft, verdicts, " Talar med Bo på måndag. ")
    (review,) = vault.reviews.all()
    assert (review.who, review.from_n, review.to_n) == ("bobo", 1, draft.last)
    assert review.remark == "Talar med Bo på måndag."
    assert counted_in(review) == (13, 2, draft.hinted)
    assert [row.code for row in vault.log.rows(since=before)] == ["log.reviewed"]
    assert len(json.loads(review.sampled)) == 10
    assert not [word for word in ("Kanarie", "Nilsson", "47-1") if word in str(review)]
    again = drawn(vault)
    assert (again.first, again.items) == (draft.last + 1, ())
    vault.log.add(Event.CLIENT_OPENED, client=2)
    later = drawn(vault)
    assert [item.about for item in later.items] == ["Ärende 47-2"]


def test_every_item_needs_its_verdict(vault: Vault) -> None:
    draft = drawn(vault)
    with pytest.raises(KeyError):
        finish_review(vault, draft, {0: SEEN}, "")
    assert vault.reviews.all() == []


def test_a_kept_one_is_read_with_cases_and_nobody(vault: Vault) -> None:
    draft = drawn(vault)
    finish_review(
        vault, draft, {item.ident: SEEN for item in draft.items} | {0: TALK}, "Klart."
    )
    (review,) = vault.reviews.all()
    verdicts = read_review(vault, review)
    assert len(verdicts) == len(draft.items)
    talk = next(one for one in verdicts if one.verdict == TALK)
    assert (talk.who, talk.about, talk.day) == ("bobo", "Ärende 47-1", "2026-11-22")
    pages = record_pages("Loggkontroll", review_parts(review, verdicts), Fonts())
    text = " ".join(
        op.says for page in pages for op in page.ops if isinstance(op, Text)
    ).replace("\xa0", " ")
    for words in ("Genomförd 2026-11-22 23.00 av bobo", "13 åtkomster av 2 personer", "Loggen var hel.",
                  "behöver ett samtal", "Klart.", "sida 1 av"):  # fmt: skip
        assert words in text
    assert NAME not in text


def test_what_is_gone_is_a_number_in_an_old_review(vault: Vault) -> None:
    draft = drawn(vault)
    finish_review(vault, draft, {item.ident: SEEN for item in draft.items}, "")
    (review,) = vault.reviews.all()
    gone = review._replace(sampled=review.sampled.replace('"client": 1,', '"client": 99,'))
    assert "Klient 99 (borttagen)" in {one.about for one in read_review(vault, gone)}


def test_a_touched_log_is_in_the_record(vault: Vault) -> None:
    beneath(vault).run("DROP TRIGGER event_stays_update")
    beneath(vault).run("UPDATE event SET who = 'ZZ' WHERE n = 3")
    draft = drawn(vault)
    assert draft.broken == (3,)
    finish_review(vault, draft, {item.ident: SEEN for item in draft.items}, "")
    (review,) = vault.reviews.all()
    assert "ändrad vid händelse 3." in str(review_parts(review, ()))


def test_many_hints_are_drawn_by_lot(vault: Vault) -> None:
    with vault.transaction():
        for number in range(2, 13):
            for _ in range(8):
                vault.log.add(Event.VAULT_OPENED_BY_CODE)
            vault.log.add(Event.CLIENT_OPENED, client=number)
    draft = drawn(vault)
    assert draft.hinted > 88
    assert sum(len(item.hints) for item in draft.items) == 60
    many = [item for item in draft.items if "Ovanligt många" in str(item.hints)]
    assert not many or many[0].what == ("12 klienter på en dag",)


def test_when_it_is_due(vault: Vault, clock: Clock) -> None:
    begun = local(vault.log.first_time(), None).date()
    state = review_state(vault)
    assert (state.months, state.latest, state.due) == (3, "", date(2027, 2, 16))
    assert begun == date(2026, 11, 16)
    assert not review_is_due(vault, date(2027, 2, 15))
    assert review_is_due(vault, date(2027, 2, 16))
    assert set_review_months(vault, 1).due == date(2026, 12, 16)
    clock.now = datetime(2026, 12, 20, 9).astimezone()
    assert review_is_due(vault, date(2026, 12, 20))
    finish_review(vault, ReviewDraft(1, 0, "", 0, 0, 0, (), ()), {}, "")
    assert review_state(vault).due == date(2027, 1, 20)
    assert not review_is_due(vault, date(2027, 1, 19))


def test_a_draw_is_logged(vault: Vault) -> None:
    before = vault.log.last()
    drawn(vault)
    drawn(vault)  # a second draw is seen
    assert [row.code for row in vault.log.rows(since=before)] == ["log.review_begun"] * 2
