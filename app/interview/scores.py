# SPDX-License-Identifier: EUPL-1.2
"""The scores and ratings of interviews: for the page after the talk, and as a table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.forms.answers import Answer
from app.forms.model import Form
from app.forms.state import effective
from app.interview.reading import Opened, counts
from app.resources import resource_text
from app.scoring.composites import Composite, composites, indexes
from app.scoring.table import Table, load_table

Cell = str | int | float | None


class Scores(NamedTuple):
    """All numbers of one interview, in the order of the table of scores."""

    composites: tuple[Composite, ...]
    indexes: tuple[Composite, ...]


def shipped_table() -> Table:
    """The table of scores that ships with the program."""
    return load_table(resource_text("scoring", "asi-scores.toml"))


def scores(form: Form, given: Mapping[str, Answer], table: Table) -> Scores:
    """Composite scores and indexes of the answers that count."""
    return Scores(composites(form, given, table), indexes(form, given, table))


def score_header(table: Table) -> tuple[str, ...]:
    """The headings of the table of `score_rows`."""
    areas = [score.area for score in table.indexes]
    return (
        *("id", "person", "form", "date"),
        *(score.id for score in table.composites),
        *(f"index_{area}" for area in areas),
        *(f"rating_{area}" for area in areas),
    )


def score_rows(interviews: Iterable[Opened], table: Table) -> Iterator[tuple[Cell, ...]]:
    """One row for each interview that counts; None where a score or rating is undefined."""
    for one in interviews:
        if counts(one.interview):
            yield _row(one, table)


def ratings(form: Form, given: Mapping[str, Answer]) -> dict[str, int | None]:
    """The interviewer's ratings, 0-9, by area; None where there is none."""
    found: dict[str, int | None] = {}
    for area in form.areas:
        rating = given.get(area.rating)
        found[area.id] = rating if isinstance(rating, int) else None
    return found


def _row(one: Opened, table: Table) -> tuple[Cell, ...]:
    given = effective(one.form, one.answers)
    found = scores(one.form, given, table)
    rated = ratings(one.form, given)
    interview = one.interview
    return (
        *(interview.id, one.person, interview.form_id, interview.date),
        *(score.value for score in found.composites),
        *(score.value for score in found.indexes),
        *(rated.get(score.area) for score in table.indexes),
    )
