# SPDX-License-Identifier: EUPL-1.2
"""A TOML text as tables, if it is no larger or deeper than people write.

Python's own reader makes several tables of each dot in a key: 200 KB of dots fill a
computer's memory. So the text is looked through first. That cannot be fooled by quotes or
comments: both are passed over just as the reader does it, up to the first mistake, and there
it stops as well.
"""

import re
import tomllib
from typing import Any

LONGEST = 1_000_000  # characters; the largest that ships has a tenth
MOST_NAMES = 60_000  # keys, and parts of them; headings, lists and tables
MOST_PARTS = 20  # of one key: a.b.c has three
DEEPEST = 60  # lists and tables within each other
LONGEST_WORD = 200  # signs of a number, or of a key without quotation marks

# The signs that give a text its shape, and words without end; strings, comments and ordinary
# words are passed over. A string of several lines may end with one or two quotation marks of
# its own; one that nobody ends goes on to the end of its line, or of the text. A group is repeated
# within (?>), not by *+, which Pythons up to 3.11.4, Debian 12's among them, get wrong (gh-106052).
_MARKS = re.compile(
    rf"""
    \"{{3}} [^"\\]*+ (?> (?: (?: \\. | "(?!"") ) [^"\\]*+ )* ) (?: "{{3,5}} | \\?\Z )
    | '{{3}} [^']*+ (?> (?: '(?!'') [^']*+ )* ) (?: '{{3,5}} | \Z )
    | "[^"\\\n]*+ (?> (?: \\[^\n] [^"\\\n]*+ )* ) "?
    | '[^'\n]*+ '?
    | [#][^\n]*+
    | ( [\w+:-]{{{LONGEST_WORD + 1}}} | [.=,\[\]{{}}\n] )
    | [\w+:-]++
    """,
    re.VERBOSE | re.DOTALL,
)
_TOO_MANY_PARTS = re.compile(rf"\.{{{MOST_PARTS}}}|[\w+:-]")
_BRACKETS = re.compile(r"[\[\]{}]")
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


def _mistake(text: str) -> str:
    """What the reader says in English, in Swedish."""
    place = _PLACE.search(text)
    where = f"på rad {place[1]}, tecken {place[2]}" if place else "i slutet av filen"
    return (
        f"Filen går inte att läsa som TOML: det är fel {where}. Kontrollera citattecken, "
        "parenteser och att inget står två gånger."
    )


def _look_through(text: str) -> None:
    """Refuses what would take the reader too much memory or time."""
    if len(text) > LONGEST:
        raise NotToml("Filen är för stor. Ta bort det som inte behövs, eller dela upp den.")
    marks = "".join(_MARKS.findall(text))
    if sum(marks.count(mark) for mark in ".=[{") > MOST_NAMES:
        raise NotToml("Filen har för många nycklar. Dela upp den.")
    if (at := _too_much(marks)) is not None:
        raise NotToml(
            f"Rad {marks.count(chr(10), 0, at) + 1} har för många punkter, för många "
            "parenteser i varandra eller ett för långt tal. Skriv den enklare."
        )


def _too_much(marks: str) -> int | None:
    """Where a key has too many parts, a list is too deep or a word too long; None nowhere."""
    depth = 0
    for bracket in _BRACKETS.finditer(marks):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return bracket.start()
    found = _TOO_MANY_PARTS.search(marks)
    return found.start() if found else None
