# SPDX-License-Identifier: EUPL-1.2
"""What the sentences of the sheet rest on: the questions with their answers. Pure."""

from app.forms.state import FieldState, FormState
from app.interview.judging import answer_words
from app.report.draft import Draft

_MOST = 120  # characters of an answer


def answers_behind(draft: Draft, state: FormState) -> dict[str, str]:
    """The answers that the sentences rest on, in words, by question."""
    said = (one for slot in draft.slots.values() for one in slot)
    keys = {key for one in said for key in one.sources if key in state.fields}
    return {key: _in_words(state.fields[key]) for key in keys}


def _in_words(field: FieldState) -> str:
    said = answer_words(field)
    short = said if len(said) <= _MOST else f"{said[:_MOST].rstrip()} …"
    return f"{field.question.label}: {short}"
