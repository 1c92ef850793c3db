# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ARG005 - every act below is called alike
"""Whatever a public method of the vault changes, an event tells of it (G1).

Every public method is tried. A new one fails here until it stands below, with its events.
"""

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.errors import WrongPassphrase
from app.storage.keys.keyfile import NAMES
from app.storage.log.event_log import Log
from app.storage.log.events import Event, Record
from app.storage.log.seals import Seals
from app.storage.records import (
    Client,
    ImportedInterview,
    LogChoice,
    NewInterview,
    Staff,
    StoredAnswer,
)
from app.storage.topic import Topic
from app.storage.topics.vault_settings import VaultSettings
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath

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
    vault.interviews.sign(made, by="AB", at=NOW)
    return made


def correction(vault: Vault) -> int:
    return vault.interviews.correct(signed(vault), reason="fel", by="AB", at=NOW)


def decided(vault: Vault) -> int:
    return vault.disposals.decide(("1", ""), [(1, "2020-01-01", "2025-01-01")], by="AB")


def deleted(vault: Vault) -> None:
    vault.disposals.carry_out(decided(vault), {}, by="AB")


def other_client(vault: Vault) -> int:
    return vault.clients.add(Client("none", name="Kim A", created_at=NOW))


def joined(vault: Vault) -> int:
    two = other_client(vault)
    vault.joins.join(two, 1, reason="twice")
    return two


def postponed(vault: Vault) -> int:
    return vault.interviews.begin(NEW._replace(status="postponed"))


# Each: what comes before, what is tried with what that gave, and the events it must leave.
CHANGES: dict[str, tuple[Callable[[Vault], object], Callable[..., object], list[str]]] = {
    "clients.add": (
        bool, lambda v, c, _: v.clients.add(Client("none", name="Bo", created_at=NOW)),
        ["client.added"],
    ),
    "clients.update": (
        bool, lambda v, c, _: v.clients.update(Client("none", name="Bo", id=1)),
        ["client.changed"],
    ),
    "joins.join": (
        other_client, lambda v, c, two: v.joins.join(two, 1, reason="twice"),
        ["client.joined"],
    ),
    "joins.part": (
        joined, lambda v, c, two: v.joins.part(two, reason="other"), ["client.parted"],
    ),
    "settings.put": (bool, lambda v, c, _: v.settings.put("unit", "Öst"), ["vault.setting_changed"]),
    "settings.drop": (
        lambda v: v.settings.put("unit", "Öst"), lambda v, c, _: v.settings.drop("unit"),
        ["vault.setting_changed"],
    ),
    "staff.add": (bool, lambda v, c, _: v.staff.add("Bo", "bo"), ["staff.added"]),
    "staff.update": (
        lambda v: v.staff.add("Bo", "bo"),
        lambda v, c, made: v.staff.update(Staff(made, "Bo Ek", "bo", None)),
        ["staff.changed"],
    ),
    "forms.put": (bool, lambda v, c, _: v.forms.put("g", "1", "{}"), ["form.kept"]),
    "interviews.begin": (bool, lambda v, c, _: v.interviews.begin(NEW), ["interview.begun"]),
    "imports.take_in": (
        bool, lambda v, c, _: v.imports.take_in([ROW], bool),
        ["client.added", "interview.imported"],
    ),
    "answers.put": (
        add_interview, lambda v, c, one: v.answers.put(one, {"C9": X}), ["interview.answered"],
    ),
    "texts.put": (
        add_interview, lambda v, c, one: v.texts.put(one, {"note:C9": "x"}),
        ["interview.written"],
    ),
    "interviews.set_details": (
        add_interview,
        lambda v, c, one: v.interviews.set_details(one, date="2026-01-01", interviewer="C"),
        ["interview.details"],
    ),
    "interviews.postpone": (
        add_interview, lambda v, c, one: v.interviews.postpone(one, until=None, reason="", at=NOW),
        ["interview.postponed"],
    ),
    "interviews.resume": (postponed, lambda v, c, one: v.interviews.resume(one, at=NOW), ["interview.resumed"]),
    "interviews.sign": (add_interview, lambda v, c, one: v.interviews.sign(one, by="AB", at=NOW), ["interview.signed"]),
    "interviews.correct": (
        signed, lambda v, c, one: v.interviews.correct(one, reason="fel", by="AB", at=NOW),
        ["interview.correction_begun"],
    ),
    "interviews.remove": (
        correction, lambda v, c, one: v.interviews.remove(one, reason="mistake"), ["interview.correction_dropped"],
    ),
    "ways.add": (
        bool,
        lambda v, c, _: v.ways.add(PASSPHRASE, "ny fras", signature="CD", cost=CHEAP),
        ["way.added"],
    ),
    "ways.change": (
        bool, lambda v, c, _: v.ways.change(PASSPHRASE, "ny fras", cost=CHEAP),
        ["way.changed"],
    ),
    "ways.remove": (
        lambda v: v.ways.add(PASSPHRASE, "ny fras", signature="CD", cost=CHEAP),
        lambda v, c, _: v.ways.remove(PASSPHRASE, v.ways.all()[-1].id),
        ["way.removed"],
    ),
    "ways.new_code": (
        bool, lambda v, c, _: v.ways.new_code(PASSPHRASE), ["way.code_changed"],
    ),
    "ways.set_by_code": (
        bool,
        lambda v, c, _: v.ways.set_by_code(c, "ny fras", signature="AB", cost=CHEAP),
        ["way.changed"],
    ),
    "reviews.add": (
        bool, lambda v, c, _: v.reviews.add(1, 2, sampled="[]", flagged="[]", remark=""), ["log.reviewed"],
    ),
    "data_key.exchange": (bool, lambda v, c, _: v.data_key.exchange(PASSPHRASE, cost=CHEAP), ["vault.rotated"]),
    "holds.place": (bool, lambda v, c, _: v.holds.place(1, "a", by="AB"), ["hold.placed"]),
    "holds.lift": (
        lambda v: v.holds.place(1, "a", by="AB"), lambda v, c, one: v.holds.lift(one, by="AB"),
        ["hold.lifted"],
    ),
    "disposals.decide": (bool, lambda v, c, _: decided(v), ["disposal.decided"]),
    "disposals.withdraw": (decided, lambda v, c, one: v.disposals.withdraw(one), ["disposal.withdrawn"]),
    "disposals.carry_out": (
        decided, lambda v, c, one: v.disposals.carry_out(one, {}, by="AB"),
        ["interview.deleted", "client.deleted", "disposal.carried_out"],
    ),
    "disposals.finish": (
        deleted, lambda v, c, _: v.disposals.finish(), ["vault.backed_up", "disposal.finished"],
    ),
    "disposals.remove_client": (
        bool, lambda v, c, _: v.disposals.remove_client(1, ("1", ""), by="AB"),
        ["disposal.decided", "interview.deleted", "client.deleted", "disposal.carried_out",
         "disposal.finished"],
    ),
}  # fmt: skip

