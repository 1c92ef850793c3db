# SPDX-License-Identifier: EUPL-1.2
"""What was signed is kept, and shown, printed and saved as it was, whatever the program says now."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.interview.after.steps import Step
from app.interview.base.instrument import Instrument
from app.interview.sheet.signed_sheet import kept_sheet
from app.report.paper.marks import Text
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.errors import SignedInterview
from app.storage.vault.entering import open_vault
from app.ui.flow.base.context import now, today
from tests.library import GRUND, LIBRARY
from tests.robust.places import FIRST, PASSPHRASE, make_vault, unlock
from tests.walkthrough import stages
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

OWN = "Det här är det som bär."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_vault(tmp_path / "valv")
    with open_vault(made, PASSPHRASE) as vault:
        vault.texts.put(FIRST, {"feedback:resources": OWN})
    return made


def _signs(opens: Opens, folder: Path) -> Person:
    person = opens(vault=folder)
    unlock(person)
    person.program.desk.open_interview(FIRST)
    person.waits_for_screen("TalkScreen")
    stages.signs(person)
    return person


def _reads(person: Person) -> None:
    person.program.desk.open_at(FIRST, Step.SHEET)
    person.waits_for_screen("FeedbackScreen")
    person.waits_until(lambda: bool(person.screen.paper.pages), "paper")  # type: ignore[attr-defined]


def _words(person: Person) -> str:
    pages = person.screen.paper.pages  # type: ignore[attr-defined]
    return " ".join(op.says for page in pages for op in page.ops if isinstance(op, Text))


def test_what_was_signed_is_shown_as_it_was(
    opens: Opens, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves(_signs(opens, folder))
    with open_vault(folder, PASSPHRASE) as vault:
        texts = vault.texts.of(FIRST)
        kept = kept_sheet(texts)
        assert kept is not None
        assert OWN in kept.says
        assert kept.investigation
        with pytest.raises(SignedInterview):
            vault.texts.put(FIRST, {"signed-sheet": "annat"})
        assert vault.seals.broken() == []
        again = vault.interviews.correct(
            FIRST, reason="fel", by="anpr", at="2026-11-23T10:00:00Z"
        )
        assert "signed-sheet" not in vault.texts.of(again)
        vault.interviews.remove(again, reason="mistake")
        extract = make_extract(
            vault, LIBRARY, 1, shipped_retention(), at=now(), today=today()
        )
        assert OWN in str(extract_paper(extract))
        assert any(text.text == kept.says for text in extract.interviews[0].texts)
    # A newer program, which would say it in other words.
    shipped = LIBRARY.instrument(GRUND).sheet
    silent = shipped.model_copy(update={"sentences": ()})
    monkeypatch.setattr(Instrument, "sheet", silent)
    person = opens(vault=folder)
    unlock(person)
    _reads(person)
    assert person.screen.paper.pages == kept.pages  # type: ignore[attr-defined]
    assert OWN in _words(person)
    assert "UTKAST" not in str(kept.pages)
    said = person.reads()
    assert "Signerad " in said
    assert " av Anna Prov (anpr)" in said
    person.clicks("Stor stil")
    person.waits_until(
        lambda: person.screen.paper.pages == kept.large,  # type: ignore[attr-defined]
        "large",
    )
    person.holds(Key.Key_S)
    person.waits_until(lambda: QApplication.activeModalWidget() is not None, "dialog")
    person.names_file(str(tmp_path / "blad.pdf"))
    person.presses(Key.Key_Return)
    person.waits_for("Filen är sparad")
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF")
    assert "Tillbaka till utkastet" not in person.reads()
    assert "utkast" not in person.reads()
    assert not [one for one in person.all(QPlainTextEdit) if not one.isReadOnly()]
    person.clicks("Text till utredningen")
    person.waits_until(
        lambda: person.screen.text_view.text == kept.investigation,  # type: ignore[attr-defined]
        "text",
    )


def test_one_signed_before_is_drafted_and_says_so(opens: Opens, folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.interviews.sign(FIRST, by="Anna Prov", at="2025-11-29T10:00:00Z")
    person = opens(vault=folder)
    unlock(person)
    _reads(person)
    said = person.reads()
    assert "Signerad 29 november 2025 av Anna Prov" in said
    assert "sparade programmet inte själva bladet" in said
    assert OWN in _words(person)
