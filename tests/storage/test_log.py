# SPDX-License-Identifier: EUPL-1.2
"""The log: exactly what was done, nothing of anybody, and any touch is found (G1)."""

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage import errors
from app.storage.data.driver import StorageBug
from app.storage.log.events import Event
from app.storage.records import Client, ImportedInterview, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.vault import Vault
from tests.beneath import beneath

X = StoredAnswer("X", None)
SECRETS = ("Kim", "Älv", "felskrivet", "hemlig", "1912")


def test_a_scripted_run_gives_exactly_these_events(folder):  # a script
    clock = FakedClock()
    vault, code = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)
    one = add_interview(vault)
    vault.answers.put(one, {"D9": X, "D10": None}, position="D9")
    vault.answers.put(one, {}, position="D11")
    vault.texts.put(one, {"note:D9": "hemlig"})
    vault.interviews.postpone(one, until=None, reason="hemlig", at=NOW)
    vault.interviews.resume(one, at=NOW)
    vault.interviews.set_details(one, date="2026-11-23", interviewer="CD")
    clock.move(hours=1)
    vault.interviews.sign(one, by="AB", at=NOW)
    two = vault.interviews.correct(one, reason="felskrivet", by="AB", at=NOW)
    vault.interviews.remove(two, reason="mistake")
    vault.log.add(Event.PRINTED, interview=one)
    vault.log.add(Event.EXTRACTED, client=1, key="pdf")
    vault.clients.update(Client("none", name="Kim Elv", id=1))
    vault.ways.add(PASSPHRASE, "fyra gröna grisar", signature="CD", cost=CHEAP)
    slot = vault.ways.all()[-1].id
    vault.ways.change("fyra gröna grisar", "fem gröna grisar", cost=CHEAP)
    changed = vault.ways.all()[-1].id
    vault.ways.remove(PASSPHRASE, changed)
    vault.ways.try_code(code)
    vault.copies.make()
    new = vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
    imported = ImportedInterview(
        Client("personnummer", "19121212-1212"), "g", "1", "2026-01-01", "AB", NOW,
        {"D9": X}, {}, NOW, "AB",
    )  # fmt: skip
    vault.imports.take_in([imported], lambda _: None)
    vault.close()
    with open_with_recovery(folder, new, clock=clock) as again:
        rows = list(again.log.rows())
        assert again.log.broken() == []
        assert again.seals.broken() == []
        latest = list(again.log.rows(since=len(rows) - 1))
        seal, imported_seal = (
            f"{n} {mac.hex()}"
            for n, mac in beneath(again).rows("SELECT n, mac FROM seal ORDER BY n")
        )
    found = [tuple(each)[3:] for each in rows]
    assert found == [
        ("vault.opened", None, None, ""),
        ("client.added", None, 1, ""),
        ("interview.begun", 1, 1, ""),
        ("interview.answered", 1, None, "D9"),  # D10 had no answer to take away
        ("interview.written", 1, None, "note:D9"),
        ("interview.postponed", 1, None, ""),
        ("interview.resumed", 1, None, ""),
        ("interview.details", 1, None, ""),
        ("interview.signed", 1, None, seal),
        ("interview.correction_begun", 2, None, ""),
        ("interview.correction_dropped", 2, 1, "mistake"),
        ("interview.printed", 1, None, ""),
        ("extract.made", None, 1, "pdf"),
        ("client.changed", None, 1, "name"),
        ("way.added", None, None, f"{slot} CD"),
        ("way.changed", None, None, f"{changed} CD"),
        ("way.removed", None, None, f"{changed} CD"),
        ("way.code_tried", None, None, ""),
        ("vault.backed_up", None, None, ""),
        ("vault.rotated", None, None, ""),
        ("client.added", None, 2, ""),
        ("interview.imported", two + 1, None, imported_seal),
        ("vault.opened_by_code", None, None, ""),
    ]
    assert [each.n for each in rows] == list(range(1, len(rows) + 1))
    assert {each.who for each in rows[:-1]} == {"AB"}
    assert (rows[-1].who, rows[0].at, rows[8].at) == (
        "", "2026-11-22T13:32:05Z", "2026-11-22T14:32:05Z",
    )  # fmt: skip
    assert latest == rows[-1:]
    assert not [word for word in SECRETS if word in str(rows)]


def test_what_was_undone_is_not_logged(vault, interview):
    before = list(vault.log.rows())

    def interrupted() -> None:
        with vault.transaction():
            vault.answers.put(interview, {"A": X})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    vault.interviews.sign(interview, by="AB", at=NOW)
    with pytest.raises(errors.SignedInterview):
        vault.answers.put(interview, {"A": X})
    assert [each.code for each in vault.log.rows()][len(before) :] == ["interview.signed"]
    assert vault.log.broken() == []


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE event SET who = 'ZZ' WHERE n = 3",
        "DELETE FROM event",
        "DELETE FROM event WHERE n = (SELECT max(n) FROM event)",
        "INSERT OR REPLACE INTO event VALUES (3, '', '', '', NULL, NULL, '', x'00')",
        "DELETE FROM end_mark",
    ],
)
def test_the_log_only_grows(vault, interview, attack):
    before = list(vault.log.rows())
    with pytest.raises(StorageBug):
        beneath(vault).run(attack)
    assert list(vault.log.rows()) == before


