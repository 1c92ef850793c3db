# SPDX-License-Identifier: EUPL-1.2
"""Which rows of a damaged file belong to which table, and which interviews may lack some.

A row is known by its shape, since the page that says which tree is which table may be the
damaged one. Only `seal` and `log_end` look alike; taken by its shape, either is among the seals.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from app.storage.data.tables_of_vault import LISTS, OF_INTERVIEW, TABLES
from app.storage.log.events import Event
from app.storage.salvage.raw_pages import RawPages
from app.storage.salvage.raw_rows import PageGap, RawRow, RawRows, TreePiece, Value

_SCHEMA: Final = "# t t t i t?"
_KINDS: Final = {"t": str, "i": int, "b": bytes, "0": type(None)}
Key = tuple[int | str, ...]
_Range = tuple[Key | None, Key | None]


class Tables:
    """The rows of a file by table.

    Attributes:
        damaged: how many pages are, those missing at the end among them; at least so many
            where `tells_end` is false.
        missing: how many are missing at the end.
        pages: how many there should be.
        tells_end: whether that is surely so.
    """

    def __init__(self, pages: RawPages) -> None:
        self._rows = RawRows(pages)
        self._verified = pages.verified
        self._schema_whole = False
        self._roots = self._schema_roots()
        self._pieces: dict[str, list[int]] = {name: [] for name in TABLES}
        known = {root: name for name, root in self._roots.items()}
        for piece in self._rows.pieces():
            name = known.get(piece.root) or _table_of(piece)
            if name in TABLES:
                self._pieces[name].append(piece.root)
        self.damaged = len(self._rows.damaged)
        if not self._verified:  # no sum can be checked, since what they hang on is gone
            self.damaged = max(self.damaged, 1)
        self.pages = self._rows.count
        self.missing = max(0, self.pages - pages.count)
        self.tells_end = pages.tells_end and self.pages == pages.expected

    def rows(self, name: str) -> Iterator[RawRow]:
        """All rows of a table, piece by piece."""
        for piece in self._of(name):
            yield from (gap for gap in piece.found if isinstance(gap, RawRow))

    def suspect(self) -> Callable[[int], bool]:
        """Tells of an interview's id whether some answers or texts of it may be missing."""
        gaps = [gap for name in OF_INTERVIEW for gap in self._gaps(name)]
        verified = self._verified

        def may_lack(interview: int) -> bool:
            return not verified or any(_within(interview, gap) for gap in gaps)

        return may_lack

    def lacking(self) -> tuple[str, ...]:
        """Which of `LISTS` may have had more rows than were found."""
        return tuple(name for name in LISTS if not self.is_whole(name))

    def is_whole(self, *names: str) -> bool:
        """Whether no damaged page can have held a row of these tables."""
        return self._verified and not any(True for name in names for _ in self._gaps(name))

    def signed(self) -> set[int]:
        """Ids of the interviews that the log, as far as it is left, says were signed."""
        events = (row.values for row in self.rows("event"))
        return {whole(event[4]) for event in events if event[3] == Event.SIGNED}

    def begun(self) -> set[int]:
        """Ids of the interviews that there are by the log, if the log can tell.

        It cannot if it may lack rows itself: an interview deleted would come back.
        """
        if not self.is_whole("event"):
            return set()
        there: set[int] = set()
        for row in sorted(self.rows("event"), key=_key):
            code, interview = row.values[3], whole(row.values[4])
            if code in (Event.ERASED, Event.DROPPED):
                there.discard(interview)
            elif interview:
                there.add(interview)
        return there

    def _of(self, name: str) -> Iterator[TreePiece]:
        roots = set(self._pieces[name])
        for piece in self._rows.pieces():
            if piece.root in roots:
                yield TreePiece(piece.root, _shaped(piece.found, TABLES[name].shape))

    def _gaps(self, name: str) -> Iterator[_Range]:
        """Where rows of a table may be missing, each between the keys around it."""
        spans = [_span(piece) for piece in self._of(name)]
        for span in spans:
            yield from span.gaps
        if not spans and self.may_be_lost(name):
            yield None, None
        for span in spans:
            if span.first is None or span.last is None or self._is_whole(span, name):
                continue
            others = [one for one in spans if one is not span]
            yield _before(span.first, others), span.first
            yield span.last, _after(span.last, others)

    def may_be_lost(self, name: str) -> bool:
        """Whether a table of which nothing was found may have had rows."""
        root = self._roots.get(name)
        if root is None and self._schema_whole:
            return False  # a file of an older version has no such table
        return bool(self._rows.damaged) and (root is None or root in self._rows.damaged)

    def _is_whole(self, span: "_Span", name: str) -> bool:
        """Whether nothing of the table lies outside a piece."""
        if self._roots.get(name) == span.root:
            return True
        alone = len(self._pieces[name]) == 1
        return alone and not set(self._rows.unplaced) - {1}

    def _schema_roots(self) -> dict[str, int]:
        """The topmost page of each table, as far as the schema can be read."""
        found: dict[str, int] = {}
        for piece in self._rows.pieces():
            if piece.root != 1:
                continue
            rows = list(_shaped(piece.found, _SCHEMA))
            self._schema_whole = not any(isinstance(row, PageGap) for row in rows)
            for row in rows:
                if isinstance(row, RawRow) and row.values[0] == "table":
                    found[str(row.values[1])] = whole(row.values[3])
        return found


