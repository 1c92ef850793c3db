# SPDX-License-Identifier: EUPL-1.2
"""Copies of a vault as folders: what one is, which there are, and how they go away.

A copy is a folder named by its time, with data.db, both key files, and a note of what is in
it. It is built under a name with a dot in front and takes its own name when it is whole and
verified, so what has a copy's name has stood the test once. The name is for people: which
copy is the newer one is told by the notes (`copy_note`), for a clock may be wrong.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from app.storage.clock import as_text, from_text
from app.storage.copies.copy_note import Note, read_note, write_note
from app.storage.copies.thinning import Made, kept
from app.storage.disk.atomic import make_folder, sync_folder, take_away, take_name
from app.storage.disk.vault_files import BACKUPS, DATA, ELSEWHERE, RESTORING
from app.storage.keys.keyfile import NAMES

_TIME = "%Y%m%d-%H%M%S"
_NAME: Final = re.compile(r"(\d{8}-\d{6})(-[1-9]\d{0,5})?", re.ASCII)
# As `atomic.write_file` names what it has not put in its place yet
_HALF_WRITTEN: Final = re.compile(
    r"\.(keys|keys-2|attempts)\.json\.[0-9a-f]{8}\.tmp", re.ASCII
)
_BUILDING = ".building-"
_GOING = ".going-"


class Copy(NamedTuple):
    """One copy.

    Attributes:
        folder: where it lies.
        made_at: ISO time, UTC, by the clock of then.
        verified_at: when it last stood the test, or None: it is not what it was.
        last_event: number of the last event of the log in it.
        size: bytes of its data.
        turn, mark, disposed: see `copy_note.Note`.
        is_noted: whether its note is whole. What has none may be somebody else's, and is
            never taken away.
    """

    folder: Path
    made_at: str
    verified_at: str | None
    last_event: int
    size: int
    turn: int = 0
    mark: str = ""
    disposed: str = ""
    is_noted: bool = True

    def has_same_data(self, other: "Copy") -> bool:
        """Whether two copies, in two places, are of the same making."""
        of_its_making = attrgetter("made_at", "last_event", "mark", "size")
        return bool(of_its_making(self) == of_its_making(other))


def list_copies(place: Path) -> list[Copy]:
    """The copies in a folder, the one made last first; [] where there is no folder."""
    with suppress(OSError):
        found = [copy for each in place.iterdir() if (copy := read_copy(each))]
        return sorted(found, key=_order, reverse=True)
    return []


def find_copies(folder: Path) -> list[Copy]:
    """The copies that somebody may mean by a folder, whole ones, the newest first.

    It may be a copy, hold copies, or be the second place or the vault that they lie in.
    """
    itself = read_copy(folder)
    if itself is not None:
        return [itself]
    places = [folder, folder / BACKUPS]
    with suppress(OSError):
        places += [each for each in folder.iterdir() if each.name.startswith(ELSEWHERE)]
    good = [[one for one in list_copies(place) if one.verified_at] for place in places]
    # Those of one vault by what is in them; which vault was worked in last, only a clock knows
    good = sorted(filter(None, good), key=_latest, reverse=True)
    return [copy for copies in good for copy in copies]


def read_copy(folder: Path) -> Copy | None:
    """The copy in a folder, or None: another name, a link, or nothing of a copy in it.

    Only the note and sizes are looked at: a copy is tried for real before it is restored.
    """
    moment = _moment(folder.name)
    if moment is None or folder.is_symlink() or not folder.is_dir():
        return None
    note = read_note(folder)
    if note is None:
        if not (folder / DATA).is_file():
            return None
        return Copy(folder, as_text(moment), None, 0, 0, is_noted=False)
    return _copy(folder, note, whole=_whole(folder, note))


def build(place: Path, now: datetime, fill: Callable[[Path], Note]) -> Copy:
    """Makes a copy: `fill` puts it together and verifies it, then it takes its name.

    Raises:
        OSError, UserError: nothing is left but what was there before.
    """
    sweep(place)
    copy = free_place(place, now)
    building = copy.with_name(_BUILDING + copy.name)
    try:
        make_folder(building)
        note = fill(building)
        note = note.after(max((each.turn for each in list_copies(place)), default=-1))
        write_note(building, note)
        sync_folder(building)
        take_name(building, copy)
    except BaseException:
        take_away(building)
        raise
    sync_folder(place)
    return _copy(copy, note, whole=True)


def thin(place: Path, now: datetime) -> list[Path]:
    """Takes away the copies that need not be kept; which they were.

    Only folders with a note of ours: a link, or a folder that merely has such a name, stays.
    """
    sweep(place)
    found = [each for each in list_copies(place) if each.is_noted]
    made = [Made(from_text(each.made_at), each.verified_at is not None) for each in found]
    stay = kept(made, now)
    gone = [each.folder for number, each in enumerate(found) if number not in stay]
    for each in gone:
        take_name(
            each, each.with_name(_GOING + each.name)
        )  # half a copy has no copy's name
    if gone:
        sync_folder(place)  # before their files go
    sweep(place)
    return gone


def remove(copy: Path) -> None:
    """Takes away one copy.

    Raises:
        OSError: something of it stays, under a name that is swept away later.
    """
    going = copy.with_name(_GOING + copy.name)
    take_name(copy, going)
    shutil.rmtree(going)
    sync_folder(copy.parent)


def sweep(place: Path) -> None:
    """Takes away what a crash left half built or half gone: folders with just such names."""
    for each in place.iterdir():
        start = next((one for one in (_BUILDING, _GOING) if each.name.startswith(one)), "")
        is_ours = start and _moment(each.name.removeprefix(start)) is not None
        if is_ours:
            take_away(each)


def sweep_vault(folder: Path) -> None:
    """Takes away half-written files, half-built and half-gone copies, half a copy brought back.

    At each opening of a vault, its lock held. Only what this program makes, by its exact name,
    and never through a link. What cannot be taken away stays until next time: it is in nobody's way.
    """
    with suppress(OSError):
        for each in folder.iterdir():
            is_half = _HALF_WRITTEN.fullmatch(each.name)
            if is_half and not each.is_symlink() and each.is_file():
                with suppress(OSError):
                    each.unlink()
    take_away(folder / RESTORING)
    backups = folder / BACKUPS
    with suppress(OSError):
        if not backups.is_symlink():
            sweep(backups)


def no_journal(data: Path) -> None:
    """Takes away the empty journal that SQLite leaves beside a file of ours."""
    journal = data.with_name(data.name + "-journal")
    with suppress(OSError):  # not there, or it stays: it does no harm
        if journal.stat().st_size == 0:
            journal.unlink()


def free_place(place: Path, now: datetime) -> Path:
    """A folder in `place` that is not there yet, named by the time."""
    wanted = place / f"{now.astimezone(UTC):{_TIME}}"
    free, number = wanted, 2
    while os.path.lexists(free):  # a link to nothing, too, is in the way
        free, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
    return free


def _moment(name: str) -> datetime | None:
    """The time in a copy's name; None for any other name, be it ever so like one."""
    found = _NAME.fullmatch(name)
    with suppress(ValueError):
        if found is not None:
            return datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    return None


def _copy(folder: Path, note: Note, *, whole: bool) -> Copy:
    found = note.model_dump()
    return Copy(folder, **(found if whole else found | {"verified_at": None}))


def _whole(folder: Path, note: Note) -> bool:
    try:
        size = (folder / DATA).stat().st_size
    except OSError:
        return False
    return size == note.size and all((folder / name).is_file() for name in NAMES)


def _order(copy: Copy) -> tuple[int, str, int, str]:
    """By when it was made, which its turn tells; the rest is for copies without a note."""
    name = copy.folder.name
    return copy.turn, copy.made_at, len(name), name


def _latest(copies: Iterable[Copy]) -> str:
    return max(copy.made_at for copy in copies)