# These change nothing, and some of them are logged all the same.
READS: dict[str, tuple[Act, list[str]]] = {
    "settings.all": (lambda v, c: v.settings.all(), []),
    "staff.all": (lambda v, c: v.staff.all(), []),
    "clients.get": (lambda v, c: v.clients.get(1), []),
    "clients.by_id": (lambda v, c: v.clients.by_id([1]), []),
    "clients.rows_of": (lambda v, c: v.clients.rows_of(1), []),
    "clients.ids_of": (lambda v, c: v.clients.ids_of(1), []),
    "clients.person_of": (lambda v, c: v.clients.person_of(1), []),
    "clients.called": (lambda v, c: v.clients.called("name", "kim älv"), []),
    "joins.of": (lambda v, c: v.joins.of(1), []),
    "clients.with_number": (lambda v, c: v.clients.with_number("19121212-1212"), []),
    "clients.search": (lambda v, c: v.clients.search("kim"), []),
    "clients.recent": (lambda v, c: v.clients.recent(), []),
    "clients.count": (lambda v, c: v.clients.count(), []),
    "interviews.get": (lambda v, c: v.interviews.get(1), []),
    "interviews.find": (lambda v, c: v.interviews.find(), []),
    "interviews.count": (lambda v, c: v.interviews.count(), []),
    "interviews.all": (lambda v, c: list(v.interviews.all()), []),
    "answers.of": (lambda v, c: v.answers.of(1), []),
    "answers.glimpses": (lambda v, c: v.answers.glimpses([1]), []),
    "interviews.of": (lambda v, c: v.interviews.of([1]), []),
    "answers.revision": (lambda v, c: v.answers.revision(1), []),
    "texts.get": (lambda v, c: v.texts.get(1, "agreed"), []),
    "texts.of": (lambda v, c: v.texts.of(1), []),
    "forms.source": (lambda v, c: v.forms.source("kept", "1"), []),
    "ways.all": (lambda v, c: v.ways.all(), []),
    "ways.whose": (lambda v, c: v.ways.whose(PASSPHRASE), []),
    "ways.try_code": (lambda v, c: v.ways.try_code(c), ["way.code_tried"]),
    "copies.make": (lambda v, c: v.copies.make(), ["vault.backed_up"]),
    "copies.put": (lambda v, c: elsewhere(v), ["vault.backed_up"] * 2),
    "copies.all": (lambda v, c: v.copies.all(), []),
    "copies.newest": (lambda v, c: v.copies.newest(), []),
    "copies.lack_changes": (lambda v, c: v.copies.lack_changes(), []),
    "copies.one_is_due": (lambda v, c: v.copies.one_is_due(), []),
    "copies.lag": (lambda v, c: v.copies.lag(), []),
    "copies.last_put": (lambda v, c: v.copies.last_put(), []),
    "copies.hold_deleted": (lambda v, c: v.copies.hold_deleted(v.folder.parent), []),
    "log.add": (
        lambda v, c: v.log.add(Event.PRINTED, interview=1),
        ["interview.printed"],
    ),
    "log.newest": (lambda v, c: v.log.newest(LogChoice()), []),
    "log.removed_interviews": (lambda v, c: v.log.removed_interviews(), []),
    "reviews.lost": (lambda v, c: v.reviews.lost(), []),
    "copies.changed_since": (
        lambda v, c: v.copies.changed_since(v.copies.make()),
        ["vault.backed_up"],
    ),
    "copies.elsewhere": (lambda v, c: v.copies.elsewhere(v.folder.parent), []),
    "log.last_time": (lambda v, c: v.log.last_time(Event.CODE_TRIED), []),
    "log.first_time": (lambda v, c: v.log.first_time(), []),
    "log.last": (lambda v, c: v.log.last(), []),
    "log.signatures": (lambda v, c: v.log.signatures(), []),
    "reviews.touched": (lambda v, c: v.reviews.touched(), []),
    "reviews.all": (lambda v, c: v.reviews.all(), []),
    "log.rows": (lambda v, c: list(v.log.rows()), []),
    "log.broken": (lambda v, c: v.log.broken(), []),
    "log.fingerprint": (lambda v, c: v.log.fingerprint(), []),
    "log.last_number": (lambda v, c: v.log.last_number(Event.SIGNED), []),
    "log.fits_paper": (lambda v, c: v.log.fits_paper(1, ""), []),
    "seals.broken": (lambda v, c: v.seals.broken(), []),
    "disposals.broken": (lambda v, c: v.disposals.broken(), []),
    "soundness.check": (lambda v, c: v.soundness.check(), []),
    "log.now": (lambda v, c: v.log.now(), []),
    "log.lost_until": (lambda v, c: v.log.lost_until(), []),
    "log.in_pieces": (lambda v, c: v.log.in_pieces(Record.REVIEW), []),
    "log.broken_links": (lambda v, c: v.log.broken_links(), []),
    "log.is_end": (lambda v, c: v.log.is_end(), []),
    "seals.disagreement": (lambda v, c: v.seals.disagreement(), []),
    "clients.row": (lambda v, c: v.clients.row(1), []),
    "ways.unlock": (lambda v, c: v.ways.unlock(PASSPHRASE), []),
    "schema_version": (lambda v, c: v.schema_version(), []),
    "holds.find": (lambda v, c: v.holds.find(), []),
    "holds.entries": (lambda v, c: v.holds.entries("feedback:feedback_date"), []),
    "holds.last_writing": (lambda v, c: v.holds.last_writing([1]), []),
    "disposals.all": (lambda v, c: v.disposals.all(), []),
    "disposals.lines": (lambda v, c: v.disposals.lines(1), []),
    "disposals.unfinished": (lambda v, c: v.disposals.unfinished(), []),
    "disposals.out_of_reach": (lambda v, c: v.disposals.out_of_reach(), []),
    "transaction": (lambda v, c: v.transaction().__enter__(), []),
}


