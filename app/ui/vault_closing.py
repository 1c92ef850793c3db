# SPDX-License-Identifier: EUPL-1.2
"""Vaults behind a lock, shut as soon as the disk takes what was left in them.

See docs/decisions/0018-a-lock-never-waits-and-never-loses.md.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.flow.door.door import Door
from app.ui.jobs.jobs import Worker
from app.ui.pieces.delay import Delay
from app.ui.window.closing import UNSAVED

if TYPE_CHECKING:
    from app.ui.flow.lock.locked_vault import LockedVault

AGAIN = 5_000  # milliseconds between tries to shut a locked vault while the disk refuses


class Shutting(QObject):
    """Tries until each is shut. The door knows them, for whoever comes back to one."""

    def __init__(self, door: Door, worker: Worker) -> None:
        super().__init__(door)
        self._door = door
        self._worker = worker
        self._again = Delay(self.attempt, self, after=AGAIN)

    def add(self, behind: "LockedVault") -> None:
        """Shut one more."""
        self._door.behind.append(behind)
        self.attempt()

    def attempt(self) -> None:
        """Try now."""
        self._again.stop()
        for behind in self._door.behind:
            self._worker.submit(behind.finish, self._tried)

    def end(self) -> None:
        """The program ends: each is tried a last time, and shut."""
        self._again.stop()
        for behind in self._door.behind:
            self._worker.submit(behind.finish)
            self._worker.submit(behind.shut)

    def _tried(self, _: bool) -> None:  # noqa: FBT001 - a result's own shape
        door = self._door
        for behind in door.behind:
            if behind.is_shut:
                door.show_kept(behind.vault.folder, behind.copied)
        door.behind = [behind for behind in door.behind if not behind.is_shut]
        if door.behind:
            self._again.start()
        else:
            door.window.unsay(UNSAVED)
