# SPDX-License-Identifier: EUPL-1.2
"""Which pages a form passes through follows from its kind, and from what it has."""

import pytest

from app.forms.model import Form, Kind
from app.forms.outline import Outline
from app.interview.after.steps import Step, step_from, steps_of
from tests.library import GRUND, LIBRARY

EVERY = tuple(Step)
ALONE = (Step.TALK, Step.MISSING, Step.SIGNING)
CARD = (Step.TALK, Step.SIGNING)


def of_kind(kind: Kind, *, rated: bool) -> Form:
    form = LIBRARY.form(GRUND)
    areas = form.areas if rated else ()
    return form.model_copy(update={"kind": kind, "areas": areas})


@pytest.mark.parametrize(
    ("kind", "rated", "steps"),
    [
        ("interview", True, EVERY),
        ("interview", False, ALONE),
        ("module", True, (Step.TALK, Step.MISSING, Step.RATING)),
        ("module", False, (Step.TALK, Step.MISSING)),
        ("case", False, CARD),
        ("measure", False, CARD),
        ("plan", False, CARD),
        ("dropout", False, CARD),
        ("study", False, ALONE),
    ],
)
def test_the_pages_of_each_kind(kind: Kind, rated: bool, steps: tuple[Step, ...]) -> None:
    form = of_kind(kind, rated=rated)
    assert steps_of(form) == steps
    assert steps_of(Outline(form.model_dump_json(exclude_defaults=True))) == steps


def test_on_from_a_page_that_a_form_does_not_have() -> None:
    plan, talk = of_kind("plan", rated=False), of_kind("interview", rated=False)
    assert [step_from(plan, step) for step in Step] == [Step.TALK, *[Step.SIGNING] * 4]
    assert step_from(talk, Step.RATING) is Step.SIGNING
    assert step_from(of_kind("module", rated=False), Step.SHEET) is Step.MISSING


def test_the_kind_that_is_usual_is_not_in_what_is_kept() -> None:
    assert '"kind"' not in LIBRARY.form(GRUND).model_dump_json(exclude_defaults=True)
