# SPDX-License-Identifier: EUPL-1.2
"""Two clients who are one: everything that is read is of both, and nothing signed changes (G1, G4)."""

from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE

from app.stewardship.care.salvage_words import wrong_words
from app.storage.errors import ClientExists
from app.storage.records import (
    Client,
    ImportedInterview,
    LogChoice,
    NewInterview,
    StoredAnswer,
)
from app.storage.salvage.restoring import restore
from app.storage.topics.joins import AlreadyOne, InDecision
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath

KIM = Client("personnummer", "19850512-1234", "Kim Älv", "", NOW)
CASE = Client("none", "", "", "S-1", "2026-11-21T08:00:00Z")
RING = "INSERT INTO joined VALUES (1, 2, '2026-11-22T13:32:05Z', 'AB', 'twice', '')"
LATER = "2026-11-25T10:00:00Z"


def begin(vault: Vault, client: int, *, day: str = "2026-11-22", at: str = NOW) -> int:
    return vault.interviews.begin(NewInterview(client, "grund", "1", day, "AB", at))


def sign(vault: Vault, interview: int, *, at: str = NOW) -> None:
    vault.answers.put(interview, {"D9": StoredAnswer(None, "3")}, at=at)
    vault.interviews.sign(interview, by="AB", at=at)


@pytest.fixture
def two(vault: Vault) -> tuple[int, int]:
    """Kim with a number and a signed interview, and the same person known by a case alone."""
    kim, case = vault.clients.add(KIM), vault.clients.add(CASE)
    sign(vault, begin(vault, kim))
    sign(vault, begin(vault, case, day="2026-11-24", at=LATER), at=LATER)
    return kim, case


@pytest.fixture
def one(vault: Vault, two: tuple[int, int]) -> tuple[int, int]:
    vault.joins.join(two[1], two[0], reason="twice")
    return two


def again(vault: Vault, folder: Path) -> Vault:
    vault.close()
    return open_vault(folder, PASSPHRASE)


def read_of_both(at_hand: Vault, kim: int, case: int) -> None:
    person = at_hand.clients.get(case)
    assert person == at_hand.clients.get(kim)
    assert person == KIM._replace(case_number="S-1", id=kim)
    assert {each.client_id for each in at_hand.interviews.find(case)} == {kim}
    assert [each.date for each in at_hand.interviews.find(kim)] == [
        "2026-11-24",
        "2026-11-22",
    ]
    assert {each.client_id for each in at_hand.interviews.all()} == {kim}
    assert at_hand.interviews.get(2).client_id == kim
    assert [each.id for each in at_hand.clients.recent()] == [kim]
    assert at_hand.clients.count() == 1
    assert [each.id for each in at_hand.clients.search("s-1")] == [kim]
    assert [each.id for each in at_hand.clients.search("")] == [kim]
    assert at_hand.clients.ids_of(case) == (kim, case)
    (entries,) = at_hand.holds.entries("feedback:day")
    assert (entries.client.id, entries.interviews, entries.signed) == (kim, 2, 2)
    assert LATER in entries.times
    assert set(at_hand.holds.last_writing([case])) == {kim}
    findings = at_hand.soundness.check()
    assert findings.is_sound, findings


def test_everything_that_is_read_is_of_both(vault, folder, one):
    kim, case = one
    read_of_both(vault, kim, case)
    with again(vault, folder) as at_hand:
        read_of_both(at_hand, kim, case)


def test_the_one_last_worked_with_is_first_by_either(vault, one):
    other = vault.clients.add(Client("none", name="Bo", created_at="2026-11-23T08:00:00Z"))
    assert [each.id for each in vault.clients.recent()] == [one[0], other]


def test_what_was_known_of_either_still_finds_the_person(vault, two):
    kim, case = two
    vault.clients.update(vault.clients.get(case)._replace(name="Kim Elf"))
    vault.joins.join(case, kim, reason="twice")
    assert vault.clients.get(kim).name == "Kim Älv"
    assert [each.id for each in vault.clients.search("kim elf")] == [kim]
    assert [each.id for each in vault.clients.search("kim")] == [kim]  # once
    assert vault.clients.with_number("19850512-1234").id == kim


def test_an_import_by_the_old_case_is_the_persons(vault, one):
    kim, case = one
    rows = [
        ImportedInterview(
            Client("none", "", "", "s-1"), "g", "1", "2026-01-01", "AB", NOW, {}
        ),
        ImportedInterview(CASE._replace(id=case), "g", "1", "2026-01-02", "AB", NOW, {}),
        ImportedInterview(KIM, "g", "1", "2026-01-03", "AB", NOW, {}),
    ]
    vault.imports.take_in(rows, bool)
    assert vault.clients.count() == 1
    assert {each.client_id for each in vault.interviews.all()} == {kim}


