# SPDX-License-Identifier: EUPL-1.2
"""The ends of the log and of the seals: what is cut off or put back there is found (G1, G2).

Everything is touched in one session, or in the closed file, and looked for in another: the
opening itself logs, and must not cover up what was done before it.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.clock import from_text
from app.storage.data.database import Database
from app.storage.data.opening import open_file
from app.storage.errors import DamagedVault
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.slots import unlock
from app.storage.log.event_log import Log
from app.storage.log.events import Event
from app.storage.records import Client, Findings, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath, keys_beneath

PAGE = 4096
X = StoredAnswer("X", None)


@pytest.fixture
def closed(model: Path, folder: Path) -> Path:
    """Interview 1 open, 2 signed, corrected as 3, which is signed too, 4 signed."""
    shutil.copytree(model, folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modell") / "valv"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        vault.answers.put(add_interview(vault), {"D9": X})
        add_interview(vault)
        vault.interviews.sign(2, by="AB", at=NOW)
        vault.interviews.sign(
            vault.interviews.correct(2, reason="fel", by="AB", at=NOW), by="AB", at=NOW
        )
        vault.interviews.sign(add_interview(vault), by="AB", at=NOW)
    return folder


def by_sql(folder: Path, *statements: str, guarded: bool = False) -> None:
    """Somebody with the key and another program: past this one and past the triggers."""
    keys = VaultKeys(next(unlock(folder, PASSPHRASE)).data_key)
    database = Database(open_file(folder / "data.db", keys.db))
    kept = database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    database.run("PRAGMA foreign_keys = OFF")
    for name, _ in kept:
        database.run(f"DROP TRIGGER {name}")
    for sql in statements:
        database.run(sql)
    for _, sql in () if guarded else kept:
        database.run(sql)
    database.close()


def looked_through(folder: Path) -> Findings:
    """What a look through it finds, two openings later."""
    open_vault(folder, PASSPHRASE).close()
    with open_vault(folder, PASSPHRASE) as vault:
        vault.answers.put(1, {"D10": X})  # it goes on being of use
        found = vault.soundness.check()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.soundness.check() == found, "it is found for good"
    return found


def last(folder: Path) -> int:
    with open_vault(folder, PASSPHRASE) as vault:
        return vault.log.last()


def test_a_vault_that_nobody_touched_is_sound(closed: Path) -> None:
    assert looked_through(closed).is_sound
    with open_vault(closed, PASSPHRASE) as vault:
        assert vault.end_fitted


@pytest.mark.parametrize("many", [1, 2, 5])
def test_rows_cut_off_at_the_end_of_the_log_are_found_for_good(
    closed: Path, many: int
) -> None:
    end = last(closed)
    by_sql(closed, f"DELETE FROM event WHERE n > {end - many}")  # noqa: S608
    with open_vault(closed, PASSPHRASE) as vault:
        assert not vault.end_fitted
        assert vault.answers.of(1) == {"D9": X}
        rows = {row.n: row for row in vault.log.rows(since=end - many)}
    assert min(rows) == end + 1, "no number is given twice"
    assert rows[end + 1].code == Event.END_MISFIT
    assert rows[end + 1].key == f"{end - many} 3 1 {end} 3 1"
    found = looked_through(closed)
    assert {end - many + 1, end + 1} <= set(found.events)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM end_mark",
        "UPDATE end_mark SET events = events - 1",
        "UPDATE end_mark SET events = 9223372036854775807",
        "UPDATE end_mark SET seals = 0, seal_mac = zeroblob(32)",
        "UPDATE end_mark SET mac = x'00'",
        "UPDATE end_mark SET generation = 9",
        "DELETE FROM event",
    ],
)
def test_a_mark_that_was_touched_is_found(closed: Path, sql: str) -> None:
    by_sql(closed, sql)
    assert looked_through(closed).events


def test_all_that_is_cut_off_at_once_is_no_new_vault(closed: Path) -> None:
    by_sql(
        closed, "DELETE FROM event", "DELETE FROM end_mark", "DELETE FROM seal",
        "DELETE FROM answer", "DELETE FROM interview WHERE id > 1",
    )  # fmt: skip
    assert looked_through(closed).events


def test_the_end_is_compared_within_a_session_too(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        end = vault.log.last()
        beneath(vault).run("DROP TRIGGER event_stays_delete")
        beneath(vault).run("DELETE FROM event WHERE n = ?", (end,))
        vault.answers.put(1, {"D11": X})
        codes = [row.code for row in vault.log.rows(since=end - 1)]
    assert codes == [Event.END_MISFIT, Event.ANSWERED]


# --- seals, and the states of interviews

TOUCHES: dict[str, tuple[list[str], list[int]]] = {
    "the last signing undone": (
        [
            "DELETE FROM seal WHERE interview = 4",
            "UPDATE interview SET status='open', signed_at=NULL, signed_by=NULL WHERE id=4",
        ],
        [4],
    ),
    "the last signed one gone, with its seal": (
        ["DELETE FROM seal WHERE interview = 4", "DELETE FROM interview WHERE id = 4"],
        [4],
    ),
    "the last seal gone": (["DELETE FROM seal WHERE interview = 4"], [4]),
    "replaced by nothing": (["UPDATE interview SET status = 'replaced' WHERE id = 4"], [4]),
    "replaced no more": (["UPDATE interview SET status = 'signed' WHERE id = 2"], [2]),
    "a correction gone, with its seal": (
        [
            "DELETE FROM seal WHERE interview IN (3, 4)",
            "DELETE FROM interview WHERE id IN (3, 4)",
            "UPDATE interview SET status = 'signed' WHERE id = 2",
        ],
        [3, 4],
    ),
    "an answer slipped in": (["INSERT INTO answer VALUES (4, 'D9', 'X', NULL)"], [4]),
}


@pytest.mark.parametrize("name", TOUCHES)
def test_what_is_done_to_signed_interviews_is_found(closed: Path, name: str) -> None:
    statements, ids = TOUCHES[name]
    by_sql(closed, *statements)
    assert list(looked_through(closed).seals) == ids


def test_an_interview_and_a_client_that_are_gone_are_found(closed: Path) -> None:
    by_sql(
        closed, "DELETE FROM answer WHERE interview = 1",
        "DELETE FROM interview WHERE id = 1", "DELETE FROM client WHERE id = 1",
    )  # fmt: skip
    with open_vault(closed, PASSPHRASE) as vault:
        found = vault.soundness.check()
    assert (found.seals, found.interviews, found.clients) == ((), (1,), (1,))


def test_a_number_that_is_given_again_covers_nothing_up(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        add_interview(vault)
    by_sql(closed, "DELETE FROM interview WHERE id = 5", "DELETE FROM client WHERE id = 4",
           "DELETE FROM gone")  # fmt: skip
    with open_vault(closed, PASSPHRASE) as vault:
        assert add_interview(vault) == 5
    found = looked_through(closed)
    assert (found.interviews, found.clients) == ((5,), (4,))


def test_what_was_dropped_or_deleted_by_the_program_is_missed_by_nobody(
    closed: Path,
) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        vault.interviews.remove(
            vault.interviews.correct(4, reason="fel", by="AB", at=NOW), reason="mistake"
        )
        extra = vault.clients.add(Client("none", name="Bo", created_at=NOW))
        vault.disposals.remove_client(extra, ("1", ""), by="AB")
        decided = vault.disposals.decide(
            ("1", ""), [(4, "2020-01-01", "2025-01-01")], by="AB"
        )
        vault.disposals.carry_out(decided, {}, by="AB")
        vault.disposals.finish()
    found = looked_through(closed)
    assert found.is_sound, found


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TRIGGER event_stays_delete",
        "DROP TRIGGER end_mark_stays",
        "DROP TRIGGER interview_signed_update",
        "DROP INDEX interview_replaces",
        "CREATE TRIGGER more AFTER INSERT ON answer BEGIN SELECT 1; END",
    ],
)
def test_a_guard_that_is_missing_or_new_is_found(closed: Path, sql: str) -> None:
    by_sql(closed)
    keys = VaultKeys(next(unlock(closed, PASSPHRASE)).data_key)
    database = Database(open_file(closed / "data.db", keys.db))
    database.run(sql)
    database.close()
    assert looked_through(closed).guards == (sql.split()[2],)


@pytest.mark.parametrize(
    "sql",
    ["DROP TABLE end_mark", "DROP TABLE key_file", "DROP TABLE event", "DROP TABLE seal",
     "PRAGMA user_version = 3", "PRAGMA user_version = 0", "CREATE TABLE more (a)"],
)  # fmt: skip
def test_tables_that_are_not_those_of_the_version_are_damage(
    closed: Path, sql: str
) -> None:
    by_sql(closed, sql, guarded=True)
    with pytest.raises(DamagedVault):
        open_vault(closed, PASSPHRASE)


# --- pages put back from an older copy of the same file, without a key


def pages_of(content: bytes) -> list[bytes]:
    return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]


def put_back(folder: Path, older: bytes, numbers: set[int]) -> None:
    now = pages_of((folder / "data.db").read_bytes())
    before = pages_of(older)
    mixed = [before[at] if at in numbers else page for at, page in enumerate(now)]
    (folder / "data.db").write_bytes(b"".join(mixed))


def changed(folder: Path, older: bytes) -> list[int]:
    pairs = zip(pages_of(older), pages_of((folder / "data.db").read_bytes()), strict=False)
    return [at for at, (before, now) in enumerate(pairs) if before != now]


def goes_back(closed: Path, tmp_path: Path, act: Callable[[Vault], object]) -> None:
    """Every set of one to three of the pages that an act changed, but for all of them."""
    older = (closed / "data.db").read_bytes()
    with open_vault(closed, PASSPHRASE) as vault:
        act(vault)
        wanted = shown(vault)
    numbers = changed(closed, older)
    random, tried = Random(2026), 0
    sets = [{one} for one in numbers]
    sets += [
        set(random.sample(numbers, min(len(numbers) - 1, 2 + at % 2))) for at in range(24)
    ]
    for number, one in enumerate(sets):
        folder = tmp_path / f"tried{number}"
        shutil.copytree(closed, folder)
        put_back(folder, older, one)
        try:
            with open_vault(folder, PASSPHRASE) as vault:
                told = vault.soundness.check()
                same = shown(vault) == wanted
        except DamagedVault:
            continue
        tried += 1
        assert same or not told.is_sound, one
    assert tried > len(numbers) // 3, "all were refused: this tells nothing of chains"


def shown(vault: Vault) -> list[tuple[int, str, str | None]]:
    return [(one.id, one.status, one.signed_by) for one in vault.interviews.all()]


def test_a_signing_that_pages_of_before_undo_is_found(closed: Path, tmp_path: Path) -> None:
    goes_back(closed, tmp_path, lambda vault: vault.interviews.sign(1, by="AB", at=NOW))


def test_the_log_that_pages_of_before_shorten_is_found(
    closed: Path, tmp_path: Path
) -> None:
    older = (closed / "data.db").read_bytes()
    with open_vault(closed, PASSPHRASE) as vault:
        for number in range(3):
            vault.log.add(Event.PRINTED, interview=4, key=f"sheet {number}")
        end = vault.log.last()
    found = 0
    for at in changed(closed, older):
        folder = tmp_path / f"tried{at}"
        shutil.copytree(closed, folder)
        put_back(folder, older, {at})
        try:
            with open_vault(folder, PASSPHRASE) as vault:
                printed = [row for row in vault.log.rows() if row.code == Event.PRINTED]
                if len(printed) < 3 or vault.log.last() <= end:
                    found += 1
                    assert vault.log.broken(), at
                    assert not vault.end_fitted
        except DamagedVault:
            continue
    assert found, "no page of them was that of the log"


# --- against an insider: the signs on paper


def test_the_signs_on_paper_tell_a_log_that_was_written_anew(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        number, signs = vault.log.fingerprint()
        vault.answers.put(1, {"D10": X})
        assert vault.log.fingerprint(number) == (number, signs)
        assert vault.log.fits_paper(number, signs.lower().replace("-", " "))
        assert not vault.log.fits_paper(
            number, signs[:-1] + ("0" if signs[-1] != "0" else "1")
        )
        assert not vault.log.fits_paper(number + 1, signs)
        assert not vault.log.fits_paper(10_000, signs)
    rewritten(closed)
    with open_vault(closed, PASSPHRASE) as vault:
        assert vault.soundness.check().is_sound, (
            "whoever has the key can write a log that fits"
        )
        assert not vault.log.fits_paper(number, signs), "and not one with these signs"


def test_a_paper_does_not_vouch_for_a_row_that_was_changed_before_it(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        paper = vault.log.fingerprint()
    by_sql(closed, "UPDATE event SET who = 'ZZ' WHERE n = 3")
    with open_vault(closed, PASSPHRASE) as vault:
        assert not vault.log.fits_paper(*paper)


def rewritten(folder: Path) -> None:
    """What somebody with the key can do: every row anew, with one name for another."""
    with open_vault(folder, PASSPHRASE) as vault:
        rows = [row._replace(who="ZZ") for row in vault.log.rows()]
        database, key = beneath(vault), keys_beneath(vault).chain
        guards = database.rows(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'"
        )
        for name, _ in guards:
            database.run(f"DROP TRIGGER {name}")
        database.run("DELETE FROM event")
        last_mac = bytes(32)
        for row in rows:
            told = (row.code, row.interview, row.client, row.key)
            log = Log(database, key, row.who, lambda at=row.at: from_text(at))
            _, last_mac = log._insert(row.n, last_mac, told)  # noqa: SLF001 - as a forger would
        vault.log.mark_ends()
        for _, made in guards:
            database.run(made)
