# SPDX-License-Identifier: EUPL-1.2
"""What answers call for at once: which prompts there are, and which somebody has seen."""

from collections.abc import Mapping

from app.forms.areas import Prompt
from app.forms.state import FormState
from app.interview.text_kinds import SEEN


def unseen(state: FormState, texts: Mapping[str, str]) -> tuple[Prompt, ...]:
    """The prompts that the answers call for and nobody has acknowledged, in form order."""
    return tuple(each for each in state.prompts if SEEN.slot(each.id) not in texts)
