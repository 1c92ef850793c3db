# SPDX-License-Identifier: EUPL-1.2
"""What the schema itself lets through of deleting: a decided disposal, and only that (G4)."""

import pytest
from small_vault import NOW, PASSPHRASE, add_interview

from app.storage import errors
from app.storage.data.driver import StorageBug
from app.storage.log.disposal_protocol import named, protocol_mac
from app.storage.records import StoredAnswer
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath, keys_beneath

LATER = "2031-11-23T08:00:00Z"
NULLS = "NULL, NULL, NULL"
DECIDE = (
    f"INSERT INTO disposal VALUES (1, 'retention', '1', '', ?, 'AB', 'decided', {NULLS})"  # noqa: S608  # ours
)
LINE = "INSERT INTO disposal_line VALUES (1, 1, {}, '', '', '{}', '', 0, 0)"
LEAVE = "INSERT INTO erasing (one, disposal, client) VALUES (1, 1, 1)"
GONE = (
    "DELETE FROM answer WHERE interview = 1",
    "DELETE FROM slot WHERE interview = 1",
    "DELETE FROM interview WHERE id = 1",
)


@pytest.fixture
def signed(vault) -> Vault:
    """A vault with four clients, each with a signed interview."""
    for _ in range(4):
        one = add_interview(vault)
        vault.answers.put(one, {"D9": StoredAnswer(None, "3")})
        vault.texts.put(one, {"note": "text"})
        vault.interviews.sign(one, by="AB", at=NOW)
    return vault


def run(vault: Vault, *statements: str) -> None:
    for sql in statements:
        beneath(vault).run(sql)


def without_triggers(vault: Vault) -> None:
    for (name,) in beneath(vault).rows(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ):
        beneath(vault).run(f"DROP TRIGGER {name}")


def decide(vault: Vault) -> None:
    beneath(vault).run(DECIDE, (NOW,))
    run(vault, LINE.format(0, "decided"))


def carry_out(vault: Vault) -> None:
    """What the program does, by hand."""
    with vault.transaction():
        run(vault, LEAVE, *GONE, "DELETE FROM erasing", LINE.format(1, "deleted"))
        mac = protocol_mac(beneath(vault), keys_beneath(vault).chain, 1, (LATER, "CD"))
        beneath(vault).run(
            "UPDATE disposal SET state = 'deleted', carried_out_at = ?,"
            " carried_out_by = 'CD', mac = ?",
            (LATER, mac),
        )
        from app.storage.log.events import Event  # noqa: PLC0415

        vault.log.add(Event.DISPOSED, key=named(1, mac))


def clean(vault: Vault) -> bool:
    return not (vault.seals.broken() or vault.log.broken() or vault.disposals.broken())


def test_a_decided_disposal_may_delete_and_the_chain_still_holds(signed, folder):
    decide(signed)
    carry_out(signed)
    assert clean(signed)
    signed.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert clean(again)
        assert [each.id for each in again.interviews.find()] == [4, 3, 2]
        assert add_interview(again) == 5


@pytest.mark.parametrize("sql", GONE)
def test_without_a_decision_nothing_signed_goes(signed, sql):
    with pytest.raises(errors.SignedInterview), signed.transaction():
        run(signed, LEAVE, sql)
    with pytest.raises(errors.SignedInterview):
        run(signed, sql)


def test_a_decision_is_for_its_own_clients_only(signed):
    decide(signed)
    with pytest.raises(errors.SignedInterview), signed.transaction():
        run(signed, "INSERT INTO erasing (one, disposal, client) VALUES (1, 1, 2)")
    with pytest.raises(errors.SignedInterview), signed.transaction():
        run(signed, LEAVE, "DELETE FROM answer WHERE interview = 2")
    run(signed, "UPDATE disposal SET state = 'withdrawn'")
    with pytest.raises(errors.SignedInterview), signed.transaction():
        run(signed, LEAVE)
    assert clean(signed)


