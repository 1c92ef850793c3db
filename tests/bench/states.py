# SPDX-License-Identifier: EUPL-1.2
"""(b) All page states of ASI Grund after an answer, and loading the form."""

from collections.abc import Iterator
from functools import partial

from app.forms.answers import Answers
from app.forms.model import Form
from app.forms.state import page_states
from app.interview.base.library import shipped_library
from app.interview.base.reading import Opened
from tests.bench.clock import by_turns, computed
from tests.bench.rows import Row, figure
from tests.bench.size import Size
from tests.library import LIBRARY


def measure(held: Opened, size: Size) -> Iterator[Row]:
    """A whole interview is the slowest there is; an empty one is told beside it.

    Against fixed times only one's own computing counts, not what else the computer does.
    """
    form = LIBRARY.form(held.form.id)  # also warms what loading needs
    full, empty = by_turns(
        size.states,
        partial(page_states, form, held.answers),
        partial(page_states, form, Answers()),
        clock=computed,
    )
    note = (
        f"{len(form.asked)} questions, {len(form.checks)} checks; empty {figure(empty)} ms"
    )
    yield Row("b", "all page states of ASI Grund", full, 1.0, "ms", 1, note)
    (load,) = by_turns(size.loads, partial(_load, form.id), clock=computed)
    yield Row("b", "loading the form, files to Form", load, 60.0, "ms", 1)


def _load(form_id: str) -> Form:
    return shipped_library().form(form_id)
