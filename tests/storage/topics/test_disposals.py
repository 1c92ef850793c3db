# SPDX-License-Identifier: EUPL-1.2
"""What is deleted is really gone, from every page and every copy; a cut one is finished (G4)."""

import shutil
from pathlib import Path

import pytest
from faked_clock import FakedClock
from raw_pages import hits, pages
from small_vault import CHEAP, NOW, PASSPHRASE

from app.storage import errors
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.topics.disposal_errors import (
    AlreadyDecided,
    HasSigned,
    NothingToDelete,
    OldCopiesStay,
)
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath, keys_beneath

RULES = ("1 (2026-11-22)", "En lag\nEn till")
LINE = ("2020-05-05", "2025-05-05")
CANARIES = (
    "Kanariefågel", "19121212-1212", "dnr-kanarie", "hemligt svar", "hemlig anteckning",
    "felskrivet hemligt", "hemligt formulär",
)  # fmt: skip
STAYS = ("Stannar Kvar", "kvarvarande svar")


def add(vault: Vault, client: Client, words: tuple[str, str, str], form: str) -> int:
    """A client with a signed interview and a signed correction of it; the client's id."""
    client_id = vault.clients.add(client)
    vault.forms.put(form, "1", f"{words[2]} " * 900)
    one = vault.interviews.begin(
        NewInterview(client_id, form, "1", "2020-05-05", "AB", "2020-05-05T10:00:00Z")
    )
    vault.answers.put(one, {f"K{n}": StoredAnswer(None, words[0]) for n in range(90)})
    vault.texts.put(one, {"note:D9": f"{words[1]} " * 900})
    vault.interviews.sign(one, by="AB", at=NOW)
    two = vault.interviews.correct(one, reason=f"felskrivet {words[0]}", by="AB", at=NOW)
    vault.interviews.sign(two, by="AB", at=NOW)
    return client_id


@pytest.fixture
def clock() -> FakedClock:
    clock = FakedClock()
    clock.move(days=2)
    return clock


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    """A vault with two clients to delete and one to keep, and two copies of it."""
    folder = tmp_path_factory.mktemp("model") / "valv"
    clock = FakedClock()
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)
    words = ("hemligt svar", "hemlig anteckning", "formulär")
    person = Client("personnummer", "19121212-1212", "Kanariefågel", "dnr-kanarie", NOW)
    add(vault, person, (*words[:2], "hemligt formulär"), "eget")
    other = ("kvarvarande svar", "en text", "formulär")
    add(vault, Client("none", name="Stannar Kvar", created_at=NOW), other, "grund")
    add(vault, Client("none", name="Kanariefågel", created_at=NOW), words, "grund")
    vault.holds.place(1, "paternity", by="AB")
    vault.copies.make()
    clock.move(days=1)
    vault.settings.put("unit", "A")
    vault.copies.make()
    vault.close()
    return folder


@pytest.fixture
def full(model, folder, clock):
    shutil.copytree(model, folder)
    vault = open_vault(folder, PASSPHRASE, clock=clock)
    yield vault
    vault.close()


def dispose(vault: Vault, *clients: int) -> int:
    decided = vault.disposals.decide(RULES, [(each, *LINE) for each in clients], by="AB")
    vault.disposals.carry_out(decided, {}, by="CD")
    return decided


def found_in(vault: Vault, words: tuple[str, ...]) -> set[str]:
    """The words that stand in any page of the vault or of a copy of it."""
    files = [vault.folder / "data.db", *vault.folder.glob("backups/*/data.db")]
    key = bytes(keys_beneath(vault).db)
    return set().union(*(hits(each, key, words) for each in files))


def sound(vault: Vault) -> bool:
    found = vault.soundness.check()
    return found.whole and not (found.seals or found.events or found.disposals)


def test_what_is_deleted_is_in_no_page_and_no_copy(full, folder):
    assert found_in(full, CANARIES + STAYS) == {*CANARIES, *STAYS}
    dispose(full, 1, 3)
    full.disposals.finish()
    assert found_in(full, CANARIES + STAYS) == set(STAYS)
    assert sound(full)
    assert beneath(full).one("PRAGMA freelist_count") == (0,)
    assert [each.name for each in full.clients.search("", 9)] == ["Stannar Kvar"]
    assert full.clients.search("kanarie") == []
    assert full.holds.find() == []
    with pytest.raises(LookupError):
        full.forms.source("eget", "1")
    assert full.forms.source("grund", "1")
    (copy,) = full.copies.all()
    assert copy.verified_at is not None
    full.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert sound(again)
        assert [each.id for each in again.interviews.find()] == [4, 3]
        assert len(again.copies.all()) == 1


def test_a_planted_leftover_is_found(full):
    """The search sees what no query can: rows deleted carelessly lie on the free list."""
    dispose(full, 2, 3)
    full.disposals.finish()
    beneath(full).run("PRAGMA secure_delete = OFF")
    for (name,) in beneath(full).rows(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ):
        beneath(full).run(f"DROP TRIGGER {name}")
    beneath(full).run("DELETE FROM answer")
    assert beneath(full).one("SELECT count(*) FROM answer") == (0,)
    assert found_in(full, ("hemligt svar",)) == {"hemligt svar"}


