# SPDX-License-Identifier: EUPL-1.2
"""A blank form from the start page to paper, by the system's own dialog."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from tests.walkthrough.conftest import Opens


def dialog() -> QPrintDialog | None:
    there = (one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog))
    return next((one for one in there if one.isVisible()), None)


def test_a_blank_form_goes_to_the_printer(opens: Opens, tmp_path: Path) -> None:
    person = opens(practice=True)
    person.waits_for_screen("StartPage")
    person.waits_for("Pågår")
    person.tabs_to("Skriv ut tom blankett")
    person.presses(Qt.Key.Key_Return)
    person.waits_until(lambda: dialog() is not None, "print dialog")
    shown = dialog()
    assert shown is not None
    shown.reject()
    person.waits_until(lambda: dialog() is None, "no print dialog")
    assert "skickad till skrivaren" not in person.reads()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "blankett.pdf"))
    printing = person.program.desk._blank._printing
    printing.print_on(printer)
    assert 10 < len(PdfReader(tmp_path / "blankett.pdf").pages) <= 16
    person.waits_for("Blanketten är sparad som fil.")
    assert "skrivaren" not in person.reads()
