# SPDX-License-Identifier: EUPL-1.2
"""Opening and refusing: the contract, the key file, damage, and who may write (A3, B1, B2)."""

import os
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from small_vault import CHEAP, PASSPHRASE

from app.storage import errors, migrations
from app.storage.copies import copy_errors
from app.storage.data import opening
from app.storage.data.database import Database
from app.storage.keys import key_errors
from app.storage.keys.cryptography import purpose_key
from app.storage.keys.keyfile import read_copies, write_copies
from app.storage.keys.recovery_code import read_code, write_code
from app.storage.keys.slots import unlock
from app.storage.topics import disposal_errors
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.vault import Vault
from app.user_error import UserError
from tests.modes import is_its_owners

ROOT = Path(__file__).parents[2]


def reopen(folder: Path) -> None:
    open_vault(folder, PASSPHRASE).close()


def raw(folder: Path) -> opening.Connection:
    """The encrypted file of a closed vault, past the contract."""
    key = purpose_key(next(unlock(folder, PASSPHRASE)).data_key, "db")
    return opening.open_file(folder / "data.db", key)


def test_a_vault_opens_with_its_passphrase_and_its_code(made, folder):
    vault, code = made
    vault.close()
    reopen(folder)
    open_with_recovery(folder, code.replace("-", " ").lower()).close()


def test_a_passphrase_typed_as_nfd_opens(closed):
    open_vault(closed, unicodedata.normalize("NFD", PASSPHRASE)).close()


def test_wrong_passphrase_and_wrong_codes_are_told_apart(made, folder):
    vault, code = made
    vault.close()
    with pytest.raises(errors.WrongPassphrase):
        open_vault(folder, "åtta röda älgar vaknar")
    with pytest.raises(errors.WrongRecoveryCode):
        open_with_recovery(folder, write_code(bytes(16)))
    with pytest.raises(errors.MistypedRecoveryCode):
        open_with_recovery(folder, ("1" if code[0] == "0" else "0") + code[1:])


def test_a_recovery_code_forgives_what_people_confuse():
    secret = bytes(range(16))
    code = write_code(secret)
    sloppy = code.lower().replace("0", "o").replace("1", "l").replace("-", "  ")
    assert read_code(sloppy) == secret
    assert len(code.replace("-", "")) == 28


def test_every_user_error_of_storage_says_what_and_what_to_do():
    told = {
        each
        for module in (errors, copy_errors, disposal_errors, key_errors)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, UserError) and each is not UserError
    }
    assert len(told) > 20
    assert len({each.what for each in told}) == len(told)
    for each in told:
        assert each.what.endswith(".")
        assert each.remedy.endswith(".")


# --- the contract


@pytest.mark.parametrize(
    "spoiled",
    [
        "journal_mode = DELETE",
        "synchronous = NORMAL",
        "locking_mode = NORMAL",
        "temp_store = FILE",
        "secure_delete = OFF",
        "foreign_keys = OFF",
        "recursive_triggers = OFF",
        "trusted_schema = ON",
        "cell_size_check = OFF",
        "mmap_size = 65536",
    ],
)
def test_a_connection_that_breaks_the_contract_is_refused(closed, spoiled):
    connection = raw(closed)
    opening.check_contract(connection)
    connection.execute(f"PRAGMA {spoiled}")
    with pytest.raises(opening.ContractBroken):
        opening.check_contract(connection)
    connection.close()


def test_a_key_of_the_wrong_length_is_refused(closed):
    with pytest.raises(opening.ContractBroken):
        opening.open_file(closed / "data.db", bytearray(31))


def test_a_connection_without_a_key_is_refused(tmp_path):
    path = tmp_path / "data.db"
    plain = opening.connect(str(path), isolation_level=None)
    plain.execute("CREATE TABLE t (a)")
    with pytest.raises(opening.ContractBroken):
        opening.check_contract(plain)
    plain.close()


def test_a_plaintext_file_is_refused(closed):
    (closed / "data.db").unlink()
    plain = sqlite3.connect(closed / "data.db")
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(errors.PlaintextVault):
        reopen(closed)


# --- data.db damaged or missing