def test_a_forgotten_copy_is_found(full, folder):
    first, _ = full.copies.all()
    kept = folder / "backups" / "kopia från Åsa"
    shutil.copytree(first.folder, kept)
    dispose(full, 1, 3)
    full.disposals.finish()
    assert set(CANARIES) <= found_in(full, CANARIES)
    assert full.disposals.out_of_reach() == [kept]


def test_pages_are_read_as_they_are(full):
    """What reads the pages here is not what wrote them, and sees the same."""
    first = next(pages(full.folder / "data.db", bytes(keys_beneath(full).db)))
    assert b"CREATE TABLE" in b"".join(
        pages(full.folder / "data.db", keys_beneath(full).db)
    )
    assert len(first) == 4096 - 80 - 16


def test_the_protocol_says_what_went_and_names_nobody(full):
    decided = full.disposals.decide(RULES, [(1, *LINE), (2, *LINE), (9, *LINE)], by="AB")
    with pytest.raises(AlreadyDecided):
        full.disposals.decide(RULES, [(3, *LINE)], by="AB")
    full.disposals.carry_out(decided, {2: "hold"}, by="CD")
    (done,) = full.disposals.all()
    assert (done.state, done.decided_by, done.carried_out_by) == ("deleted", "AB", "CD")
    assert (done.rules, done.basis) == RULES
    lines = full.disposals.lines(decided)
    assert [tuple(each) for each in lines] == [
        (1, 0, *LINE, "deleted", "", 0, 0, 0),
        (1, 1, "2020-05-05", "", "deleted", "", 90, 1, 0),
        (1, 2, "2020-05-05", "", "deleted", "", 90, 1, 0),
        (2, 0, *LINE, "kept", "hold", 0, 0, 0),
        (9, 0, *LINE, "kept", "gone", 0, 0, 0),
    ]
    assert not [word for word in CANARIES if word in repr((done, lines))]
    full.disposals.finish()
    assert full.disposals.all()[0].state == "done"
    logged = [(each.code, each.interview, each.client, each.key.split()[:1])
              for each in full.log.rows()][-7:]  # fmt: skip
    assert logged == [
        ("disposal.decided", None, None, ["1"]),
        ("interview.deleted", 1, 1, []),
        ("interview.deleted", 2, 1, []),
        ("client.deleted", None, 1, ["1"]),
        ("disposal.carried_out", None, None, ["1"]),
        ("vault.backed_up", None, None, []),
        ("disposal.finished", None, None, ["1"]),
    ]


def test_a_decision_can_be_taken_back(full):
    with pytest.raises(NothingToDelete):
        full.disposals.decide(RULES, [], by="AB")
    decided = full.disposals.decide(RULES, [(1, *LINE)], by="AB")
    full.disposals.withdraw(decided)
    for late in (
        lambda: full.disposals.withdraw(decided),
        lambda: full.disposals.carry_out(decided, {}, by="CD"),
    ):
        with pytest.raises(LookupError):
            late()
    assert full.clients.get(1).name == "Kanariefågel"
    dispose(full, 1)
    assert [each.state for each in full.disposals.all()] == ["deleted", "withdrawn"]


@pytest.mark.parametrize("step", ["VACUUM", "make", "age_out", "_done"])
def test_what_was_cut_short_is_finished_at_the_next_opening(
    full, folder, clock, monkeypatch, step
):
    dispose(full, 1, 3)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    if step == "VACUUM":
        real = beneath(full).run
        monkeypatch.setattr(
            beneath(full), "run", lambda sql, *v: cut() if sql == step else real(sql, *v)
        )
    else:
        owner = full.disposals if step == "_done" else full.copies
        monkeypatch.setattr(owner, step, cut)
    with pytest.raises(KeyboardInterrupt):
        full.disposals.finish()
    full.close()
    with open_vault(folder, PASSPHRASE, clock=clock) as again:
        assert [each.state for each in again.disposals.all()] == ["done"]
        assert found_in(again, CANARIES) == set()
        assert sound(again)


def test_a_copy_that_stays_is_told_and_tried_again(full, folder, monkeypatch):
    dispose(full, 1, 3)
    real = Path.replace

    def refusing(self, target):
        if self.parent.name == "backups" and self.name == old:
            raise PermissionError(13, "held open")
        return real(self, target)

    old = full.copies.all()[0].folder.name
    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(OldCopiesStay):
        full.disposals.finish()
    assert full.disposals.all()[0].state == "deleted"
    assert len(full.copies.all()) == 2  # the new one, and the one that stays
    full.close()
    open_vault(folder, PASSPHRASE).close()  # and it opens all the same
    monkeypatch.undo()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.disposals.all()[0].state == "done"
        assert found_in(again, CANARIES) == set()


