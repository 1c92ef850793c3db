# SPDX-License-Identifier: EUPL-1.2
"""Questions about the time since the last interview: its day stands in them."""

from datetime import date
from typing import TypeVar

from app.forms.conditions import Model
from app.forms.model import Form
from app.forms.questions import SINCE
from app.report.sentences.number_words import day_in_words

_P = TypeVar("_P", bound=Model)


def since_words(day: date | None) -> str:
    """What stands in the gap: "sedan vi sågs den 19 november 2026", or without a day."""
    return f"sedan vi sågs den {day_in_words(day)}" if day else "sedan förra intervjun"


def dated(form: Form, day: date | None = None) -> Form:
    """The form with the day of the last interview, if it is known, wherever it asks since then."""
    asked = tuple(_filled(question, day) for question in form.asked)
    sections = tuple(_filled(section, day) for section in form.sections)
    if (asked, sections) == (form.asked, form.sections):
        return form
    grids = []
    for grid in form.grids:
        columns = tuple(_filled(column, day) for column in grid.columns)
        grids.append(grid.model_copy(update={"columns": columns}))
    return form.changed(asked=asked, sections=sections, grids=tuple(grids))


def _filled(part: _P, day: date | None) -> _P:
    texts = {name: text for name, text in vars(part).items() if isinstance(text, str)}
    gaps = {name: text for name, text in texts.items() if SINCE in text}
    said = {name: text.replace(SINCE, since_words(day)) for name, text in gaps.items()}
    return part.model_copy(update=said) if said else part
