# SPDX-License-Identifier: EUPL-1.2
"""Whatever somebody with the key does to the closed file by SQL, a later session finds (G1, G2).

The other tests of seals and log touch and check in the session that wrote. Here the vault is
closed first, and opened anew before it is looked through: opening writes a row to the log,
and must not cover up what was done to its end.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.data import opening
from app.storage.data.database import Database
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.slots import unlock
from app.storage.records import StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.user_error import UserError
from tests.beneath import connection_beneath
from tests.robust.powercut.workshop import quick_place

LOG = {
    "the last row": "DELETE FROM event WHERE n = (SELECT max(n) FROM event)",
    "the last three rows": "DELETE FROM event WHERE n > (SELECT max(n) FROM event) - 3",
    "all but the first row": "DELETE FROM event WHERE n > 1",
    "every row": "DELETE FROM event",
    "the first row": "DELETE FROM event WHERE n = 1",
    "one in the middle": "DELETE FROM event WHERE n = 5",
    "who did it": "UPDATE event SET who = 'ZZ' WHERE n = 5",
    "what the last one did": "UPDATE event SET code = 'interview.opened'"
    " WHERE n = (SELECT max(n) FROM event)",
}
_OPEN = "UPDATE interview SET status = 'open', signed_at = NULL, signed_by = NULL"
_GONE = (
    "DELETE FROM answer WHERE interview = {id}; DELETE FROM slot WHERE interview = {id};"
    " DELETE FROM seal WHERE interview = {id}; DELETE FROM interview WHERE id = {id}"
)
SEALS = {
    "an answer": "UPDATE answer SET text = '9' WHERE interview = 2",
    "an answer more": "INSERT INTO answer VALUES (2, 'D1', NULL, '1')",
    "the day of signing": "UPDATE interview SET signed_at = '2020-01-01' WHERE id = 2",
    "the last signing": "; ".join(
        (f"{_OPEN} WHERE id = 3", "DELETE FROM seal WHERE interview = 3")
    ),
    "the last signed one": _GONE.format(id=3),
    "the first signed one": _GONE.format(id=1),
    "that one is replaced": "UPDATE interview SET status = 'replaced' WHERE id = 2",
    "every signing": "; ".join((_OPEN, "DELETE FROM seal")),
}
GUARDS = {
    "the guard of answers": "DROP TRIGGER answer_signed_update",
    "the guard of the log": "DROP TRIGGER event_stays_update",
    "another guard": "DROP TRIGGER answer_signed_insert; CREATE TRIGGER answer_signed_insert"
    " BEFORE INSERT ON answer BEGIN SELECT 1; END",
}


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with quick_place(tmp_path_factory.mktemp("touched"), "touched") as place:
        yield place


@pytest.fixture(scope="module")
def model(memory: Path) -> Path:
    """A closed vault with three signed interviews."""
    folder = memory / "model"
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        for _ in range(3):
            one = add_interview(vault)
            vault.answers.put(one, {"D9": StoredAnswer(None, "3")})
            vault.interviews.sign(one, by="AB", at=NOW)
    return folder


@pytest.fixture
def folder(model: Path, memory: Path) -> Iterator[Path]:
    shutil.copytree(model, memory / "valv")
    yield memory / "valv"
    shutil.rmtree(memory / "valv")


def touch(folder: Path, sql: str, *, guards_stay: bool = True) -> None:
    """Runs SQL on the closed file; the triggers are put aside, and back as they were."""
    keys = VaultKeys(next(unlock(folder, PASSPHRASE)).data_key)
    database = Database(opening.open_file(folder / "data.db", keys.db))
    guards = database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    if guards_stay:
        for name, _ in guards:
            database.run(f"DROP TRIGGER {name}")
    connection_beneath(database).executescript(sql)
    if guards_stay:
        for _, made in guards:
            database.run(made)
    database.close()


def sessions(folder: Path) -> Iterator[bool]:
    """In each of two sessions after one another: whether the vault says that it was touched."""
    for _ in range(2):
        try:
            with open_vault(folder, PASSPHRASE) as vault:
                found = vault.soundness.check()
                yield not found.whole or any(found[1:])
        except UserError:
            yield True


@pytest.mark.parametrize("what", LOG)
def test_a_log_touched_while_closed_is_found(folder: Path, what: str) -> None:
    touch(folder, LOG[what])
    assert list(sessions(folder)) == [True, True]


@pytest.mark.parametrize("what", SEALS)
def test_what_was_signed_and_is_touched_while_closed_is_found(
    folder: Path, what: str
) -> None:
    touch(folder, SEALS[what])
    assert list(sessions(folder)) == [True, True]


@pytest.mark.parametrize("what", GUARDS)
def test_a_guard_that_is_missing_is_found(folder: Path, what: str) -> None:
    touch(folder, GUARDS[what], guards_stay=False)
    assert list(sessions(folder)) == [True, True]


def test_what_nobody_touched_is_whole(folder: Path) -> None:
    """The detector finds nothing where there is nothing; nor in what need not be guarded."""
    touch(folder, "UPDATE client SET case_number = 'A1'")
    assert list(sessions(folder)) == [False, False]


def test_the_next_session_goes_on_and_covers_nothing_up(folder: Path) -> None:
    """Rows cut off at the end, and then weeks of work."""
    touch(folder, LOG["the last three rows"])
    for number in range(3):
        try:
            with open_vault(folder, PASSPHRASE) as vault:
                vault.answers.put(add_interview(vault), {"D9": StoredAnswer(None, "1")})
                vault.copies.make()
        except UserError:
            assert number == 0, "it must be said at the first opening, or in each check"
    assert list(sessions(folder)) == [True, True]
