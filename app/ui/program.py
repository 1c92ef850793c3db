# SPDX-License-Identifier: EUPL-1.2
"""Puts the program together, runs it, and takes it apart again."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui.door_to_desk import Threshold
from app.ui.program_parts import House, shipped_library
from app.ui.system.icon import wear_icon
from app.ui.system.idle_time import Clocks
from app.ui.system.qt_in_swedish import speak_swedish
from app.ui.window.bounds import with_bounds
from app.ui.window.closing import Closing
from app.ui.window.crash_notice import spread_net

if TYPE_CHECKING:
    from app.interview.base.library import Library
    from app.ui.flow.desk.desk import Desk
    from app.ui.system.system_lock import SystemWatch


class Program(QObject):
    """The house, and the threshold to what is open in it.

    Attributes:
        window: the one window.
        door: the way into a vault.
        guard: hides and locks what is left alone; `clocks` are what it goes by.
    """

    def __init__(
        self,
        app: QApplication,
        *,
        vault: Path | None,
        practice: bool,
        clocks: Clocks | None = None,
        library: "Callable[[], Library]" = shipped_library,
    ) -> None:
        super().__init__()
        house = self._house = House(
            app, practice=practice, clocks=clocks, library=library, parent=self
        )
        self._threshold = Threshold(house, vault, practice=practice, parent=self)
        self.window, self.guard = house.window, house.guard
        self.door = self._threshold.door
        self._leaving = Closing(self.window, self)
        self._system: SystemWatch | None = None
        self.window.closing.connect(self._closing)
        self.guard.veil.connect(self._veil)
        self.guard.lock.connect(self.lock)
        self._threshold.opened.connect(self._listen)

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
        self._house.worker.settle()  # a vault that is on its way in is closed again below
        self.guard.end()
        self._threshold.end()
        self._house.end()

    def _listen(self) -> None:
        """Once: lock when the system itself does, or sleeps."""
        if self._system is None:
            from app.ui.system.system_lock import watch_system

            self._system = watch_system(self.window, self)
            if self._system is not None:
                self._system.locks.connect(self.lock)

    def _veil(self) -> None:
        if self.desk is not None:
            self.desk.keep_now()
            self.window.veil.draw()

    def _closing(self) -> None:
        wishes, desk, behind = self._house.wishes, self.desk, self.door.behind
        wishes.keep(with_bounds(wishes.kept, self.window))
        if desk is not None:
            desk.keep_now()
        if desk is not None or behind:
            self._house.worker.settle()
        locked = {("", id(vault)) for vault in self.door.behind if not vault.is_shut}
        unsaved = desk.unsaved if desk is not None else frozenset()
        if not self._leaving.warns(frozenset(locked | unsaved)) and desk is not None:
            desk.settle()


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
