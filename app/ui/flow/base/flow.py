# SPDX-License-Identifier: EUPL-1.2
"""What every flow is made on: it leads through screens, asks for work, and shows what it came to.

See docs/decisions/0028-one-flow-one-outlet.md. Light to import: the door is a flow, too.
"""

from functools import partial
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.jobs.jobs import Done, Failed, Work, Worker, owner_of
from app.ui.pieces.page import Screen
from app.ui.window.window import Window
from app.user_error import UserError

S = TypeVar("S", bound=QWidget)


class Flow(QObject):
    """Belongs to the flow that began it, and is gone with it; what it begins is gone with it.

    What it asks for is delivered while it lives, and to a screen only while that is in sight.
    An error that nobody takes shows on the flow's own screen, if it is one of `tells`, else
    above the screen in sight; what is no UserError goes on to the excepthook.

    Attributes:
        tells: the screens that show an error themselves, beside what it is of.
        window: where its screens are shown.

    Signals:
        left: done here; back to where one came from.
    """

    tells: ClassVar[tuple[type[Screen], ...]] = ()
    left = Signal()

    def __init__(self, window: Window, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.window = window
        self._worker = worker
        self._own: QWidget | None = None

    def show(self, screen: QWidget) -> None:
        """Put a screen of this flow's own in sight."""
        self._own = screen
        self.window.show_screen(screen)

    def sees(self, kind: type[S]) -> S | None:
        """The screen in sight if it is of this kind, and this flow's own."""
        screen = self.window.screen_now
        return screen if screen is self._own and isinstance(screen, kind) else None

    def ask(
        self, work: Work, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Do something on the vault's thread, then one of `done` and `failed` here."""
        self._worker.submit(work, self._bring(done), failed or self.refused)

    def tell(self, text: str) -> None:
        """Say what is done."""
        self.window.tell(text)

    def refused(self, error: BaseException) -> None:
        """Show what went wrong, where it is seen. What is no UserError is raised."""
        page = self.sees(Screen)
        if isinstance(error, LookupError):
            self.gone(error)
        elif isinstance(page, self.tells) and isinstance(error, UserError):
            page.show_error(error)
        else:
            self.window.say(told(error))

    def gone(self, error: LookupError) -> None:
        """What was asked for was deleted since it was shown: a bug, where that cannot be."""
        raise error

    def _bring(self, done: Done | None) -> Done | None:
        return None if done is None else partial(self._deliver, done)

    def _deliver(self, done: Done, result: Any) -> None:
        owner = owner_of(done)
        if not isinstance(owner, QWidget) or owner is self.window.screen_now:
            done(result)


def told(error: BaseException) -> str:
    """What to say of an error. A bug goes on to the excepthook instead."""
    if isinstance(error, UserError):
        return f"{error.what} {error.remedy}"
    raise error
