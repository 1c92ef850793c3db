# SPDX-License-Identifier: EUPL-1.2
"""Steps that nobody has acknowledged come back before the signature, and stop no one."""

from datetime import date
from pathlib import Path

import pytest

from app.forms.answers import Answer
from app.interview.base.stored_answers import stored
from app.interview.base.text_kinds import SEEN
from app.storage.vault.entering import open_vault
from app.ui.after.unseen_prompts import TITLE
from tests.library import GRUND, LIBRARY
from tests.robust.places import FIRST, PASSPHRASE, make_vault, unlock
from tests.typist import in_focus
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person, finished_client, kept_answers, sheet_texts

DANGER: dict[str, Answer] = {"I19": 1, "E20": 1}  # thoughts of suicide; withdrawal
SUICIDE, ALCOHOL = "Stanna här en stund", "Dra ner på alkoholen tryggt"
WHEN = "2026-11-22T13:32:05Z"
ACKNOWLEDGED = "Jag har sett det"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with an interview that is ready to be signed, and two prompts unseen."""
    made = make_vault(tmp_path / "valv")
    client, today = finished_client(), date.today()
    with open_vault(made, PASSPHRASE) as vault:
        given = kept_answers(LIBRARY.form(GRUND), client, today)
        gone = dict.fromkeys(set(vault.answers.of(FIRST)) - set(given))
        vault.answers.put(FIRST, {**gone, **given, **_kept(DANGER)})
        vault.texts.put(FIRST, sheet_texts(client, today) | {SEEN.slot("children"): WHEN})
    return made


def _kept(answers: dict[str, Answer]) -> dict[str, object]:
    return {key: stored(answer) for key, answer in answers.items()}


@pytest.fixture
def person(opens: Opens, folder: Path) -> Person:
    found = opens(vault=folder)
    unlock(found)
    found.program.desk.open_interview(FIRST)
    found.waits_until(lambda: type(found.screen).__name__ != "StartPage", "the interview")
    found.holds(Key.Key_5)
    found.waits_for_screen("SignScreen")
    found.waits_for("Allt är klart att signera")
    return found


def test_each_is_acknowledged_by_one_key_and_kept(person: Person, folder: Path) -> None:
    assert TITLE in person.reads()
    assert in_focus().accessibleName() == f"{ACKNOWLEDGED}: {SUICIDE}"
    person.presses(Key.Key_Return)
    assert SUICIDE not in person.reads()
    assert in_focus().accessibleName() == f"{ACKNOWLEDGED}: {ALCOHOL}"
    person.presses(Key.Key_Return)
    assert TITLE not in person.reads()
    assert in_focus().accessibleName() == "Signera"
    person.presses(Key.Key_Return)
    person.waits_for("Intervjun är signerad och låst")
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.seals.broken() == []
        texts = vault.texts.of(FIRST)
        assert {SEEN.slot("suicide"), SEEN.slot("withdrawal")} <= set(texts)


def test_it_is_no_wall(person: Person, folder: Path) -> None:
    person.clicks("Signera")
    person.waits_for("Intervjun är signerad och låst")
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.interviews.get(FIRST).signed_at
        assert SEEN.slot("suicide") not in vault.texts.of(FIRST)


def test_f7_leads_there_and_a_second_enter_signs_nothing(
    person: Person, folder: Path
) -> None:
    person.tabs_to("Signera")
    person.presses(Key.Key_F7)
    assert in_focus().accessibleName() == f"{ACKNOWLEDGED}: {SUICIDE}"
    person.presses(Key.Key_Return)
    person.typist.key(Key.Key_Return)  # at once: held too long, or pressed twice
    assert ALCOHOL in person.reads()
    assert type(person.screen).__name__ == "SignScreen"


def test_what_was_acknowledged_in_the_talk_does_not_come_back(
    opens: Opens, folder: Path
) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        slots = ("suicide", "withdrawal")
        vault.texts.put(FIRST, {SEEN.slot(one): WHEN for one in slots})
    person = opens(vault=folder)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_until(lambda: type(person.screen).__name__ != "StartPage", "it opens")
    person.holds(Key.Key_5)
    person.waits_for_screen("SignScreen")
    assert TITLE not in person.reads()
    assert in_focus().accessibleName() == "Signera"