@pytest.mark.parametrize(
    ("touch", "found"),
    [
        ("UPDATE event SET who = 'ZZ' WHERE n = 3", [3]),
        ("UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE n = 1", [1]),
        ("UPDATE event SET code = 'interview.opened' WHERE n = 2", [2]),
        ("UPDATE event SET interview = 9 WHERE n = 5", [5]),
        ("UPDATE event SET key = 'D1' WHERE n = 5", [5]),
        ("UPDATE event SET mac = x'00' WHERE n = 4", [4, 5]),
        ("DELETE FROM event WHERE n = 1", [1]),
        ("DELETE FROM event WHERE n = 4", [4]),
        ("DELETE FROM event WHERE n = 8", [8]),
        ("DELETE FROM event WHERE n > 2", [3]),
        ("DELETE FROM event", [1]),
        ("DELETE FROM end_mark", [9]),
        ("UPDATE end_mark SET events = 7", [9]),
        ("UPDATE end_mark SET seals = 1", [9]),
        ("UPDATE end_mark SET generation = 2", [9]),
        ("INSERT INTO event VALUES (9, '', '', '', NULL, NULL, '', x'00')", [9, 10]),
        ("UPDATE event SET n = CASE n WHEN 4 THEN -5 ELSE n END WHERE n = 4", [-5, 4]),
    ],
)
def test_any_touch_past_the_triggers_is_found(vault, interview, touch, found):
    for number in range(5):
        vault.answers.put(interview, {f"K{number}": X})
    assert len(list(vault.log.rows())) == 8
    assert vault.log.broken() == []
    for (name,) in beneath(vault).rows(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ):
        beneath(vault).run(f"DROP TRIGGER {name}")
    beneath(vault).run(touch)
    assert set(found) <= set(vault.log.broken())
    assert vault.log.broken()[0] == found[0]


def test_two_rows_that_changed_places_are_found(vault, interview):
    for number in range(5):
        vault.answers.put(interview, {f"K{number}": X})
    beneath(vault).run("DROP TRIGGER event_stays_update")
    for sql in ("n = -1 WHERE n = 4", "n = 4 WHERE n = 5", "n = 5 WHERE n = -1"):
        beneath(vault).run(f"UPDATE event SET {sql}")  # noqa: S608  # ours
    assert vault.log.broken() == [4, 5, 6]


def test_the_log_goes_on_over_openings(closed):
    for _ in range(3):
        with open_vault(closed, PASSPHRASE) as vault:
            assert vault.log.broken() == []
    assert len([each for each in logged(closed) if each.code == "vault.opened"]) == 5


def logged(folder):
    with open_vault(folder, PASSPHRASE) as vault:
        return list(vault.log.rows())


def _latest(vault: Vault) -> dict[Event, tuple[int, str]]:
    """Number and time of the latest of each event, as all the rows say."""
    found = dict.fromkeys(Event, (0, ""))
    return found | {Event(row.code): (row.n, row.at) for row in vault.log.rows()}


def _told(vault: Vault) -> dict[Event, tuple[int, str]]:
    return {one: (vault.log.last_number(one), vault.log.last_time(one)) for one in Event}


def _log_and_undo(vault: Vault) -> None:
    with vault.transaction():
        vault.log.add(Event.REVIEWED)
        if _told(vault) == _latest(vault):
            raise AssertionError("undone")


def test_the_latest_of_each_event_is_told_whatever_was_asked_before(folder):
    clock = FakedClock()
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)
    assert _told(vault) == _latest(vault)
    for event in (Event.REVIEWED, Event.CODE_TRIED, Event.PRINTED, Event.REVIEWED):
        clock.move(hours=1)
        vault.log.add(event)
        assert _told(vault) == _latest(vault)
    before = _told(vault)
    with pytest.raises(AssertionError, match="undone"):
        _log_and_undo(vault)
    assert _told(vault) == before
    vault.log.add(Event.END_MISFIT)  # its number is the one that was undone
    assert _told(vault) == _latest(vault)
    clock.move(hours=1)
    vault.data_key.exchange(PASSPHRASE, cost=CHEAP)  # in another file from now on
    assert (
        vault.log.last_time(Event.CODE_TRIED, Event.ROTATED)
        == _latest(vault)[Event.ROTATED][1]
    )
    assert _told(vault) == _latest(vault)
    vault.close()
    with open_vault(folder, PASSPHRASE, clock=clock) as again:
        assert _told(again) == _latest(again)
