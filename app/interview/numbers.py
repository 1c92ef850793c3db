# SPDX-License-Identifier: EUPL-1.2
"""Personnummer and samordningsnummer: told from other numbers, and written one way."""

from typing import Literal, NamedTuple

from personnummer import personnummer

NumberKind = Literal["personnummer", "samordningsnummer"]


class Number(NamedTuple):
    """A number with a correct check digit, as ÅÅÅÅMMDD-NNNN."""

    kind: NumberKind
    text: str


def read_number(text: str) -> Number | None:
    """The personnummer or samordningsnummer that `text` is, or None.

    Takes ten or twelve digits, with or without hyphen (or plus, from the year of 100).
    """
    text = text.strip()
    if not text.isascii():
        return None
    try:
        found = personnummer.parse(text)
    except personnummer.PersonnummerException:
        return None
    digits = found.format(long_format=True)
    kind: NumberKind = (
        "samordningsnummer" if found.is_coordination_number() else "personnummer"
    )
    return Number(kind, f"{digits[:8]}-{digits[8:]}")
