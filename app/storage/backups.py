# SPDX-License-Identifier: EUPL-1.2
"""Backs up a vault (E5): through its open connection, verified, thinned, also elsewhere."""

import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from app.outside import open_outside
from app.storage import copies, migrations, opening
from app.storage.atomic import make_folder, make_private_file, sync_folder
from app.storage.checking import check_file
from app.storage.clock import Clock, as_text, from_text
from app.storage.copies import BACKUPS, DATA, ELSEWHERE, Copy, Note
from app.storage.database import Database
from app.storage.errors import (
    CopyFaulty,
    DamagedVault,
    NotCopied,
    NotCopiedElsewhere,
    NotSaved,
    SamePlace,
)
from app.storage.events import Event
from app.storage.keyfile import NAMES, KeyFile, write_copies
from app.storage.keys import VaultKeys
from app.storage.progress import Stage, Watch, unwatched
from app.storage.topic import Topic

# What does not by itself call for a new copy.
_QUIET: Final = (
    Event.VAULT_OPENED, Event.VAULT_OPENED_BY_CODE, Event.MISSED, Event.CLIENT_OPENED,
    Event.OPENED, Event.BACKED_UP, Event.CODE_TRIED, Event.DRAFT_KEPT, Event.DRAFT_DROPPED,
    Event.REVIEW_BEGUN,
)  # fmt: skip


def make_copy(
    folder: Path,
    database: Database,
    keys: tuple[bytearray, KeyFile],
    clock: Clock,
    *,
    watch: Watch = unwatched,
) -> Copy:
    """Makes one verified copy in the vault's own `backups/`.

    Args:
        folder: of the vault.
        database: its open connection; the copy goes through it.
        keys: the raw key of the data, for the copy too, and the key file that holds.
        clock: tells when it was made, and when verified.
        watch: is told how far it has come, and may break off.

    Raises:
        CopyFaulty: it did not stand the test.
        NotCopied: it could not be written.
    """
    place = folder / BACKUPS
    key, key_file = keys

    def fill(building: Path) -> Note:
        made = clock()
        data = building / DATA
        target = Database(opening.create_file(data, key))
        try:
            database.copy_to(target, watch=watch)
            last = _last_event(target)
        finally:
            target.close()
        write_copies(building, key_file)
        watch(Stage.CHECKING, -1)
        return _verified(data, key, made, last, clock)

    try:
        if not place.is_dir():
            make_folder(place)
            sync_folder(folder)
        return copies.build(place, clock(), fill)
    except DamagedVault:
        raise CopyFaulty from None
    except (OSError, NotSaved):
        raise NotCopied from None


def copy_to(copy: Copy, place: Path, key: bytearray, clock: Clock) -> Copy:
    """Puts a copy in another place too, and verifies it there.

    Raises:
        CopyFaulty: it did not stand the test there.
        NotCopiedElsewhere: the place cannot be written.
    """

    def fill(building: Path) -> Note:
        for name in (DATA, *NAMES):
            copy_file(copy.folder / name, building / name)
        made = from_text(copy.made_at)
        return _verified(building / DATA, key, made, copy.last_event, clock)

    try:
        place.mkdir(mode=0o700, exist_ok=True)
        sync_folder(place.parent)
        done = copies.build(place, from_text(copy.made_at), fill)
        copies.thin(place, clock())
    except DamagedVault:
        raise CopyFaulty from None
    except (OSError, NotSaved):
        raise NotCopiedElsewhere from None
    return done


class Changed(NamedTuple):
    """What was changed after a copy: events in all, clients added, interviews touched."""

    events: int
    clients: int
    interviews: int


