# SPDX-License-Identifier: EUPL-1.2
"""A TOML text as tables, if it is no larger or deeper than people write.

Python's own reader makes several tables of each dot in a key: 200 KB of dots fill a
computer's memory. So the text is looked through first. That cannot be fooled by quotes or
comments: both are passed over just as the reader does it, up to the first mistake, and there
it stops as well.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

LONGEST = 1_000_000  # characters; the largest that ships has a tenth
MOST_NAMES = 40_000  # keys, and parts of them; headings, lists and tables
MOST_PARTS = 20  # of one key: a.b.c has three
DEEPEST = 40  # lists and tables within each other
LONGEST_WORD = 200  # signs of a number, or of a key without quotation marks

# Strings, comments, words, and the signs between them. Strings of several lines: how they
# begin, and how they end, which may be with one or two quotation marks of their own.
_PIECE = re.compile(
    r"""
    \"{3} | '{3}
    | "[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?
    | '[^'\n]*+'?
    | [#][^\n]*+
    | [\w+:-]++
    | [.=,\[\]{}\n]
    """,
    re.VERBOSE,
)
_ENDS = {'"""': re.compile(r'\\.|"{3,5}', re.DOTALL), "'" * 3: re.compile("'{3,5}")}
_PLACE = re.compile(r"line (\d+), column (\d+)")


class NotToml(ValueError):
    """The text cannot be read as tables.

    Attributes:
        why: in Swedish, where, or that it is too large; never what stands there.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def read_tables(text: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        NotToml: it is none, or is larger or deeper than people write.
    """
    _look_through(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # not all it says is a TOMLDecodeError
        raise NotToml(_mistake(str(error))) from None


def _mistake(said: str) -> str:
    """What the reader says in English, in Swedish."""
    place = _PLACE.search(said)
    where = f"på rad {place[1]}, tecken {place[2]}" if place else "i slutet av filen"
    return (
        f"Filen går inte att läsa som TOML: det är fel {where}. Kontrollera citattecken, "
        "parenteser och att inget står två gånger."
    )


def _look_through(text: str) -> None:
    """Refuses what would take the reader too much memory or time."""
    if len(text) > LONGEST:
        raise NotToml("Filen är för stor. Ta bort det som inte behövs, eller dela upp den.")
    names = parts = depth = 0
    line = 1
    for piece in _pieces(text):
        names += piece in ".=[{"
        parts = _parts(parts, piece)
        depth += (piece in "[{") - (piece in "]}")
        line += piece == "\n"
        if names > MOST_NAMES:
            raise NotToml("Filen har för många nycklar. Dela upp den.")
        if parts > MOST_PARTS or depth > DEEPEST or _is_long(piece):
            raise NotToml(
                f"Rad {line} har för många punkter, för många parenteser i varandra eller "
                "ett för långt tal. Skriv den enklare."
            )


def _parts(so_far: int, piece: str) -> int:
    """How many parts the key may have that stands here."""
    if piece == ".":
        return so_far + 1
    return 1 if piece in "=,[]{}\n" else max(so_far, 1)


def _is_long(piece: str) -> bool:
    return len(piece) > LONGEST_WORD and piece[0] not in "\"'#"


def _pieces(text: str) -> Iterator[str]:
    """All pieces in order, but of a string of several lines only its beginning."""
    at = 0
    while found := _PIECE.search(text, at):
        yield found[0]
        at = found.end()
        if end := _ENDS.get(found[0]):
            at = _after(text, at, end)


def _after(text: str, at: int, end: re.Pattern[str]) -> int:
    """Where a string of several lines is over."""
    while found := end.search(text, at):
        at = found.end()
        if not found[0].startswith("\\"):
            return at
    return len(text)
