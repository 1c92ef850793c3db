# SPDX-License-Identifier: EUPL-1.2
"""What is taken out of the text for the investigation stays out: tomorrow, and when signed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget

from app.interview.after.steps import Step
from app.interview.base.stored_answers import stored
from app.interview.base.text_kinds import slot_words
from app.interview.sheet.signed_sheet import kept_sheet
from app.storage.vault.entering import open_vault
from tests.robust.places import FIRST, PASSPHRASE, make_vault, unlock
from tests.ui.system.test_clipboard import is_marked
from tests.walkthrough import stages
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

ILLNESS = "ont i ryggen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_vault(tmp_path / "valv")
    with open_vault(made, PASSPHRASE) as vault:
        answers = {"C1": stored(1), "C1a": stored(ILLNESS), "C9": stored(12)}
        vault.answers.put(FIRST, answers, position="C10")
    return made


def opens_text(opens: Opens, folder: Path) -> Person:
    person = opens(vault=folder)
    unlock(person)
    person.program.desk.open_at(FIRST, Step.SHEET)
    person.waits_for_screen("FeedbackScreen")
    person.waits_until(lambda: bool(person.screen.paper.pages), "paper")  # type: ignore[attr-defined]
    person.clicks("Text till utredningen")
    person.waits_until(lambda: bool(text_of(person)), "the text")
    return person


def text_of(person: Person) -> str:
    return str(person.screen.text_view.text)  # type: ignore[attr-defined]


def rows_of(person: Person) -> QListWidget:
    return next(one for one in person.all(QListWidget) if one.isVisible())


def goes_to(person: Person, words: str) -> None:
    rows = rows_of(person)
    texts = [rows.item(number).text() for number in range(rows.count())]
    rows.setCurrentRow(next(n for n, text in enumerate(texts) if words in text))


def test_what_was_taken_away_stays_away(opens: Opens, folder: Path) -> None:
    person = opens_text(opens, folder)
    assert ILLNESS in text_of(person)
    goes_to(person, ILLNESS)
    person.presses(Key.Key_Space)
    assert ILLNESS not in text_of(person)
    person.holds(Key.Key_C)  # the section where one stands
    person.waits_for("Texten är kopierad")
    copied = QGuiApplication.clipboard().text()
    assert is_marked(QGuiApplication.clipboard().mimeData())
    assert copied.startswith("Fysisk hälsa\nDet här uppger klienten")
    assert "12 av 30 dagar" in copied
    assert ILLNESS not in copied
    assert "Alkohol" not in copied
    leaves(person)

    person = opens_text(opens, folder)
    assert ILLNESS not in text_of(person)
    stages.signs(person)
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        kept = kept_sheet(vault.texts.of(FIRST))
    assert kept is not None
    assert "12 av 30 dagar" in kept.investigation
    assert ILLNESS not in kept.investigation

    person = opens_text(opens, folder)
    assert text_of(person) == kept.investigation
    goes_to(person, "12 av 30 dagar")
    person.presses(Key.Key_Space)  # there is nothing to choose any more
    assert text_of(person) == kept.investigation
    person.clicks("Kopiera avsnittet")
    person.waits_for("Texten är kopierad")
    assert QGuiApplication.clipboard().text().startswith("Fysisk hälsa\n")


def test_it_is_put_back_and_the_log_says_what_was_changed(
    opens: Opens, folder: Path
) -> None:
    person = opens_text(opens, folder)
    before = text_of(person)
    goes_to(person, ILLNESS)
    person.presses(Key.Key_Space)
    person.presses(Key.Key_Space)
    assert text_of(person) == before
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        texts = vault.texts.of(FIRST)
    assert not [name for name in texts if name.startswith("investigation:")]
    said = slot_words("investigation:out")
    assert said == "vad som ska stå i texten till utredningen"
