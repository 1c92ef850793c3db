# SPDX-License-Identifier: EUPL-1.2
"""For tests of windows: the program's look, and a check that nothing is left behind."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.ui.pieces.theme import Look, dress, load_fonts, stylesheet


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its fonts and stylesheet, once for all tests."""
    load_fonts()
    dress(qapp, Look())
    return qapp


@pytest.fixture(autouse=True)
def nothing_left_behind(dressed: QApplication) -> Iterator[None]:
    """Fails the test that leaves a window in sight or a thread of ours running.

    Mend: give the widget a parent or `qtbot.addWidget`; stop the Worker. A look that a test gave
    the program goes with it.
    """
    yield
    if dressed.styleSheet() != stylesheet(Look()):
        dress(dressed, Look())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in dressed.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
        window.deleteLater()
    threads = [t.name for t in threading.enumerate() if t.name.startswith("overblick")]
    assert not left, f"windows still open: {[type(window).__name__ for window in left]}"
    assert not threads, f"threads still running: {threads}"
