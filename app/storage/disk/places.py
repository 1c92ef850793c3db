# SPDX-License-Identifier: EUPL-1.2
"""Judges where a vault or its copies are to lie: on a network, synchronised, easily lost (B1).

Nothing is refused: the user is advised, and decides. What the computer tells is gathered by
`look_around`; what it means is decided by pure functions, which tests feed with any computer.
The mount table is Linux's, the drives are Windows' (tried under Wine on Debian, not yet on
Windows); a folder of a server is known by its UNC name, too. Nothing was tried on macOS.
"""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import ClassVar, NamedTuple

from app.storage.disk.drives import Drive, drives
from app.user_error import UserError

_MOUNTS = Path("/proc/self/mountinfo")
_BLOCKS = Path("/sys/dev/block")
_NETWORK = re.compile(
    r"(nfs|cifs|smb|afs|ncp|coda|ceph|lustre|gluster|davfs|webdav|sshfs|beegfs|gfs2|ocfs2)"
    r"[a-z0-9]*"
    r"|fuse\.(sshfs|smb\w*|cifs\w*|dav\w*|rclone|gvfsd-fuse|s3fs|gluster\w*|ceph\w*|curlftpfs"
    r"|kio-fuse|google-drive\S*|onedrive\S*|juicefs|afuse)"
)
_SERVER = "smb"  # what a drive of Windows on another computer is called here
_SYNCED = re.compile(
    r"(onedrive|dropbox|google ?drive|nextcloud|owncloud|icloud ?drive|pclouddrive)\b.*"
    r"|my drive|min enhet|box sync|cloudstorage|mobile documents|megasync|jottacloud",
    re.IGNORECASE,
)
_MARKS = (  # files and folders that such programs leave where they work
    ".dropbox.cache",
    ".stfolder",
    ".tmp.drivedownload",
    ".tmp.driveupload",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".sync_*.db",
    "._sync_*.db",
)
_ONEDRIVE = {"ONEDRIVE", "ONEDRIVECOMMERCIAL", "ONEDRIVECONSUMER"}  # of the environment
_REMOVABLE = ("/media/", "/run/media/")


class PlaceAdvice:
    """Something to know of a place, in the words of a UserError. It is never raised.

    Attributes:
        code: the same for programs.
        what, remedy: see `UserError`.
    """

    code: ClassVar[str]
    what: str
    remedy: str


class NetworkPlace(PlaceAdvice, UserError):
    """The folder lies on another computer."""

    code = "network"
    what = "Mappen ligger på en nätverksenhet."
    remedy = (
        "Lägg valvet på datorns egen disk: bryts nätet går det senaste inte att spara, och "
        "någon annan kan råka öppna samma valv."
    )


class SyncedPlace(PlaceAdvice, UserError):
    """Another program copies the folder to the net."""

    code = "synced"
    what = "Mappen ser ut att synkas till nätet, till exempel med OneDrive eller Dropbox."
    remedy = (
        "Välj en mapp som inte synkas. Annars ligger valvet och gamla versioner av det hos "
        "någon annan, och synkningen kan skada filerna."
    )


class RoamingPlace(PlaceAdvice, UserError):
    """Windows copies the folder to a server when the user logs out."""

    code = "roaming"
    what = "Mappen följer med din profil och kopieras när du loggar in och ut."
    remedy = "Välj mappen som programmet föreslog: den stannar på den här datorn."


class RemovablePlace(PlaceAdvice, UserError):
    """The folder lies on something that is easily pulled out or lost."""

    code = "removable"
    what = "Mappen ligger på ett minne som går att ta loss."
    remedy = "Det fungerar. Dra inte ut minnet medan valvet är öppet, och lås in det sedan."


class SyncedCopies(PlaceAdvice, UserError):
    """Copies would be sent to the net."""

    code = "synced"
    what = "Platsen för kopior ser ut att synkas till nätet."
    remedy = (
        "Välj en annan plats. Kopior hos någon annan kan finnas kvar långt efter att du har "
        "gallrat eller bytt datanyckel."
    )


class RemovableCopies(PlaceAdvice, UserError):
    """Copies would lie on something that is easily lost."""

    code = "removable"
    what = "Kopiorna hamnar på ett minne som går att ta loss."
    remedy = "Det fungerar bra. Lås in minnet efteråt, men inte ihop med datorn."


class Mount(NamedTuple):
    """Where a file system is attached, of which kind, and whether its disk comes loose."""

    point: PurePath
    kind: str
    removable: bool = False


class Around(NamedTuple):
    """What there is to know of the computer.

    Attributes:
        env: the environment.
        home: of the user.
        mounts: in order; a later one hides an earlier one at the same place.
    """

    env: Mapping[str, str]
    home: PurePath
    mounts: tuple[Mount, ...]