def test_the_leave_to_delete_ends_with_its_transaction(signed):
    decide(signed)
    with pytest.raises(StorageBug):
        run(signed, LEAVE)
    with pytest.raises(StorageBug), signed.transaction():
        run(signed, LEAVE, *GONE)
    assert signed.interviews.get(1).signed_by == "AB"


@pytest.mark.parametrize(
    "attack",
    [
        "INSERT INTO disposal VALUES (2, 'mistake', '', '', '', '', 'done', '', '', x'00')",
        "INSERT OR REPLACE INTO disposal VALUES (1, 'mistake', '', '', '', '', 'decided', {n})",
        "UPDATE disposal SET decided_by = 'CD'",
        "UPDATE disposal SET state = 'decided', {nulls}",
        "UPDATE disposal SET state = 'done', mac = x'00'",
        "DELETE FROM disposal",
        "INSERT INTO disposal_line VALUES (1, 2, 2, '', '', 'deleted', '', 0, 0)",
        "UPDATE disposal_line SET client = 2",
        "DELETE FROM disposal_line",
    ],
)
def test_a_protocol_stays_as_it_was(signed, attack):
    decide(signed)
    carry_out(signed)
    nulls = "carried_out_at = NULL, carried_out_by = NULL, mac = NULL"
    with pytest.raises(StorageBug):
        run(signed, attack.format(n=NULLS, nulls=nulls))
    assert clean(signed)


@pytest.mark.parametrize(
    ("forgery", "seals", "disposals"),
    [
        (["UPDATE disposal SET decided_by = 'ZZ'"], [1], [1]),
        (["UPDATE disposal_line SET date = '2020-01-01'"], [1], [1]),
        (["UPDATE disposal SET mac = x'00'"], [1], [1]),
        (["DELETE FROM disposal_line", "DELETE FROM disposal"], [1], [1]),
        (["DELETE FROM interview WHERE id = 2"], [2], []),
        (
            [
                "DELETE FROM interview WHERE id = 2",
                "INSERT INTO disposal_line VALUES (1, 2, 2, '', '', 'deleted', '', 0, 0)",
            ],
            [1, 2],
            [1],
        ),
        (["DELETE FROM seal WHERE interview = 1"], [1, 2], [1]),
        (["UPDATE seal SET mac = x'00' WHERE interview = 1"], [1, 2], [1]),
    ],
)
def test_what_is_deleted_or_forged_past_the_triggers_is_found(
    signed, forgery, seals, disposals
):
    decide(signed)
    carry_out(signed)
    without_triggers(signed)
    run(signed, "PRAGMA foreign_keys = OFF")
    run(signed, *forgery)
    assert signed.seals.broken() == seals
    assert signed.disposals.broken() == disposals


def test_a_protocol_whose_event_was_taken_from_the_log_is_found(signed):
    decide(signed)
    carry_out(signed)
    without_triggers(signed)
    run(signed, "DELETE FROM event WHERE code = 'disposal.carried_out'")
    assert signed.disposals.broken() == [1]
    assert signed.log.broken() != []


def test_an_interview_that_comes_back_from_an_older_page_is_found(signed):
    decide(signed)
    carry_out(signed)
    without_triggers(signed)
    run(signed, "INSERT INTO interview SELECT 1, client, form_id, form_version, date,"
        " interviewer, status, started_at, changed_at, position, version, replaces, reason,"
        " corrected_by, signed_at, signed_by, postponed_until FROM interview WHERE id = 2")  # fmt: skip
    assert signed.seals.broken() == [1]


def test_reviews_only_grow(vault):
    run(vault, "INSERT INTO review VALUES (1, '', 'AB', 1, 2, '', '', '')")
    for attack in (
        "UPDATE review SET who = 'CD'",
        "DELETE FROM review",
        "INSERT OR REPLACE INTO review VALUES (1, '', 'CD', 1, 2, '', '', '')",
    ):
        with pytest.raises(StorageBug):
            run(vault, attack)