def elsewhere(vault: Vault) -> None:
    vault.copies.make()
    place = vault.folder.parent / "minne"
    place.mkdir()
    vault.copies.put(place)


@pytest.fixture
def filled(made: tuple[Vault, str]) -> tuple[Vault, str]:
    """One client with one interview, and a kept form."""
    add_interview(made[0])
    made[0].forms.put("kept", "1", "{}")
    return made


def contents(vault: Vault) -> dict[str, object]:
    """Everything but the log, and where each talk was left."""
    ask = beneath(vault).rows
    tables = [
        name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    found: dict[str, object] = {}
    for table in sorted(set(tables) - OWN):
        columns = [row[1] for row in ask(f"PRAGMA table_info({table})") if row[1] != PLACE]
        found[table] = ask(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608  # ours
    return found | {name: (vault.folder / name).read_bytes() for name in NAMES}


def since(vault: Vault, number: int) -> list[str]:
    return [row.code for row in vault.log.rows(since=number)]


# What one topic asks of another inside its own transaction. Nobody else calls these.
WITHIN = {
    "log.mark_ends", "log.begin_again", "seals.seal", "seals.fits",
    "clients.put_row", "copies.age_out",
}  # fmt: skip


def every_method(vault: Vault) -> set[str]:
    """Public methods of the vault, and of each of its topics by the topic's name."""
    topics = {
        f"{name}.": topic
        for name, topic in vars(vault).items()
        if name[0] != "_" and isinstance(topic, (Topic, Log, Seals))
    }
    return {
        f"{name}{method}"
        for name, topic in {"": vault, **topics}.items()
        for method in dir(topic)
        if method[0] != "_" and inspect.ismethod(getattr(topic, method))
    }


def unaccounted(vault: Vault) -> set[str]:
    """Public methods that stand in no list."""
    return every_method(vault) - set(CHANGES) - set(READS) - WITHIN - {"close"}


def test_every_method_of_the_vault_is_tried_below(vault: Vault) -> None:
    assert unaccounted(vault) == set(), "say what it changes, and which event tells of it"
    assert set(CHANGES) | set(READS) | WITHIN <= every_method(vault)


def test_a_new_method_without_an_event_is_found(vault: Vault) -> None:
    class Grown(VaultSettings):
        def rename(self) -> None:
            self._database.run("UPDATE client SET name = 'Bo'")

    vault.settings = Grown(beneath(vault), vault.log)
    assert unaccounted(vault) == {"settings.rename"}


def test_what_belongs_within_a_transaction_is_asked_by_topics_alone() -> None:
    asked = re.compile(rf"\bvault\.(?:{'|'.join(map(re.escape, WITHIN))})\(")
    files = [each for each in Path("app").rglob("*.py") if each.parts[1] != "storage"]
    assert [str(each) for each in files if asked.search(each.read_text("utf-8"))] == []
    assert asked.search("self._place.vault.clients.put_row(client)")


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_of(filled: tuple[Vault, str], name: str) -> None:
    vault, code = filled
    before, act, events = CHANGES[name]
    given = before(vault)
    number, was = len(list(vault.log.rows())), contents(vault)
    act(vault, code, given)
    assert contents(vault) != was, "it changes nothing: is it among the right ones?"
    assert since(vault, number) == events
    assert vault.log.broken() == []


@pytest.mark.parametrize("name", READS)
def test_what_is_only_read_changes_nothing(filled: tuple[Vault, str], name: str) -> None:
    vault, code = filled
    act, events = READS[name]
    number, was = len(list(vault.log.rows())), contents(vault)
    act(vault, code)
    assert contents(vault) == was
    assert since(vault, number) == events


def test_a_change_that_calls_itself_reading_is_found(filled: tuple[Vault, str]) -> None:
    vault, _ = filled
    was = contents(vault)
    beneath(vault).run("UPDATE client SET name = 'Bo'")
    assert contents(vault) != was


def test_setting_the_same_again_is_no_event(vault: Vault) -> None:
    vault.settings.put("unit", "Öst")
    number = len(list(vault.log.rows()))
    vault.settings.put("unit", "Öst")
    assert since(vault, number) == []


def test_half_typed_words_have_events_of_their_own(vault: Vault) -> None:
    number = len(list(vault.log.rows()))
    vault.settings.put("draft:AB", "hemligt")
    vault.settings.drop("draft:AB")
    vault.settings.drop("draft:AB")
    rows = [(row.code, row.key) for row in vault.log.rows(since=number)]
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
        rows = [(row.code, row.key) for row in vault.log.rows()]
    assert rows[1:] == [("vault.opened", ""), ("vault.passphrases_missed", "4")]
