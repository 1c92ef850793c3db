# SPDX-License-Identifier: EUPL-1.2
"""Back to where somebody was when it locked: the same screen, the same half-typed words (D2)."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.interview.base.reading import Opened
from app.interview.clients.casework import open_interview
from app.ui.flow.base.context import Context
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.flow.interview.encounter import Encounter
from app.ui.flow.lock.lock_draft import LockDraft, dropped
from app.ui.flow.lock.locked_vault import LastWork
from app.ui.jobs.unsaved_change import Unsaved
from app.ui.pieces.half_typed import put_back, what_stands
from app.user_error import UserError


class Ways(Protocol):
    """The ways to each screen: the desk's."""

    def follow(self, where: tuple[str, ...]) -> None:
        """To any but an interview."""

    def open_interview(self, interview_id: int) -> None:
        """An interview, as one comes to it from the start page."""

    def go_on(self, opened: Opened, unsaved: Unsaved | None = None) -> Encounter:
        """With an interview that is opened again, and what the disk has not taken of it."""


class ReturnFlow(VaultFlow):
    """Takes down what stands at a lock, and puts it back after it.

    The draft stays in the vault until its owner has gone on: has kept something new, or has
    left the screen.
    """

    def __init__(self, place: Context, ways: Ways, *, parent: QObject) -> None:
        super().__init__(place, parent)
        self._ways = ways
        self._left = LastWork()
        self._is_back = False
        place.window.shown.connect(self._shown)

    def leave(self, where: tuple[str, ...]) -> LastWork:
        """Take down what stands on the screen in sight; `where` is the way to it."""
        self.window.shown.disconnect(self._shown)
        self._left, self._is_back = LastWork(), False
        screen = self.window.screen_now
        if screen is None:
            return LastWork()
        draft = LockDraft(where, what_stands(screen))
        return LastWork(draft if where or draft.has_words else None)

    def go(self, left: LastWork) -> None:
        """To where somebody was, or to the start page."""
        self._left = left
        where = left.draft.where if left.draft is not None else ()
        if where[:1] == ("interview",):
            work = partial(open_interview, self.vault, self._place.library, int(where[1]))
            self.ask(work, self._opened, self._lost)
        else:
            self._ways.follow(where)

    def _opened(self, opened: Opened) -> None:
        draft = self._left.draft
        if draft is None or opened.interview.status == "postponed":
            self._ways.open_interview(opened.interview.id)
            return
        encounter = self._ways.go_on(opened, self._left.unsaved)
        encounter.begin_at(draft.screen)
        self._put_back(self.window.screen_now)
        encounter.saver.writes.connect(self._gone_on)

    def _lost(self, error: BaseException) -> None:
        """It is not there any more."""
        self.ask(partial(dropped, self.vault), None)
        self._ways.follow(())
        if not isinstance(error, LookupError | UserError):
            raise error

    def _shown(self, screen: QWidget) -> None:
        draft = self._left.draft
        if self._is_back:
            self._gone_on()
        elif draft is None or draft.where[:1] == ("interview",):
            return
        elif draft.is_of(screen):
            self._put_back(screen)

    def _put_back(self, screen: QWidget | None) -> None:
        if self._left.draft is not None and screen is not None:
            put_back(screen, self._left.draft.stands)
            self._is_back = True

    def _gone_on(self) -> None:
        if self._is_back:
            self._is_back = False
            self._left = LastWork()
            self.ask(partial(dropped, self.vault), None)
