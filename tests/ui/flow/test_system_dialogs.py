# SPDX-License-Identifier: EUPL-1.2
"""A veil or a lock over the system's own dialogs, and the pages that were asked for in them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.report.paper.marks import Page
from app.ui.flow.base.printing import Printing
from app.ui.system.system_dialogs import open_dialog
from app.ui.window.veil import shut_dialogs
from app.ui.window.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window(practice=False)
    qtbot.addWidget(window)
    window.show()
    return window


class LoopingDialog(QDialog):
    """Shown, it comes back only when it is answered, as Windows' dialog for printing."""

    was_whole = False

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's own
        super().setVisible(visible)
        if visible:
            loop = QEventLoop(self)
            QTimer.singleShot(50, loop.quit)
            loop.exec()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.was_whole = isValid(self)


def test_a_dialog_whose_loop_runs_is_not_deleted_under_it(
    window: Window, qtbot: QtBot
) -> None:
    dialog = LoopingDialog(window)
    told: list[str] = []
    dialog.finished.connect(lambda: told.append("finished"))
    dialog.accepted.connect(lambda: told.append("accepted"))
    QTimer.singleShot(10, window.veil.draw)
    open_dialog(dialog)
    assert dialog.was_whole
    dialog.accept()  # what was chosen in it, when it came back at last
    assert told == []
    window.veil.lift()


def test_any_other_is_deleted_at_once(window: Window, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    open_dialog(dialog)
    shut_dialogs(window)
    qtbot.waitUntil(lambda: not isValid(dialog))


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [("", [1, 2, 3, 4]), ("2", [2]), ("2-3", [2, 3]), ("1,4", [1, 4]), ("4-9", [4])],
)
def test_only_the_pages_asked_for_are_printed(
    window: Window, tmp_path: Path, asked: str, drawn: list[int]
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "blad.pdf"))
    if asked:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(asked))
    pages = [Page((), width) for width in (100.0, 200.0, 300.0, 400.0)]
    printing = Printing(window, window)
    found: list[float] = []
    printing._pages = pages  # noqa: SLF001 - the dialog is Windows' own
    printing._draw = lambda _, page, __: found.append(page.width)  # noqa: SLF001 - what is drawn is counted
    printing.print_on(printer)
    assert found == [100.0 * number for number in drawn]


NATIVE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication
from app.ui.flow.base.printing import Printing
from app.ui.window.window import Window
app = QApplication([])
if not QPrinterInfo.availablePrinterNames():
    sys.exit("there is no printer")
window = Window(practice=False)
window.show()
printing = Printing(window, window)
def ended():
    print("closed", window.veil.isVisible(), window.findChildren(QPrintDialog))
    app.quit()
def asked():
    printing.ask_text("En kod")  # it is back when the dialog is gone
    QTimer.singleShot(1000, ended)
QTimer.singleShot(200, asked)
QTimer.singleShot(3000, window.veil.draw)
app.exec()
"""


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere they run no loop")
def test_windows_own_dialog_goes_when_the_veil_comes() -> None:
    said = subprocess.run(
        [sys.executable, "-c", NATIVE],
        env=os.environ | {"QT_QPA_PLATFORM": "windows"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    if "there is no printer" in said.stderr:
        pytest.skip("there is no printer")
    assert (said.returncode, said.stdout) == (0, "closed True []\n"), said.stderr
