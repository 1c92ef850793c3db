# SPDX-License-Identifier: EUPL-1.2
"""When something was last worked on: whatever is given in the window moves it, and only that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.interview.after.steps import Step
from app.interview.base.stored_answers import stored
from app.interview.clients.casework import begin
from app.interview.talk.prefill import Start
from app.storage.records import Client, Interview
from app.storage.vault.entering import open_vault
from app.ui.flow.base.context import now, today
from tests.library import GRUND, LIBRARY
from tests.robust.places import ANNA, PASSPHRASE, make_vault, unlock
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

LONG_AGO = "2025-02-03T09:00:00Z"
FIRST, SECOND = 1, 2


def _answers(person: Person) -> None:
    person.program.desk.encounter.session.go_to("C9")
    person.program.desk.encounter.go(Step.TALK)
    person.types("3")
    person.presses(Key.Key_Return)


def _notes(person: Person) -> None:
    person.presses(Key.Key_F2)
    person.types("ont")
    person.presses(Key.Key_Escape)


def _writes(person: Person) -> None:
    person.program.desk.encounter.go(Step.MISSING)
    person.program.desk.encounter.go(Step.SHEET)
    person.waits_for_screen("FeedbackScreen")
    person.tabs_to("Klientens kommentar")
    person.types("bra")


def _rates(person: Person) -> None:
    person.program.desk.encounter.go(Step.MISSING)
    person.program.desk.encounter.go(Step.RATING)
    person.waits_for_screen("Ratings")
    person.screen.card.strip.setFocus()  # type: ignore[attr-defined]  # the ratings
    person.types("35")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with two interviews; the first was last worked on long ago."""
    made = make_vault(tmp_path / "valv")
    with open_vault(made, PASSPHRASE) as vault:
        vault.answers.put(FIRST, {"C1": stored(1)}, at=LONG_AGO)
        other = vault.clients.add(Client("none", name="Annan Person", case_number="2"))
        start = Start(ANNA, "1981", today(), "2025-03-03T09:00:00Z")
        vault.answers.put(
            begin(vault, LIBRARY, LIBRARY.form(GRUND), other, start),
            {"C1": stored(0)},
            at="2025-03-03T09:00:00Z",
        )
    return made


def _after(opens: Opens, folder: Path, does: Callable[[Person], None]) -> Interview:
    person = opens(vault=folder)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_for_screen("TalkScreen")
    does(person)
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        return vault.interviews.get(FIRST)


@pytest.mark.parametrize("does", [_answers, _notes, _writes, _rates])
def test_whatever_is_given_moves_it(
    opens: Opens, folder: Path, does: Callable[[Person], None]
) -> None:
    before = now()
    assert before <= _after(opens, folder, does).changed_at <= now()
    with open_vault(folder, PASSPHRASE) as vault:
        assert [one.id for one in vault.clients.recent()] == [1, 2]


def test_looking_moves_nothing(opens: Opens, folder: Path) -> None:
    def looks(person: Person) -> None:
        person.presses(Key.Key_Down, Key.Key_Down, Key.Key_Up)
        person.program.desk.encounter.go(Step.MISSING)

    assert _after(opens, folder, looks).changed_at == LONG_AGO


def test_the_start_page_leads_to_the_one_last_worked_on(opens: Opens, folder: Path) -> None:
    person = opens(vault=folder)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_for_screen("TalkScreen")
    _answers(person)
    person.program.desk.encounter.leave()
    person.waits_for_screen("StartPage")
    person.waits_for("senast i dag")
    person.presses(Key.Key_Return)  # on "Fortsätt"
    person.waits_for_screen("TalkScreen")
    assert person.program.desk.encounter.id == FIRST
