# SPDX-License-Identifier: EUPL-1.2
"""Saves what can be read of a damaged vault into a new one beside it.

The damaged folder is only read. What comes out is a whole vault with the same ways in, and
an account of it: how much there is, and which interviews may lack something. The damaged
file is worth keeping all the same: a restored copy may have what is missing here.
"""

from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from app.foreign_files import NotAFile, open_outside
from app.storage import migrations
from app.storage.clock import Clock, system_clock
from app.storage.copies.backups import copy_file
from app.storage.copies.copy_folders import list_copies
from app.storage.data import opening
from app.storage.data.checking import check_file
from app.storage.data.database import Database
from app.storage.disk.atomic import (
    is_taken,
    make_folder,
    sync_folder,
    take_away,
    take_place,
    told,
)
from app.storage.disk.lock import VaultLock
from app.storage.disk.vault_files import BACKUPS, DATA
from app.storage.errors import (
    DamagedKeyFile,
    MissingDataFile,
    MissingKeyFile,
    NothingSalvaged,
    PlaintextVault,
    ReadOnlyPlace,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.keys.attempts import counted
from app.storage.keys.cryptography import VaultKeys, Wrapped, wiping
from app.storage.keys.keyfile import write_copies
from app.storage.keys.slots import Opener, Unlocked, opener
from app.storage.log import disposal_protocol
from app.storage.log.event_log import Log
from app.storage.log.events import LOG_LOST, Event, Record
from app.storage.log.seals import Seals
from app.storage.salvage.raw_pages import RawPages
from app.storage.salvage.row_account import Put, Putting
from app.storage.salvage.row_search import Tables
from app.storage.topics.reviews import Reviews
from app.storage.vault import chain_key
from app.storage.vault.stored_keys import admitted, holding, keep, read_kept

_JOURNAL = f"{DATA}-journal"
_DAMAGED = "damaged.db"
_PEOPLE = "client WHERE id NOT IN (SELECT client FROM joined)"
_EVER = "9999"  # after every ISO time


class Salvaged(NamedTuple):
    """What was saved.

    Attributes:
        folder: of the new vault.
        clients, interviews, answers, texts: how many are in it.
        holes: ids of interviews that may lack answers or texts. Each is open, and says so.
        reopened: those of them that were signed.
        log_kept: whether the damage took no row of the log. Else it begins anew; the old
            one is in the damaged file.
        damaged_pages, pages: of the damaged file, as it should be.
        missing_pages: those of the damaged that are missing at its end.
        lacking: lists (`tables_of_vault.LISTS`) that may have had more than was found.
        tells_end: whether `pages` is surely all. Without the first page the file may have
            been longer.
    """

    folder: Path
    clients: int
    interviews: int
    answers: int
    texts: int
    holes: tuple[int, ...]
    reopened: tuple[int, ...]
    log_kept: bool
    damaged_pages: int
    pages: int
    missing_pages: int
    lacking: tuple[str, ...]
    tells_end: bool


def salvage(
    folder: Path,
    secret: str,
    out: Path,
    *,
    by_code: bool = False,
    clock: Clock = system_clock,
) -> Salvaged:
    """Saves what is readable into a new vault, which opens as the damaged one did.

    Args:
        folder: of the damaged vault, closed. It is only read.
        secret: passphrase of anyone with a way in, or the recovery code. Where the key file
            is damaged, too, that of the newest copy is tried.
        out: must not exist, or be empty; its parent must exist.
        by_code: whether it is the recovery code.
        clock: for tests to set.

    Raises:
        VaultExists: something is at `out`.
        NothingSalvaged: no row of the file can be read with these keys.
        WrongPassphrase, TooSoon, MistypedRecoveryCode, WrongRecoveryCode, VaultInUse,
        MissingKeyFile, DamagedKeyFile, MissingDataFile, PlaintextVault, ShortOfMemory,
        NotSaved: see each.
    """
    folder, out = folder.absolute(), out.absolute()
    if is_taken(out):
        raise VaultExists
    if not (folder / DATA).exists():
        raise MissingDataFile
    building = out.with_name(f".{out.name}.new")
    lock = _lock(folder)
    try:
        take_away(building)
        make_folder(building)
        make_folder(building / BACKUPS)
        with counted(folder, clock) if lock and not by_code else nullcontext():
            unlocked = _unlocked(folder, building, opener(secret, by_code=by_code))
        with wiping(unlocked.data_key):
            return _build((folder, building, out), unlocked, clock)
    except OSError as error:
        raise told(error) from None
    finally:
        take_away(building)
        if lock:
            lock.release()


def _lock(folder: Path) -> VaultLock | None:
    """Keeps everybody else out; a disk that is read only by now needs no lock."""
    try:
        return VaultLock(folder)
    except ReadOnlyPlace:
        return None


def _unlocked(folder: Path, building: Path, opens: Opener) -> Unlocked:
    """Finds the key that reads the pages of the damaged file."""
    _fetch(folder, building)
    places = [folder, *(copy.folder for copy in list_copies(folder / BACKUPS))]
    refused: Exception = MissingKeyFile()
    opened: Unlocked | None = None
    for place in places:
        try:
            for unlocked in opens(place):
                opened = unlocked
                if _reads(building / _DAMAGED, unlocked):
                    return unlocked
        except (MissingKeyFile, DamagedKeyFile) as error:
            refused = error
        except (WrongPassphrase, WrongRecoveryCode):
            if opened is None:
                raise
    if opened is None:
        raise refused
    return opened


def _fetch(folder: Path, building: Path) -> None:
    """Copies the damaged file, to be read there."""
    with open_outside(folder / DATA) as file:
        if file.read(16) == b"SQLite format 3\x00":
            raise PlaintextVault
    copy_file(folder / DATA, building / _DAMAGED)
    with suppress(FileNotFoundError, NotAFile):
        copy_file(folder / _JOURNAL, building / f"{_DAMAGED}-journal")


def _reads(data: Path, unlocked: Unlocked) -> bool:
    with VaultKeys(unlocked.data_key) as keys:
        # Lets SQLite finish what a crash left half done, if it can
        with suppress(Exception):
            opening.open_file(data, keys.db).close()
        with RawPages(data, keys.db) as pages:
            return pages.verified


def _build(places: tuple[Path, Path, Path], unlocked: Unlocked, clock: Clock) -> Salvaged:
    folder, building, out = places
    with VaultKeys(unlocked.data_key) as keys:
        with RawPages(building / _DAMAGED, keys.db) as pages:
            tables = Tables(pages)
            unlocked = _admitted(tables, folder, unlocked)
            chain, is_sure = _chain(tables, keys)
            created = opening.create_file(building / DATA, keys.db)
            with closing(Database(created)) as database:
                migrations.migrate(database)
                log = Log(database, keys.chain, unlocked.slot.signature, clock)
                seals = Seals(database, keys.chain)
                with database.transaction():
                    if chain:
                        database.run("INSERT INTO chain_key VALUES (1, ?, ?)", chain)
                    put = Putting(database, seals, log, tables, seals_tell=is_sure).put()
                    keep(database, unlocked.keys)
                    # Whether the log before is lost, and what may lack something
                    lost = [] if put.log_kept else [LOG_LOST]
                    pieces = _in_pieces(put, (database, log), keys, tables)
                    key = " ".join([*lost, *map(str, put.holes), *pieces])
                    log.begin_again(Event.SALVAGED, key=key, was_cut=put.log_cut)
                salvaged = _told(out, database, put, tables)
        check_file(building / DATA, keys.db)
    for left in building.glob(f"{_DAMAGED}*"):
        left.unlink()
    write_copies(building, unlocked.keys)
    sync_folder(building)
    take_place(building, out)
    return salvaged


def _in_pieces(
    put: Put, new: tuple[Database, Log], keys: VaultKeys, tables: Tables
) -> list[str]:
    """The protocols and reviews that the damage left in pieces, or took, in the log's words.

    Else they would look touched in the new vault for good, and hide what is.
    """
    database, log = new
    found: list[str] = []
    if not tables.is_whole("disposal", "disposal_line", "seal"):
        lost = "" if put.log_kept else _EVER
        broken = disposal_protocol.broken(database, keys.chain, lost_until=lost)
        found += map(Record.PROTOCOL.word, sorted(broken))
    if put.log_kept and not tables.is_whole("review"):
        found += map(Record.REVIEW.word, sorted(Reviews(database, log).lost()))
    return found


def _admitted(tables: Tables, folder: Path, unlocked: Unlocked) -> Unlocked:
    """The way in by the newest key file, also the one in the data, as far as it can be read.

    Raises:
        OldWayIn: it was taken away or exchanged.
    """
    kept = [read_kept(str(row.values[2])) for row in tables.rows("key_file")]
    in_data = next((each for each in kept if each is not None), None)
    return admitted(unlocked, holding(unlocked.data_key, folder, in_data))


def _chain(tables: Tables, keys: VaultKeys) -> tuple[Wrapped | None, bool]:
    """The key of the old seals, put in place in `keys`; whether that is surely the one."""
    for row in tables.rows("chain_key"):
        nonce, box = row.values[1:]
        if isinstance(nonce, bytes) and isinstance(box, bytes):
            wrapped = Wrapped(nonce, box)
            if chain_key.take(keys, wrapped):
                return wrapped, True
    return None, not tables.may_be_lost("chain_key")


def _told(out: Path, database: Database, put: Put, tables: Tables) -> Salvaged:
    counts = [
        database.value(f"SELECT count(*) FROM {name}")  # noqa: S608  # ours
        for name in (_PEOPLE, "interview", "answer", "slot")
    ]
    if not any(counts):
        raise NothingSalvaged
    clients, interviews, answers, texts = counts
    return Salvaged(
        out,
        clients,
        interviews,
        answers,
        texts,
        put.holes,
        put.reopened,
        put.log_kept,
        tables.damaged,
        tables.pages,
        tables.missing,
        tables.lacking(),
        tables.tells_end,
    )
