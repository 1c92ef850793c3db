# SPDX-License-Identifier: EUPL-1.2
"""Numbers, money, times, days, names and places as they stand in Swedish sentences."""

from collections.abc import Sequence
from datetime import date

from app.forms.answers import YearMonth
from app.forms.codec import length
from app.swedish_figures import listed, small, spaced

_SPELLED = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex",
    "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
)  # fmt: skip

# What the interviewer's rating means, one entry for each pair 0-1, 2-3, ... 8-9.
RATINGS = (
    "inget problem nu",
    "litet problem",
    "måttligt problem",
    "påtagligt problem",
    "mycket stort problem",
)
NEEDS = (
    "ingen hjälp behövs",
    "hjälp behövs troligen inte",
    "viss hjälp behövs",
    "hjälp behövs",
    "hjälp behövs absolut",
)


_VOWELS = "aeiouyåäö"
_OWN_S = "sxz"  # after these the genitive has no s of its own
# Countries that one is born "på", besides those whose names say that they are islands.
_ISLANDS = frozenset((
    "Anguilla", "Antigua och Barbuda", "Aruba", "Bahamas", "Barbados", "Bermuda", "Cypern", "Curaçao",
    "Dominica", "Fiji", "Filippinerna", "Grenada", "Grönland", "Guadeloupe", "Guam", "Guernsey", "Haiti",
    "Island", "Isle of Man", "Jamaica", "Jersey", "Kap Verde", "Komorerna", "Kuba", "Madagaskar",
    "Maldiverna", "Malta", "Martinique", "Mauritius", "Mayotte", "Montserrat", "Nauru", "Niue",
    "Nordmarianerna", "Nya Zeeland", "Puerto Rico", "Réunion", "Saint-Barthélemy", "Saint Helena",
    "Saint Kitts och Nevis", "Saint Lucia", "Saint-Martin", "Saint-Pierre och Miquelon",
    "Saint Vincent och Grenadinerna", "Samoa", "Amerikanska Samoa", "Seychellerna", "Sint Maarten",
    "São Tomé och Príncipe", "Svalbard och Jan Mayen", "Tonga", "Trinidad och Tobago", "Tuvalu", "Vanuatu",
    "USA:s yttre öar", "Åland",
))  # fmt: skip
STATELESS = "Statslös"  # among the countries, and none


def spelled(number: int) -> str:
    """A number from 0 to 12 as a word, others in figures. 1 is "en"."""
    return _SPELLED[number] if number < len(_SPELLED) else spaced(number)


def kronor(amount: int) -> str:
    """A sum of money: "12 500 kr", all on one line."""
    return f"{spaced(amount)}\N{NO-BREAK SPACE}kr"


def months(number: int) -> str:
    """A number of months as a length of time: 30 is "2 år och 6 månader"."""
    years, rest = divmod(number, 12)
    parts = [length(YearMonth(years, 0))] if years else []
    if rest or not years:
        parts.append(length(YearMonth(0, rest)))
    return listed(parts)


def day_in_words(day: date) -> str:
    """For example "19 november 2026"."""
    return f"{day.day} {month_in_words(day)}"


def month_in_words(day: date) -> str:
    """For example "november 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def in_a_row(names: Sequence[str]) -> str:
    """Names in lower case as one list; "samt" before the last where a name has an "och".

    Those that have one stand last: "alkohol, psykisk hälsa samt familj och umgänge".
    """
    ordered = sorted(map(small, names), key=lambda name: " och " in name)
    return listed(ordered, "samt" if ordered and " och " in ordered[-1] else "och")


def rating_words(rating: int | None) -> str:
    """The interviewer's rating (0-9) in words; "" where there is none."""
    return "" if rating is None else RATINGS[rating // 2]


def need_words(rating: int) -> str:
    """What a rating (0-9) says of the need of help."""
    return NEEDS[rating // 2]


def in_municipality(name: str) -> str:
    """After "i": "Eksjö kommun", "Olofströms kommun", "Borås kommun"; "" for no name."""
    if not name:
        return ""
    last = name[-1].lower()
    return f"{name} kommun" if last in _VOWELS + _OWN_S else f"{name}s kommun"


def in_country(name: str) -> str:
    """After "född": "i Iran", "på Kuba"; "" for no country."""
    if not name or name == STATELESS:
        return ""
    island = name in _ISLANDS or name.endswith(("öarna", "ön"))
    return f"{'på' if island else 'i'} {name}"
