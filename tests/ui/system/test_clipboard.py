# SPDX-License-Identifier: EUPL-1.2
"""What is copied here asks the system to keep it in no history and off the net (C1)."""

import sys

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.core_dump import leave_no_core
from app.ui.system.clipboard import CopiedHere, unlisted

HISTORY = ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard")
WORDS = "Mår bättre än i mars"


def is_marked(data: QMimeData | None) -> bool:
    """Whether the systems' histories would leave it out."""
    told = " ".join(data.formats()) if data is not None else ""
    marks = HISTORY if sys.platform == "win32" else ("x-kde-passwordManagerHint",)
    return all(mark in told for mark in marks)


def test_windows_is_asked_in_its_own_words() -> None:
    data = unlisted(WORDS, "win32")
    assert data.text() == WORDS
    for name in HISTORY:
        said = data.data(f'application/x-qt-windows-mime;value="{name}"')
        assert bytes(said.data()) == b"\0\0\0\0"


def test_kde_is_asked_in_its_own() -> None:
    data = unlisted(WORDS, "linux")
    assert data.text() == WORDS
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_field_that_copies_by_itself_is_marked_after_it(
    dressed: QApplication, qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    board = QGuiApplication.clipboard()
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("there the clipboard has no owner")
    copied = CopiedHere(dressed)
    field = kind(WORDS)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    assert QTest.qWaitForWindowActive(field)
    field.selectAll()
    field.copy()
    qtbot.waitUntil(lambda: is_marked(board.mimeData()))
    assert board.text() == WORDS
    copied.forget()
    qtbot.waitUntil(lambda: board.text() == "")
    copied.deleteLater()


@pytest.mark.skipif(sys.platform != "win32", reason="reports of Windows")
def test_windows_makes_no_report_of_a_crash() -> None:
    import ctypes  # noqa: PLC0415 - as in the code

    leave_no_core()
    assert ctypes.WinDLL("kernel32").GetErrorMode() & 3 == 3
