# SPDX-License-Identifier: EUPL-1.2
"""Paper and files: the system's own dialogs for printing and saving, none of them in the way."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.report.paper.marks import Page
from app.stewardship.log.log_words import IN_FILE
from app.ui.flow.base.printers import Target, make_private, target_of
from app.ui.pieces.theme import FAMILY
from app.ui.system.dialog_folders import forget_folders
from app.ui.system.system_dialogs import open_dialog
from app.ui.window.window import Window

DRAW = Callable[[QPainter, Page, float], None]
LEAVE = Callable[[Callable[[object], None]], None]  # calls what it is given, or does not
NOT_PRINTED = (
    "Det blev ingen utskrift, men allt finns kvar. Välj en annan skrivare, eller en annan plats "
    "för filen."
)
NO_PRINTER = (
    "Det finns ingen skrivare på den här datorn, så det går inte att skriva ut. Allt finns kvar. "
    "Be it-stödet lägga till en skrivare, eller spara som fil där det går."
)
_POINTS = 72
_NAME = "Överblick"


def sent(what: str, done: str = "t", *, to_file: bool) -> str:
    """What became of `what`: "Bladet är skickat till skrivaren". `done` is "t" or "d"."""
    if to_file:
        return f"{what} är spara{done} som fil. Filen är inte krypterad."
    return f"{what} är skicka{done} till skrivaren."


class Printing(QObject):
    """Prints pages by the system's dialog.

    With `leave`, that is asked when a printer is chosen: nothing is drawn until it has
    called back, so that the log comes first.

    It belongs to `parent`, the flow that prints, and is gone with it: what it holds may name
    a client.

    Signals:
        printed: it is done; whether to a file, and not on paper (bool).
    """

    printed = Signal(bool)

    def __init__(
        self, window: QWidget, parent: QObject, leave: LEAVE | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._leave = leave
        self._pages: Sequence[Page] = ()
        self._draw: DRAW | None = None
        self._text = ""
        self._name = _NAME
        self._printer: QPrinter | None = None

    def ask(self, pages: Sequence[Page], draw: DRAW, name: str = _NAME) -> None:
        """Ask where to print these pages, and print them there.

        Args:
            pages: what to print.
            draw: draws one of them.
            name: in the print queue, and of the file where it becomes one: it names nobody.
        """
        self._pages, self._draw, self._text, self._name = pages, draw, "", name
        self._open()

    def ask_text(self, text: str, *, prefer: str = "") -> None:
        """Ask where to print a short text in large letters, and print it there.

        `prefer` is the printer to stand there first, "" for the usual one.
        """
        self._pages, self._draw, self._text, self._name = (), None, text, _NAME
        self._open(prefer)

    @property
    def target(self) -> Target | None:
        """Where it goes, or went, once that is chosen."""
        return target_of(self._printer) if self._printer is not None else None

    def logged(self, key: str) -> str:
        """What the log is to say leaves: `key`, and that it becomes a file where it does."""
        target = self.target
        return f"{key} {IN_FILE}" if target is not None and target.is_file else key

    def forget(self) -> None:
        """Nothing is to be printed any more: it locks."""
        self._pages, self._draw, self._text, self._printer = (), None, "", None

    def print_on(self, printer: QPrinter) -> None:
        """Draw everything on a printer that was chosen; a file is for its owner alone."""
        painter = QPainter()
        if not (_is_ready(printer) and painter.begin(printer)):
            _say(self._window, NOT_PRINTED)
            return
        self._draw_all(painter, printer)
        painter.end()
        if isinstance(self._window, Window):
            self._window.unsay(NOT_PRINTED)
        self.printed.emit(target_of(printer).is_file)

    def _draw_all(self, painter: QPainter, printer: QPrinter) -> None:
        scale = printer.resolution() / _POINTS
        if self._text:
            _draw_text(painter, printer, self._text)
        for number, page in enumerate(_wanted(self._pages, printer)):
            if number:
                printer.newPage()
            if self._draw is not None:
                self._draw(painter, page, scale)

    def _open(self, prefer: str = "") -> None:
        asked = self._window.findChildren(QPrintDialog)
        if any(
            print_dialog.isVisible() for print_dialog in asked
        ):  # a press too many: the pages took a while
            return
        printer = self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if prefer:
            printer.setPrinterName(prefer)
        printer.setDocName(self._name)  # what the print queue shows
        if sys.platform == "win32" and not _is_native(printer):  # its dialog would not come
            _say(self._window, NO_PRINTER)
            return
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, max(1, len(self._pages)))
        dialog.accepted.connect(self._accepted)
        open_dialog(dialog)

    def _accepted(self) -> None:
        if self._leave is None:
            self._print_now(None)
        else:
            self._leave(self._print_now)

    def _print_now(self, _: object) -> None:
        if self._printer is not None:
            self.print_on(self._printer)


class Saving(QObject):
    """Asks for a place to save a file or a folder. Belongs to the flow that saves.

    Signals:
        chosen: the place (Path).
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def ask(self, title: str, name: str, kind: str) -> None:
        """Ask for a file; `name` is proposed and names nobody, `kind` is "PDF (*.pdf)"."""
        self._open(
            QFileDialog(self._window, title, str(Path.home() / name), kind), save=True
        )

    def ask_folder(self, title: str) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self._window, title, str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog, save=False)

    def _open(self, dialog: QFileDialog, *, save: bool) -> None:
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._selected)
        dialog.destroyed.connect(forget_folders)  # Qt notes them as it takes it down
        open_dialog(dialog)

    def _selected(self, names: list[str]) -> None:
        """One place. Where a folder is typed, Qt's own dialog may count its parents in."""
        if names:
            self.chosen.emit(Path(max(names, key=len)))


def _say(window: QWidget, problem: str) -> None:
    if isinstance(window, Window):
        window.say(problem)


def _is_native(printer: QPrinter) -> bool:
    return printer.outputFormat() == QPrinter.OutputFormat.NativeFormat


def _wanted(pages: Sequence[Page], printer: QPrinter) -> list[Page]:
    """The pages that were asked for in the dialog; all of them where none is named."""
    asked = printer.pageRanges()
    if printer.printRange() != QPrinter.PrintRange.PageRange or asked.isEmpty():
        return list(pages)
    return [page for number, page in enumerate(pages, 1) if asked.contains(number)]


def _is_ready(printer: QPrinter) -> bool:
    """A file that is to be printed in is made first, so that others can never read it."""
    path = target_of(printer).path
    try:
        if path is not None:
            make_private(path)
    except OSError:
        return False
    return True


def _draw_text(painter: QPainter, printer: QPrinter, text: str) -> None:
    font = QFont(FAMILY)
    font.setPointSizeF(16)
    painter.setFont(font)
    margin = printer.resolution()  # one inch
    room = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    room.adjust(margin, margin, -margin, -margin)
    painter.drawText(room, Qt.TextFlag.TextWordWrap.value, text)