def test_a_full_disk_leaves_it_to_the_next_opening(full, folder, monkeypatch):
    from app.storage.copies.backups import Copies  # noqa: PLC0415

    dispose(full, 1, 3)

    def refused(_: object) -> None:
        raise errors.NotCopied

    monkeypatch.setattr(Copies, "make", refused)
    with pytest.raises(errors.NotCopied):
        full.disposals.finish()
    full.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.disposals.all()[0].state == "deleted"
    monkeypatch.undo()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.disposals.all()[0].state == "done"


def test_copies_of_a_later_clock_go_too(full, clock):
    clock.move(days=30)
    full.copies.make()
    clock.move(days=-29)
    dispose(full, 1, 3)
    full.disposals.finish()
    assert found_in(full, CANARIES) == set()
    assert len(full.copies.all()) == 1


def test_copies_in_a_second_place_go_when_it_is_next_used(full, tmp_path, clock):
    place = tmp_path / "usb"
    place.mkdir()
    full.copies.put(place)
    dispose(full, 1, 3)
    full.disposals.finish()
    newest = full.copies.put(place)
    assert [each.parent for each in place.glob("*/*/data.db")] == [newest.folder]


def test_the_key_is_to_be_exchanged_afterwards(full, folder):
    full.data_key.exchange(PASSPHRASE, cost=CHEAP)
    dispose(full, 1)
    full.disposals.finish()
    assert not full.disposals.all()[0].key_changed
    full.data_key.exchange(PASSPHRASE, cost=CHEAP)
    assert full.disposals.all()[0].key_changed
    assert sound(full)


def test_numbers_are_never_given_twice(full):
    dispose(full, 3)
    client = full.clients.add(Client("none", name="Ny"))
    new = full.interviews.begin(NewInterview(client, "grund", "1", "2026-01-01", "AB", NOW))
    assert (client, new) == (4, 7)


def test_a_client_added_by_mistake(full):
    with pytest.raises(HasSigned):
        full.disposals.remove_client(1, RULES, by="AB")
    with pytest.raises(LookupError):
        full.disposals.remove_client(99, RULES, by="AB")
    client = full.clients.add(Client("none", name="Av misstag"))
    one = full.interviews.begin(NewInterview(client, "grund", "1", "2026-01-01", "AB", NOW))
    full.answers.put(one, {"D9": StoredAnswer("X", None)})
    full.disposals.decide(RULES, [(1, *LINE)], by="AB")  # waits, and is not in the way
    full.disposals.remove_client(client, RULES, by="AB")
    done, waits = full.disposals.all()
    assert (done.reason, done.state, waits.state) == ("mistake", "done", "decided")
    assert full.clients.search("misstag") == []
    assert found_in(full, ("Av misstag",)) == set()
    assert len(full.copies.all()) == 2
    assert sound(full)


def test_holds_are_placed_and_lifted(full):
    new = full.holds.place(2, "adoption", by="CD", until="2027-01-01")
    full.holds.lift(1, by="EF")
    for late in (1, 99):
        with pytest.raises(LookupError):
            full.holds.lift(late, by="EF")
    first, second = full.holds.find()
    assert (first.reason, first.placed_by, first.lifted_by) == ("paternity", "AB", "EF")
    assert (second.id, second.until, second.lifted_at) == (new, "2027-01-01", None)
    assert full.holds.find(2) == [second]
    events = [each for each in full.log.rows() if each.code.startswith("hold.")]
    assert [(each.code, each.client, each.key) for each in events] == [
        ("hold.placed", 1, "paternity"),
        ("hold.placed", 2, "adoption"),
        ("hold.lifted", 1, "paternity"),
    ]


def test_when_something_was_last_put_down(vault, interview):
    client = vault.interviews.get(interview).client_id
    vault.answers.put(interview, {"D9": StoredAnswer("X", None)}, at="2026-12-01T10:00:00Z")
    at = "2026-12-01T10:00:00Z"
    vault.texts.put(interview, {"feedback:feedback_date": "2026-12-24"}, at=at)
    vault.texts.put(
        interview, {"seconds:D": "40"}, at="2026-12-30T10:00:00Z"
    )  # only looked at
    empty = vault.clients.add(Client("none", name="Ny", created_at=NOW))
    first, second = vault.holds.entries("feedback:feedback_date")
    assert (first.client.id, first.interviews, first.signed) == (client, 1, 0)
    assert set(first.times) == {NOW, "2026-11-22", "2026-12-01T10:00:00Z", "2026-12-24"}
    assert (second.client.id, second.times, second.interviews) == (empty, (NOW,), 0)
    latest = vault.holds.last_writing([client, empty])
    written = [each.at for each in vault.log.rows() if each.code == "interview.written"]
    assert latest == {client: written[0]}
    vault.clients.update(Client("none", name="Ny 2", id=empty))
    assert set(vault.holds.last_writing([client, empty])) == {client, empty}
    assert vault.holds.last_writing([]) == {}
