# SPDX-License-Identifier: EUPL-1.2
"""A damaged vault gives up what is readable in it, and the account of it is true."""

import random
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE

from app.stewardship.care.salvage_words import is_all_there, lacking_words, pages_words
from app.storage import errors
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.slots import unlock
from app.storage.log.events import LOG_LOST, Event
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.salvage.raw_pages import RawPages
from app.storage.salvage.salvaging import Salvaged, salvage
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath
from tests.robust.amounts import LONG

PAGE = 4096
GOLDEN = Path(__file__).parents[1] / "golden"
TABLES = (
    "setting",
    "staff",
    "client",
    "form",
    "interview",
    "answer",
    "slot",
    "hold",
    "joined",
    "review",
)


class Model(NamedTuple):
    """A vault, and every row of it."""

    folder: Path
    code: str
    rows: dict[str, set[tuple[object, ...]]]


def every_row(vault: Vault) -> dict[str, set[tuple[object, ...]]]:
    return {name: set(beneath(vault).rows(f"SELECT * FROM {name}")) for name in TABLES}  # noqa: S608


def fill(vault: Vault) -> None:
    """Some clients with interviews of every fate; enough for trees of two levels."""
    draw = random.Random(3)
    vault.settings.put("municipality", "1981")
    vault.staff.add("Anna Prov", "anpr", "2025-03-11")
    vault.forms.put("grund", "1", "källa " * 900)
    for number in range(6):
        client = vault.clients.add(Client("none", name=f"Kim Älv {number}", created_at=NOW))
        for turn in range(3):
            one = vault.interviews.begin(
                NewInterview(client, "grund", "1", f"2026-11-{turn + 1:02}", "AB", NOW)
            )
            answers = {
                f"K{key}": StoredAnswer(None, f"svar {one} " + "å" * draw.randint(1, 60))
                for key in range(60)
            }
            vault.answers.put(one, answers, position="K3")
            vault.texts.put(one, {"note:K1": "lång " * 1200, "note:K2": f"kort {one}"})
            if turn < 2:
                vault.interviews.sign(one, by="AB", at=NOW)
        if number < 2:
            two = vault.interviews.correct(one - 1, reason="fel dag", by="AB", at=NOW)
            vault.answers.put(two, {"K3": StoredAnswer("X", None)})
            if number:
                vault.interviews.sign(two, by="AB", at=NOW)
    beneath(vault).run(
        "INSERT INTO hold (client, reason, placed_at, placed_by) VALUES (2, 'a', ?, 'AB')",
        (NOW,),
    )
    vault.joins.join(6, 5, reason="twice")
    vault.reviews.add(1, 3, sampled="[]", flagged="{}", remark="inget")


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Model:
    folder = tmp_path_factory.mktemp("model") / "valv"
    vault, code = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        with vault.transaction():  # one wait for the disk
            fill(vault)
        rows = every_row(vault)
    return Model(folder, code, rows)


@pytest.fixture
def folder(model, tmp_path) -> Path:
    shutil.copytree(model.folder, tmp_path / "valv")
    return tmp_path / "valv"


def spoil(folder: Path, *pages: int) -> bytes:
    content = bytearray((folder / "data.db").read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 200] ^= 1
    (folder / "data.db").write_bytes(content)
    return bytes(content)


def without(row: tuple[object, ...], at: int) -> tuple[object, ...]:
    return row[:at] + row[at + 1 :]


