# SPDX-License-Identifier: EUPL-1.2
"""When the log cannot be written, nothing leaves: no paper, no file, no copy, no export (G1)."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.interview.after.steps import Step
from tests.beneath import beneath
from tests.walkthrough import stages
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person
from tests.walkthrough.test_log_of_a_life import does, saves

REFUSED = "Det går inte att skriva i valvets logg"


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the dialog for files wants it
def test_nothing_leaves_without_a_note_of_it(opens: Opens, tmp_path: Path) -> None:
    person = opens(practice=True)
    person.waits_for_screen("StartPage")
    comes_to_sheet(person)
    writable(person, False)
    person.holds(Key.Key_P)
    person.prints_in_file(tmp_path / "utskrift.pdf")
    person.waits_for(REFUSED)
    saves(person, "Spara PDF", tmp_path / "blad.pdf", REFUSED)
    person.clicks("Text till utredningen")
    QGuiApplication.clipboard().setText("annat")
    person.clicks("Kopiera")
    saves(person, "Spara som textfil", tmp_path / "text.txt", REFUSED)
    person.waits_for(REFUSED)
    assert QGuiApplication.clipboard().text() == "annat"
    person.program.desk.export(stages.DONE)
    person.waits_for_screen("ExportScreen")
    saves(person, "Välj mapp och exportera", tmp_path, REFUSED)
    left = [one.name for one in tmp_path.iterdir() if one.name != "home"]
    assert left == []
    writable(person, True)
    saves(person, "Välj mapp och exportera", tmp_path, "Exporten ligger i mappen")
    assert [one for one in tmp_path.iterdir() if one.name.startswith("overblick-")]


def comes_to_sheet(person: Person) -> None:
    stages.opens(person, stages.DONE)
    person.program.desk.encounter.go(Step.MISSING)
    person.program.desk.encounter.go(Step.SHEET)
    stages.sees_paper(person)
    person.presses(Key.Key_Tab)


def writable(person: Person, yes: bool) -> None:
    """The file can be written, or only read, as on a medium that turned read-only."""
    does(person, lambda vault: beneath(vault).run(f"PRAGMA query_only = {int(not yes)}"))
