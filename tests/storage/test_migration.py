# SPDX-License-Identifier: EUPL-1.2
"""Vaults of every earlier version open, backed up before they are updated (E4)."""

import shutil
from pathlib import Path

import pytest
from small_vault import PASSPHRASE

from app.storage import errors, migrations
from app.storage.data.database import Database
from app.storage.data.opening import open_file, open_nowhere
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.slots import unlock
from app.storage.records import StoredAnswer
from app.storage.vault.entering import open_vault, open_with_recovery

GOLDEN = Path(__file__).with_name("golden")
CODES = {
    "v1": "0Z6Y-EZAB-4SAK-SK12-ZET4-N7SW-EKXX",
    "v2": "TEZR-XJZJ-2SEF-P9JT-CVZT-Q513-N6DC",
    "v3": "MDPT-BRZK-H6PJ-8X22-64W3-66C9-E5KY",
    "v4": "17CH-K4BG-7TG6-9BXC-GEAW-MQ8A-KG8A",
}
VERSIONS = range(1, len(migrations.scripts()))


@pytest.fixture(params=VERSIONS)
def old(request, tmp_path) -> Path:
    folder = tmp_path / f"v{request.param}"
    shutil.copytree(GOLDEN / f"v{request.param}", folder)
    return folder


def version_in(folder: Path) -> int:
    keys = VaultKeys(next(unlock(folder, PASSPHRASE)).data_key)
    database = Database(open_file(folder / "data.db", keys.db))
    try:
        return migrations.version_of(database)
    finally:
        database.close()


def test_there_is_a_golden_vault_for_each_version():
    assert {each.name for each in GOLDEN.iterdir()} == {f"v{number}" for number in VERSIONS}


def test_an_old_vault_opens_is_backed_up_and_updated(old):
    had = version_in(old)
    with open_vault(old, PASSPHRASE) as vault:
        assert vault.schema_version() == len(migrations.scripts())
        assert vault.answers.of(1) == {
            "D9": StoredAnswer(None, "3"), "D10": StoredAnswer("X", None),
        }  # fmt: skip
        assert vault.texts.of(1) == {"note:D9": "anteckning"}
        assert [each.status for each in vault.interviews.find()] == ["open", "signed"]
        assert vault.seals.broken() == []
        assert vault.log.broken() == []
        codes = [each.code for each in vault.log.rows()]
        assert codes[-2:] == ["vault.schema_changed", "vault.opened"]
        (copy,) = vault.copies.all()
        assert copy.verified_at is not None
        assert not vault.copies.lag()
    assert version_in(copy.folder) == had
    with open_with_recovery(old, CODES[old.name]) as again:
        assert len(again.copies.all()) == 1


def test_without_a_copy_nothing_is_updated(old):
    before = (old / "data.db").read_bytes()
    (old / "backups").write_text("en fil i vägen", encoding="utf-8")
    with pytest.raises(errors.NotUpdated):
        open_vault(old, PASSPHRASE)
    assert (old / "data.db").read_bytes() == before
    (old / "backups").unlink()
    open_vault(old, PASSPHRASE).close()


def test_a_damaged_page_is_called_that_and_not_a_full_disk(old):
    content = bytearray((old / "data.db").read_bytes())
    content[-4000] ^= 1
    (old / "data.db").write_bytes(content)
    with pytest.raises(errors.DamagedVault):
        open_vault(old, PASSPHRASE)
    assert (old / "data.db").read_bytes() == content


def test_a_step_that_fails_leaves_the_old_vault(old, monkeypatch):
    had = version_in(old)
    steps = [*migrations.scripts(), "CREATE TABLE a (b);\nCREATE TABLE a (b);\n"]
    monkeypatch.setattr(migrations, "scripts", lambda: steps)
    from app.storage.data.driver import StorageBug  # noqa: PLC0415

    with pytest.raises(StorageBug):
        open_vault(old, PASSPHRASE)
    monkeypatch.undo()
    assert version_in(old) == had
    open_vault(old, PASSPHRASE).close()


@pytest.mark.parametrize("version", range(len(migrations.scripts()) + 1))
def test_the_tables_of_a_version_are_read_off_its_steps(version):
    fresh = Database(open_nowhere())
    migrations.migrate(fresh, upto=version)
    found = fresh.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    assert {row[0] for row in found} == migrations.tables(version)
    fresh.close()