@pytest.mark.parametrize("damage", ["empty", "short", "first", "cut", "longer", "random"])
def test_a_damaged_data_file_is_told_and_left_as_it_is(closed, damage):
    path = closed / "data.db"
    content = path.read_bytes()
    spoiled = {
        "empty": b"",
        "short": content[:1000],
        "first": content[:50] + bytes([content[50] ^ 1]) + content[51:],
        "cut": content[:-4096],
        "longer": content + b"x" * 100,
        "random": os.urandom(len(content)),
    }[damage]
    path.write_bytes(spoiled)
    with pytest.raises(errors.DamagedVault):
        reopen(closed)
    assert path.read_bytes() == spoiled


def test_a_damaged_page_is_told_when_it_is_read(vault, folder):
    with vault.transaction():
        for number in range(300):
            vault.settings.put(f"key{number}", "x" * 100)
    vault.close()
    path = folder / "data.db"
    content = bytearray(path.read_bytes())
    for page in range(15, len(content) // 4096):
        content[page * 4096 + 99] ^= 1
    path.write_bytes(content)
    with pytest.raises(errors.DamagedVault), open_vault(folder, PASSPHRASE) as opened:
        opened.settings.all()


def test_half_a_vault_says_which_half(closed):
    (closed / "data.db").rename(closed / "elsewhere.db")
    with pytest.raises(errors.MissingDataFile):
        reopen(closed)
    (closed / "elsewhere.db").rename(closed / "data.db")
    for name in ("keys.json", "keys-2.json"):
        (closed / name).unlink()
    with pytest.raises(errors.MissingKeyFile):
        reopen(closed)
    with pytest.raises(errors.NoVault):
        reopen(closed.parent)


def test_a_newer_vault_is_refused_and_left(closed):
    connection = raw(closed)
    connection.execute(f"PRAGMA user_version = {len(migrations.scripts()) + 1}")
    connection.close()
    before = (closed / "data.db").read_bytes()
    with pytest.raises(errors.NewerVault):
        reopen(closed)
    assert (closed / "data.db").read_bytes() == before


# --- the key file


def test_every_byte_of_the_key_file_matters(closed):
    (closed / "keys-2.json").unlink()
    path = closed / "keys.json"
    content = path.read_bytes()
    for at in range(len(content)):
        for flip in (0x01, 0x80):
            path.write_bytes(content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :])
            with pytest.raises(errors.DamagedKeyFile):
                read_copies(closed)
    path.write_bytes(content)
    reopen(closed)


@pytest.mark.parametrize("name", ["keys.json", "keys-2.json"])
@pytest.mark.parametrize("damage", ["gone", "half", "flipped", "empty"])
def test_one_lost_copy_heals(closed, name, damage):
    path = closed / name
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        half, flipped = content[: len(content) // 2], content.replace(b"1", b"2", 1)
        path.write_bytes({"half": half, "flipped": flipped, "empty": b""}[damage])
    reopen(closed)
    assert path.read_bytes() == content


def test_both_copies_half_is_damage_and_no_wrong_passphrase(closed):
    for name in ("keys.json", "keys-2.json"):
        path = closed / name
        path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(errors.DamagedKeyFile):
        reopen(closed)


def test_an_altered_key_file_with_a_right_checksum_is_refused(closed):
    whole = (closed / "keys-2.json").read_bytes()
    keys = read_copies(closed)[0]
    forged = keys.model_copy(update={"slots": keys.slots[:1]})
    write_copies(closed, forged)
    with pytest.raises(errors.DamagedKeyFile):
        reopen(closed)
    (closed / "keys-2.json").write_bytes(whole)
    reopen(closed)  # the copy that was left alone is enough


def test_passphrases_come_and_go_and_the_last_stays(vault, folder):
    vault.ways.add(PASSPHRASE, "fyra gröna grisar", signature="CD", cost=CHEAP)
    vault.ways.change(PASSPHRASE, "nya ord varje dag", cost=CHEAP)
    first, recovery, second = vault.ways.all()
    assert (first.signature, second.signature, recovery.kind) == ("AB", "CD", "recovery")
    with pytest.raises(key_errors.LastWayIn):
        vault.ways.remove("fyra gröna grisar", recovery.id)
    code = vault.ways.new_code("fyra gröna grisar")
    vault.ways.remove("fyra gröna grisar", first.id)
    with pytest.raises(key_errors.LastWayIn):
        vault.ways.remove("fyra gröna grisar", second.id)
    vault.close()
    for gone in (PASSPHRASE, "nya ord varje dag"):
        with pytest.raises(errors.WrongPassphrase):
            open_vault(folder, gone)
    open_vault(folder, "fyra gröna grisar", signature="CD").close()
    open_with_recovery(folder, code).close()


# --- one writer, private files, creating


def test_a_second_program_is_told_that_the_vault_is_in_use(vault, folder):
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from app.storage.vault.entering import open_vault\n"
        "from app.storage.errors import VaultInUse\n"
        "try:\n    open_vault(Path(sys.argv[1]), sys.argv[2])\n"
        "except VaultInUse as error:\n    print(error.what)\n"
    )
    run = [sys.executable, "-c", script, str(folder), PASSPHRASE]
    answer = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT)
    assert answer.stdout.startswith("Valvet är redan öppet: AB öppnade det 20")
    with pytest.raises(errors.VaultInUse):
        open_vault(folder, PASSPHRASE)
    again = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT)
    assert again.stdout == answer.stdout  # the refusal in this process let nothing go
    vault.close()
    reopen(folder)


