# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ARG005 - every act below is called alike
"""Whatever a public method of the vault changes, an event tells of it (G1).

Every public method is tried. A new one fails here until it stands below, with its events.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.errors import WrongPassphrase
from app.storage.events import Event
from app.storage.keyfile import NAMES
from app.storage.records import (
    Client,
    ImportedInterview,
    LogChoice,
    NewInterview,
    NewReview,
    Staff,
    StoredAnswer,
)
from app.storage.vault import Vault, create_vault, open_vault

X = StoredAnswer("X", None)
NEW = NewInterview(1, "grund", "1", "2026-11-22", "AB", NOW)
ROW = ImportedInterview(
    Client("none", case_number="7"), "g", "1", "2026-01-01", "AB", NOW, {}
)
OWN = frozenset(("event", "end_mark", "sqlite_sequence"))
PLACE = "position"  # where the talk was left tells nothing of anybody

Act = Callable[[Vault, str], object]


def signed(vault: Vault) -> int:
    made = add_interview(vault)
    vault.sign(made, by="AB", at=NOW)
    return made


def correction(vault: Vault) -> int:
    return vault.new_version(signed(vault), reason="fel", by="AB", at=NOW)


def decided(vault: Vault) -> int:
    return vault.decide(("1", ""), [(1, "2020-01-01", "2025-01-01")], by="AB")


def deleted(vault: Vault) -> None:
    vault.carry_out(decided(vault), {}, by="AB")


def other_client(vault: Vault) -> int:
    return vault.add_client(Client("none", name="Kim A", created_at=NOW))


def joined(vault: Vault) -> int:
    two = other_client(vault)
    vault.join_clients(two, 1, reason="twice")
    return two


def postponed(vault: Vault) -> int:
    return vault.add_interview(NEW._replace(status="postponed"))


# Each: what comes before, what is tried with what that gave, and the events it must leave.
CHANGES: dict[str, tuple[Callable[[Vault], object], Callable[..., object], list[str]]] = {
    "add_client": (
        bool, lambda v, c, _: v.add_client(Client("none", name="Bo", created_at=NOW)),
        ["client.added"],
    ),
    "update_client": (
        bool, lambda v, c, _: v.update_client(Client("none", name="Bo", id=1)),
        ["client.changed"],
    ),
    "join_clients": (
        other_client, lambda v, c, two: v.join_clients(two, 1, reason="twice"),
        ["client.joined"],
    ),
    "part_clients": (
        joined, lambda v, c, two: v.part_clients(two, reason="other"), ["client.parted"],
    ),
    "put_setting": (bool, lambda v, c, _: v.put_setting("unit", "Öst"), ["vault.setting_changed"]),
    "drop_setting": (
        lambda v: v.put_setting("unit", "Öst"), lambda v, c, _: v.drop_setting("unit"),
        ["vault.setting_changed"],
    ),
    "add_staff": (bool, lambda v, c, _: v.add_staff("Bo", "bo"), ["staff.added"]),
    "update_staff": (
        lambda v: v.add_staff("Bo", "bo"),
        lambda v, c, made: v.update_staff(Staff(made, "Bo Ek", "bo", None)),
        ["staff.changed"],
    ),
    "put_form": (bool, lambda v, c, _: v.put_form("g", "1", "{}"), ["form.kept"]),
    "add_interview": (bool, lambda v, c, _: v.add_interview(NEW), ["interview.begun"]),
    "import_interviews": (
        bool, lambda v, c, _: v.import_interviews([ROW], bool),
        ["client.added", "interview.imported"],
    ),
    "put_answers": (
        add_interview, lambda v, c, one: v.put_answers(one, {"C9": X}), ["interview.answered"],
    ),
    "put_text": (
        add_interview, lambda v, c, one: v.put_text(one, "note:C9", "x"), ["interview.written"],
    ),
    "put_texts": (
        add_interview, lambda v, c, one: v.put_texts(one, {"note:C9": "x"}),
        ["interview.written"],
    ),
    "set_details": (
        add_interview,
        lambda v, c, one: v.set_details(one, date="2026-01-01", interviewer="C"),
        ["interview.details"],
    ),
    "postpone": (
        add_interview, lambda v, c, one: v.postpone(one, until=None, reason="", at=NOW),
        ["interview.postponed"],
    ),
    "resume": (postponed, lambda v, c, one: v.resume(one, at=NOW), ["interview.resumed"]),
    "sign": (add_interview, lambda v, c, one: v.sign(one, by="AB", at=NOW), ["interview.signed"]),
    "new_version": (
        signed, lambda v, c, one: v.new_version(one, reason="fel", by="AB", at=NOW),
        ["interview.correction_begun"],
    ),
    "remove_interview": (
        correction, lambda v, c, one: v.remove_interview(one, reason="mistake"), ["interview.correction_dropped"],
    ),
    "add_passphrase": (
        bool,
        lambda v, c, _: v.add_passphrase(PASSPHRASE, "ny fras", signature="CD", cost=CHEAP),
        ["way.added"],
    ),
    "change_passphrase": (
        bool, lambda v, c, _: v.change_passphrase(PASSPHRASE, "ny fras", cost=CHEAP),
        ["way.changed"],
    ),
    "remove_passphrase": (
        lambda v: v.add_passphrase(PASSPHRASE, "ny fras", signature="CD", cost=CHEAP),
        lambda v, c, _: v.remove_passphrase(PASSPHRASE, v.ways_in()[-1].id),
        ["way.removed"],
    ),
    "new_recovery_code": (
        bool, lambda v, c, _: v.new_recovery_code(PASSPHRASE), ["way.code_changed"],
    ),
    "set_passphrase_by_code": (
        bool,
        lambda v, c, _: v.set_passphrase_by_code(c, "ny fras", signature="AB", cost=CHEAP),
        ["way.changed"],
    ),
    "add_review": (
        bool, lambda v, c, _: v.add_review(NewReview(1, 2, "[]", "[]", "")), ["log.reviewed"],
    ),
    "rotate": (bool, lambda v, c, _: v.rotate(PASSPHRASE, cost=CHEAP), ["vault.rotated"]),
    "place_hold": (bool, lambda v, c, _: v.place_hold(1, "a", by="AB"), ["hold.placed"]),
    "lift_hold": (
        lambda v: v.place_hold(1, "a", by="AB"), lambda v, c, one: v.lift_hold(one, by="AB"),
        ["hold.lifted"],
    ),
    "decide": (bool, lambda v, c, _: decided(v), ["disposal.decided"]),
    "withdraw": (decided, lambda v, c, one: v.withdraw(one), ["disposal.withdrawn"]),
    "carry_out": (
        decided, lambda v, c, one: v.carry_out(one, {}, by="AB"),
        ["interview.deleted", "client.deleted", "disposal.carried_out"],
    ),
    "finish_disposals": (
        deleted, lambda v, c, _: v.finish_disposals(), ["vault.backed_up", "disposal.finished"],
    ),
    "remove_client": (
        bool, lambda v, c, _: v.remove_client(1, ("1", ""), by="AB"),
        ["disposal.decided", "interview.deleted", "client.deleted", "disposal.carried_out",
         "disposal.finished"],
    ),
}  # fmt: skip

# These change nothing, and some of them are logged all the same.
READS: dict[str, tuple[Act, list[str]]] = {
    "settings": (lambda v, c: v.settings(), []),
    "staff": (lambda v, c: v.staff(), []),
    "client": (lambda v, c: v.client(1), []),
    "clients": (lambda v, c: v.clients([1]), []),
    "rows_of": (lambda v, c: v.rows_of(1), []),
    "ids_of": (lambda v, c: v.ids_of(1), []),
    "person_of": (lambda v, c: v.person_of(1), []),
    "called": (lambda v, c: v.called("name", "kim älv"), []),
    "joins": (lambda v, c: v.joins(1), []),
    "client_with": (lambda v, c: v.client_with("19121212-1212"), []),
    "search_clients": (lambda v, c: v.search_clients("kim"), []),
    "recent_clients": (lambda v, c: v.recent_clients(), []),
    "count_clients": (lambda v, c: v.count_clients(), []),
    "interview": (lambda v, c: v.interview(1), []),
    "interviews": (lambda v, c: v.interviews(), []),
    "count_interviews": (lambda v, c: v.count_interviews(), []),
    "all_interviews": (lambda v, c: list(v.all_interviews()), []),
    "all_answers": (lambda v, c: list(v.all_answers()), []),
    "answers": (lambda v, c: v.answers(1), []),
    "glimpses": (lambda v, c: v.glimpses([1]), []),
    "interviews_of": (lambda v, c: v.interviews_of([1]), []),
    "answers_revision": (lambda v, c: v.answers_revision(1), []),
    "interview_text": (lambda v, c: v.interview_text(1, "agreed"), []),
    "interview_texts": (lambda v, c: v.interview_texts(1), []),
    "form": (lambda v, c: v.form("kept", "1"), []),
    "set_position": (lambda v, c: v.set_position(1, "D9"), []),
    "ways_in": (lambda v, c: v.ways_in(), []),
    "whose": (lambda v, c: v.whose(PASSPHRASE), []),
    "try_recovery_code": (lambda v, c: v.try_recovery_code(c), ["way.code_tried"]),
    "back_up": (lambda v, c: v.back_up(), ["vault.backed_up"]),
    "back_up_elsewhere": (lambda v, c: elsewhere(v), ["vault.backed_up"] * 2),
    "copies": (lambda v, c: v.copies(), []),
    "newest_copy": (lambda v, c: v.newest_copy(), []),
    "changed_since_copy": (lambda v, c: v.changed_since_copy(), []),
    "copy_is_due": (lambda v, c: v.copy_is_due(), []),
    "copy_lags": (lambda v, c: v.copy_lags(), []),
    "put_elsewhere": (lambda v, c: v.put_elsewhere(), []),
    "holds_deleted": (lambda v, c: v.holds_deleted(v.folder.parent), []),
    "log": (lambda v, c: v.log(Event.PRINTED, interview=1), ["interview.printed"]),
    "newest_log_rows": (lambda v, c: v.newest_log_rows(LogChoice()), []),
    "removed_interviews": (lambda v, c: v.removed_interviews(), []),
    "lost_reviews": (lambda v, c: v.lost_reviews(), []),
    "changed_since": (lambda v, c: v.changed_since(v.back_up()), ["vault.backed_up"]),
    "elsewhere": (lambda v, c: v.elsewhere(v.folder.parent), []),
    "last_time": (lambda v, c: v.last_time(Event.CODE_TRIED), []),
    "begun_at": (lambda v, c: v.begun_at(), []),
    "log_length": (lambda v, c: v.log_length(), []),
    "log_signatures": (lambda v, c: v.log_signatures(), []),
    "touched_reviews": (lambda v, c: v.touched_reviews(), []),
    "reviews": (lambda v, c: v.reviews(), []),
    "log_rows": (lambda v, c: list(v.log_rows()), []),
    "check_log": (lambda v, c: v.check_log(), []),
    "fingerprint": (lambda v, c: v.fingerprint(), []),
    "last_event": (lambda v, c: v.last_event(Event.SIGNED), []),
    "fits_paper": (lambda v, c: v.fits_paper(1, ""), []),
    "check_seals": (lambda v, c: v.check_seals(), []),
    "check_disposals": (lambda v, c: v.check_disposals(), []),
    "check": (lambda v, c: v.check(), []),
    "note_opening": (
        lambda v, c: v.note_opening(updated=False, by_code=False),
        ["vault.opened"],
    ),
    "schema_version": (lambda v, c: v.schema_version(), []),
    "holds": (lambda v, c: v.holds(), []),
    "entries": (lambda v, c: v.entries("feedback:feedback_date"), []),
    "last_writing": (lambda v, c: v.last_writing([1]), []),
    "disposals": (lambda v, c: v.disposals(), []),
    "disposal_lines": (lambda v, c: v.disposal_lines(1), []),
    "unfinished_disposals": (lambda v, c: v.unfinished_disposals(), []),
    "out_of_reach": (lambda v, c: v.out_of_reach(), []),
    "transaction": (lambda v, c: v.transaction().__enter__(), []),
}


def elsewhere(vault: Vault) -> None:
    vault.back_up()
    place = vault.folder.parent / "minne"
    place.mkdir()
    vault.back_up_elsewhere(place)


@pytest.fixture
def filled(made: tuple[Vault, str]) -> tuple[Vault, str]:
    """One client with one interview, and a kept form."""
    add_interview(made[0])
    made[0].put_form("kept", "1", "{}")
    return made


def contents(vault: Vault) -> dict[str, object]:
    """Everything but the log, and where each talk was left."""
    ask = vault._database.rows
    tables = [
        name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    found: dict[str, object] = {}
    for table in sorted(set(tables) - OWN):
        columns = [row[1] for row in ask(f"PRAGMA table_info({table})") if row[1] != PLACE]
        found[table] = ask(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608  # ours
    return found | {name: (vault.folder / name).read_bytes() for name in NAMES}


def since(vault: Vault, number: int) -> list[str]:
    return [row.code for row in vault.log_rows(since=number)]


def unaccounted(kind: type[Vault]) -> set[str]:
    """Public methods that stand in neither list."""
    public = {n for n in dir(kind) if n[0] != "_" and callable(getattr(kind, n))}
    return public - set(CHANGES) - set(READS) - {"close"}


def test_every_method_of_the_vault_is_tried_below() -> None:
    assert unaccounted(Vault) == set(), "say what it changes, and which event tells of it"
    assert set(CHANGES) | set(READS) <= set(dir(Vault))


def test_a_new_method_without_an_event_is_found() -> None:
    class Grown(Vault):
        def rename(self) -> None:
            self._database.run("UPDATE client SET name = 'Bo'")

    assert unaccounted(Grown) - unaccounted(Vault) == {"rename"}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_of(filled: tuple[Vault, str], name: str) -> None:
    vault, code = filled
    before, act, events = CHANGES[name]
    given = before(vault)
    number, was = len(list(vault.log_rows())), contents(vault)
    act(vault, code, given)
    assert contents(vault) != was, "it changes nothing: is it among the right ones?"
    assert since(vault, number) == events
    assert vault.check_log() == []


@pytest.mark.parametrize("name", READS)
def test_what_is_only_read_changes_nothing(filled: tuple[Vault, str], name: str) -> None:
    vault, code = filled
    act, events = READS[name]
    number, was = len(list(vault.log_rows())), contents(vault)
    act(vault, code)
    assert contents(vault) == was
    assert since(vault, number) == events


def test_a_change_that_calls_itself_reading_is_found(filled: tuple[Vault, str]) -> None:
    vault, _ = filled
    was = contents(vault)
    vault._database.run("UPDATE client SET name = 'Bo'")
    assert contents(vault) != was


def test_setting_the_same_again_is_no_event(vault: Vault) -> None:
    vault.put_setting("unit", "Öst")
    number = len(list(vault.log_rows()))
    vault.put_setting("unit", "Öst")
    assert since(vault, number) == []


def test_half_typed_words_have_events_of_their_own(vault: Vault) -> None:
    number = len(list(vault.log_rows()))
    vault.put_setting("draft:AB", "hemligt")
    vault.drop_setting("draft:AB")
    vault.drop_setting("draft:AB")
    rows = [(row.code, row.key) for row in vault.log_rows(since=number)]
    assert rows == [("draft.kept", ""), ("draft.dropped", "")]


def test_wrong_passphrases_before_an_opening_are_told(tmp_path: Path) -> None:

    clock, folder = FakedClock(), tmp_path / "valv"
    create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)[0].close()
    for _ in range(4):
        clock.move(hours=1)
        with pytest.raises(WrongPassphrase):
            open_vault(folder, "fel fras", clock=clock)
    clock.move(hours=1)
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        rows = [(row.code, row.key) for row in vault.log_rows()]
    assert rows[1:] == [("vault.opened", ""), ("vault.passphrases_missed", "4")]