class _Span(NamedTuple):
    root: int
    first: Key | None
    last: Key | None
    gaps: list[_Range]


def _span(piece: TreePiece) -> _Span:
    first: Key | None = None
    last: Key | None = None
    gaps: list[_Range] = []
    opened = False  # a gap whose end is not known yet
    begin: Key | None = None
    for gap in piece.found:
        if isinstance(gap, PageGap):
            opened, begin = True, begin if opened else last
            continue
        key = _key(gap)
        first = key if first is None else first
        if opened:
            gaps.append((begin, key))
            opened = False
        last = key
    if opened:
        gaps.append((begin, None))
    return _Span(piece.root, first, last, gaps)


def _before(first: Key, others: list[_Span]) -> Key | None:
    """The key that comes before a piece; its own where it lies in a gap of another."""
    if _nested(first, others):
        return first
    return max((one.last for one in others if one.last and one.last < first), default=None)


def _after(last: Key, others: list[_Span]) -> Key | None:
    if _nested(last, others):
        return last
    return min(
        (span.first for span in others if span.first and span.first > last), default=None
    )


def _nested(key: Key, others: list[_Span]) -> bool:
    return any(span.first and span.last and span.first < key < span.last for span in others)


def _within(interview: int, gap: _Range) -> bool:
    begin, end = gap
    after = begin is None or interview >= int(begin[0])
    return after and (end is None or interview <= int(end[0]))


def _key(row: RawRow) -> Key:
    if row.rowid is not None:
        return (row.rowid,)
    return whole(row.values[0]), str(row.values[1])


def whole(value: Value) -> int:
    """A number as it was found; 0 for what is none."""
    return value if isinstance(value, int) else 0


def _table_of(piece: TreePiece) -> str | None:
    """The table whose shape the first row has."""
    for gap in piece.found:
        if isinstance(gap, RawRow):
            return next((name for name in TABLES if _fits(gap, TABLES[name].shape)), None)
    return None


def _shaped(found: Iterator[RawRow | PageGap], shape: str) -> Iterator[RawRow | PageGap]:
    for gap in found:
        yield gap if isinstance(gap, PageGap) or _fits(gap, shape) else PageGap()


def _fits(row: RawRow, shape: str) -> bool:
    numbered, wanted = shape.startswith("#"), shape.removeprefix("#").split()
    if (row.rowid is not None) is not numbered or len(row.values) != len(wanted):
        return False
    return all(map(_is_kind, row.values, wanted))


def _is_kind(value: Value, wanted: str) -> bool:
    if value is None and wanted.endswith("?"):
        return True
    return isinstance(value, _KINDS[wanted[0]])
