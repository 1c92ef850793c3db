# SPDX-License-Identifier: EUPL-1.2
"""What every part of the flow has at hand: the window, the threads, the vault, the look."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.interview.base.library import Library
from app.report.paper.fonts import Fonts
from app.storage.records import Staff
from app.storage.vault.vault import Vault
from app.ui.jobs.jobs import Once, Worker
from app.ui.pieces.theme import Look
from app.ui.system.idle_time import LOCK_AFTER
from app.ui.system.preferences import Appearance
from app.ui.window.window import Window


class Wants(QObject):
    """What is wanted in an open vault and reaches beyond it.

    Signals:
        lock: close the vault and ask for the passphrase again.
        look: another look (Appearance).
        lock_after: minutes before it locks by itself (int).
        bring_back: close the vault, and bring back a copy (Wanted).
        rescue: close a vault that is damaged, and show the ways on (UserError).
        practise: into the practice vault, or out of it.
    """

    lock = Signal()
    look = Signal(object)
    lock_after = Signal(int)
    bring_back = Signal(object)
    rescue = Signal(object)
    practise = Signal()


@dataclass(frozen=True)
class Context:
    """An open vault and the window it is worked with in.

    Attributes:
        vault: belongs to the thread of `worker`; never touched from the GUI thread.
        library: the forms there are.
        papers: the thread for pages and files, so that answers never wait for them.
        staff: who is at work.
        practice: whether all of it is made up.
        lock_after: minutes that nobody is here before the program locks.
        is_locked: set at a lock; a timer of a page may still run then.
        wants: for what reaches beyond the vault.
        presses: one at a time, of those that add something or lead somewhere.
    """

    window: Window
    worker: Worker
    papers: Worker
    vault: Vault
    library: Library
    staff: Staff
    look: Look
    appearance: Appearance
    fonts: Fonts
    practice: bool
    lock_after: int = LOCK_AFTER
    is_locked: Event = field(default_factory=Event)
    wants: Wants = field(default_factory=Wants)
    presses: Once = field(default_factory=Once)

    def ask(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do something with the vault on its thread, then `done` here; after a lock, nothing."""
        if not self.is_locked.is_set():
            self.worker.submit(work, done, failed)

    @property
    def mark(self) -> str:
        """The word across everything printed from made-up clients."""
        return "ÖVNING" if self.practice else ""


def now() -> str:
    """The time now, ISO, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def today() -> date:
    """The day now, where the user is."""
    return datetime.now().astimezone().date()
