# SPDX-License-Identifier: EUPL-1.2
"""Personnummer and samordningsnummer: told from other numbers, and written one way."""

import re
from datetime import date
from typing import Literal, NamedTuple

from personnummer import personnummer

from app.one_line import one_line

NumberKind = Literal["personnummer", "samordningsnummer"]

COORDINATION = 60  # what a samordningsnummer has added to its day
# As word processors and web pages write them.
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_PARTS = re.compile(r"(\d\d)?((\d\d)(\d\d)(\d\d))([-+]?)((?!000)\d{3})(\d)", re.ASCII)


class Number(NamedTuple):
    """A number with a correct check digit, as ÅÅÅÅMMDD-NNNN."""

    kind: NumberKind
    text: str


def read_number(text: str) -> Number | None:
    """The personnummer or samordningsnummer that `text` is, or None.

    Takes ten or twelve digits, with or without hyphen (or plus, from the year of 100); a
    dash of another length is a hyphen. A samordningsnummer may have month 00, day 60 or
    both: the day of birth is not known.
    """
    text = with_hyphens(text.strip())
    if not text.isascii():
        return None
    try:
        found = personnummer.parse(text)
    except personnummer.PersonnummerException:
        return _without_birthday(text)
    digits = found.format(long_format=True)
    kind: NumberKind = (
        "samordningsnummer" if found.is_coordination_number() else "personnummer"
    )
    return Number(kind, f"{digits[:8]}-{digits[8:]}")


def with_hyphens(text: str) -> str:
    """The text with every dash as a hyphen, and without the unseen signs of web pages."""
    return _HYPHENS.sub("-", one_line(text))


def _without_birthday(text: str) -> Number | None:
    """A samordningsnummer for somebody whose month or day of birth is not known."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return None
    century, six, year, month, day, sign, serial, check = found.groups()
    days = int(day) - COORDINATION
    if not (0 <= days <= 31 and int(month) <= 12 and (days == 0 or month == "00")):
        return None
    if _check_digit(six + serial) != int(check):
        return None
    if century is None:
        latest = date.today().year - (100 if sign == "+" else 0)  # noqa: DTZ011  # a century
        century = str((latest - (latest - int(year)) % 100) // 100)
    return Number("samordningsnummer", f"{century}{six}-{serial}{check}")


def _check_digit(nine: str) -> int:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(value // 10 + value % 10 for value in doubled) % 10