def true(model: Model, folder: Path, out: Path) -> Salvaged:
    """Salvages, and holds the account against what there was."""
    before = {each.name: each.read_bytes() for each in folder.glob("*.*s*n")}
    data = (folder / "data.db").read_bytes()
    done = salvage(folder, PASSPHRASE, out)
    assert (folder / "data.db").read_bytes() == data
    assert {each.name: each.read_bytes() for each in folder.glob("*.*s*n")} == before
    with open_vault(out, PASSPHRASE) as vault:
        found = vault.soundness.check()
        assert found.whole
        assert not any(found[1:])
        rows = every_row(vault)
        said = [row.key for row in vault.log.rows() if row.code == Event.SALVAGED]
        assert [one.startswith(LOG_LOST) for one in said] == [not done.log_kept]
        assert vault.reviews.touched() == []
        words = [word for one in said for word in one.removeprefix(LOG_LOST).split()]
    pieces = [one for one in words if ":" in one]
    assert [one for one in words if one not in pieces] == [*map(str, done.holes)]
    assert [one.rpartition(":")[0] for one in pieces] == (
        ["review:1"] * (done.log_kept and not rows["review"])
    )
    assert (done.interviews, done.answers) == (len(rows["interview"]), len(rows["answer"]))
    for name in ("setting", "staff", "form", "answer", "slot", "hold", "joined", "review"):
        assert rows[name] <= model.rows[name], name
    heads = {row[0]: row for row in rows["interview"]}
    for head in model.rows["interview"]:
        same = all(
            {row for row in rows[name] if row[0] == head[0]}
            == {row for row in model.rows[name] if row[0] == head[0]}
            for name in ("answer", "slot")
        )
        if head[0] not in done.holes and head[0] in heads:
            assert same, head[0]
            status = {"signed", "replaced"} if head[14] else {head[6]}
            assert heads[head[0]][6] in status  # replaced by one that may be open again
            assert without(heads[head[0]], 6) == without(head, 6)
        if heads.get(head[0], head)[14] is not None and head[0] in heads:
            assert same, "signed, and not whole"
    for name in done.reopened:
        assert name in done.holes
    if done.tells_end:
        assert done.pages == (model.folder / "data.db").stat().st_size // PAGE
        nothing_unsaid(model, rows, done)
    return done


def nothing_unsaid(
    model: Model, rows: dict[str, set[tuple[object, ...]]], done: Salvaged
) -> None:
    """What is missing from a list, and is not in the account of an interview, is told."""
    for name in ("setting", "staff", "client", "form", "hold", "joined", "review"):
        if not model.rows[name] <= rows[name]:
            assert name in done.lacking, name
    there = {row[0] for row in rows["interview"]}
    if not {row[0] for row in model.rows["interview"]} <= there:
        assert "interview" in done.lacking
    said = " ".join(lacking_words(done))
    for name, words in {"client": "klienter", "interview": "intervjuer"}.items():
        assert (words in said) is (name in done.lacking)


def test_a_whole_vault_comes_out_as_it_is(model, folder, tmp_path):
    done = true(model, folder, tmp_path / "ut")
    assert (done.holes, done.reopened, done.log_kept, done.damaged_pages) == (
        (),
        (),
        True,
        0,
    )
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        assert every_row(vault) == model.rows
    with pytest.raises(errors.VaultExists):
        salvage(folder, PASSPHRASE, tmp_path / "ut")


def test_each_page_lost_costs_only_what_was_on_it(model, folder, tmp_path, record_property):
    whole = (folder / "data.db").read_bytes()
    kept: list[int] = []
    said: set[tuple[str, ...]] = set()
    pages = len(whole) // PAGE
    every_page = range(2, pages + 1)
    for page in [1, *(every_page if LONG else random.Random(1).sample(every_page, 6))]:
        spoil(folder, page)
        out = tmp_path / "ut"
        done = true(model, folder, out)
        record_property("pages lost", 1)
        assert (done.damaged_pages, done.missing_pages) == (1, 0)
        assert done.tells_end is (page != 1)
        assert len(done.lacking) < 4  # a page is not of every list
        said.add(done.lacking)
        kept.append(done.answers)
        shutil.rmtree(out)
        (folder / "data.db").write_bytes(whole)
    every = len(model.rows["answer"])
    assert kept[0] == every  # the first page alone: everything is there
    assert sum(kept) / len(kept) > every * 0.9
    assert len(said) > 1


