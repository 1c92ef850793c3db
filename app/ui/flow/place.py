# SPDX-License-Identifier: EUPL-1.2
"""What every part of the flow has at hand: the window, the threads, the vault, the look."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from app.interview.library import Library
from app.report.fonts import Fonts
from app.storage.records import Staff
from app.storage.vault import Vault
from app.ui.idle import LOCK_AFTER
from app.ui.jobs import Once, Worker
from app.ui.preferences import Appearance
from app.ui.theme import Look
from app.ui.window import Window


class Gate:
    """Whether the vault is still there to be asked: shut for good at a lock."""

    def __init__(self) -> None:
        self.is_open = True

    def shut(self) -> None:
        """Nobody asks for anything any more."""
        self.is_open = False


@dataclass(frozen=True)
class Place:
    """An open vault and the window it is worked with in.

    Attributes:
        vault: belongs to the thread of `worker`; never touched from the GUI thread.
        library: the forms there are.
        papers: the thread for pages and files, so that answers never wait for them.
        staff: who is at work.
        practice: whether all of it is made up.
        lock_after: minutes that nobody is here before the program locks.
        gate: shut at a lock; a timer of a page may still run then.
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
    gate: Gate = field(default_factory=Gate)
    _presses: Once = field(default_factory=Once)

    def ask(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do something with the vault on its thread, then `done` here; after a lock, nothing."""
        if self.gate.is_open:
            self.worker.submit(work, done, failed)

    def ask_once(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """The same for what a button adds or leads to: a second press meanwhile does nothing."""
        if self.gate.is_open:
            self._presses.submit(self.worker, work, done, failed)

    def dressed(self, look: Look, appearance: Appearance) -> "Place":
        """The same place, dressed otherwise."""
        return replace(self, look=look, appearance=appearance)

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