def test_nothing_that_is_signed_changes(vault, two):
    seals = beneath(vault).rows("SELECT * FROM seal")
    heads = beneath(vault).rows("SELECT * FROM interview")
    vault.joins.join(two[1], two[0], reason="twice")
    assert beneath(vault).rows("SELECT * FROM seal") == seals
    assert beneath(vault).rows("SELECT * FROM interview") == heads
    new = vault.interviews.correct(2, reason="fel", by="AB", at=LATER)
    vault.interviews.sign(new, by="AB", at=LATER)
    assert vault.seals.broken() == []


def test_the_one_with_a_number_or_protected_stands_for_both(vault, two):
    kim, case = two
    with pytest.raises(ValueError, match="stands"):
        vault.joins.join(kim, case, reason="twice")
    secret = vault.clients.add(Client("protected", "", "Alm", "", NOW))
    with pytest.raises(ValueError, match="stands"):
        vault.joins.join(secret, kim, reason="twice")
    assert vault.clients.count() == 3


def test_a_protected_one_leaves_no_name_or_number_of_the_other(vault, folder, two):
    kim, case = two
    vault.settings.put(
        "draft:AB", '{"where": [], "stands": {"Sök": "Kim Älv 19850512-1234"}}'
    )
    vault.joins.join(case, kim, reason="twice")
    secret = vault.clients.add(Client("protected", "", "Alm", "", NOW))
    vault.joins.join(kim, secret, reason="twice")
    with again(vault, folder) as at_hand:
        assert at_hand.clients.get(case) == Client(
            "protected", "", "Alm", "S-1", NOW, secret
        )
        every = beneath(at_hand).rows("SELECT name, number, find FROM client")
        assert not any(
            "älv" in word.lower() or "1985" in word for row in every for word in row
        )
        assert "Älv" not in at_hand.settings.all()["draft:AB"]
        assert at_hand.clients.search("älv") == []
        assert [each.id for each in at_hand.clients.search("s-1")] == [secret]
        assert at_hand.soundness.check().is_sound


def test_becoming_protected_later_hides_every_row(vault, one):
    kim, case = one
    vault.clients.update(
        Client("protected", "", "Alm", "S-1", NOW, case)
    )  # whichever is named
    rows = vault.clients.rows_of(kim)
    assert [(row.kind, row.number, row.name) for row in rows] == [
        ("protected", "", "Alm")
    ] * 2


def test_a_number_of_either_row_is_the_persons_own(vault):
    first = vault.clients.add(KIM)
    second = vault.clients.add(
        KIM._replace(kind="samordningsnummer", number="19850572-1232")
    )
    vault.joins.join(first, second, reason="number")
    assert vault.clients.with_number(KIM.number).id == second
    with pytest.raises(ClientExists):
        vault.clients.add(KIM)
    vault.clients.update(
        vault.clients.get(second)._replace(kind="personnummer", number=KIM.number)
    )
    assert vault.clients.get(first).number == KIM.number
    assert vault.soundness.check().is_sound


def test_joined_to_one_who_is_joined_later_follows(vault, one):
    kim, case = one
    third = vault.clients.add(KIM._replace(number="19850513-1233"))
    vault.joins.join(kim, third, reason="twice")
    assert vault.clients.get(case).id == third
    assert vault.clients.ids_of(kim) == (third, kim, case)
    assert {each.client_id for each in vault.joins.of(third)} == {case, kim}
    with pytest.raises(AlreadyOne):
        vault.joins.join(case, third, reason="twice")
    with pytest.raises(AlreadyOne):
        vault.joins.join(third, kim, reason="twice")


def test_a_hold_on_one_is_a_hold_on_both(vault, two):
    kim, case = two
    vault.holds.place(case, "dispute", by="AB")
    vault.joins.join(case, kim, reason="twice")
    assert [each.client_id for each in vault.holds.find()] == [kim]
    assert len(vault.holds.find(kim)) == len(vault.holds.find(case)) == 1
    vault.holds.place(case, "research", by="AB")
    assert len(vault.holds.find(kim)) == 2


def test_who_is_deleted_is_deleted_whole(vault, folder, one):
    kim, _ = one
    number = vault.disposals.decide(("1", ""), [(kim, "2020-01-01", "2025-01-01")], by="AB")
    assert [line.client_id for line in vault.disposals.lines(number)] == [1, 2]
    vault.disposals.carry_out(number, {}, by="AB")
    vault.disposals.finish()
    with again(vault, folder) as at_hand:
        for table in ("client", "interview", "joined", "answer"):
            assert beneath(at_hand).rows(f"SELECT * FROM {table}") == []  # noqa: S608  # ours
        assert at_hand.soundness.check().is_sound


def test_a_mistake_goes_whole_too_unless_either_is_signed(vault):
    first, second = vault.clients.add(KIM), vault.clients.add(CASE)
    begin(vault, second)
    vault.joins.join(second, first, reason="twice")
    vault.disposals.remove_client(first, ("1", ""), by="AB")
    assert beneath(vault).rows("SELECT id FROM client") == []
    assert vault.soundness.check().is_sound


