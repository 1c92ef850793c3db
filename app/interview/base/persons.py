# SPDX-License-Identifier: EUPL-1.2
"""Identity numbers of clients: written one way, checked with a reason, masked; and age."""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal, NamedTuple

from personnummer import personnummer

from app.one_line import one_line
from app.storage.records import Client
from app.user_error import UserError

NumberKind = Literal["personnummer", "samordningsnummer"]

COORDINATION = 60  # what a samordningsnummer has added to its day
# As word processors and web pages write them.
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_PARTS = re.compile(r"(\d\d)?((\d\d)(\d\d)(\d\d))([-+]?)((?!000)\d{3})(\d)", re.ASCII)
HIDDEN = "••••"
NOBODY = "Namn saknas"
MOST = 120  # years; nobody is older


class Number(NamedTuple):
    """A number with a correct check digit, as ÅÅÅÅMMDD-NNNN."""

    kind: NumberKind
    text: str


class BadNumber(UserError):
    """What is typed is no number of the kind asked for. Never holds what was typed."""

    what = "Numret stämmer inte."
    remedy = "Jämför siffrorna med akten, en i taget."


_KINDS: dict[NumberKind, str] = {
    "personnummer": "personnummer",
    "samordningsnummer": "samordningsnummer",
}
SPOILT = "Ett kalkylprogram har gjort om numret. Gör kolumnen till text och hämta numren på nytt."
ZERO_LOST = (
    "Numret har tappat en nolla i början. Gör kolumnen till text och hämta numren på nytt."
)
_SPOILT = re.compile(r"\d([.,]\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)  # 1,98505E+11
_DECIMAL = re.compile(r"\d+[.,]0+", re.ASCII)  # 4711,0
_WHOLE = re.compile(r"(\d{9,12})[.,]0+", re.ASCII)  # 198505121234,0
_MEANT = re.compile(r"(18|19|20)?\d{6}[-+]?\d{4}", re.ASCII)
_LONG = "Skriv åååå-mm-dd och de fyra sista siffrorna."


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


def check_number(kind: NumberKind, text: str, today: date) -> str:
    """The number as ÅÅÅÅMMDD-NNNN.

    Args:
        kind: the sort of number that it has to be.
        text: as typed: ten or twelve digits, with hyphens and spaces or without.
        today: nobody is born later.

    Raises:
        BadNumber: with the reason, and what to do.
    """
    name = _KINDS[kind]
    text = with_hyphens(text)
    digits = re.sub(r"\D", "", text)
    if re.sub(r"[\s\d+-]", "", text) or not digits.isascii():
        raise BadNumber(f"I ett {name} finns bara siffror.", _LONG)
    if len(digits) not in (10, 12) or _is_cut_off(digits):
        raise BadNumber(f"Ett {name} har tolv siffror, eller tio utan sekel.", _LONG)
    is_old = "+" in text and len(digits) == 10  # from the year of 100
    number = read_number(f"{digits[:6]}+{digits[6:]}" if is_old else digits)
    if number is None:
        raise BadNumber(_reason(digits), BadNumber.remedy)
    if number.kind != kind:
        other = _KINDS[number.kind]
        raise BadNumber(f"Det här är ett {other}.", f"Välj {other} här ovanför.")
    _check_birth(number.text, today)
    return number.text


def number_in(text: str, today: date) -> Number | None:
    """The number that stands in a cell of a table, or None for something else: a case.

    Args:
        text: as a spreadsheet or another system wrote it.
        today: nobody is born later.

    Raises:
        BadNumber: it was a number once, or was meant to be one, and cannot be.
    """
    bare = re.sub(r"\s", "", with_hyphens(text))
    if _SPOILT.fullmatch(bare):
        raise BadNumber(SPOILT, BadNumber.remedy)
    was_calculated = _DECIMAL.fullmatch(bare) is not None
    bare = _WHOLE.sub(r"\1", bare)
    digits = re.sub(r"[-+]", "", bare)
    whole = read_number(f"0{digits}") if len(digits) == 9 else None
    if whole is not None and whole.kind == "personnummer":
        raise BadNumber(ZERO_LOST, BadNumber.remedy)
    number = read_number(bare)
    if number is None:
        if _MEANT.fullmatch(bare) and _has_a_day(digits):
            raise BadNumber(_reason(digits), BadNumber.remedy)
        if was_calculated:  # 4711,0 would be another case than 4711
            raise BadNumber(SPOILT, BadNumber.remedy)
        return None
    _check_birth(number.text, today)
    return number


def typed_number(text: str) -> str:
    """What is typed so far, with its hyphen where it belongs: "19920611-23".

    Anything that is no number in the making is given back as it is.
    """
    digits = re.sub(r"[\s-]", "", text)
    if not digits.isdigit() or not digits.isascii() or "+" in text:
        return text
    place = 8 if digits[:2] in ("18", "19", "20") else 6
    return f"{digits[:place]}-{digits[place:]}" if len(digits) > place else digits


def masked(number: str) -> str:
    """A number as it stands on the screen: ÅÅÅÅMMDD-••••, or "" for none."""
    return f"{number[:8]}-{HIDDEN}" if number else ""


def born(number: str) -> date | None:
    """The day of birth in a number, or None where there is none to read."""
    if not re.fullmatch(r"\d{8}-\d{4}", number, re.ASCII):
        return None
    year, month, day = int(number[:4]), int(number[4:6]), int(number[6:8])
    with suppress(ValueError):
        return date(year, month, day - COORDINATION if day > 31 else day)
    return None


def age(number: str, on: date) -> int | None:
    """Whole years on a day, 0-120, or None where the number does not tell."""
    birth = born(number)
    if birth is None:
        return None
    years = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    return years if 0 <= years <= MOST else None


def known_as(client: Client) -> str:
    """The name; where there is none, what tells the client from others, as after an import.

    Such as "Namn saknas · 19850512-••••", and "· klient 12" after it where no case does.
    """
    if client.name:
        return client.name
    which = "" if client.case_number else f"klient {client.id}"
    return " · ".join(filter(None, (NOBODY, masked(client.number), which)))


def case_words(case_number: str, otherwise: str = "Utan ärendenummer") -> str:
    """Such as "Ärende 4711"; what to say otherwise, where there is none."""
    return f"Ärende {case_number}" if case_number else otherwise


def _is_cut_off(digits: str) -> bool:
    """Whether ten digits are the beginning of twelve: 1992061123, with no month 92."""
    return len(digits) == 10 and digits[:2] in ("19", "20") and digits[2:4] > "12"


def _has_a_day(digits: str) -> bool:
    """Whether ten or twelve digits begin as a number does; a case seldom does."""
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    if len(digits) == 12:  # with a century before them
        return True
    if COORDINATION <= day <= COORDINATION + 31:
        return month <= 12
    return 1 <= month <= 12 and 1 <= day <= 31


def _reason(digits: str) -> str:
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    coordinated = day >= COORDINATION
    if not (0 if coordinated else 1) <= month <= 12:
        return "Månaden i numret finns inte."
    if not (0 if coordinated else 1) <= day - COORDINATION * coordinated <= 31:
        return "Dagen i numret finns inte."
    return "Siffrorna hänger inte ihop: någon av dem är fel."


def _check_birth(number: str, today: date) -> None:
    # Where only the year is known, some day of it will do.
    birth = born(number) or date(int(number[:4]), 1, 1)
    if birth > today:
        raise BadNumber("Födelsedagen i numret har inte varit än.", _LONG)
    if birth < today - timedelta(days=MOST * 365.25):
        raise BadNumber(f"Numret är från någon som är över {MOST} år.", _LONG)


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
