# SPDX-License-Identifier: EUPL-1.2
"""What stands as long as the program: the window, its two threads, and who watches over them."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.resources import handbook_chapters
from app.ui.jobs.jobs import Worker
from app.ui.jobs.wait_pointer import WaitPointer
from app.ui.look import Wishes
from app.ui.system.clipboard import CopiedHere
from app.ui.system.collector import GuiCollector
from app.ui.system.dialog_folders import forget_folders, note_no_folders
from app.ui.system.idle_time import Clocks, Idle, system_clocks
from app.ui.window.bounds import put_in_sight
from app.ui.window.guard import Guard
from app.ui.window.window import Window

if TYPE_CHECKING:
    from app.interview.base.library import Library


def shipped_library() -> "Library":
    """The instruments that came with the program."""
    from app.interview.base.library import shipped_library

    return shipped_library()


class House(QObject):
    """Stands on both sides of the threshold.

    Args:
        clocks: what the guard goes by.
        library: makes the library, late: it is imported with what opens vaults.

    Attributes:
        window: the one window.
        worker: the thread of the vault.
        papers: the thread for pages and files, so that answers never wait for them.
        guard: hides and locks what is left alone.
        copied: what lies in the clipboard.
        wishes: how the program is to look.
    """

    def __init__(
        self,
        app: QApplication,
        *,
        practice: bool,
        clocks: Clocks | None,
        library: "Callable[[], Library]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.library = cache(library)
        note_no_folders()
        self.wishes = Wishes(app, self)
        self.window = Window(practice=practice)
        put_in_sight(self.window, self.wishes.kept)
        self.worker = Worker(self.window, "overblick-vault")
        self.papers = Worker(self.window, "overblick-papers")
        self._under_way = [WaitPointer(one, self) for one in (self.worker, self.papers)]
        self._collector = GuiCollector(self)
        self.copied = CopiedHere(self)
        idle = Idle(clocks or system_clocks(), self.wishes.kept.lock_after)
        self.guard = Guard(self.window, idle, self)
        self.window.larger.connect(self.wishes.larger)
        self.window.smaller.connect(self.wishes.smaller)
        self.window.help.wanted.connect(self._read_handbook)
        self.worker.unhandled.connect(self._bug)
        self.papers.unhandled.connect(self._bug)

    def end(self) -> None:
        """What the threads were given is done; then they end."""
        self.copied.forget()
        self.worker.stop()
        self.papers.stop()
        for pointer in self._under_way:
            pointer.end()
        self._collector.stop()
        forget_folders()

    def _read_handbook(self) -> None:
        self.papers.submit(handbook_chapters, self.window.help.show_handbook)

    def _bug(self, error: BaseException) -> None:
        raise error