def test_a_file_cut_off_anywhere_says_what_may_be_missing(model, folder, tmp_path):
    whole = (folder / "data.db").read_bytes()
    pages = len(whole) // PAGE
    some = [*range(12), *random.Random(4).sample(range(12, pages), 4), pages - 1]
    nothing = 0
    for left in range(pages) if LONG else some:
        for rest in (0, PAGE // 2) if LONG else (left % 2 * PAGE // 2,):
            (folder / "data.db").write_bytes(whole[: left * PAGE + rest])
            try:
                done = true(model, folder, tmp_path / "ut")
            except errors.NothingSalvaged:
                nothing = left
                continue
            assert done.tells_end
            assert (done.missing_pages, done.pages) == (pages - left, pages)
            assert "slutet av filen är borta" in pages_words(done)
            assert not is_all_there(done)
            if done.interviews < len(model.rows["interview"]):
                words = " ".join(lacking_words(done))
                assert "intervjuer än de som gick att rädda" in words
            shutil.rmtree(tmp_path / "ut")
    assert nothing < 12


def test_a_cut_that_the_first_page_cannot_tell_of_is_told_for_what_it_is(
    model, folder, tmp_path
):
    content = (folder / "data.db").read_bytes()
    half = len(content) // 2 // PAGE * PAGE
    (folder / "data.db").write_bytes(bytes(PAGE) + content[PAGE:half])
    done = true(model, folder, tmp_path / "ut")
    assert not done.tells_end
    assert "går det inte att se" in lacking_words(done)[-1]


def test_an_interview_that_only_the_log_knows_of_is_there_again(model, folder, tmp_path):
    """Its row and all its contents are lost: it stands there empty, and says so."""
    with open_vault(folder, PASSPHRASE) as vault:
        client = vault.clients.add(Client("none", name="Kim Alm", created_at=NOW))
        one = vault.interviews.begin(
            NewInterview(client, "grund", "1", "2026-11-22", "AB", NOW)
        )
        gone = vault.interviews.correct(10, reason="fel", by="AB", at=NOW)
        vault.interviews.remove(gone, reason="mistake")
        rows = "SELECT rootpage FROM sqlite_schema WHERE name = 'interview'"
        (root,) = beneath(vault).rows(rows)[0]
    with RawPages(folder / "data.db", key_of(folder)) as pages:
        last = next(reversed(leaves(pages, root)))
    spoil(folder, last)
    done = salvage(folder, PASSPHRASE, tmp_path / "ut")
    assert one in done.holes
    assert gone not in done.holes
    assert "interview" in done.lacking
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        assert vault.interviews.get(one).client_id == client


def leaves(pages: RawPages, root: int) -> list[int]:
    """The pages of a table's tree that have its rows, in order."""
    content = pages.page(root)
    assert content is not None
    if content[0] in {10, 13}:
        return [root]
    count = int.from_bytes(content[3:5])
    cells = [int.from_bytes(content[at : at + 2]) for at in range(12, 12 + 2 * count, 2)]
    below = [int.from_bytes(content[at : at + 4]) for at in cells]
    every = [*below, int.from_bytes(content[8:12])]
    return [leaf for each in every for leaf in leaves(pages, each)]


def key_of(folder: Path) -> bytearray:
    return VaultKeys(next(unlock(folder, PASSPHRASE)).data_key).db


def test_a_first_page_from_a_shorter_past_hides_nothing(model, folder, tmp_path):
    older = (folder / "data.db").read_bytes()[:PAGE]
    with open_vault(folder, PASSPHRASE) as vault:
        more = {f"L{key}": StoredAnswer(None, "svar " * 20) for key in range(200)}
        vault.answers.put(3, more)
    content = (folder / "data.db").read_bytes()
    (folder / "data.db").write_bytes(older + content[PAGE:])
    done = salvage(folder, PASSPHRASE, tmp_path / "ut")
    assert done.answers == len(model.rows["answer"]) + len(more)
    assert not done.tells_end


@pytest.mark.parametrize("seed", range(40 if LONG else 4))
def test_many_pages_lost_and_the_end_cut_off(model, folder, tmp_path, seed):
    draw = random.Random(seed)
    content = bytearray((folder / "data.db").read_bytes())
    pages = len(content) // PAGE
    for page in draw.sample(range(pages), draw.randint(2, pages // 3)):
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    if seed % 2:
        content = content[: draw.randint(pages // 2, pages) * PAGE + 77]
    (folder / "data.db").write_bytes(content)
    done = true(model, folder, tmp_path / "ut")
    assert done.damaged_pages
    assert done.answers


def test_without_the_salt_only_a_seal_shows_what_is_whole(model, folder, tmp_path):
    content = bytearray((folder / "data.db").read_bytes())
    content[3] ^= 9  # one byte is found again by trying
    (folder / "data.db").write_bytes(content)
    done = true(model, folder, tmp_path / "ett")
    assert (done.holes, done.log_kept) == ((), True)
    content[:PAGE] = bytes(PAGE)
    (folder / "data.db").write_bytes(content)
    done = true(model, folder, tmp_path / "alla")
    assert done.answers == len(model.rows["answer"])
    assert done.damaged_pages == 1  # what it knows of: no other page can be judged
    assert "minst 1 av" in pages_words(done)
    unsigned = {row[0] for row in model.rows["interview"] if row[14] is None}
    assert set(done.holes) == unsigned
    assert done.log_kept  # its own chain shows that


def test_a_page_put_back_from_an_older_copy_is_not_taken_for_signed(folder, tmp_path):
    older = (folder / "data.db").read_bytes()
    with open_vault(folder, PASSPHRASE) as vault:
        vault.answers.put(3, {"K7": StoredAnswer(None, "nytt")})
        vault.interviews.sign(3, by="AB", at=NOW)
    newer = (folder / "data.db").read_bytes()
    changed = [
        page
        for page in range(1, len(older) // PAGE)
        if older[page * PAGE : (page + 1) * PAGE] != newer[page * PAGE : (page + 1) * PAGE]
    ]
    reopened = []
    for page in changed:
        mixed = bytearray(newer)
        mixed[page * PAGE : (page + 1) * PAGE] = older[page * PAGE : (page + 1) * PAGE]
        (folder / "data.db").write_bytes(mixed)
        done = salvage(folder, PASSPHRASE, tmp_path / "ut")
        reopened.append(done.reopened)
        shutil.rmtree(tmp_path / "ut")
    assert (3,) in reopened
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.interviews.get(3).status in {"open", "signed"}


@pytest.mark.parametrize("version", sorted(each.name for each in GOLDEN.iterdir()))
def test_an_older_vault_is_salvaged_into_one_of_today(tmp_path, version):
    folder = tmp_path / "valv"
    shutil.copytree(GOLDEN / version, folder)
    spoil(folder, 1)
    done = salvage(folder, PASSPHRASE, tmp_path / "ut")
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        assert [each.status for each in vault.interviews.find()] == ["open", "signed"]
        assert vault.answers.of(1)["D9"] == StoredAnswer(None, "3")
        assert vault.seals.broken() == []
    assert done.holes == ()


def test_after_an_exchange_of_the_data_key_the_old_seals_still_tell(
    model, folder, tmp_path
):
    with open_vault(folder, PASSPHRASE) as vault:
        vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
    spoil(folder, 1)
    done = true(model, folder, tmp_path / "ut")
    assert (done.holes, done.log_kept) == ((), True)


def test_damaged_keys_are_taken_from_a_copy(model, folder, tmp_path):
    with open_vault(folder, PASSPHRASE) as vault:
        vault.copies.make()
    for name in ("keys.json", "keys-2.json"):
        (folder / name).write_bytes(b"{")
    spoil(folder, 1)
    done = salvage(folder, model.code, tmp_path / "ut", by_code=True)
    assert done.holes == ()
    open_vault(tmp_path / "ut", PASSPHRASE).close()


def test_what_cannot_be_salvaged_is_told(folder, tmp_path):
    out = tmp_path / "ut"
    with pytest.raises(errors.WrongPassphrase):
        salvage(folder, "en annan fras helt", out)
    with open_vault(folder, PASSPHRASE), pytest.raises(errors.VaultInUse):
        salvage(folder, PASSPHRASE, out)
    data = folder / "data.db"
    size = data.stat().st_size
    data.write_bytes(random.Random(1).randbytes(size))
    with pytest.raises(errors.NothingSalvaged):
        salvage(folder, PASSPHRASE, out)
    data.write_bytes(b"SQLite format 3\x00" + bytes(size))
    with pytest.raises(errors.PlaintextVault):
        salvage(folder, PASSPHRASE, out)
    data.unlink()
    with pytest.raises(errors.MissingDataFile):
        salvage(folder, PASSPHRASE, out)
    assert [each.name for each in tmp_path.iterdir() if each.name != "home"] == ["valv"]


def test_every_protocol_of_a_deletion_is_carried_over(tmp_path):
    folder = tmp_path / "egen"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        for number in range(1, 4):
            vault.clients.add(Client("none", name=f"Nr {number}", created_at=NOW))
            line = (number, "2019-01-01", "2024-01-01")
            vault.disposals.carry_out(
                vault.disposals.decide(("1", ""), [line], by="AB"), {}, by="CD"
            )
            vault.disposals.finish()
        vault.clients.add(Client("none", name="Nr 4", created_at=NOW))
        vault.disposals.decide(("1", ""), [(4, "2019-01-01", "2024-01-01")], by="AB")
        before = vault.disposals.all()
    salvage(folder, PASSPHRASE, tmp_path / "ut")
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        assert vault.disposals.all() == before
        assert vault.soundness.check().is_sound


def kept_records(folder: Path) -> None:
    """A protocol of two clients, a review, and a log and a protocol long enough for pages."""
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault, vault.transaction():
        lines = []
        for number in range(1, 120):
            vault.clients.add(Client("none", name=f"Nr {number}", created_at=NOW))
            lines.append((number, "2019-01-01", "2024-01-01"))
        vault.disposals.carry_out(
            vault.disposals.decide(("1", ""), lines, by="AB"), {}, by="CD"
        )
        kept = vault.clients.add(Client("none", name="Kvar", created_at=NOW))
        twin = vault.clients.add(Client("none", name="Kvar igen", created_at=NOW))
        vault.joins.join(twin, kept, reason="twice")
        vault.reviews.add(1, 2, sampled="[]", flagged="{}", remark="inget")
        vault.reviews.add(3, 4, sampled="[]", flagged="{}", remark="ord " * 2_000)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.soundness.check().is_sound
        assert vault.reviews.touched() == []


def topmost(folder: Path, name: str) -> int:
    with open_vault(folder, PASSPHRASE) as vault:
        wanted = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(beneath(vault).rows(wanted, (name,))[0][0])


LOST = {
    "event": [LOG_LOST],
    "disposal": ["protocol:1"],
    "disposal_line": ["protocol:1"],
    "review": ["review:1", "review:2"],
    "joined": [],
}


@pytest.mark.parametrize("table", LOST)
def test_what_the_damage_took_makes_nothing_look_touched_for_good(tmp_path, table):
    """Not the log that is lost, nor the protocol or the review that is; but what is touched."""
    folder = tmp_path / "egen"
    kept_records(folder)
    root = topmost(folder, table)
    with RawPages(folder / "data.db", key_of(folder)) as pages:
        page = leaves(pages, root)[0]
    spoil(folder, page)
    done = salvage(folder, PASSPHRASE, tmp_path / "ut")
    assert done.log_kept is (table != "event")
    assert table == "event" or table in done.lacking
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        (said,) = [row.key for row in vault.log.rows() if row.code == Event.SALVAGED]
        names = [word.rpartition(":")[0] or word for word in said.split()]
        assert names == LOST[table]
        assert vault.soundness.check().is_sound
        assert vault.reviews.touched() == []
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        vault.reviews.add(5, 6, sampled="[]", flagged="{}", remark="senare")
        line = vault.clients.add(Client("none", name="Sen", created_at=NOW))
        vault.disposals.carry_out(
            vault.disposals.decide(
                ("1", ""), [(line, "2019-01-01", "2024-01-01")], by="AB"
            ),
            {},
            by="CD",
        )
        vault.disposals.finish()
        latest = max(review.id for review in vault.reviews.all())
        beneath(vault).run("DROP TRIGGER disposal_line_update")
        beneath(vault).run(
            "UPDATE disposal_line SET date = '2020-01-01' WHERE client = ?", (line,)
        )
        beneath(vault).run("DROP TRIGGER review_stays_update")
        beneath(vault).run("UPDATE review SET remark = 'x' WHERE id = ?", (latest,))
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        (number,) = vault.disposals.broken()
        assert vault.disposals.all()[0].id == number, "a protocol that was touched still is"
        assert vault.reviews.touched() == [latest]


@pytest.mark.parametrize("table", ["answer", "client"])
def test_a_salvage_hides_no_log_that_was_cut_before(tmp_path, table):
    """No damaged page can have held the rows that are gone: somebody took them away."""
    folder = tmp_path / "egen"
    kept_records(folder)
    with open_vault(folder, PASSPHRASE) as vault:
        last = vault.log.last()
        vault.interviews.begin(
            NewInterview(
                vault.clients.add(Client("none", name="A", created_at=NOW)),
                "grund",
                "1",
                "2026-11-22",
                "AB",
                NOW,
            )
        )
        vault.answers.put(1, {"K1": StoredAnswer(None, "svar " * 20)})
        beneath(vault).run("DROP TRIGGER event_stays_delete")
        beneath(vault).run("DELETE FROM event WHERE n > ?", (last,))
        beneath(vault).run("DELETE FROM event WHERE n = 5")
    with open_vault(folder, PASSPHRASE) as vault:  # is told there
        told = vault.log.broken()
    assert len(told) == 3
    for again in (1, 2):  # a salvage of a salvage, too
        spoil(folder, topmost(folder, table))
        done = salvage(folder, PASSPHRASE, tmp_path / f"ut{again}")
        assert done.log_kept
        folder = tmp_path / f"ut{again}"
        with open_vault(folder, PASSPHRASE) as vault:
            assert vault.log.broken() == told
            assert vault.log.last_number(Event.END_MISFIT)


def test_an_end_that_was_cut_and_never_opened_since_is_told_by_the_salvage(tmp_path):
    folder = tmp_path / "egen"
    kept_records(folder)
    root = topmost(folder, "hold")
    with open_vault(folder, PASSPHRASE) as vault:
        last = vault.log.last()
        beneath(vault).run("DROP TRIGGER event_stays_delete")
        beneath(vault).run("DELETE FROM event WHERE n > ?", (last - 2,))
    spoil(folder, root)
    done = salvage(folder, PASSPHRASE, tmp_path / "ut")
    assert done.log_kept
    with open_vault(tmp_path / "ut", PASSPHRASE) as vault:
        assert vault.log.broken() == [last - 1, last + 1]
        assert vault.log.last_number(Event.END_MISFIT) == last + 1


def test_a_signing_that_was_undone_is_told_by_the_salvage(tmp_path):
    """The row says open, and the log, which the damage did not take, says signed."""
    folder = tmp_path / "egen"
    kept_records(folder)
    root = topmost(folder, "hold")
    with open_vault(folder, PASSPHRASE) as vault:
        who = vault.clients.add(Client("none", name="A", created_at=NOW))
        head = NewInterview(who, "grund", "1", "2026-11-22", "AB", NOW)
        one, two = vault.interviews.begin(head), vault.interviews.begin(head)
        vault.interviews.sign(one, by="AB", at=NOW)
        undo_signing(vault, one)
    spoil(folder, root)
    done = salvage(folder, PASSPHRASE, tmp_path / "ut")
    assert one in done.reopened
    assert one in done.holes
    assert two not in done.reopened


def undo_signing(vault: Vault, interview: int) -> None:
    """As somebody with the key would, past the program."""
    wanted = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('interview', 'seal')"
    for (name,) in beneath(vault).rows(wanted):
        beneath(vault).run(f"DROP TRIGGER {name}")
    beneath(vault).run("DELETE FROM seal WHERE interview = ?", (interview,))
    beneath(vault).run(
        "UPDATE interview SET status = 'open', signed_at = NULL, signed_by = NULL WHERE id = ?",
        (interview,),
    )


def test_a_replaced_version_that_is_signed_again_is_replaced_again(tmp_path):
    folder = tmp_path / "egen"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        vault.clients.add(Client("none", name="Nr 1", created_at=NOW))
        vault.interviews.begin(NewInterview(1, "grund", "1", "2026-11-22", "AB", NOW))
        vault.answers.put(1, {f"K{n}": StoredAnswer(None, "ord " * 900) for n in range(5)})
        vault.interviews.sign(1, by="AB", at=NOW)
        two = vault.interviews.correct(1, reason="fel", by="AB", at=NOW)
        vault.answers.put(two, {f"K{n}": None for n in range(5)})
        vault.interviews.sign(two, by="AB", at=NOW)
    content = (folder / "data.db").read_bytes()
    met = 0
    for page in range(2, len(content) // PAGE + 1):
        (folder / "data.db").write_bytes(content)
        spoil(folder, page)
        out = tmp_path / f"ut{page}"
        try:
            done = salvage(folder, PASSPHRASE, out)
        except errors.NothingSalvaged:
            continue
        if done.reopened != (1,):
            continue
        with open_vault(out, PASSPHRASE) as vault:
            vault.interviews.sign(1, by="AB", at=NOW)
            assert vault.interviews.get(1).status == "replaced"
            assert vault.soundness.check().is_sound
        met += 1
        if met == 2:
            break
    assert met, "no page reopened the replaced one"
