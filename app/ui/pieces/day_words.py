# SPDX-License-Identifier: EUPL-1.2
"""Days and times as people say them: "i dag 14.32", "3 nov", "14 maj 2025"."""

from datetime import date, datetime, timedelta

from app.forms.days import last_ahead, read_day

_MONTHS = [
    "jan",
    "feb",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
]


def day(text: str, today: date) -> str:
    """An ISO date in words; a text that is none as it is."""
    try:
        then = date.fromisoformat(text)
    except ValueError:
        return text
    near = {0: "i dag", -1: "i går", 1: "i morgon"}.get((then - today).days)
    if near:
        return near
    year = "" if abs(then - today) < timedelta(days=270) else f" {then.year}"
    return f"{then.day} {_MONTHS[then.month - 1]}{year}"


def moment(text: str, now: datetime) -> str:
    """An ISO time in UTC as local words: with the time of day only if it was today."""
    then = _local(text, now)
    if then is None:
        return text
    message = day(then.date().isoformat(), now.date())
    return f"{message} {then:%H.%M}" if message == "i dag" and then <= now else message


def here_and_now() -> datetime:
    """The time where the user is."""
    return datetime.now().astimezone()


def day_and_time(text: str, now: datetime) -> str:
    """An ISO time in UTC as local words, always with the time of day: "3 nov 14.32"."""
    then = _local(text, now)
    return f"{day(then.date().isoformat(), now.date())} {then:%H.%M}" if then else text


def stamp(text: str, now: datetime) -> str:
    """An ISO time in UTC as the local day and time: "2026-11-22 14.32"."""
    then = _local(text, now)
    return f"{then:%Y-%m-%d %H.%M}" if then else text


def _local(text: str, now: datetime) -> datetime | None:
    """An ISO time as one where `now` is, or None for a text that is none."""
    try:
        return datetime.fromisoformat(text).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return None


def past_day(typed: str) -> str:
    """What is wrong with a day that has been, as it is typed; "" for nothing, or for no day."""
    if not typed:
        return ""
    try:
        then = read_day(typed)
    except ValueError:
        return "Skriv dagen som åååå-mm-dd, eller lämna tomt om det inte är gjort än."
    if then > datetime.now().astimezone().date():
        return "Den dagen har inte varit än. Lämna tomt tills utbildningen är klar."
    return ""


def day_ahead(typed: str, today: date) -> date | None:
    """A day that is agreed on, as it is typed; None for no text.

    Raises:
        ValueError: it is no day, it has been, or it is so far ahead that it is a slip.
    """
    if not typed:
        return None
    day = read_day(typed)
    if not today <= day <= last_ahead(today):
        raise ValueError("day")
    return day
