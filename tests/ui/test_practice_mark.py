# SPDX-License-Identifier: EUPL-1.2
"""The mark of a practice vault says less where there is less room; the window stays as it is."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.pieces.theme import Look, dress
from app.ui.window.window import PracticeMark, Window
from tests.eyes import line_with, seen, shows


@pytest.mark.parametrize("wide", [1024, 1366])
@pytest.mark.parametrize("scale", [100, 200])
def test_it_fits_in_the_window(
    qtbot: QtBot, dressed: QApplication, wide: int, scale: int
) -> None:
    dress(dressed, Look(scale=scale))
    window = Window(practice=True)
    qtbot.addWidget(window)
    window.resize(wide, 600)
    window.show()
    mark = window.findChild(PracticeMark)
    fits(qtbot, window, mark, wide)
    ask = seen(mark, QPushButton)[0]
    ask.click()
    fits(qtbot, window, mark, wide)


def fits(qtbot: QtBot, window: Window, mark: PracticeMark, wide: int) -> None:
    qtbot.waitUntil(lambda: shows(mark, "ÖVNING"))
    qtbot.wait(20)
    assert window.width() == wide
    seen = [one for one in mark.children() if getattr(one, "isVisible", bool)()]
    assert max(one.geometry().right() for one in seen) < wide
    said = line_with(mark, "ÖVNING")
    assert said.text().startswith("ÖVNING")
    assert said.width() >= said.sizeHint().width()


def test_larger_text_says_less_at_once(qtbot: QtBot, dressed: QApplication) -> None:
    window = Window(practice=True)
    qtbot.addWidget(window)
    window.resize(1024, 600)
    window.show()
    mark = window.findChild(PracticeMark)
    assert shows(mark, "påhittade klienter")
    dress(dressed, Look(scale=200))
    qtbot.waitUntil(lambda: not shows(mark, "påhittade"))
    assert window.width() == 1024
