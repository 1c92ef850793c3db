# SPDX-License-Identifier: EUPL-1.2
"""Another implementation reads a vault: SQLite3 Multiple Ciphers, which shares no code.

It shows that data.db is what docs/ says: SQLCipher 4 with a raw key derived from the data
key. Whoever has the key file and a passphrase is not bound to this program or its library.
What it does not show: that either implementation is free of faults that both have.
"""

import shutil
from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.keys.cryptography import purpose_key
from app.storage.keys.slots import unlock
from app.storage.records import StoredAnswer
from app.storage.salvage.raw_pages import RawPages
from app.storage.salvage.raw_rows import RawRow, RawRows
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.beneath import beneath

apsw = pytest.importorskip("apsw")
GOLDEN = Path(__file__).with_name("golden")


def raw_key(folder: Path) -> bytearray:
    """From the passphrase, as docs/ tells it."""
    return purpose_key(next(unlock(folder, PASSPHRASE)).data_key, "db")


def other(path: Path, key: bytearray):
    """A connection of the other implementation."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def rows_of(ask) -> dict[str, list[str]]:
    """Every table of a file, row by row."""
    names = [name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    asked = {name: ask(f"SELECT * FROM {name}") for name in names}  # noqa: S608  # ours
    return {name: sorted(map(repr, found)) for name, found in asked.items()}


def same(folder: Path) -> dict[str, list[str]]:
    key = raw_key(folder)
    connection = other(folder / "data.db", key)
    found = rows_of(connection.execute)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA cipher").fetchall()[0][0] == "sqlcipher"
    connection.close()
    return found


def fill(vault: Vault) -> None:
    one = add_interview(vault)
    vault.answers.put(one, {"D9": StoredAnswer(None, "3"), "D10": StoredAnswer("X", None)})
    vault.texts.put(one, {"note:D9": "åäö € 😀\n" * 2_000})  # goes on on further pages
    vault.interviews.sign(one, by="AB", at=NOW)


def test_the_other_implementation_reads_the_same_rows(vault, folder):
    fill(vault)
    ours = rows_of(beneath(vault).rows)
    vault.close()
    theirs = same(folder)
    assert theirs == ours
    assert len(theirs["answer"]) == 2
    with open_vault(folder, PASSPHRASE) as again:
        again.data_key.exchange(PASSPHRASE, cost=CHEAP)
        ours = rows_of(beneath(again).rows)
    assert same(folder) == ours


@pytest.mark.parametrize("version", sorted(each.name for each in GOLDEN.iterdir()))
def test_it_reads_every_released_version(tmp_path, version):
    shutil.copytree(GOLDEN / version, tmp_path / "valv")
    assert same(tmp_path / "valv")["answer"]


def test_our_own_reading_of_pages_agrees(vault, folder):
    """The third: what salvages damaged files."""
    fill(vault)
    vault.close()
    theirs = same(folder)
    with RawPages(folder / "data.db", raw_key(folder)) as pages:
        rows = [one for piece in RawRows(pages).pieces() for one in piece.found]
    read = {repr(one.values) for one in rows if isinstance(one, RawRow)}
    for name in ("answer", "slot", "setting", "form"):
        assert set(theirs[name]) <= read


@pytest.mark.parametrize("wrong", ["key", "page"])
def test_it_refuses_what_ours_refuses(vault, folder, wrong):
    """The detector: it does look at the key and at the sums."""
    fill(vault)
    vault.close()
    key = raw_key(folder)
    if wrong == "key":
        key[0] ^= 1
    else:
        content = bytearray((folder / "data.db").read_bytes())
        for page in range(4096, len(content), 4096):
            content[page + 40] ^= 1
        (folder / "data.db").write_bytes(content)
    connection = other(folder / "data.db", key)
    with pytest.raises(apsw.Error):
        rows_of(connection.execute)
    connection.close()
