# SPDX-License-Identifier: EUPL-1.2
"""How far a talk is, of a section or of all of it. Pure."""

from typing import NamedTuple

from app.forms.model import Form, Section
from app.forms.relevance import Relevance
from app.forms.state import FormState


class Progress(NamedTuple):
    """How far a section is: `handled` of `total` questions of the talk, and what is left."""

    handled: int
    total: int
    left: int


def progress(state: FormState, section: Section) -> Progress:
    """How far one section of the talk is."""
    handled = total = left = 0
    for key in section.keys:
        field = state.fields[key]
        if field.question.stage != "interview" or field.question.optional:
            continue
        total += 1
        if field.is_missing:
            left += 1
        elif field.relevance is not Relevance.QUIET or field.answer is not None:
            handled += 1
    return Progress(handled, total, left)


def percent(form: Form, state: FormState) -> int:
    """How much of the talk is handled, 0-100; 100 when nothing is left, and only then.

    It is the one figure of an interview: in the talk, to the client, and on the start page.
    """
    parts = [progress(state, section) for section in form.sections]
    return in_percent(
        sum(part.handled for part in parts),
        sum(part.total for part in parts),
        left=sum(part.left for part in parts),
    )


def in_percent(handled: int, total: int, *, left: int) -> int:
    """The same by numbers of questions."""
    if not total or not left:
        return 100
    return min(99, round(100 * handled / total))
