# SPDX-License-Identifier: EUPL-1.2
"""Copies of a vault as folders: what one is, which there are, and how they go away.

A copy is a folder named by its time, with data.db, both key files, and a note of when it
was made and verified. It is built under a name with a dot in front and takes its own name
when it is whole and verified, so what has a copy's name has stood the test once.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.outside import read_outside
from app.storage.atomic import make_folder, sync_folder, take_away, write_file
from app.storage.clock import as_text, from_text
from app.storage.keyfile import NAMES
from app.storage.thinning import kept

DATA = "data.db"
BACKUPS = "backups"
NOTE = "copy.json"
SET_ASIDE = "set-aside"  # in a vault's folder: what lay there before a copy came back
ELSEWHERE = "overblick-"  # how this program's folder in a second place begins
RESTORING = ".restoring"  # in a vault's folder, while a copy is brought back
_NAME = "%Y%m%d-%H%M%S"
_BUILDING = ".building-"
_GOING = ".going-"
_MOST = 4096  # bytes of a note
_Time = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]


class Note(BaseModel):
    """What lies beside the data of a copy. Nothing about anybody."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, hide_input_in_errors=True
    )

    made_at: _Time
    verified_at: _Time
    last_event: int = Field(ge=0)
    size: int = Field(ge=0)


class Copy(NamedTuple):
    """One copy.

    Attributes:
        folder: where it lies.
        made_at: ISO time, UTC.
        verified_at: when it last stood the test, or None: it is not what it was.
        last_event: number of the last event of the log in it.
        size: bytes of its data.
    """

    folder: Path
    made_at: str
    verified_at: str | None
    last_event: int
    size: int


def list_copies(place: Path) -> list[Copy]:
    """The copies in a folder, the newest first; [] where there is no folder."""
    with suppress(OSError):
        found = [copy for each in place.iterdir() if (copy := read_copy(each))]
        return sorted(found, key=_made, reverse=True)
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
    found = [copy for place in places for copy in list_copies(place) if copy.verified_at]
    return sorted(found, key=_made, reverse=True)


def read_copy(folder: Path) -> Copy | None:
    """The copy in a folder, or None if its name is not that of a copy.

    Only names and sizes are looked at: a copy is tried for real before it is restored.
    """
    moment = _moment(folder.name)
    if moment is None or not folder.is_dir():
        return None
    made_at = as_text(moment)
    note = _note(folder / NOTE)
    if note is None or not _whole(folder, note):
        return Copy(folder, made_at, None, 0, 0)
    return Copy(folder, made_at, note.verified_at, note.last_event, note.size)


def build(place: Path, now: datetime, fill: Callable[[Path], Note]) -> Copy:
    """Makes a copy: `fill` puts it together and verifies it, then it takes its name.

    Raises:
        OSError, UserError: nothing is left but what was there before.
    """
    sweep(place)
    name = _free_name(place, now)
    building = place / (_BUILDING + name)
    try:
        make_folder(building)
        note = fill(building)
        write_file(building / NOTE, note.model_dump_json(indent=1).encode())
        sync_folder(building)
        building.rename(place / name)
    except BaseException:
        take_away(building)
        raise
    sync_folder(place)
    return Copy(place / name, note.made_at, note.verified_at, note.last_event, note.size)


def thin(place: Path, now: datetime) -> list[Path]:
    """Takes away the copies that need not be kept; which they were."""
    moments = {each: moment for each in place.iterdir() if (moment := _moment(each.name))}
    stay = kept(moments.values(), now)
    gone = [each for each, moment in moments.items() if moment not in stay]
    for each in gone:
        each.rename(place / (_GOING + each.name))  # so that half a copy has no copy's name
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
    copy.rename(going)
    shutil.rmtree(going)
    sync_folder(copy.parent)


def sweep(place: Path) -> None:
    """Takes away what a crash left half built or half gone."""
    for each in place.iterdir():
        if each.name.startswith((_BUILDING, _GOING)):
            take_away(each)


def no_journal(data: Path) -> None:
    """Takes away the empty journal that SQLite leaves beside a file of ours."""
    journal = data.with_name(data.name + "-journal")
    with suppress(OSError):  # not there, or it stays: it does no harm
        if journal.stat().st_size == 0:
            journal.unlink()


def _free_name(place: Path, now: datetime) -> str:
    moment = now.astimezone(UTC)
    name = f"{moment:{_NAME}}"
    number = 2
    while (place / name).exists():
        name, number = f"{moment:{_NAME}}-{number}", number + 1
    return name


def _moment(name: str) -> datetime | None:
    """The time in a copy's name; the number of a second one in that second is a fraction."""
    day, _, rest = name.partition("-")
    time, _, number = rest.partition("-")
    with suppress(ValueError):
        moment = datetime.strptime(f"{day}-{time}", _NAME).replace(tzinfo=UTC)
        return moment.replace(microsecond=int(number or 0))
    return None


def _note(path: Path) -> Note | None:
    try:
        note = Note.model_validate_json(read_outside(path, _MOST))
        from_text(note.made_at)
        from_text(note.verified_at)
    except (OSError, ValidationError, ValueError):
        return None
    return note


def _whole(folder: Path, note: Note) -> bool:
    try:
        size = (folder / DATA).stat().st_size
    except OSError:
        return False
    return size == note.size and all((folder / name).is_file() for name in NAMES)


def _made(copy: Copy) -> str:
    return copy.folder.name