def test_who_stands_in_a_decision_is_not_joined(vault, two):
    kim, case = two
    number = vault.disposals.decide(
        ("1", ""), [(case, "2020-01-01", "2025-01-01")], by="AB"
    )
    with pytest.raises(InDecision):
        vault.joins.join(case, kim, reason="twice")
    vault.disposals.withdraw(number)
    vault.joins.join(case, kim, reason="twice")
    vault.disposals.decide(("1", ""), [(kim, "2020-01-01", "2025-01-01")], by="AB")
    with pytest.raises(InDecision):
        vault.joins.part(case, reason="other")


def test_the_log_of_either_tells_of_it(vault, one):
    kim, case = one
    for client in one:
        rows = vault.log.newest(LogChoice(clients=(client,), interviews=()))
        assert "client.joined" in [row.code for row in rows]
    vault.joins.part(case, reason="other")
    row = vault.log.newest(LogChoice(clients=(kim,), interviews=()))[0]
    assert (row.code, row.client, row.key) == ("client.parted", case, f"{kim} other")


# Taken apart


def test_taken_apart_each_is_as_before(vault, folder, two):
    kim, case = two
    before = beneath(vault).rows("SELECT * FROM client")
    vault.joins.join(case, kim, reason="twice")
    vault.joins.part(case, reason="other")
    with again(vault, folder) as at_hand:
        assert beneath(at_hand).rows("SELECT * FROM client") == before
        assert [each.id for each in at_hand.interviews.find(case)] == [2]
        assert at_hand.clients.count() == 2
        assert at_hand.joins.of(kim) == []
        assert at_hand.soundness.check().is_sound


def test_taken_apart_with_what_was_joined_to_it(vault, one):
    kim, case = one
    third = vault.clients.add(Client("personnummer", "19850513-1233", "", "", NOW))
    vault.joins.join(kim, third, reason="twice")
    assert vault.clients.get(third)[2:4] == ("Kim Älv", "S-1")
    vault.joins.part(case, reason="other")
    assert vault.clients.get(third)[2:4] == ("Kim Älv", "")
    assert vault.clients.get(kim).id == third
    vault.joins.part(kim, reason="other")
    assert vault.clients.get(third)[2:4] == ("", "")
    assert vault.clients.get(kim) == KIM._replace(id=kim)
    assert vault.soundness.check().is_sound


def test_what_was_changed_since_stays(vault, one):
    kim, case = one
    vault.clients.update(vault.clients.get(kim)._replace(case_number="S-9"))
    vault.joins.part(case, reason="other")
    assert vault.clients.get(kim).case_number == "S-9"
    with pytest.raises(LookupError):
        vault.joins.part(case, reason="other")


# What was done past the program


def planted(vault: Vault, *sql: str) -> tuple[int, ...]:
    for statement in sql:
        beneath(vault).run(statement)
    return vault.soundness.check().joined


def test_a_row_put_in_past_the_program_is_found(vault, folder, two):
    assert planted(vault, RING.replace("1, 2", "2, 1")) == (2,)
    with again(vault, folder) as at_hand:
        (said,) = wrong_words(at_hand.soundness.check())
        assert said.startswith("Klient 2 har förts samman")


def test_a_row_taken_away_past_the_program_is_found(vault, one):
    assert planted(vault, "DELETE FROM joined") == (2,)


@pytest.mark.parametrize(
    "change", ["reason = 'number'", "joined_by = 'X'", "gave = 'name'"]
)
def test_a_row_that_was_changed_is_found(vault, one, change):
    drop = "DROP TRIGGER joined_stays"
    assert planted(vault, drop, f"UPDATE joined SET {change}") == (2,)  # noqa: S608  # ours


def test_a_row_put_back_after_it_was_taken_away_is_found(vault, one):
    (row,) = beneath(vault).rows("SELECT * FROM joined")
    vault.joins.part(2, reason="other")
    assert vault.soundness.check().is_sound
    beneath(vault).run("INSERT INTO joined VALUES (?, ?, ?, ?, ?, ?)", row)
    assert vault.soundness.check().joined == (2,)


def test_a_trigger_that_is_gone_is_found(vault):
    beneath(vault).run("DROP TRIGGER joined_in_a_ring")
    assert vault.soundness.check().guards == ("joined_in_a_ring",)


def test_rows_point_nowhere_in_a_ring(vault, one):
    from app.storage.data.driver import StorageBug  # noqa: PLC0415

    with pytest.raises(StorageBug):
        beneath(vault).run(RING)
    with pytest.raises(StorageBug):
        beneath(vault).run("UPDATE joined SET person = 1")


# Copies


def test_a_copy_that_is_brought_back_has_it(vault, folder, one):
    copy = vault.copies.make()
    vault.joins.part(2, reason="other")
    vault.close()
    restore(folder, copy.folder, PASSPHRASE).close()
    with open_vault(folder, PASSPHRASE) as at_hand:
        assert at_hand.clients.get(2).id == 1
        assert at_hand.soundness.check().is_sound


def test_another_data_key_changes_nothing_of_it(vault, folder, one):
    vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
    with again(vault, folder) as at_hand:
        assert at_hand.clients.ids_of(1) == (1, 2)
        assert at_hand.soundness.check().is_sound
