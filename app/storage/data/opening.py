# SPDX-License-Identifier: EUPL-1.2
"""The opening contract: the one way to a connection, everything set and read back.

Three silent failures are made impossible: a file written without a key, a file written by
an SQLite that knows no encryption, and a key of the wrong length taken for a passphrase.
TRUNCATE with EXTRA is what keeps every acknowledged answer through a power cut.
"""

import stat
from contextlib import suppress
from pathlib import Path, PurePath

from app.foreign_files import NotAFile, open_outside
from app.storage.data.driver import Connection, DriverError, connect, sorted_error
from app.storage.disk.atomic import make_private_file, told, told_of_reading
from app.storage.errors import DamagedVault, MissingDataFile, PlaintextVault
from app.storage.keys.cryptography import KEY_BYTES, wiping

PAGE_BYTES = 4096
APPLICATION_ID = 0x4F564231  # "OVB1"
UNREADABLE = (DamagedVault, MissingDataFile, PlaintextVault)
_PLAINTEXT = b"SQLite format 3\x00"
_HEX = b"0123456789abcdef"
_BESIDE = ("-journal", "-wal", "-shm")
_WAIT_SECONDS = 0.5  # for a vault that is just being closed

# name, value to set, value to read back
PRAGMAS: tuple[tuple[str, str, str | int], ...] = (
    ("cipher_memory_security", "ON", "1"),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # so that REPLACE cannot slip past them
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("cache_size", "-16384", -16384),
)
CIPHER: tuple[tuple[str, str], ...] = (
    ("cipher_log_level", "NONE"),
    ("cipher_page_size", "4096"),
    ("cipher_use_hmac", "1"),
    ("cipher_hmac_algorithm", "HMAC_SHA512"),
    ("cipher_plaintext_header_size", "0"),
    ("cipher_status", "1"),
)


class LongerFile(DamagedVault):
    """There are whole pages after the last one that the first page tells of.

    SQLite leaves them if it is cut off while it shortens the file, which it does after the
    commit. `surplus` judges them, and cuts them off; everywhere else they are damage.
    """


class ContractBroken(Exception):
    """A connection is not as it must be. A bug or a wrong library: nothing is written."""


def create_file(path: Path, key: bytearray) -> Connection:
    """Makes a new encrypted file, which must not exist, and opens it.

    Raises:
        NotSaved: the file cannot be made or written.
    """
    try:
        make_private_file(path)
    except OSError as error:
        raise told(error) from None
    return _open(path, key, new=True)


def open_file(path: Path, key: bytearray, *, longer: bool = False) -> Connection:
    """Opens an existing encrypted file and takes SQLite's lock on it.

    The caller holds the `VaultLock` of the folder, so nobody else has the file open.

    Args:
        path: absolute path of data.db.
        key: 32 bytes, already known to be the right ones.
        longer: whether whole pages too many at the end are let be, for `surplus`.

    Raises:
        LongerFile: what a crash left half done is undone by now, and the first page is
            whole; there are pages too many.
        MissingDataFile, PlaintextVault, DamagedVault, VaultInUse, NotSaved: see each.
        ContractBroken: the connection is not what the contract asks for.
    """
    refuse_foreign(path)
    return _open(path, key, longer=longer)


def open_nowhere() -> Connection:
    """A database in memory, for nothing but the schema of an empty vault."""
    return connect(":memory:", isolation_level=None)


def address(path: PurePath) -> str:
    """An existing file as SQLite's URI. The name of a server is a part of the path.

    `Path.as_uri` makes an authority of it, which SQLite refuses.

    Args:
        path: absolute.
    """
    name = path.as_posix()
    for mark in "%?#":  # the percent first: the others bring one
        name = name.replace(mark, f"%{ord(mark):02X}")
    root = "" if name.startswith("/") else "/"
    return f"file://{root}{name}?mode=rw"  # rw: a missing file is an error, no new database


def is_hot(path: Path) -> bool:
    """Whether a commit was cut off there: its journal lies beside the file, not empty yet."""
    with suppress(OSError):
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    return False


def refuse_foreign(path: Path) -> None:
    """Refuses a file that is missing, empty or not encrypted, before SQLite sees it.

    Never call it while the file is open: closing it here would drop SQLite's lock.

    Raises:
        MissingDataFile, PlaintextVault, DamagedVault: see each.
    """
    try:
        with open_outside(path) as file:
            head = file.read(len(_PLAINTEXT))
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise MissingDataFile from None
    except NotAFile:
        raise DamagedVault from None
    except OSError as error:
        raise told_of_reading(error) from None
    if head == _PLAINTEXT:
        raise PlaintextVault
    if not all(_is_file_if_there(path.with_name(path.name + end)) for end in _BESIDE):
        raise DamagedVault
    if size < PAGE_BYTES:  # SQLite would take an empty file for a new database
        raise DamagedVault


def _is_file_if_there(path: Path) -> bool:
    """SQLite opens what lies beside its file without looking, and waits at a pipe for ever."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def check_contract(connection: Connection) -> None:
    """Reads everything back.

    Raises:
        ContractBroken: something is not as it must be.
    """
    if not _value(connection, "cipher_version"):
        raise ContractBroken("cipher_version")
    for name, wanted in CIPHER:
        if _value(connection, name) != wanted:
            raise ContractBroken(name)
    for name, _, back in PRAGMAS:
        if _value(connection, name) != back:
            raise ContractBroken(name)


def _open(
    path: Path, key: bytearray, *, new: bool = False, longer: bool = False
) -> Connection:
    connection = None
    sql = "connect"
    try:
        connection = connect(
            address(path.absolute()), uri=True, isolation_level=None, timeout=_WAIT_SECONDS
        )
        _give_key(connection, key)
        for name, value, _ in PRAGMAS:
            sql = f"PRAGMA {name} = {value}"
            connection.execute(sql)
        sql = "BEGIN EXCLUSIVE"  # the lock is taken now, and kept by locking_mode
        connection.execute(sql)
        if new:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
        check_contract(connection)
        _check_file(connection, path, longer=longer)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, DriverError):
            raise sorted_error(error, sql) from None
        raise
    return connection


def _give_key(connection: Connection, key: bytearray) -> None:
    if len(key) != KEY_BYTES:
        raise ContractBroken("key length")
    connection.execute("PRAGMA cipher_log_level = NONE")  # or a wrong key shows on stderr
    with wiping(_in_hex(key)) as raw:
        connection.set_key(raw)
    connection.execute("PRAGMA cipher_compatibility = 4")


def _in_hex(key: bytearray) -> bytearray:
    """x'...' as SQLCipher wants it, with no copy on the way that could not be wiped."""
    raw = bytearray(3 + 2 * len(key))
    raw[:2], raw[-1:] = b"x'", b"'"
    for place, byte in enumerate(key):
        raw[2 + 2 * place] = _HEX[byte >> 4]
        raw[3 + 2 * place] = _HEX[byte & 15]
    return raw


def _check_file(connection: Connection, path: Path, *, longer: bool) -> None:
    """Catches, without reading the data, what the cipher cannot see: a changed length."""
    try:
        pages, rest = divmod(path.stat().st_size, PAGE_BYTES)
    except OSError as error:
        raise told(error) from None
    there_should_be = int(_value(connection, "page_count") or 0)
    if rest or pages < there_should_be:
        raise DamagedVault
    if _value(connection, "application_id") != APPLICATION_ID:
        raise DamagedVault
    if pages > there_should_be and not longer:
        raise LongerFile


def _value(connection: Connection, pragma: str) -> str | int | None:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None
