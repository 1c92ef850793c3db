# SPDX-License-Identifier: EUPL-1.2
"""When the data of a client are to be deleted, and what keeps them. Pure; the rules are data.

The rules lie in resources/retention/gallring.toml with their own version: the years, the
reasons to wait, and the legal references, which are for a lawyer to check and change.
"""

from calendar import isleap
from collections.abc import Iterable
from contextlib import suppress
from datetime import MAXYEAR, date
from functools import cached_property
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from app.forms.conditions import Model
from app.interview.base.persons import born
from app.resources import resource_text
from app.user_error import UserError

_MOST_YEARS = 100
_DATE = 10  # signs of an ISO date without a time


class BadRetentionRules(UserError):
    """The rule file cannot be read. Nothing is deleted by it."""

    what = "Reglerna för gallring går inte att läsa."
    remedy = (
        "Inget har gallrats. Installera om programmet, eller rätta filen gallring.toml."
    )


class Reason(Model):
    """A reason to keep the data of a client for now.

    Attributes:
        code: stands in vaults, so it never changes its meaning.
        placed: by a person, or by the rule itself.
        days: of a month, for `by_birth`.
        counties, municipalities: their codes, for `by_place`.
        reference: code of a legal reference, or "".
    """

    code: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    placed: Literal["by_hand", "by_birth", "by_place"]
    label: str = Field(min_length=1)
    help: str
    reference: str
    days: tuple[int, ...] = ()
    counties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()


class Reference(Model):
    """A legal reference. `checked` says whether anybody has tried that it is right."""

    code: str
    text: str
    note: str = ""
    checked: bool


class RetentionRules(Model):
    """The rule file.

    Attributes:
        version, date: of the file itself.
        years: whole years after the last entry until the data are to go.
        within_years: how many more calendar years may end before they are gone.
        last_entry: in words, what counts as the last entry.
    """

    version: str = Field(min_length=1)
    date: date
    title: str
    years: int = Field(ge=1, le=_MOST_YEARS)
    within_years: int = Field(ge=0, le=_MOST_YEARS)
    last_entry: str
    hold: tuple[Reason, ...]
    reference: tuple[Reference, ...]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        codes = [each.code for each in self.hold]
        known = {"", *(each.code for each in self.reference)}
        if len(set(codes)) < len(codes) or not {r.reference for r in self.hold} <= known:
            raise ValueError("codes")
        return self

    @cached_property
    def by_code(self) -> dict[str, Reason]:
        """The reasons to wait, by code."""
        return {each.code: each for each in self.hold}

    @property
    def name(self) -> str:
        """What the protocol calls them: version and date."""
        return f"{self.version} ({self.date.isoformat()})"

    @property
    def basis(self) -> str:
        """The legal references as the protocol keeps them, a line each."""
        return "\n".join(
            each.text if each.checked else f"{each.text} (inte kontrollerat)"
            for each in self.reference
        )


class Term(NamedTuple):
    """When data are to go.

    Attributes:
        last_entry: the day of the last entry.
        due: from this day on they are to be deleted.
        latest: by the end of this day they are to be gone; the last day of a year.
    """

    last_entry: date
    due: date
    latest: date

    def has_come(self, today: date) -> bool:
        """Whether they are to be deleted now."""
        return today >= self.due

    def has_passed(self, today: date) -> bool:
        """Whether they should have been gone already."""
        return today > self.latest


def read_rules(text: str) -> RetentionRules:
    """The rules in a TOML text.

    Raises:
        BadRetentionRules: it is not what it must be.
    """
    try:
        return RetentionRules.of_toml(text)
    except ValueError:  # not TOML, not such rules
        raise BadRetentionRules from None


def shipped_retention() -> RetentionRules:
    """The rules that come with the program.

    Raises:
        BadRetentionRules: the file has been changed, and cannot be read.
    """
    return read_rules(resource_text("retention", "gallring.toml"))


def term(rules: RetentionRules, last_entry: date) -> Term:
    """When the data are to go whose last entry was made on a day.

    Whole years have to pass: of 29 February the year is over on 1 March. A day that no
    calendar reaches is put at its end.
    """
    year = min(last_entry.year + rules.years, MAXYEAR)
    if (last_entry.month, last_entry.day) == (2, 29) and not isleap(year):
        due = date(year, 3, 1)
    else:
        due = last_entry.replace(year=year)
    return Term(last_entry, due, date(min(due.year + rules.within_years, MAXYEAR), 12, 31))


def automatic(rules: RetentionRules, number: str, municipality: str) -> tuple[Reason, ...]:
    """The reasons that the rules themselves place.

    Args:
        rules: of the program.
        number: personnummer or samordningsnummer, ÅÅÅÅMMDD-NNNN, or "".
        municipality: code of four digits, of which two are the county's, or "".
    """
    birth, county = born(number), municipality[:2]

    def holds(one: Reason) -> bool:
        if one.placed == "by_place":
            return municipality in one.municipalities or county in one.counties
        return one.placed == "by_birth" and birth is not None and birth.day in one.days

    return tuple(filter(holds, rules.hold))


def birth_matters(rules: RetentionRules, number: str) -> bool:
    """Whether a rule asks for a day of birth that is not known."""
    return born(number) is None and any(r.placed == "by_birth" for r in rules.hold)


def by_hand(rules: RetentionRules) -> tuple[Reason, ...]:
    """The reasons that a person can place."""
    return tuple(reason for reason in rules.hold if reason.placed == "by_hand")


def last_entry(days: Iterable[str], today: date) -> date | None:
    """The latest of ISO dates and times; "" and what is no date are passed over.

    So is a date that has not come: it was typed, and nothing was put down on it. A time is
    the computer's own and counts, for its clock may have been wrong when something was.
    """
    found: list[date] = []
    for text in days:
        with suppress(ValueError):
            if len(text) > _DATE or text <= str(today):
                found.append(date.fromisoformat(text[:_DATE]))
    return max(found, default=None)
