# SPDX-License-Identifier: EUPL-1.2
"""What keeps the window open at its cross: each thing that would be lost is told of once."""

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from app.ui.window.window import Window

UNSAVED = (
    "Det senaste är inte sparat, för det går inte att skriva på disken. Frigör utrymme eller "
    "se till att mappen går att skriva i, så sparas det av sig självt. Stänger du en gång "
    "till försvinner det senaste. Allt tidigare är sparat."
)
Unsaved = frozenset[tuple[str, int]]
_Reason = tuple[str, object]  # the words, and what exactly they were said of


class Closing(QObject):
    """Warns of what would be lost, and lets go where that has been said.

    A screen that holds something, or its `way_out`, has `why_stay`, the words; with `unread`,
    what they are of, so that they are said again when that is something else. If `may_leave`
    is a signal of it, the words go with their cause.
    """

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._told: list[_Reason] = []
        window.shown.connect(self._shown)

    def warns(self, unsaved: Unsaved) -> bool:
        """Whether something is to be said first; it is said now, and the window stays.

        Args:
            unsaved: what the disk has refused.
        """
        now = self._reasons(unsaved)
        new = [reason for reason in now if reason not in self._told]
        self._told = [reason for reason in self._told if reason in now] + new[:1]
        if new:
            self._window.stay()
            self._window.say(new[0][0])
        return bool(new)

    def _reasons(self, unsaved: Unsaved) -> list[_Reason]:
        screen = _holder(self._window.screen_now)
        why = getattr(screen, "why_stay", "")
        reasons: list[_Reason] = [(UNSAVED, unsaved)] if unsaved else []
        return [*reasons, (why, getattr(screen, "unread", ""))] if why else reasons

    def _shown(self, screen: QWidget) -> None:
        """What was warned of was of the screen before."""
        self._told = []
        may_leave = getattr(_holder(screen), "may_leave", None)
        if isinstance(may_leave, SignalInstance):
            may_leave.connect(self._may_leave)

    def _may_leave(self) -> None:
        """What kept the window open is gone, and the words on it with it."""
        for words, _ in self._told:
            self._window.unsay(words)
        self._told = []


def _holder(screen: QWidget | None) -> object:
    return getattr(screen, "way_out", screen)