class Backups(Topic):
    """The copies of one open vault."""

    folder: Path
    _keys: VaultKeys
    _key_file: KeyFile
    _clock: Clock

    def back_up(self, *, watch: Watch = unwatched) -> Copy:
        """Makes a verified copy, logs it, and takes away those no longer needed.

        Raises:
            Cancelled: whoever watches broke it off.
            NotCopied, CopyFaulty: older copies are as they were.
        """
        copy = make_copy(
            self.folder,
            self._database,
            (self._keys.db, self._key_file),
            self._clock,
            watch=watch,
        )
        with self._database.transaction():
            self._log.add(Event.BACKED_UP)
        try:
            copies.thin(self.folder / BACKUPS, self._clock())
        except OSError:
            raise NotCopied(
                "Säkerhetskopian är klar, men gamla kopior gick inte att ta bort.",
                "Kontrollera att inget annat program har filer öppna i valvets mapp.",
            ) from None
        return copy

    def back_up_elsewhere(self, place: Path) -> Copy:
        """Puts the newest verified copy in a folder of the user's choice, made if missing.

        Returns at once with what lies there if it was put there before.

        Raises:
            SamePlace: it lies inside the vault.
            NotCopied: there is no copy yet, or see `copy_to`.
        """
        place = place.absolute()
        if place.resolve().is_relative_to(self.folder.resolve()):
            raise SamePlace
        newest = self.newest_copy()
        if newest is None:
            raise NotCopied
        own = self._own_folder(place)
        there = copies.read_copy(own / newest.folder.name)
        if there is not None and there.verified_at is not None:
            return there
        if not place.is_dir():
            raise NotCopiedElsewhere
        done = copy_to(newest, own, self._keys.db, self._clock)
        with suppress(OSError):  # those left are thinned out in time
            self._age_out(own, done)
        return done

    def copies(self) -> list[Copy]:
        """All copies in the vault's own folder, the newest first."""
        return copies.list_copies(self.folder / BACKUPS)

    def newest_copy(self) -> Copy | None:
        """The newest copy that is still as it was when it was verified."""
        return next((each for each in self.copies() if each.verified_at), None)

    def changed_since_copy(self) -> bool:
        """Whether anything was changed after the newest verified copy: for the close."""
        newest = self.newest_copy()
        if newest is None:
            return True
        marks = ",".join("?" * len(_QUIET))
        found = self._database.one(
            f"SELECT 1 FROM event WHERE n > ? AND code NOT IN ({marks}) LIMIT 1",  # noqa: S608  # ours
            (newest.last_event, *_QUIET),
        )
        return found is not None

    def changed_since(self, copy: Copy) -> Changed:
        """What was done after a copy was made: it is gone once the copy is brought back.

        By its time too: after an older copy came back, the log counts on from there.
        """
        marks = ",".join("?" * len(_QUIET))
        rows = self._database.rows(
            f"SELECT code, interview, client FROM event WHERE (n > ? OR at > ?) AND code NOT IN ({marks})",  # noqa: S608  # ours
            (copy.last_event, copy.made_at, *_QUIET),
        )
        added = {row[2] for row in rows if row[0] == Event.CLIENT_ADDED}
        interviews = {row[1] for row in rows if row[1] is not None}
        return Changed(len(rows), len(added), len(interviews))

    def elsewhere(self, place: Path) -> list[Copy]:
        """The copies of this vault in another place, the newest first."""
        return copies.list_copies(self._own_folder(place))

    def copy_is_due(self) -> bool:
        """Whether a program left open should make a copy now: changed, and none today."""
        newest = self.newest_copy()
        today = self._clock().astimezone(UTC).date().isoformat()
        made_today = newest is not None and newest.made_at.startswith(today)
        return not made_today and self.changed_since_copy()

    def _own_folder(self, place: Path) -> Path:
        return place / f"{ELSEWHERE}{self._key_file.file_id[:8]}"

    def _age_out(self, place: Path, newest: Copy) -> None:
        """Takes away the copies that hold what has been deleted since (G4).

        By the time that they were made, and by the log in them: a clock may be wrong.

        Raises:
            OSError: one of them stays.
        """
        found = self._database.one(
            "SELECT max(carried_out_at) FROM disposal WHERE reason = 'retention'"
        )
        if not found or found[0] is None:
            return
        event = self._database.one(
            "SELECT n FROM event WHERE code = ? ORDER BY n DESC LIMIT 1",
            (str(Event.DISPOSED),),
        )
        number = event[0] if event else 0
        stays: OSError | None = None
        for each in copies.list_copies(place):
            holds = each.made_at <= found[0] or each.last_event < number
            if holds and each.folder != newest.folder:
                try:
                    copies.remove(each.folder)
                except OSError as error:
                    stays = error
        if stays:
            raise stays


def _verified(
    data: Path, key: bytearray, made: datetime, last_event: int, clock: Clock
) -> Note:
    check_file(data, key)
    copies.no_journal(data)
    return Note(
        made_at=as_text(made),
        verified_at=as_text(clock()),
        last_event=last_event,
        size=data.stat().st_size,
    )


def _last_event(database: Database) -> int:
    if migrations.version_of(database) < migrations.WITH_LOG:
        return 0
    found = database.one("SELECT coalesce(max(n), 0) FROM event")
    return int(found[0]) if found else 0


def copy_file(source: Path, target: Path) -> None:
    """Copies a file that nothing has open, to the disk; mode 0600.

    Raises:
        OSError: it cannot; an empty or half file may be left.
    """
    make_private_file(target)
    with open_outside(source) as read, target.open("r+b") as write:
        shutil.copyfileobj(read, write, 1 << 20)
        write.flush()
        os.fsync(write.fileno())
