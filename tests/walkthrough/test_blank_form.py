# SPDX-License-Identifier: EUPL-1.2
"""A blank form from the start page to paper, by the system's own dialog."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from tests.walkthrough.conftest import Opens


def test_a_blank_form_goes_to_the_printer(opens: Opens, tmp_path: Path) -> None:
    person = opens(practice=True)
    person.waits_for_screen("StartPage")
    person.waits_for("Pågår")
    person.tabs_to("Skriv ut tom blankett")
    person.presses(Qt.Key.Key_Return)
    person.thinks_better_of_printing()
    assert "skickad till skrivaren" not in person.reads()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "blankett.pdf"))
    printing = person.program.desk._blank._printing
    printing.print_on(printer)
    assert 10 < len(PdfReader(tmp_path / "blankett.pdf").pages) <= 16
    person.waits_for("Blanketten är sparad som fil.")
    assert "till skrivaren" not in person.reads()
