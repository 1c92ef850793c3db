# SPDX-License-Identifier: EUPL-1.2
"""The pointer while something is under way."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.jobs.jobs import Worker
from app.ui.jobs.wait_pointer import MOMENT, WaitPointer


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    yield QObject()
    while QGuiApplication.overrideCursor() is not None:
        QGuiApplication.restoreOverrideCursor()


def is_busy() -> bool:
    cursor = QGuiApplication.overrideCursor()
    return cursor is not None and cursor.shape() == Qt.CursorShape.BusyCursor


def test_what_takes_long_is_seen_until_it_is_done(qtbot: QtBot, parent: QObject) -> None:
    worker, held = Worker(parent, "overblick-test"), Event()
    WaitPointer(worker, parent)
    worker.submit(held.wait)
    assert not is_busy()
    qtbot.waitUntil(is_busy)
    held.set()
    qtbot.waitUntil(lambda: QGuiApplication.overrideCursor() is None)
    worker.stop()


def test_what_is_done_in_a_moment_is_not_seen(qtbot: QtBot, parent: QObject) -> None:
    worker, told = Worker(parent, "overblick-test"), list[object]()
    WaitPointer(worker, parent)
    worker.submit(int, told.append)
    qtbot.waitUntil(lambda: told == [0])
    qtbot.wait(MOMENT + 100)
    assert QGuiApplication.overrideCursor() is None
    worker.stop()


def test_one_of_two_workers_ends_with_the_program(qtbot: QtBot, parent: QObject) -> None:
    first, second, held = Worker(parent, "one"), Worker(parent, "two"), Event()
    marks = [WaitPointer(first, parent), WaitPointer(second, parent)]
    first.submit(held.wait)
    second.submit(held.wait)
    qtbot.wait(MOMENT + 200)
    assert is_busy()
    marks[0].end()
    assert is_busy()
    marks[1].end()
    assert QGuiApplication.overrideCursor() is None
    held.set()
    first.stop()
    second.stop()
