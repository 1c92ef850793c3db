# SPDX-License-Identifier: EUPL-1.2
"""The steps of an interview: which there are, by the kind of its form and by what it has. Pure."""

from collections.abc import Sized
from enum import Enum
from typing import Final, Protocol

from app.forms.model import Kind

_CARDS: Final = ("case", "measure", "plan", "dropout")  # short enough to be one page


class Step(Enum):
    """One step; the value is what it is called."""

    TALK = "Samtal"
    MISSING = "Saknas"
    RATING = "Bedömning"
    SHEET = "Återkoppling"
    SIGNING = "Signera"


class Formed(Protocol):
    """What of a form, or of its outline, the steps hang on."""

    @property
    def kind(self) -> Kind: ...
    @property
    def areas(self) -> Sized: ...


def steps_of(form: Formed) -> tuple[Step, ...]:
    """The steps that a form passes through, in order; the talk always first."""
    is_module = form.kind == "module"  # told of and signed with its interview
    passes = {
        Step.TALK: True,
        Step.MISSING: form.kind not in _CARDS,
        Step.RATING: bool(form.areas),
        Step.SHEET: bool(form.areas) and not is_module,
        Step.SIGNING: not is_module,
    }
    return tuple(step for step, does in passes.items() if does)


def step_from(form: Formed, step: Step) -> Step:
    """The step itself, or the next one that the form has; its last where there is none."""
    order = list(Step)
    steps = steps_of(form)
    after = (one for one in steps if order.index(one) >= order.index(step))
    return next(after, steps[-1])
