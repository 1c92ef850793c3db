# SPDX-License-Identifier: EUPL-1.2
"""Puts the program together, runs it, and takes it apart again."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.resources import handbook_chapters
from app.ui.clipboard import CopiedHere
from app.ui.closing import Closing
from app.ui.collector import GuiCollector
from app.ui.flow.door import Door
from app.ui.guard import Guard
from app.ui.icon import wear_icon
from app.ui.idle import Clocks, Idle, system_clocks
from app.ui.jobs import Worker
from app.ui.mishap import spread_net
from app.ui.noted_folders import forget_folders, note_no_folders
from app.ui.qt_in_swedish import speak_swedish
from app.ui.threshold import House, Threshold
from app.ui.under_way import UnderWay
from app.ui.window import Window
from app.ui.wishes import Wishes

if TYPE_CHECKING:
    from app.interview.library import Library
    from app.ui.flow.desk import Desk
    from app.ui.system_lock import SystemWatch


def _shipped() -> "Library":
    from app.interview.library import shipped_library

    return shipped_library()


class Program(QObject):
    """The window, its threads, and the threshold to what is open in it.

    Attributes:
        window: the one window.
        guard: hides and locks what is left alone; `clocks` are what it goes by.
        library: makes the library, late: it is imported with what opens vaults.
    """

    def __init__(
        self,
        app: QApplication,
        *,
        vault: Path | None,
        practice: bool,
        clocks: Clocks | None = None,
        library: "Callable[[], Library]" = _shipped,
    ) -> None:
        super().__init__()
        self._system: SystemWatch | None = None
        note_no_folders()
        wishes = self._wishes = Wishes(app, self)
        self.window = Window(practice=practice)
        wishes.place(self.window)
        self._leaving = Closing(self.window, self)
        self._worker = Worker(self.window, "overblick-vault")
        self._papers = Worker(self.window, "overblick-papers")
        self._under_way = [UnderWay(one, self) for one in (self._worker, self._papers)]
        self._collector = GuiCollector(self)
        self._copied = CopiedHere(self)
        idle = Idle(clocks or system_clocks(), wishes.lock_after)
        self.guard = Guard(self.window, idle, self)
        house = House(
            self.window,
            self._worker,
            self._papers,
            self.guard,
            self._copied,
            wishes,
            cache(library),
        )
        self._threshold = Threshold(house, vault, practice=practice, parent=self)
        self._wire()

    @property
    def door(self) -> Door:
        """The way into a vault."""
        return self._threshold.door

    @property
    def desk(self) -> "Desk | None":
        """The program while a vault is open, else None."""
        return self._threshold.desk

    def begin(self) -> None:
        """Show the window with the first screen."""
        self._threshold.begin()
        self.window.show()

    def lock(self) -> None:
        """Close the vault and ask for the passphrase again."""
        self._threshold.lock()

    def stop(self) -> None:
        """Keep everything, close the vault, end the threads."""
        self._worker.settle()  # a vault that is on its way in is closed again below
        self.guard.end()
        self._threshold.end()
        self._copied.forget()
        self._worker.stop()
        self._papers.stop()
        for one in self._under_way:
            one.end()
        self._collector.stop()
        forget_folders()

    def _wire(self) -> None:
        self.window.larger.connect(self._wishes.larger)
        self.window.smaller.connect(self._wishes.smaller)
        self.window.closing.connect(self._closing)
        self.window.help.wanted.connect(self._read_handbook)
        self.guard.veil.connect(self._veil)
        self.guard.lock.connect(self.lock)
        self._threshold.opened.connect(self._listen)
        for worker in (self._worker, self._papers):
            worker.unhandled.connect(self._bug)

    def _read_handbook(self) -> None:
        self._papers.submit(handbook_chapters, self.window.help.show_handbook)

    def _listen(self) -> None:
        """Once: lock when the system itself does, or sleeps."""
        if self._system is None:
            from app.ui.system_lock import watch_system

            self._system = watch_system(self.window, self)
            if self._system is not None:
                self._system.locks.connect(self.lock)

    def _veil(self) -> None:
        if self.desk is not None:
            self.desk.keep_now()
            self.window.veil.draw()

    def _closing(self) -> None:
        self._wishes.keep_bounds(self.window)
        if self.desk is not None:
            self.desk.keep_now()
        if self.desk is not None or self.door.behind:
            self._worker.settle()
        behind = {("", id(one)) for one in self.door.behind if not one.is_shut}
        unsaved = self.desk.unsaved if self.desk is not None else frozenset()
        if not self._leaving.warns(frozenset(behind | unsaved)) and self.desk is not None:
            self.desk.settle()

    def _bug(self, error: BaseException) -> None:
        raise error


def run_program(*, vault: Path | None, practice: bool) -> int:
    """Run the program until its window closes; the exit code.

    Args:
        vault: folder of the vault, or None for the one last used.
        practice: open the practice vault with made-up clients.
    """
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Överblick")
    speak_swedish(app)
    wear_icon(app)
    program = Program(app, vault=vault, practice=practice)
    spread_net(program.window)
    try:
        program.begin()
        return app.exec()
    finally:
        program.stop()
