# SPDX-License-Identifier: EUPL-1.2
"""Work on another thread: what comes back to somebody who has left."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from app.storage.errors import DiskFull
from app.ui.jobs.jobs import Worker


class Asker(QObject):
    def __init__(self, told: list[object]) -> None:
        super().__init__()
        self._told = told

    def done(self, result: object) -> None:
        self._told.append(result)

    def failed(self, error: BaseException) -> None:
        self._told.append(error)


def refused() -> None:
    raise DiskFull


def broken() -> None:
    raise LookupError


def test_results_for_one_who_is_gone_are_dropped(qtbot: QtBot) -> None:
    parent = QObject()
    worker = Worker(parent, "overblick-test")
    told: list[object] = []
    bugs: list[object] = []
    worker.unhandled.connect(bugs.append)
    here, gone = Asker(told), Asker(told)
    for asker in (here, gone):
        worker.submit(partial(int, "7"), asker.done, asker.failed)
        worker.submit(refused, asker.done, partial(asker.failed))
        worker.submit(broken, asker.done, asker.failed)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    worker.stop()
    assert told[0] == 7
    assert [type(one) for one in told[1:]] == [DiskFull, LookupError]
    assert [type(one) for one in bugs] == [LookupError]
