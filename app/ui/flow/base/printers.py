# SPDX-License-Identifier: EUPL-1.2
"""Where a print-out comes out: on paper, or in a file by a printer that only seems to be one.

Qt tells of a printer its name, its driver, where it stands and what is said of it, and of its
own PDF writer that it is one. Of the port nothing is told.
"""

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

# Words in the name, the driver or the place of what writes files, or sends them away
_FILES: Final = re.compile(
    r"""\b(?:pdf|cups[-_ ]?pdf|pdf24|xps|oxps|onenote|evernote|snagit|paperport|djvu|tiff?)\b
    |pdf[-_ ]?(?:creator|writer|converter|printer|complete|factory|redirect|architect|xchange)
    |(?:cute|primo|nova|do|win2|go2|clever|free|bull|ez|power|sumatra|foxit|adobe|soda|nitro)[-_ ]?pdf
    |foxit|bullzip|nitro\ (?:pdf|reader)|acrobat|distiller|pdfill|docuprinter
    |document\ (?:image\ )?writer|image\ printer|journal\ note\ writer|imageprinter
    |print\ (?:to|as|in)\ (?:a\ )?file|skriv\ (?:ut\ )?till\ (?:en\ )?fil|save\ as|spara\ som
    |send\ to|skicka\ till|\b(?:e?fax)\b|(?:^|\s)(?:file|portprompt|nul|xpsport|pdfport)\S*:|/dev/null""",
    re.IGNORECASE | re.VERBOSE,
)


class Target(NamedTuple):
    """What was chosen in the dialog for printing.

    Attributes:
        name: as the dialog calls it; "" for Qt's own file.
        is_file: whether no paper comes of it.
        path: the file, where that is known.
    """

    name: str
    is_file: bool
    path: Path | None


def target_of(printer: QPrinter) -> Target:
    """Where a printer that was chosen puts what is printed."""
    named = printer.outputFileName()
    path = Path(named) if named else None
    name = printer.printerName()
    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    if not native or path is not None or not name:
        return Target(name if native else "", is_file=True, path=path)
    info = QPrinterInfo.printerInfo(name)
    return Target(name, is_file=_makes_files(info) or makes_files(name), path=None)


def paper_printer() -> str:
    """Name of the printer to offer first: the usual one if it has paper, else any; "" for none."""
    usual = QPrinterInfo.defaultPrinter()
    if not usual.isNull() and not _makes_files(usual):
        return usual.printerName()
    there = (info for info in QPrinterInfo.availablePrinters() if not _makes_files(info))
    return next((info.printerName() for info in there), "")


def makes_files(*texts: str) -> bool:
    """Whether what is said of a printer means that it writes files, or sends them away.

    Args:
        texts: its name, driver, place, port, description: what there is.
    """
    return any(_FILES.search(one.replace("_", " ")) for one in texts)


def make_private(path: Path) -> None:
    """An empty file for its owner alone, before anything is printed in it.

    What is no file, as a device, keeps the rights that it has: others need it, too.

    Raises:
        OSError: it cannot be written there.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        if sys.platform != "win32" and stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.fchmod(descriptor, 0o600)
    except PermissionError:  # a stick without owners; who can read it is told
        pass
    finally:
        os.close(descriptor)


def is_private(path: Path) -> bool | None:
    """Whether only its owner can read a file; None where the system does not tell."""
    if sys.platform != "win32":
        with suppress(OSError):
            return not path.stat().st_mode & 0o077
    return None


def _makes_files(info: QPrinterInfo) -> bool:
    return makes_files(
        info.printerName(), info.makeAndModel(), info.location(), info.description()
    )
