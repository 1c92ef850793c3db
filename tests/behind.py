# SPDX-License-Identifier: EUPL-1.2
"""What lies behind the screens, for tests to ask and to plant faults in.

What a screen shows is asked of the screen (tests/eyes.py); here is what none shows.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from app.ui.flow.base.context import Context
from app.ui.flow.base.printing import Printing
from app.ui.jobs.jobs import Worker
from app.ui.program import Program


def place_of(program: Program) -> Context:
    """What the open program works with: the vault, and the thread that it is asked on."""
    return program.desk._place  # noqa: SLF001 - no screen shows all that the vault holds


def pdf_printer(path: Path) -> QPrinter:
    """A printer that makes a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def print_in_file(program: Program, path: Path) -> None:
    """Does what the dialog for printing does when a PDF is chosen, where none comes."""
    printing = printing_of(program)
    printing._printer = pdf_printer(path)  # noqa: SLF001 - the dialog is Windows' own
    printing._accepted()  # noqa: SLF001 - the same


def is_at_rest(program: Program) -> bool:
    """Whether the threads of the vault and of papers have done all that they were asked."""
    return not any(one.is_busy for one in program.window.findChildren(Worker))


def held_texts(program: Program) -> Mapping[str, str]:
    """What is written beside the answers of the open interview, by slot, as it is kept."""
    texts: Mapping[str, str] = program.desk.encounter._held.texts  # noqa: SLF001 - no screen has all
    return texts


def printing_of(program: Program) -> Printing:
    """What was last asked to print, behind its dialog."""
    there = program.window.findChildren(Printing)
    return next(one for one in there if one.target is not None)
