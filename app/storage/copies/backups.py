# SPDX-License-Identifier: EUPL-1.2
"""Backs up a vault (E5): through its open connection, verified, thinned, also elsewhere.

Which copy is the newest, and whether it covers what was changed, is judged by the log that
is in it (`copy_marks`), never by a clock: that may have jumped since, by years.
"""

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, NamedTuple

from app.foreign_files import open_outside
from app.storage import migrations
from app.storage.clock import as_text, from_text
from app.storage.copies import copy_folders, copy_marks
from app.storage.copies.copy_errors import DamagedNotCopied, OldCopiesKept
from app.storage.copies.copy_folders import Copy
from app.storage.copies.copy_note import Note
from app.storage.data import opening
from app.storage.data.checking import check_file, is_sound
from app.storage.data.database import Database
from app.storage.disk.atomic import make_folder, make_private_file, sync_folder
from app.storage.disk.places import advice
from app.storage.disk.vault_files import BACKUPS, DATA, ELSEWHERE
from app.storage.errors import (
    CopyFaulty,
    DamagedVault,
    NotCopied,
    NotCopiedElsewhere,
    NotSaved,
    SamePlace,
)
from app.storage.keys.keyfile import NAMES, write_copies
from app.storage.log.events import Event
from app.storage.progress import Stage, Watch, unwatched
from app.storage.topic import OpenFolder, Topic
from app.user_error import UserError

SECOND, OTHER = "second", "other"  # where a copy was put: first word of the log's key


def make_copy(folder: OpenFolder, database: Database, *, watch: Watch = unwatched) -> Copy:
    """Makes one verified copy in the vault's own `backups/`.

    Args:
        folder: of the vault, whose keys are the copy's, too.
        database: its open connection; the copy goes through it.
        watch: is told how far it has come, and may break off.

    Raises:
        DamagedNotCopied: the vault itself is damaged.
        CopyFaulty: it did not stand the test.
        NotCopied: it could not be written.
    """
    place = folder.path / BACKUPS

    def fill(building: Path) -> Note:
        made = folder.clock()
        data = building / DATA
        with closing(Database(opening.create_file(data, folder.keys.db))) as target:
            database.copy_to(target, watch=watch)
            found = _found_in(target)
        write_copies(building, folder.key_file)
        watch(Stage.CHECKING, -1)
        return _verified(data, folder, found | {"made_at": as_text(made)})

    try:
        if not place.is_dir():
            make_folder(place)
            sync_folder(folder.path)
        return copy_folders.build(place, folder.clock(), fill)
    except DamagedVault:  # a page of the vault itself, or only of the copy
        raise CopyFaulty if is_sound(database) else DamagedNotCopied from None
    except (OSError, NotSaved):
        raise NotCopied from None


def copy_to(copy: Copy, place: Path, folder: OpenFolder) -> Copy:
    """Puts a copy in another place too, and verifies it there.

    Raises:
        CopyFaulty: it did not stand the test there.
        NotCopiedElsewhere: the place cannot be written.
    """

    def fill(building: Path) -> Note:
        for name in (DATA, *NAMES):
            copy_file(copy.folder / name, building / name)
        found = {name: getattr(copy, name) for name in _CARRIED}
        return _verified(building / DATA, folder, found)

    try:
        place.mkdir(mode=0o700, exist_ok=True)
        sync_folder(place.parent)
        done = copy_folders.build(place, from_text(copy.made_at), fill)
    except DamagedVault:
        raise CopyFaulty from None
    except (OSError, NotSaved):
        raise NotCopiedElsewhere from None
    with suppress(OSError):  # those left are thinned out in time
        copy_folders.thin(place, folder.clock())
    return done


class ChangedSince(NamedTuple):
    """What was changed after a copy: events in all, clients added, interviews touched."""

    events: int
    clients: int
    interviews: int