def advice(folder: Path) -> tuple[PlaceAdvice, ...]:
    """What to know before a vault lies in this folder, which need not exist; () is good."""
    place = _real(folder)
    return judge_place(place, look_around(), synced=has_marks(place))


def advice_on_copies(folder: Path) -> tuple[PlaceAdvice, ...]:
    """What to know before copies lie in this folder; () is good."""
    place = _real(folder)
    return judge_copies(place, look_around(), synced=has_marks(place))


def judge_place(
    place: PurePath, around: Around, *, synced: bool = False
) -> tuple[PlaceAdvice, ...]:
    """The same, of what was gathered.

    Args:
        place: absolute, links followed.
        around: the computer.
        synced: whether a synchronising program has left its marks.
    """
    advices: list[PlaceAdvice] = []
    if _is_on_network(place, around):
        advices.append(NetworkPlace())
    if synced or _is_synced(place, around):
        advices.append(SyncedPlace())
    if _is_roaming(place, around):
        advices.append(RoamingPlace())
    if not advices and _is_removable(place, around):
        advices.append(RemovablePlace())
    return tuple(advices)


def judge_copies(
    place: PurePath, around: Around, *, synced: bool = False
) -> tuple[PlaceAdvice, ...]:
    """A server of one's own is a good place for copies; the net and a lost stick are not."""
    if synced or _is_synced(place, around):
        return (SyncedCopies(),)
    return (RemovableCopies(),) if _is_removable(place, around) else ()


def look_around() -> Around:
    """This computer."""
    mounts: tuple[Mount, ...] = ()
    with suppress(OSError, ValueError):
        mounts = read_mounts(_MOUNTS.read_text(encoding="utf-8"), _BLOCKS)
    mounts += mounts_of(drives())
    return Around(os.environ, Path.home(), mounts)


def read_mounts(table: str, blocks: Path) -> tuple[Mount, ...]:
    """The mount table of Linux.

    Args:
        table: contents of /proc/self/mountinfo.
        blocks: the folder where the system tells of its disks.
    """
    found = []
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if len(fields) > 4 and kind:
            point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
            loose = point.startswith(_REMOVABLE) or _comes_loose(blocks / fields[2])
            found.append(Mount(PurePosixPath(point), kind, loose))
    return tuple(found)


def mounts_of(there: Iterable[Drive]) -> tuple[Mount, ...]:
    """The drives of Windows as places where file systems are attached."""
    return tuple(
        Mount(PureWindowsPath(drive.root), _SERVER if drive.remote else "", drive.removable)
        for drive in there
    )


def has_marks(place: Path) -> bool:
    """Whether a synchronising program works in this folder, or in one around it."""
    with suppress(OSError):
        there = [path for path in (place, *place.parents) if path.is_dir()]
        return any(any(path.glob(mark)) for path in there for mark in _MARKS)
    return False


def _real(folder: Path) -> Path:
    with suppress(OSError, RuntimeError):  # a loop of links
        return folder.expanduser().resolve()
    return folder.absolute()


def _comes_loose(disk: Path) -> bool:
    with suppress(OSError):
        real = disk.resolve()
        for path in (real / "removable", real.parent / "removable"):  # a disk, a part of it
            if path.is_file():
                return path.read_text(encoding="ascii").strip() == "1"
    return False


def _mount_of(place: PurePath, around: Around) -> Mount | None:
    holding = [mount for mount in around.mounts if place.is_relative_to(mount.point)]
    deepest = max((len(mount.point.parts) for mount in holding), default=0)
    return next((one for one in reversed(holding) if len(one.point.parts) == deepest), None)


def _is_on_network(place: PurePath, around: Around) -> bool:
    if isinstance(place, PureWindowsPath):
        drive = place.drive.upper()
        local = drive.startswith("\\\\?\\") and not drive.startswith("\\\\?\\UNC\\")
        if drive.startswith("\\\\") and not local:
            return True
    mount = _mount_of(place, around)
    return mount is not None and _NETWORK.fullmatch(mount.kind) is not None


def _is_synced(place: PurePath, around: Around) -> bool:
    named = [
        text for name, text in around.env.items() if text and name.upper() in _ONEDRIVE
    ]
    inside = any(place.is_relative_to(type(place)(text)) for text in named)
    return inside or any(_SYNCED.fullmatch(part) for part in place.parts[1:])


def _is_roaming(place: PurePath, around: Around) -> bool:
    roaming = around.env.get("APPDATA", "")
    return bool(roaming) and place.is_relative_to(type(place)(roaming))


def _is_removable(place: PurePath, around: Around) -> bool:
    mount = _mount_of(place, around)
    return mount is not None and mount.removable
