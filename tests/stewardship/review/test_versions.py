# SPDX-License-Identifier: EUPL-1.2
"""Corrections as versions side by side: what differs, and that nothing signed changed (G2)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.forms.question_number import number_of
from app.interview.clients.casework import correct
from app.interview.practice import make_practice
from app.stewardship.review.versions import NO_ANSWER, ChangedRow, side_by_side, versions_of
from app.storage.records import StoredAnswer
from app.storage.vault.vault import Vault
from tests.library import LIBRARY

SIGNED = 3  # of the practice vault
AT = "2026-11-22T13:32:05Z"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = make_practice(tmp_path / "ovning", date(2026, 11, 20), LIBRARY)
    yield made
    made.close()


@pytest.fixture
def corrected(vault: Vault) -> int:
    """A correction of the signed one: an answer, one taken away, a note, a word, its day."""
    new = correct(vault, SIGNED, reason="fel antal dagar", by="bobo", at=AT)
    vault.answers.put(new, {"C9": StoredAnswer("X", None), "C1": None})
    vault.texts.put(
        new, {"note:C9": "Minns inte.", "feedback:wish:1": "Ny önskan", "seconds:C": "9"}
    )
    vault.interviews.set_details(new, date="2026-11-01", interviewer="Anna Andersson")
    return new


def test_the_chain_from_any_of_its_versions(vault: Vault, corrected: int) -> None:
    vault.interviews.sign(corrected, by="bobo", at=AT)
    third = correct(vault, corrected, reason="en till", by="cece", at=AT)
    for one in (SIGNED, corrected, third):
        found = versions_of(vault, LIBRARY, one)
        assert [each.id for each in found.versions] == [SIGNED, corrected, third]
    assert found.case == "Ärende ÖV-1994"
    assert found.name == "Peter Sandström"
    first, second, last = found.versions
    assert (first.number, first.reason, first.is_valid, bool(first.signed_at)) == (
        1,
        "",
        False,
        True,
    )
    assert (second.who, second.reason, second.is_valid) == ("bobo", "fel antal dagar", True)
    assert (last.who, last.signed_at, last.is_valid) == ("cece", "", False)


def test_one_without_corrections_is_alone(vault: Vault) -> None:
    assert [one.number for one in versions_of(vault, LIBRARY, SIGNED).versions] == [1]


def test_what_differs_comes_first_and_nothing_is_left_out(
    vault: Vault, corrected: int
) -> None:
    old = vault.answers.of(SIGNED)
    two = side_by_side(vault, LIBRARY, SIGNED, corrected)
    told = {(row.where, row.label.split(" ")[0]): row for row in two.different}
    assert two.different[0] == ChangedRow(
        "Intervjun", "Dag", vault.interviews.get(SIGNED).date, "2026-11-01"
    )
    assert told["Fysisk hälsa", "C9"].after == "Pass"
    assert told["Fysisk hälsa", "C1"].after == NO_ANSWER
    note = next(row for row in two.different if row.label == "Anteckning till C9")
    assert (note.before, note.after) == (NO_ANSWER, "Minns inte.")
    assert (
        next(row for row in two.different if row.label == "Önskan 1").after == "Ny önskan"
    )
    assert not [row for row in (*two.different, *two.alike) if "seconds" in row.label]
    shown = [row.label.split(" ")[0] for row in (*two.different, *two.alike)]
    assert {number_of(key) for key in old} <= set(shown)
    back = side_by_side(vault, LIBRARY, corrected, SIGNED)
    assert [(row.after, row.before) for row in back.different] == [
        (row.before, row.after) for row in two.different
    ]


def test_two_alike_and_one_with_itself(vault: Vault) -> None:
    new = correct(vault, SIGNED, reason="inget än", by="bobo", at=AT)
    assert side_by_side(vault, LIBRARY, SIGNED, new).different == ()
    assert side_by_side(vault, LIBRARY, SIGNED, SIGNED).different == ()


def test_both_are_logged_as_opened(vault: Vault, corrected: int) -> None:
    before = vault.log.last()
    side_by_side(vault, LIBRARY, SIGNED, corrected)
    side_by_side(vault, LIBRARY, SIGNED, SIGNED)
    rows = [(row.code, row.interview) for row in vault.log.rows(since=before)]
    assert rows == [
        ("interview.opened", SIGNED), ("interview.opened", corrected), ("interview.opened", SIGNED),
    ]  # fmt: skip


def test_the_old_one_is_as_it_was(vault: Vault, corrected: int) -> None:
    was = (vault.interviews.get(SIGNED), vault.answers.of(SIGNED), vault.texts.of(SIGNED))
    vault.interviews.sign(corrected, by="bobo", at=AT)
    side_by_side(vault, LIBRARY, SIGNED, corrected)
    now = (vault.interviews.get(SIGNED), vault.answers.of(SIGNED), vault.texts.of(SIGNED))
    assert now == (was[0]._replace(status="replaced"), *was[1:])
    assert vault.seals.broken() == []
