# SPDX-License-Identifier: EUPL-1.2
"""Printers that write files are told from those with paper, and what they write is private."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from app.ui.flow.base.printers import (
    is_private,
    make_private,
    makes_files,
    paper_printer,
    target_of,
)
from app.ui.flow.base.printing import NOT_PRINTED, Printing
from app.ui.window.window import Window
from tests.modes import is_its_owners

FILES = [
    ("Microsoft Print to PDF",),
    ("Microsoft XPS Document Writer",),
    ("Microsoft XPS Document Writer v4",),
    ("OneNote (Desktop)",),
    ("OneNote for Windows 10",),
    ("Skicka till OneNote 2016",),
    ("Send To OneNote 16",),
    ("Adobe PDF",),
    ("Foxit PDF Reader Printer",),
    ("Foxit PhantomPDF Printer",),
    ("PDFCreator",),
    ("PDF24",),
    ("PDF24 Fax",),
    ("PDF-XChange Printer 2012",),
    ("CutePDF Writer",),
    ("doPDF 11",),
    ("novaPDF 11",),
    ("PrimoPDF",),
    ("Bullzip PDF Printer",),
    ("Nitro PDF Creator",),
    ("Microsoft Office Document Image Writer",),
    ("Journal Note Writer",),
    ("Snagit 2024",),
    ("Fax",),
    ("PDF", "Generic CUPS-PDF Printer (w/ options)"),
    ("Cups-PDF",),
    ("Print_to_File",),
    ("Skriv till fil",),
    ("Kontoret", "Microsoft Print To PDF"),  # given another name
    ("Utskrift", "", "PORTPROMPT:"),
    ("Utskrift", "Generic / Text Only", "FILE:"),
    ("Spara", "Adobe PDF Converter", ""),
    ("Arkiv", "CutePDF Writer v4.0", ""),
]
PAPER = [
    ("HP LaserJet Pro MFP M428fdw", "HP LaserJet MFP M428-M431 PCL 6", "IP_10.2.3.4"),
    ("Canon iR-ADV C5535 UFR II", "Canon Generic Plus UFR II", "Plan 3"),
    ("Brother_MFC_L2710DW", "Brother MFC-L2710DW series - IPP Everywhere", ""),
    ("\\\\skrivare\\FollowMe", "KONICA MINOLTA Universal PCL", "Kommunhuset"),
    ("SafeQ", "RICOH PCL6 UniversalDriver V4.27", ""),
    ("EPSON WF-C5790 Series", "EPSON WF-C5790 Series, driverless", ""),
    ("Kyocera TASKalfa 3554ci KX", "Kyocera TASKalfa 3554ci KX", "Filialen"),
    ("imageRUNNER C3226", "Canon imageRUNNER C3226", ""),
    ("Skrivaren hos socialtjänsten", "Xerox GPD PCL6", ""),
    ("Profax kopiering", "Lexmark MX431adn", "Rum 12"),
    ("Xpressen", "Samsung Xpress M2070", ""),
]


@pytest.mark.parametrize("said", FILES)
def test_what_writes_files_is_known(said: tuple[str, ...]) -> None:
    assert makes_files(*said)


@pytest.mark.parametrize("said", PAPER)
def test_what_has_paper_is_let_alone(said: tuple[str, ...]) -> None:
    assert not makes_files(*said)


def test_qts_own_file_is_one(dressed: object, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "kod.pdf"))
    assert target_of(printer) == ("", True, tmp_path / "kod.pdf")
    assert paper_printer() == ""  # there is none where tests run


@pytest.mark.parametrize("before", ["", "an older file that all can read"])
def test_what_is_printed_into_a_file_is_its_owners(
    dressed: object, tmp_path: Path, before: str
) -> None:
    path = tmp_path / "kod.pdf"
    if before:
        path.write_text(before, encoding="utf-8")
        path.chmod(0o644)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    window = Window(practice=False)
    printing = Printing(window, window)
    printing._text = "En kod"  # noqa: SLF001 - the dialog is Windows' own
    umask = os.umask(0o000)
    try:
        printing.print_on(printer)
    finally:
        os.umask(umask)
    assert path.read_bytes().startswith(b"%PDF")
    assert is_its_owners(path)
    if sys.platform == "win32":
        assert is_private(path) is None  # it does not tell
    else:
        assert is_private(path)
        path.chmod(0o644)
        assert not is_private(path)
    window.deleteLater()


def test_a_place_that_cannot_be_written_is_told(
    dressed: object, tmp_path: Path, qtbot: object
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "saknas" / "kod.pdf"))
    window = Window(practice=False)
    printing = Printing(window, window)
    printing._text = "En kod"  # noqa: SLF001 - the dialog is Windows' own
    told: list[str] = []
    printing.printed.connect(lambda: told.append("printed"))
    printing.print_on(printer)
    assert told == []
    assert window._message.text == NOT_PRINTED  # noqa: SLF001 - the window is not shown
    window.deleteLater()
    with pytest.raises(OSError, match="saknas"):
        make_private(tmp_path / "saknas" / "kod.pdf")


def test_a_device_keeps_the_rights_that_others_need() -> None:
    """A print-out into /dev/null by root made it unusable for everybody else."""
    if (
        sys.platform == "win32"
    ):  # devices have no modes; it takes what is printed, as before
        device = Path(os.devnull)
        make_private(device)
        device.write_bytes(b"%PDF")
        assert device.read_bytes() == b""
        return
    main, other = os.openpty()
    try:
        device = Path(os.ttyname(other))
        before = device.stat().st_mode
        device.chmod(0o622)
        make_private(device)
        assert device.stat().st_mode & 0o777 == 0o622
        device.chmod(before & 0o777)
    finally:
        os.close(main)
        os.close(other)
