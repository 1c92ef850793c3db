# SPDX-License-Identifier: EUPL-1.2
"""A CSV file from another system, as cells. What comes from outside is never trusted."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.errors import UserError

LARGEST = 200_000_000  # bytes: some hundred thousand whole interviews
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000


class BadFile(UserError):
    """The file is no table that can be read. Says where, never what stands there."""

    what = "Filen går inte att läsa som en CSV-tabell."
    remedy = "Spara om den som ”CSV UTF-8” i kalkylprogrammet. Inget har lästs in."


class Cells(NamedTuple):
    """A table: its headings, and its rows with their number in the file (the first is 2)."""

    header: tuple[str, ...]
    rows: list[tuple[int, list[str]]]


def load_file(path: Path) -> bytes:
    """The bytes of a file that somebody chose.

    Raises:
        BadFile: it is not there, cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile(
                f"Filen är större än {LARGEST // 1_000_000} MB.",
                "Dela upp den i flera filer. Inget har lästs in.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise BadFile("Filen finns inte.", "Kontrollera namnet och mappen.") from None
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
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise BadFile(f"Rad {row}: tecknen är inte UTF-8.") from None
    rows = _rows(text, _delimiter(text))
    _, header = next(rows, (1, []))
    if len(header) > MOST_COLUMNS:
        raise BadFile(f"Rad 1: det är fler än {MOST_COLUMNS} kolumner.", BadFile.remedy)
    filled = [(number, row) for number, row in rows if any(row)]
    return Cells(tuple(header), filled)


def _delimiter(text: str) -> str:
    """What follows the first heading; the one of two that the first line has most of."""
    line = text[:100_000].partition("\n")[0]
    return ";" if line.count(";") > line.count(",") else ","


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise BadFile(
                    f"Filen har fler än {MOST_ROWS} rader.",
                    "Dela upp den i flera filer. Inget har lästs in.",
                )
            yield number, [cell.strip() for cell in row]
    except csv.Error:
        raise BadFile(
            f"Rad {number + 1}: citattecknen går inte ihop, eller så är en cell för lång."
        ) from None
