# SPDX-License-Identifier: EUPL-1.2
"""The scores and ratings of interviews: for the page after the talk, and as a table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.forms.answers import Answer
from app.forms.model import Form
from app.forms.relevance import effective
from app.interview.base.library import Library
from app.interview.base.reading import Opened, counts
from app.scoring.composites import Composite, composites, indexes
from app.scoring.table import Table

Cell = str | int | float | None


class Scores(NamedTuple):
    """All numbers of one interview, in the order of the table of scores."""

    composites: tuple[Composite, ...]
    indexes: tuple[Composite, ...]


def scores(form: Form, given: Mapping[str, Answer], table: Table) -> Scores:
    """Composite scores and indexes of the answers that count."""
    return Scores(composites(form, given, table), indexes(form, given, table))


class ScoreTable:
    """The table of all scores and ratings, with the columns of every instrument."""

    def __init__(self, library: Library) -> None:
        self._library = library
        tables = [library.instrument(form_id).scores for form_id in library.ids()]
        found = dict.fromkeys(score.id for table in tables for score in table.composites)
        areas = dict.fromkeys(score.area for table in tables for score in table.indexes)
        self._columns = (
            *found,
            *(f"index_{area}" for area in areas),
            *(f"rating_{area}" for area in areas),
        )

    @property
    def header(self) -> tuple[str, ...]:
        """The headings."""
        return ("id", "person", "form", "date", *self._columns)

    def rows(self, interviews: Iterable[Opened]) -> Iterator[tuple[Cell, ...]]:
        """One row for each interview that counts; None where a score or rating is undefined."""
        return (self._row(opened) for opened in interviews if counts(opened.interview))

    def _row(self, opened: Opened) -> tuple[Cell, ...]:
        given = effective(opened.form, opened.answers)
        found = scores(opened.form, given, self._library.instrument(opened.form.id).scores)
        cells = {score.id: score.value for score in (*found.composites, *found.indexes)}
        rated = ratings(opened.form, given).items()
        cells |= {f"rating_{area}": value for area, value in rated}
        interview = opened.interview
        head = (interview.id, opened.person, interview.form_id, interview.date)
        return (*head, *map(cells.get, self._columns))


def ratings(form: Form, given: Mapping[str, Answer]) -> dict[str, int | None]:
    """The interviewer's ratings, 0-9, by area; None where there is none."""
    found = {area.id: given.get(area.rating) for area in form.areas}
    return {area: one if isinstance(one, int) else None for area, one in found.items()}
