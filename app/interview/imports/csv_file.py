# SPDX-License-Identifier: EUPL-1.2
"""A CSV file from another system, as cells. What comes from outside is never trusted.

Only the file itself is kept, and its rows are read anew each time they are wanted: a table
of all cells takes many times the memory, and whoever made the file decides how many.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.foreign_files import TooLarge, read_outside
from app.swedish_figures import spaced
from app.user_error import UserError

LARGEST = 50_000_000  # bytes: more than twenty thousand whole interviews
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
LONGEST_ROW = 2_000_000  # characters: a hundred of the longest answers
_CHUNK = 1_000_000  # bytes that are tried at once for being UTF-8


class BadFile(UserError):
    """The file is no table that can be read. Says where, never what stands there."""

    what = "Filen går inte att läsa som en CSV-tabell."
    remedy = "Spara om den som ”CSV UTF-8” i kalkylprogrammet. Inget har lästs in."


class Cells(NamedTuple):
    """A table that was found to be one.

    Attributes:
        header: its headings.
        content: the whole file.
    """

    header: tuple[str, ...]
    content: bytes

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows with something in them, with their number in the file (the first is 2)."""
        rows = _rows(self.content)
        next(rows, None)
        for number, row in rows:
            stripped = [cell.strip() for cell in row]
            if any(stripped):
                yield number, stripped


def load_file(path: Path) -> bytes:
    """The bytes of a file that somebody chose.

    Raises:
        BadFile: it is not there, is no file, cannot be read, or is too large.
    """
    try:
        return read_outside(path, LARGEST)
    except FileNotFoundError:
        raise BadFile("Filen finns inte.", "Kontrollera namnet och mappen.") from None
    except TooLarge:
        raise BadFile(
            f"Filen är större än {LARGEST // 1_000_000} MB.",
            "Dela upp den i flera filer. Inget har lästs in.",
        ) from None
    except OSError:
        raise BadFile(
            "Filen går inte att öppna.",
            "Kontrollera att du får läsa den och att den är en fil.",
        ) from None


def read_cells(content: bytes) -> Cells:
    """The cells of a CSV file: UTF-8 with or without mark, commas or semicolons, quotes.

    Rows with nothing in them are left out. Every cell is stripped of space around it.

    Raises:
        BadFile: it is not such a file, or too large; says in which row.
    """
    _check_letters(content)
    header: list[str] = []
    for number, row in _rows(content):
        if number > MOST_ROWS:
            raise BadFile(
                f"Filen har fler än {spaced(MOST_ROWS)} rader.",
                "Dela upp den i flera filer. Inget har lästs in.",
            )
        if number == 1:
            header = [cell.strip() for cell in row]
    if len(header) > MOST_COLUMNS:
        raise BadFile(f"Rad 1: det är fler än {MOST_COLUMNS} kolumner.", BadFile.remedy)
    while header and not header[-1]:
        header.pop()  # columns to the right that somebody marked once: nothing is in them
    return Cells(tuple(header), content)


def _check_letters(content: bytes) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), _CHUNK):
            decoder.decode(content[at : at + _CHUNK], at + _CHUNK >= len(content))
    except UnicodeDecodeError as error:
        before = at + min(_CHUNK, len(content) - at) - len(error.object) + error.start
        row = content.count(b"\n", 0, before) + 1
        raise BadFile(f"Rad {row}: tecknen är inte UTF-8.") from None


def _delimiter(content: bytes) -> str:
    """What follows the first heading; the one of two that the first line has most of."""
    line = content[:100_000].partition(b"\n")[0]
    return ";" if line.count(b";") > line.count(b",") else ","


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    lines = _Lines(content)
    reader = csv.reader(lines, delimiter=_delimiter(content), strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            lines.begin_row(number + 1)
            yield number, row
    except csv.Error:
        raise BadFile(
            f"Rad {number + 1}: citattecknen går inte ihop, eller så är en cell för lång."
        ) from None


class _Lines:
    """The lines of a file, one at a time. A row may have several, but not without end."""

    def __init__(self, content: bytes) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline="")
        self.begin_row(1)

    def begin_row(self, number: int) -> None:
        self._number, self._left = number, LONGEST_ROW

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._left + 1)
        if not line:
            raise StopIteration
        self._left -= len(line)
        if self._left < 0:
            raise BadFile(
                f"Rad {self._number}: raden är för lång.",
                "Kontrollera radbrytningar och citattecken. Inget har lästs in.",
            )
        return line