def test_sqlite_holds_its_own_lock_too(vault, folder):
    """Whoever goes past the lock file, on another system say, is still kept out."""
    with pytest.raises(errors.VaultInUse):
        open_vault(folder, PASSPHRASE)
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from app.storage.keys.slots import unlock\n"
        "from app.storage.keys.cryptography import purpose_key\n"
        "from app.storage.data.opening import open_file\n"
        "from app.storage.errors import VaultInUse\n"
        "key = purpose_key(next(unlock(Path(sys.argv[1]), sys.argv[2])).data_key, 'db')\n"
        "try:\n    open_file(Path(sys.argv[1]) / 'data.db', key)\n"
        "except VaultInUse:\n    print('in use')\n"
    )
    run = [sys.executable, "-c", script, str(folder), PASSPHRASE]
    answer = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT)
    assert answer.stdout == "in use\n"


def test_files_are_private_whatever_the_umask(folder):
    old = os.umask(0)
    try:
        vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
        vault.settings.put("a", "b")
        private = {one.name: is_its_owners(one) for one in [folder, *folder.rglob("*")]}
        vault.close()
    finally:
        os.umask(old)
    assert set(private) >= {folder.name, "backups", "data.db", "keys.json", "keys-2.json"}
    assert all(private.values()), private


def test_a_vault_is_never_made_on_top_of_something(closed, tmp_path):
    before = (closed / "data.db").read_bytes()
    with pytest.raises(errors.VaultExists):
        create_vault(closed, PASSPHRASE, signature="AB", cost=CHEAP)
    assert (closed / "data.db").read_bytes() == before
    empty = tmp_path / "tom"
    empty.mkdir(mode=0o755)
    (tmp_path / ".tom.new").mkdir()  # left by a crash
    create_vault(empty, PASSPHRASE, signature="AB", cost=CHEAP)[0].close()
    assert not (tmp_path / ".tom.new").exists()


@pytest.mark.parametrize("had", range(len(migrations.scripts()) + 1))
def test_any_old_vault_reaches_the_same_schema(had, tmp_path):
    def schema(name: str, first: int) -> list[tuple[str, ...]]:
        connection = opening.create_file(tmp_path / name, bytearray(32))
        database = Database(connection)
        migrations.migrate(database, upto=first)
        migrations.migrate(database)
        assert migrations.version_of(database) == len(migrations.scripts())
        found = database.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY name")
        database.close()
        return found

    assert schema("old", had) == schema("new", 0)


def test_the_real_key_cost_is_the_default(folder, monkeypatch):
    from app.storage.keys.cryptography import REAL  # noqa: PLC0415

    assert REAL == (262_144, 3, 4)
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB")
    vault.close()
    cost = read_copies(folder)[0].slots[0].cost
    assert cost is not None
    assert cost.key_cost() == REAL


def test_closing_twice_is_harmless(vault: Vault):
    vault.close()
    vault.close()
