# SPDX-License-Identifier: EUPL-1.2
"""The five steps of an interview, which of them are done, and which one it is left at. Pure."""

from collections.abc import Mapping
from enum import Enum

from app.forms.model import Form
from app.forms.state import FormState
from app.interview.judging import rating_stops
from app.interview.missing import completeness
from app.interview.standing import Standing, standing_of
from app.interview.text_kinds import SHEET
from app.report.feedback import FEEDBACK_DAY


class Step(Enum):
    """One step; the value is what it is called."""

    TALK = "Samtal"
    MISSING = "Saknas"
    RATING = "Bedömning"
    SHEET = "Återkoppling"
    SIGNING = "Signera"


def done_steps(
    form: Form, state: FormState, texts: Mapping[str, str], *, signed: bool
) -> frozenset[Step]:
    """The steps with nothing left to do; all of them once it is signed."""
    if signed:
        return frozenset(Step)
    found = completeness(form, state, texts)
    broken_off = state.is_broken_off
    is_asked = broken_off or not found.open
    done = {
        Step.TALK: is_asked,
        Step.MISSING: is_asked and not found.unexplained,
        Step.RATING: next(rating_stops(form, state, texts), None) is None,
        Step.SHEET: bool(SHEET.of(texts, FEEDBACK_DAY).strip()),  # it has been held
    }
    return frozenset(step for step, is_done in done.items() if is_done)


def step_left(state: FormState, *, signed: bool) -> Step:
    """The step to go on with: the one that the lists name. A signed one is read from its talk."""
    if signed:
        return Step.TALK
    ways = {Standing.ONGOING: Step.TALK, Standing.TALKED: Step.RATING}
    return ways.get(standing_of(state), Step.SHEET)
