# SPDX-License-Identifier: EUPL-1.2
"""A blank form from the start page to paper, by the system's own dialog."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.walkthrough.conftest import Opens


def test_a_blank_form_goes_to_the_printer(opens: Opens, tmp_path: Path) -> None:
    person = opens(practice=True)
    person.waits_for_screen("StartPage")
    person.waits_for("Pågår")
    person.tabs_to("Skriv ut tom blankett")
    person.presses(Qt.Key.Key_Return)
    person.thinks_better_of_printing()
    assert "skickad till skrivaren" not in person.reads()
    person.presses(Qt.Key.Key_Return)
    person.prints_in_file(tmp_path / "blankett.pdf")
    person.waits_until((tmp_path / "blankett.pdf").exists, "a file")
    assert 10 < len(PdfReader(tmp_path / "blankett.pdf").pages) <= 16
    person.waits_for("Blanketten är sparad som fil.")
    assert "till skrivaren" not in person.reads()
