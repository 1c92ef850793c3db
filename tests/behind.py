# SPDX-License-Identifier: EUPL-1.2
"""What lies behind the screens, for tests to ask and to plant faults in.

What a screen shows is asked of the screen (tests/eyes.py); here is what none shows.
"""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from app.ui.flow.place import Place
from app.ui.flow.printing import Printing
from app.ui.jobs import Worker
from app.ui.program import Program


def place_of(program: Program) -> Place:
    """What the open program works with: the vault, and the thread that it is asked on."""
    return program.desk._place


def pdf_printer(path: Path) -> QPrinter:
    """A printer that makes a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def print_in_file(program: Program, path: Path) -> None:
    """Does what the dialog for printing does when a PDF is chosen, where none comes."""
    there = program.window.findChildren(Printing)
    printing = next(one for one in there if one.outlet is not None)
    printing._printer = pdf_printer(path)
    printing._accepted()


def is_at_rest(program: Program) -> bool:
    """Whether the threads of the vault and of papers have done all that they were asked."""
    return not any(one.is_busy for one in program.window.findChildren(Worker))
