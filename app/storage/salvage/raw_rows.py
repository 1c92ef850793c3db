# SPDX-License-Identifier: EUPL-1.2
"""The rows in the pages of a damaged file: read off each page, tree or no tree.

SQLite's file format (https://www.sqlite.org/fileformat2.html), the reading half of it. A
tree whose upper page is lost falls into pieces; each piece is still read in order. A place
where something was is told as a `PageGap` between the rows around it, so that the caller knows
not only what is there but also what may be missing.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from app.storage.salvage.raw_pages import USABLE, RawPages

Value = str | int | bytes | None
_INNER_INDEX, _INNER_TABLE, _INDEX, _TABLE = 2, 5, 10, 13
_KINDS: Final = (_INNER_INDEX, _INNER_TABLE, _INDEX, _TABLE)
_MOST_INDEX: Final = (USABLE - 12) * 64 // 255 - 23  # bytes of a row kept on its page
_MOST_TABLE: Final = USABLE - 35
_LEAST: Final = (USABLE - 12) * 32 // 255 - 23
_INTS: Final = (0, 1, 2, 3, 4, 6, 8)
_LONGEST: Final = 1_000_000_000  # bytes of a row: SQLite's own limit
_MOST_PAGES: Final = 1 << 22  # 16 GiB: what leads beyond is nonsense
_DEEPEST: Final = 40  # levels of a tree; SQLite allows no more than 20


class RawRow(NamedTuple):
    """One row.

    Attributes:
        rowid: of a table with such numbers; None for one without, and for an index.
        values: its columns in order; a column that is the rowid is None.
    """

    rowid: int | None
    values: tuple[Value, ...]


class PageGap(NamedTuple):
    """A place in a tree where a page is damaged, or a row that goes on in one."""


class TreePiece(NamedTuple):
    """What hangs together of a tree.

    Attributes:
        root: number of its topmost page.
        found: its rows and gaps in order, read as they are asked for.
    """

    root: int
    found: Iterator[RawRow | PageGap]


class _Page(NamedTuple):
    kind: int
    cells: list[
        tuple[int, RawRow | PageGap | None]
    ]  # page to the left of it (0: none), its row
    last: int  # the rightmost page under it


class RawRows:
    """Every row of a file.

    Attributes:
        count: how many pages there should be, as far as the first page or any pointer tells.
        damaged: numbers of those that are damaged, or missing at the end of the file.
        unplaced: those of them that nothing whole refers to.
    """

    def __init__(self, pages: RawPages) -> None:
        self._pages = pages
        self._below: set[int] = set()
        self._further: set[int] = set()  # pages that long rows go on in
        self._whole: list[int] = []
        self.damaged: list[int] = []
        self.count, upto = 0, pages.expected
        while self.count < upto:
            for number in range(self.count + 1, upto + 1):
                self._look_at(number)
            self.count, upto = upto, max(upto, self._furthest())
        known = self._below | self._further
        self.unplaced = [one for one in self.damaged if one not in known]

    def _look_at(self, number: int) -> None:
        content = self._pages.page(number)
        if content is None:
            self.damaged.append(number)
        elif (page := self._page(number, content)) is not None:
            self._whole.append(number)
            if page.last:
                self._below |= {left for left, _ in page.cells} | {page.last}

    def _furthest(self) -> int:
        """How far the pages looked at lead, if further than they go: 0 if not.

        What is beyond the end that the first page tells of is dead, as after VACUUM, unless
        something alive leads there: then the first page is from an older state.
        """
        leads = self._below | self._further if self._pages.verified else set()
        beyond = [each for each in leads if self.count < each <= _MOST_PAGES]
        return max(*beyond, self._pages.count) if beyond else 0

    def pieces(self) -> Iterator[TreePiece]:
        """Every tree, or what is left of it."""
        for number in self._whole:
            if number not in self._below:
                yield TreePiece(number, self._walk(number, frozenset()))

    def _walk(self, number: int, above: frozenset[int]) -> Iterator[RawRow | PageGap]:
        content = self._pages.page(number)
        page = None if content is None else self._page(number, content)
        if page is None or number in above or len(above) > _DEEPEST:
            yield PageGap()
            return
        for left, row in page.cells:
            if left:
                yield from self._walk(left, above | {number})
            if row is not None:
                yield row
        if page.last:
            yield from self._walk(page.last, above | {number})

    def _page(self, number: int, content: bytes) -> _Page | None:
        """A page of a tree; None for what is none, or makes no sense."""
        at = 100 if number == 1 else 0
        kind = content[at]
        if kind not in _KINDS:
            return None
        inner = kind in (_INNER_INDEX, _INNER_TABLE)
        count = int.from_bytes(content[at + 3 : at + 5])
        first = at + (12 if inner else 8)
        try:
            cells = [
                self._cell(content, kind, int.from_bytes(content[each : each + 2]))
                for each in range(first, first + 2 * count, 2)
            ]
        except IndexError:
            return None
        last = int.from_bytes(content[at + 8 : at + 12]) if inner else 0
        return _Page(kind, cells, last)

    def _cell(
        self, content: bytes, kind: int, at: int
    ) -> tuple[int, RawRow | PageGap | None]:
        left, rowid = 0, None
        if kind in (_INNER_INDEX, _INNER_TABLE):
            left = int.from_bytes(content[at : at + 4])
            at += 4
        if kind == _INNER_TABLE:
            return left, None
        size, at = _varint(content, at)
        if kind == _TABLE:
            rowid, at = _varint(content, at)
        payload = self._payload(content, at, size, kind)
        values = None if payload is None else _record(payload)
        return left, PageGap() if values is None else RawRow(rowid, values)

    def _payload(self, content: bytes, at: int, size: int, kind: int) -> bytes | None:
        """The bytes of a row, also those on further pages; None if one of them is gone."""
        most = _MOST_TABLE if kind == _TABLE else _MOST_INDEX
        if size > _LONGEST:
            return None
        if size <= most:
            return content[at : at + size]
        here = _LEAST + (size - _LEAST) % (USABLE - 4)
        here = here if here <= most else _LEAST
        parts, have = [content[at : at + here]], here
        following = int.from_bytes(content[at + here : at + here + 4])
        while have < size:
            self._further.add(following)
            page = self._pages.page(following)
            if page is None:
                return None
            parts.append(page[4 : 4 + size - have])
            have += len(parts[-1])
            following = int.from_bytes(page[:4])
        return b"".join(parts)


def _record(payload: bytes) -> tuple[Value, ...] | None:
    """The columns of a row; None if they make no sense."""
    try:
        header, at = _varint(payload, 0)
        types: list[int] = []
        while at < header:
            kind, at = _varint(payload, at)
            types.append(kind)
        values: list[Value] = []
        for kind in types:
            size = _size(kind)
            if at + size > len(payload):
                return None
            values.append(_value(kind, payload[at : at + size]))
            at += size
    except (IndexError, UnicodeDecodeError):
        return None
    return tuple(values)


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (*_INTS, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, content: bytes) -> Value:
    if kind >= 12:
        return content.decode("utf-8") if kind % 2 else content
    if kind in (8, 9):
        return kind - 8
    if 1 <= kind <= 6:
        return int.from_bytes(content, signed=True)
    return None  # also for fractions: no column of ours holds one


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes, signed, and where it ends."""
    value = 0
    for count in range(8):
        byte = content[at + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    value = value << 8 | content[at + 8]
    return value - (1 << 64 if value >> 63 else 0), at + 9
