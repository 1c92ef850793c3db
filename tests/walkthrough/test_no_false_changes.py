# SPDX-License-Identifier: EUPL-1.2
"""The log accuses nobody of a change they did not make, and says who signed by the signature."""

from pathlib import Path

import pytest

from app.interview.after.steps import Step
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.stewardship.review.versions import versions_of
from app.storage.log.events import Event
from app.storage.records import StoredAnswer
from app.storage.vault.entering import open_vault
from app.ui.flow.base.context import now, today
from tests.library import LIBRARY
from tests.robust.places import ANNA, FIRST, PASSPHRASE, make_vault, unlock
from tests.walkthrough import stages
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

ODD = " Första raden\r\nandra\u00a0raden\u2028tredje  "
CHANGES = (Event.ANSWERED, Event.WRITTEN, Event.DETAILS)
TEXTS = {
    "note:C15": ODD,
    "feedback:comment": ODD,
    "feedback:resources": ODD,
    "feedback:wish:1": " En  sak\u00a0till ",
    "reason:medical": ODD,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with what an import may bring: breaks and blanks that no editor gives back."""
    made = make_vault(tmp_path / "valv")
    with open_vault(made, PASSPHRASE) as vault:
        vault.answers.put(
            FIRST,
            {
                "C15": StoredAnswer(None, ODD),
                "A1": StoredAnswer(None, "Ort\u00a0ett"),
            },
        )
        vault.texts.put(FIRST, TEXTS)
    return made


def _opens(opens: Opens, folder: Path) -> Person:
    person = opens(vault=folder)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_for_screen("TalkScreen")
    return person


def test_passing_what_was_imported_changes_nothing(opens: Opens, folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        before, were = vault.answers.of(FIRST), vault.texts.of(FIRST)
        number = vault.log.last()
    person = _opens(opens, folder)
    for key in ("C15", "A1"):
        person.program.window.screen_now.go_to(key)
        person.presses(Key.Key_F2, Key.Key_Escape)
        person.holds(Key.Key_Return) if key == "C15" else person.presses(Key.Key_Return)
    encounter = person.program.desk.encounter
    encounter.go(Step.MISSING)
    encounter.go(Step.RATING)
    person.waits_for_screen("Ratings")
    person.screen.settle()  # type: ignore[attr-defined]
    encounter.go(Step.SHEET)
    person.waits_for_screen("FeedbackScreen")
    person.screen.settle()  # type: ignore[attr-defined]
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.answers.of(FIRST) == before
        texts = vault.texts.of(FIRST)
        assert {k: v for k, v in texts.items() if not k.startswith("seconds:")} == were
        told = [
            (row.code, row.key)
            for row in vault.log.rows(since=number)
            if row.code in CHANGES and not row.key.startswith("seconds:")
        ]
    assert told == []


def test_who_signed_is_the_signature_and_people_read_the_name(
    opens: Opens, folder: Path
) -> None:
    person = _opens(opens, folder)
    stages.signs(person)
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.interviews.get(FIRST).signed_by == ANNA.signature
        assert "feedback:follow_up_date" in vault.texts.of(FIRST)
        assert versions_of(vault, LIBRARY, FIRST).versions[0].who == "Anna Prov (anpr)"
        paper = extract_paper(
            make_extract(vault, LIBRARY, 1, shipped_retention(), at=now(), today=today())
        )
    assert "av Anna Prov (anpr)" in str(paper)
