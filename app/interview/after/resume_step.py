# SPDX-License-Identifier: EUPL-1.2
"""Which steps of an interview are done, and which one it is left at. Pure."""

from collections.abc import Mapping

from app.forms.model import Form
from app.forms.state import FormState
from app.interview.after.judgement import rating_stops
from app.interview.after.missing_answers import completeness
from app.interview.after.status import Status, standing_of
from app.interview.after.steps import Step, step_from, steps_of
from app.interview.base.text_kinds import SHEET
from app.report.sheet.feedback import FEEDBACK_DAY


def done_steps(
    form: Form, state: FormState, texts: Mapping[str, str], *, signed: bool
) -> frozenset[Step]:
    """The steps with nothing left to do; all of them once it is signed."""
    if signed:
        return frozenset(steps_of(form))
    missing = completeness(form, state, texts)
    broken_off = state.is_broken_off
    is_asked = broken_off or not missing.open
    done = {
        Step.TALK: is_asked,
        Step.MISSING: is_asked and not missing.unexplained,
        Step.RATING: next(rating_stops(form, state, texts), None) is None,
        Step.SHEET: bool(SHEET.of(texts, FEEDBACK_DAY).strip()),  # it has been held
    }
    return frozenset(step for step in steps_of(form) if done.get(step))


def step_left(form: Form, state: FormState, *, signed: bool) -> Step:
    """The step to go on with: the one that the lists name. A signed one is read from its talk."""
    if signed:
        return Step.TALK
    ways = {Status.ONGOING: Step.TALK, Status.TALKED: Step.RATING}
    return step_from(form, ways.get(standing_of(state), Step.SHEET))
