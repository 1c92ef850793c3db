# SPDX-License-Identifier: EUPL-1.2
"""The plausible interviews are whole, and their answers go together."""

from collections import Counter

from plausible import plausible_interview

from app.forms.model import Form
from app.forms.state import page_states

LIVES = 200


def test_every_question_is_answered_and_little_contradicts(grund: Form) -> None:
    missing: Counter[str] = Counter()
    troubles: Counter[str] = Counter()
    for seed in range(LIVES):
        state = page_states(grund, plausible_interview(grund, seed))
        missing.update(field.question.key for field in state.missing())
        troubles.update(problem.check for _, problem in state.problems())
    assert not missing
    assert "range" not in troubles
    assert sum(troubles.values()) < LIVES // 3


def test_a_seed_gives_the_same_interview_each_time(grund: Form) -> None:
    assert plausible_interview(grund, 7) == plausible_interview(grund, 7)
    assert plausible_interview(grund, 7) != plausible_interview(grund, 8)
