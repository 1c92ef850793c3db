# SPDX-License-Identifier: EUPL-1.2
"""A name that runs from right to left turns nothing around it, on paper and on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.paper.script import drawn
from app.text_direction import bare, isolated

ALI, SARA = "علي", "שרה"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ärende 2026-14", "Ärende 2026-14"),
        (f"{ALI} 2026-14", f"\u2068{ALI}\u2069 2026-14"),
        (
            f"Ärende {ALI} 2026-14, {SARA}.",
            f"Ärende \u2068{ALI}\u2069 2026-14, \u2068{SARA}\u2069.",
        ),
        (f"{ALI} {ALI} bor här", f"\u2068{ALI} {ALI}\u2069 bor här"),
        (f"\u2068{ALI}\u2069!", f"\u2068{ALI}\u2069!"),
        ("أريد 3 أشياء، ثم.", "\u2068أريد 3 أشياء، ثم\u2069."),  # somebody's own sentence
    ],
)
def test_only_what_runs_the_other_way_is_shut_off(said: str, shown: str) -> None:
    assert isolated(said) == shown


@given(st.text())
def test_it_says_the_same(text: str) -> None:
    assert bare(isolated(text)) == bare(text)
    assert isolated(isolated(text)) == isolated(text)


def test_figures_after_a_name_stay_figures_on_paper() -> None:
    line = drawn(f"Ärende {ALI} 2026-14, möte 3 maj")
    assert line.startswith("Ärende ")
    assert line.endswith(" 2026-14, möte 3 maj")
    assert bare(line) == line
