# SPDX-License-Identifier: EUPL-1.2
"""A talk on the screen in this process: real vault, real thread, real session."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.interview.base.reading import Opened
from app.interview.clients.casework import open_interview
from app.interview.talk.session import Session
from app.storage.vault.vault import Vault
from app.ui.jobs.jobs import Worker
from app.ui.jobs.saver import Saver
from app.ui.pieces.theme import Look, dress, load_fonts
from app.ui.talk.screen import TalkScreen
from tests.bench.client import begin_again, new_vault
from tests.bench.size import TINY
from tests.library import LIBRARY

T = TypeVar("T")


@dataclass(frozen=True)
class Talk:
    """An interview under way."""

    vault: Vault
    worker: Worker
    saver: Saver
    session: Session
    prefilled: frozenset[str]
    holder: QWidget

    def screen(self) -> TalkScreen:
        """The interview screen, in sight."""
        look = Look()
        made = TalkScreen(
            self.session, self.saver, {}, case="", look=look, parent=self.holder
        )
        made.setParent(None)
        made.resize(1366, 768)
        made.show()
        QTest.qWaitForWindowExposed(made)
        made.take_focus()
        return made

    def wait_saved(self) -> None:
        """Returns when everything given so far is on the disk and the screen knows."""
        while not self.saver.is_clean:
            loop = QEventLoop()
            self.saver.saved.connect(loop.quit)
            loop.exec()


@contextmanager
def open_talk(folder: Path, held: Opened) -> Iterator[Talk]:
    """A fresh Grund with the client of `held`, in a vault of its own."""
    application()
    holder = QWidget()
    worker = Worker(holder, "overblick-bench")

    def make() -> tuple[Vault, Opened]:
        vault = new_vault(
            folder, TINY.cost
        )  # opened once: what it costs is not measured here
        return vault, open_interview(vault, LIBRARY, begin_again(vault, held))

    vault, opened = result(worker, make)
    saver = Saver(worker, vault, opened.interview.id, holder)
    session = Session(
        opened.form, opened.answers, position=opened.interview.position, keep=saver.keep
    )
    try:
        yield Talk(vault, worker, saver, session, frozenset(opened.answers), holder)
    finally:
        worker.submit(vault.close)
        worker.stop()
        holder.deleteLater()


def result(worker: Worker, work: Callable[[], T]) -> T:
    """What `work` gives on the worker's thread."""
    results: list[T] = []
    loop = QEventLoop()

    def done(value: T) -> None:
        results.append(value)
        loop.quit()

    worker.submit(work, done)
    loop.exec()
    return results[0]


def application() -> QApplication:
    """The one application, dressed as the program is."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication([])
    load_fonts()
    dress(app, Look())
    return app