@dataclass(eq=False, repr=False)
class Copies(Topic):
    """The copies of one open vault.

    Attributes:
        refused: why the last copy could not be made since the vault was opened, or None.
    """

    _folder: OpenFolder
    refused: UserError | None = None

    def __post_init__(self) -> None:
        self._place = self._folder.path / BACKUPS
        self._at_opening = self._log.last()

    def make(self, *, watch: Watch = unwatched) -> Copy:
        """Makes a verified copy, logs it, and takes away those no longer needed.

        Raises:
            Cancelled: whoever watches broke it off.
            NotCopied, CopyFaulty, DamagedNotCopied: older copies are as they were.
            OldCopiesKept: the copy is made; one of the older ones could not be taken away.
        """
        try:
            copy = make_copy(self._folder, self._database, watch=watch)
        except NotCopied as error:
            self.refused = error
            raise
        self.refused = None
        self._log.add(Event.BACKED_UP)
        try:
            copy_folders.thin(self._place, self._folder.clock())
        except OSError:
            raise OldCopiesKept from None
        return copy

    def put(self, place: Path, *, is_chosen: bool = False) -> Copy:
        """Puts the newest verified copy in a folder of the user's choice, made if missing.

        Returns at once with what lies there if it was put there before.

        Args:
            place: the folder; the copy lies in one of this program's own in it.
            is_chosen: whether it is the second place that was chosen for every copy.

        Raises:
            SamePlace: it lies inside the vault.
            NotCopied: there is no copy yet, or see `copy_to`.
        """
        place = place.absolute()
        if place.resolve().is_relative_to(self._folder.path.resolve()):
            raise SamePlace
        newest = self.newest()
        if newest is None:
            raise NotCopied
        own = self._own_folder(place)
        for there in copy_folders.list_copies(own):
            if there.verified_at and there.has_same_data(newest):
                return there
        if not place.is_dir():
            raise NotCopiedElsewhere
        done = copy_to(newest, own, self._folder)
        self._log_place(place, is_chosen=is_chosen)
        with suppress(OSError):  # those left are thinned out in time
            self.age_out(own, done)
        return done

    def all(self) -> list[Copy]:
        """All copies in the vault's own folder, the newest first."""
        return copy_folders.list_copies(self._place)

    def newest(self) -> Copy | None:
        """The newest copy that is still as it was when it was verified."""
        return copy_marks.newest(self._database, self.all())

    def lack_changes(self) -> bool:
        """Whether anything was changed that is in no good copy: for the close."""
        covered = copy_marks.covered(self._database, self.all())
        return covered is None or copy_marks.has_changes(self._database, covered)

    def lag(self) -> bool:
        """Whether what was changed before this opening is in no good copy.

        Each close and each lock makes one. So the last one failed, or the program was cut
        off; it is told by this alone, for a full or damaged disk keeps no note of it.
        """
        covered = copy_marks.covered(self._database, self.all()) or 0
        return copy_marks.has_changes(self._database, covered, self._at_opening)

    def changed_since(self, copy: Copy) -> ChangedSince:
        """What was done after a copy was made: it is gone once the copy is brought back."""
        rows = copy_marks.changes(self._database, copy)
        added = {client for code, _, client in rows if code == Event.CLIENT_ADDED}
        interviews = {interview for _, interview, _ in rows if interview is not None}
        return ChangedSince(len(rows), len(added), len(interviews))

    def elsewhere(self, place: Path) -> list[Copy]:
        """The copies of this vault in another place, the newest first."""
        return copy_folders.list_copies(self._own_folder(place))

    def last_put(self) -> tuple[str, bool]:
        """When a copy was last put in the chosen second place, and whether one was made since.

        From the log, for the place may not be there to look at: ISO time, or "" for never.
        """
        rows = self._database.rows(
            "SELECT at, key FROM event WHERE code = ? AND key NOT LIKE ? ORDER BY n DESC",
            (Event.BACKED_UP, f"{OTHER}%"),
        )
        put = next((row[0] for row in rows if row[1]), "")
        return put, bool(rows) and not rows[0][1]

    def hold_deleted(self, place: Path) -> bool:
        """Whether a copy in another place may hold what gallring has deleted since."""
        return any(
            copy_marks.may_hold_deleted(self._database, each)
            for each in self.elsewhere(place)
        )

    def one_is_due(self) -> bool:
        """Whether a program left open should make a copy now: changed, and none today.

        A copy that lags is due at once, and so is the first one after a clock that went back.
        """
        newest = self.newest()
        today = self._folder.clock().astimezone(UTC).date().isoformat()
        made_today = newest is not None and newest.made_at.startswith(today)
        return self.lack_changes() and (not made_today or self.lag())

    def _log_place(self, place: Path, *, is_chosen: bool) -> None:
        """Logs that a copy was put elsewhere, and in what sort of place.

        Never the folder itself: a path may hold somebody's name, and the log is kept for
        years (G1). What a reader needs to know is whether it was the place that was agreed
        on, and whether the place is a memory, a network or one that is synchronised. A full
        disk must not keep anybody from a copy, so the copy stays without its row then.
        """
        kinds = [place_advice.code for place_advice in advice(place)]
        with suppress(NotSaved):
            key = " ".join([SECOND if is_chosen else OTHER, *kinds])
            self._log.add(Event.BACKED_UP, key=key)

    def _own_folder(self, place: Path) -> Path:
        return place / f"{ELSEWHERE}{self._folder.key_file.file_id[:8]}"

    def age_out(self, place: Path, newest: Copy) -> None:
        """Takes away the copies that may hold what has been deleted since (G4).

        What has no note may be somebody else's: it stays, and a person is told of it.

        Raises:
            OSError: one of them stays.
        """
        stays: OSError | None = None
        for each in copy_folders.list_copies(place):
            holds = copy_marks.may_hold_deleted(self._database, each)
            if holds and each.is_noted and each.folder != newest.folder:
                try:
                    copy_folders.remove(each.folder)
                except OSError as error:
                    stays = error
        if stays:
            raise stays


_CARRIED = ("made_at", "last_event", "turn", "mark", "disposed")


def _verified(data: Path, folder: OpenFolder, found: dict[str, Any]) -> Note:
    check_file(data, folder.keys.db)
    copy_folders.no_journal(data)
    return Note(verified_at=as_text(folder.clock()), size=data.stat().st_size, **found)


def _found_in(copied: Database) -> dict[str, Any]:
    """What a copy's note says of the log in it, as its own data have it."""
    if migrations.version_of(copied) < migrations.WITH_LOG:
        return {"last_event": 0}
    number, mark = copy_marks.last_event(copied)
    disposed = copy_marks.last_disposal(copied)[1]
    return {"last_event": number, "turn": number, "mark": mark, "disposed": disposed}


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
