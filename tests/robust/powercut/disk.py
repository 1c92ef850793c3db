# SPDX-License-Identifier: EUPL-1.2
"""A disk that remembers what is durable on it and what is not, to be cut off at any call.

Of what no fsync has secured, each sector is the old one, the new one, or rubbish: random
bytes or zeros over the whole of it, also over what was durable in the same sector before.
Rubbish is only where somebody has written since the last fsync: no disk spoils sectors that
nobody writes. A sector is 512 bytes, or 4096 as in disks of today (both are drawn).

This is harsher than what SQLite takes for granted on Unix and Windows: that bytes beside
those being written stay as they are ("powersafe overwrite"). Its journal stands it all the
same: what is needed for a rollback is synced before the first page of the file is written,
with the number of its pages in a sector that is written alone, at the end; each page is kept
whole; and a new part of the journal begins in a new sector of 512 bytes. With sectors of 4096
bytes the last page of one part may share a sector with the head of the next. Only work that
does not fit in SQLite's memory of 16 MB has more than one part; `works.import_` is made to.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.robust.powercut.trace import Call

SECTORS = (512, 4096)
_UNSUPPORTED = ("writev", "pwritev", "sendfile", "copy_file_range", "fallocate", "truncate")


class File:
    """A file: what is on the disk for sure, and what was done to it since."""

    def __init__(self, content: bytes = b"") -> None:
        self.durable = content
        self.size = len(content)  # as the program sees it
        self.pending: list[Write | Cut] = []

    def write(self, at: int, data: bytes) -> None:
        self.pending.append(Write(at, data))
        self.size = max(self.size, at + len(data))

    def cut(self, size: int) -> None:
        self.pending.append(Cut(size))
        self.size = size

    def sync(self) -> None:
        self.durable = self._with(self.pending, None)
        self.pending = []

    def after_power_cut(self, random: Random, sector: int) -> bytes:
        """Any of the pending, whole or in part, in any order, some of it spoilt."""
        share = random.choice((0.0, 0.3, 0.5, 0.9, 1.0))
        rubbish = random.choice((0.0, 0.0, 0.05, 0.3))
        if share == 1.0 and not rubbish:
            return self._with(self.pending, None)
        kept = [one for one in self.pending if share and random.random() < share + 0.2]
        if random.random() < 0.5:
            random.shuffle(kept)
        return self._with(kept, Tearing(random, share, rubbish, sector))

    def _with(self, done: list[Write | Cut], torn: Tearing | None) -> bytes:
        content = bytearray(self.durable)
        for one in done:
            if isinstance(one, Cut):
                del content[one.size :]
                content.extend(bytes(one.size - len(content)))
                continue
            for at, part in one.parts(torn.sector if torn else len(one.data) or 1):
                fate = torn.fate() if torn else "new"
                if fate == "old":
                    continue
                content.extend(bytes(max(0, at - len(content))))
                content[at : at + len(part)] = part
                if fate == "rubbish" and torn is not None:
                    torn.spoil(content, at)
        return bytes(content)


class Tearing(NamedTuple):
    """What becomes of each sector that was being written.

    Attributes:
        random: the chance.
        share: of them that are written, 0 to 1.
        rubbish: share of them that are spoilt, 0 to 1.
        sector: bytes of a sector.
    """

    random: Random
    share: float
    rubbish: float
    sector: int

    def fate(self) -> str:
        """Whether a sector is "rubbish", "new" or "old"."""
        if self.random.random() < self.rubbish:
            return "rubbish"
        return "new" if self.random.random() < self.share else "old"

    def spoil(self, content: bytearray, at: int) -> None:
        """All of a sector, as far as the file reaches."""
        start = at // self.sector * self.sector
        size = min(self.sector, len(content) - start)
        content[start : start + size] = (
            bytes(size) if self.random.random() < 0.5 else self.random.randbytes(size)
        )


class Write(NamedTuple):
    at: int
    data: bytes

    def parts(self, sector: int) -> list[tuple[int, bytes]]:
        """Its parts, each within one sector of the disk."""
        found, at = [], self.at
        while at < self.at + len(self.data):
            end = min((at // sector + 1) * sector, self.at + len(self.data))
            found.append((at, self.data[at - self.at : end - self.at]))
            at = end
        return found


class Cut(NamedTuple):
    size: int


class Folder:
    """A folder: its names on the disk for sure, and as the program sees them."""

    def __init__(self) -> None:
        self.durable: dict[str, File | Folder] = {}
        self.names: dict[str, File | Folder] = {}


class Change(NamedTuple):
    """What one call does to names: all of it at once, or nothing.

    Attributes:
        folder: whose fsync makes it durable.
        names: folder, name, and what the name stands for from now on.
    """

    folder: Folder
    names: tuple[tuple[Folder, str, File | Folder | None], ...]


class Handle(NamedTuple):
    node: File | Folder | None  # None: not on our disk
    path: Path


class Disk:
    """All that lies under one folder, driven by the calls of a program."""

    def __init__(self, root: Path) -> None:
        """Begins with what is there now, all of it durable."""
        self._place = root
        self._root = _read(root)
        self._pending: list[Change] = []
        self._handles: dict[int, Handle] = {}
        self._at: dict[int, int] = {}

    def does(self, call: Call) -> bool:
        """Plays one call; whether it touched this disk.

        Raises:
            ValueError: a call that no rule is known for.
        """
        if call.name in _UNSUPPORTED:
            handle = self._handles.get(call.number(0)) if call.given else None
            if handle is not None and handle.node is not None:
                raise ValueError(call.name)
            return False
        return bool(getattr(self, f"_{call.name}")(call))

    def after_power_cut(self, random: Random) -> dict[str, bytes | None]:
        """Files by path under the root, None for a folder, as a power cut may leave them."""
        folders: list[Folder] = []
        for change in self._pending:
            if change.folder not in folders:
                folders.append(change.folder)
        kept = {
            id(one): random.choice((0, 1, random.random()))
            * sum(change.folder is one for change in self._pending)
            for one in folders
        }
        names: dict[int, dict[str, File | Folder]] = {}
        seen: dict[int, int] = {}
        for change in self._pending:
            number = seen[id(change.folder)] = seen.get(id(change.folder), 0) + 1
            if number <= kept[id(change.folder)] + 0.5:
                for folder, name, node in change.names:
                    entries = names.setdefault(id(folder), dict(folder.durable))
                    _put(entries, name, node)
        found: dict[str, bytes | None] = {}
        _collect(self._root, names, "", found, (random, random.choice(SECTORS)))
        return found

    # --- calls

    def _openat(self, call: Call) -> bool:
        path = self._path(call, 0)
        flags = str(call.given[2])
        return self._opened(path, flags, call.result)

    def _opened(self, path: Path, flags: str, handle: int) -> bool:
        self._at[handle] = 0
        inside = self._inside(path)
        if inside is None:
            self._handles[handle] = Handle(
                self._root if path == self._place else None, path
            )
            return False
        folder, name = inside
        node = self._find(path)
        touched = False
        if node is None:
            assert "O_CREAT" in flags, path
            node = File()
            self._change(folder, (folder, name, node))
            touched = True
        if "O_TRUNC" in flags and isinstance(node, File):
            node.cut(0)
            touched = True
        if "O_APPEND" in flags and isinstance(node, File):
            raise ValueError("O_APPEND")
        self._handles[handle] = Handle(node, path)
        return touched

    def _open(self, call: Call) -> bool:
        return self._opened(call.path(0), str(call.given[1]), call.result)

    def _creat(self, call: Call) -> bool:
        return self._opened(call.path(0), "O_CREAT|O_TRUNC", call.result)

    def _close(self, call: Call) -> bool:
        self._handles.pop(call.number(0), None)
        return False

    def _dup(self, call: Call) -> bool:
        if call.number(0) in self._handles:
            self._handles[call.result] = self._handles[call.number(0)]
            self._at[call.result] = self._at[call.number(0)]
        return False

    _dup2 = _dup3 = _dup

    def _lseek(self, call: Call) -> bool:
        self._at[call.number(0)] = call.result
        return False

    def _write(self, call: Call) -> bool:
        handle = call.number(0)
        file = self._file(handle)
        if file is None:
            return False
        file.write(self._at[handle], call.data(1)[: call.result])
        self._at[handle] += call.result
        return True

    def _pwrite64(self, call: Call) -> bool:
        file = self._file(call.number(0))
        if file is not None:
            file.write(call.number(3), call.data(1)[: call.result])
        return file is not None

    def _ftruncate(self, call: Call) -> bool:
        file = self._file(call.number(0))
        if file is not None:
            file.cut(call.number(1))
        return file is not None

    def _fsync(self, call: Call) -> bool:
        handle = self._handles.get(call.number(0))
        if handle is None or handle.node is None:
            return False
        if isinstance(handle.node, File):
            handle.node.sync()
            return True
        folder = handle.node
        for change in [one for one in self._pending if one.folder is folder]:
            for each, name, node in change.names:
                _put(each.durable, name, node)
        self._pending = [one for one in self._pending if one.folder is not folder]
        return True

    _fdatasync = _fsync

    def _rename(self, call: Call) -> bool:
        return self._renamed(call.path(0), call.path(1))

    def _renameat(self, call: Call) -> bool:
        return self._renamed(self._path(call, 0), self._path(call, 2))

    _renameat2 = _renameat

    def _renamed(self, source: Path, target: Path) -> bool:
        begin, end = self._inside(source), self._inside(target)
        if begin is None or end is None:
            return False
        node = begin[0].names[begin[1]]
        self._change(end[0], (*begin, None), (*end, node))
        return True

    def _unlink(self, call: Call) -> bool:
        return self._gone(call.path(0))

    _rmdir = _unlink

    def _unlinkat(self, call: Call) -> bool:
        return self._gone(self._path(call, 0))

    def _gone(self, path: Path) -> bool:
        inside = self._inside(path)
        if inside is not None:
            self._change(inside[0], (*inside, None))
        return inside is not None

    def _link(self, call: Call) -> bool:
        return self._linked(call.path(0), call.path(1))

    def _linkat(self, call: Call) -> bool:
        return self._linked(self._path(call, 0), self._path(call, 2))

    def _linked(self, source: Path, target: Path) -> bool:
        inside = self._inside(target)
        if inside is None:
            return False
        self._change(inside[0], (*inside, self._find(source)))
        return True

    def _mkdir(self, call: Call) -> bool:
        return self._made(call.path(0))

    def _mkdirat(self, call: Call) -> bool:
        return self._made(self._path(call, 0))

    def _made(self, path: Path) -> bool:
        inside = self._inside(path)
        if inside is not None:
            self._change(inside[0], (*inside, Folder()))
        return inside is not None

    # --- names

    def _change(
        self, folder: Folder, *names: tuple[Folder, str, File | Folder | None]
    ) -> None:
        for each, name, node in names:
            _put(each.names, name, node)
        self._pending.append(Change(folder, names))

    def _file(self, handle: int) -> File | None:
        found = self._handles.get(handle)
        return found.node if found and isinstance(found.node, File) else None

    def _path(self, call: Call, at: int) -> Path:
        """A path beside the folder that the argument before it stands for."""
        path = call.path(at + 1)
        if path.is_absolute() or call.given[at] == "AT_FDCWD":
            return path
        handle = self._handles.get(call.number(at))
        return path if handle is None else handle.path / path

    def _inside(self, path: Path) -> tuple[Folder, str] | None:
        """The folder and the name of a path on this disk."""
        if not path.is_relative_to(self._place) or path == self._place:
            return None
        folder = self._find(path.parent)
        assert isinstance(folder, Folder), path
        return folder, path.name

    def _find(self, path: Path) -> File | Folder | None:
        node: File | Folder | None = self._root
        for name in path.relative_to(self._place).parts:
            node = node.names.get(name) if isinstance(node, Folder) else None
        return node


def write_out(found: dict[str, bytes | None], place: Path) -> None:
    """Puts a disk's contents into a real folder."""
    place.mkdir(mode=0o700)
    for name, content in found.items():
        if content is None:
            (place / name).mkdir(mode=0o700)
        else:
            (place / name).write_bytes(content)


def _read(place: Path) -> Folder:
    folder = Folder()
    for each in place.iterdir():
        folder.names[each.name] = _read(each) if each.is_dir() else File(each.read_bytes())
    folder.durable = dict(folder.names)
    return folder


def _put(names: dict[str, File | Folder], name: str, node: File | Folder | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _collect(
    folder: Folder,
    names: dict[int, dict[str, File | Folder]],
    path: str,
    found: dict[str, bytes | None],
    torn: tuple[Random, int],
) -> None:
    entries = names.get(id(folder), folder.durable)
    for name in sorted(entries):
        node = entries[name]
        if isinstance(node, Folder):
            found[path + name] = None
            _collect(node, names, f"{path}{name}/", found, torn)
        else:
            found[path + name] = node.after_power_cut(*torn)
