# SPDX-License-Identifier: EUPL-1.2
"""How the program handles a form: known of its own forms, and never kept in a vault."""

from collections.abc import Container

from app.forms.areas import Area
from app.forms.model import Form, Grid
from app.forms.questions import Question


def handled(kept: Form, now: Form) -> Form:
    """A kept form, handled like the one that the program has under the same id.

    What the kept one does not ask is left out.
    """
    return kept.changed(
        asked=tuple(_question(one, now.questions.get(one.key)) for one in kept.asked),
        grids=tuple(_grid(grid, now.grid_by_id.get(grid.id)) for grid in kept.grids),
        areas=tuple(_area(area, now.areas, kept.questions) for area in kept.areas),
        broken_off=now.broken_off if now.broken_off in kept.questions else "",
    )


def _question(kept: Question, now: Question | None) -> Question:
    if now is None or now.paper is None or now.hint != kept.hint:
        return kept
    return kept.model_copy(update={"paper": now.paper})


def _grid(kept: Grid, now: Grid | None) -> Grid:
    templates = {column.id: column.template for column in now.columns} if now else {}
    columns = (
        column.model_copy(update={"template": templates.get(column.id, "")})
        for column in kept.columns
    )
    return kept.model_copy(update={"columns": tuple(columns)})


def _area(kept: Area, now: tuple[Area, ...], keys: Container[str]) -> Area:
    observed = (key for area in now if area.id == kept.id for key in area.observed)
    return kept.model_copy(
        update={"observed": tuple(key for key in observed if key in keys)}
    )
