# SPDX-License-Identifier: EUPL-1.2
"""A copy each day for a program that is left open (E5); every close makes one too."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from app.errors import UserError
from app.interview.copying import copy_if_due
from app.ui.flow.place import Place

HALF_AN_HOUR = 30 * 60 * 1000  # milliseconds


class Daily(QObject):
    """Looks every half an hour, on the vault's thread, and holds nobody up.

    `is_calm` says whether now is the time: in the midst of a talk an answer must not wait.
    """

    def __init__(self, place: Place, is_calm: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._is_calm = is_calm
        self._timer = QTimer(self)
        self._timer.setInterval(HALF_AN_HOUR)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a copy if the last one is from another day and something has changed."""
        if self._is_calm():
            self._place.ask(partial(copy_if_due, self._place.vault), None, self._refused)

    def _refused(self, error: BaseException) -> None:
        """The next look tries again; the start page says how old the last copy is."""
        if not isinstance(error, UserError):
            raise error
