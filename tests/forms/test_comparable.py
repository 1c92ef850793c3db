# SPDX-License-Identifier: EUPL-1.2
"""Answers are compared only where the question is about the same thing."""

import pytest
from small_form import FORM, small_form

from app.forms.comparable import changed_between, changed_since, in_order
from app.forms.model import Form

LATER = """
[[changes]]
version = "2026.10"
keys = ["C2"]
why = "Också nätter räknas."
[[changes]]
version = "2026.9"
keys = ["C2", "C3"]
why = "Bara dagar räknas."
"""


@pytest.fixture
def newest() -> Form:
    return small_form(
        FORM.replace('version = "1"\ntitle', 'version = "2027.1"\ntitle') + LATER
    )


def test_versions_are_in_the_order_of_their_figures() -> None:
    assert in_order("2026.9") < in_order("2026.10") < in_order("2027.1")


@pytest.mark.parametrize(
    ("key", "version", "whys"),
    [
        ("C2", "2026.8", ["Bara dagar räknas.", "Också nätter räknas."]),
        ("C2", "2026.9", ["Också nätter räknas."]),
        ("C2", "2026.10", []),
        ("C2", "2027.1", []),
        ("C3", "2026.8", ["Bara dagar räknas."]),
        ("C3", "2026.9", []),
        ("C1", "2026.8", []),
    ],
)
def test_what_has_changed_since_a_version(
    newest: Form, key: str, version: str, whys: list[str]
) -> None:
    assert [change.why for change in changed_since(newest, key, version)] == whys


def test_two_old_interviews_are_held_against_each_other(newest: Form) -> None:
    assert changed_between(newest, "C2", "2026.10", "2027.1") == ()
    found = changed_between(newest, "C2", "2026.9", "2026.8")
    assert [change.version for change in found] == ["2026.9"]
    assert found == changed_between(newest, "C2", "2026.8", "2026.9")


def test_a_kept_form_keeps_its_changes(newest: Form) -> None:
    kept = Form.model_validate_json(newest.model_dump_json(exclude_defaults=True))
    assert kept.changes == newest.changes != ()


def test_what_an_earlier_version_asked_otherwise_is_not_compared(grund: Form) -> None:
    """Each of these asked about something else before 2026.4, or had other words for 0-4."""
    ratings = [key for area in grund.areas for key in (*area.troubled, *area.importance)]
    others = ["A7", "B4c", "B6", "C4", "D8", "E2.b", "E2.c", "E5p", "E30", "E31", "E35.a"]
    for key in (*ratings, *others, "E35.b", "G3.a", "H16", "I4.a"):
        assert changed_since(grund, key, "2026.3"), key
        assert not changed_since(grund, key, "2026.4"), key
    for key in ("C1", "C9", "D9", "E1.c", "E10.c", "F19", "H18", "I3.b", "I9.b", "I11"):
        assert not changed_since(grund, key, "2026.2"), key


def test_every_change_is_told_in_a_sentence(grund: Form) -> None:
    for change in grund.changes:
        assert change.why.endswith(".")
        assert len(change.why) <= 100
