# SPDX-License-Identifier: EUPL-1.2
"""CSV in two dialects: for spreadsheets in Sweden, and for programs such as R and Python.

Text from people is data everywhere: a cell that a spreadsheet would run is guarded.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from app.forms.codec import NONE_CHOSEN

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_LINE_END = re.compile(r"\r\n?")
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int | float | None


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula.

    A hyphen alone is none: it says that nothing was chosen, and an import reads it so.
    """
    return f"'{text}" if text.startswith(_RUNS) and text != NONE_CHOSEN else text


def swedish_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with byte order mark, semicolons, decimal commas, CRLF."""
    return (BYTE_ORDER_MARK + _text(rows, ";", ",", "\r\n")).encode()


def plain_csv(rows: Iterable[Sequence[Cell]]) -> str:
    """Commas, decimal points with all digits, newlines."""
    return _text(rows, ",", ".", "\n")


def _text(rows: Iterable[Sequence[Cell]], delimiter: str, point: str, end: str) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator=end)
    writer.writerows([_cell(cell, point) for cell in row] for row in rows)
    return written.getvalue()


def _cell(cell: Cell, point: str) -> str:
    match cell:
        case None:
            return ""
        case float():
            return repr(cell).replace(".", point)
        case int():
            return str(cell)
        case str():
            return guarded(
                _LINE_END.sub("\n", cell)
            )  # a lone \r would end the row, unquoted
