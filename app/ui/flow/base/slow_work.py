# SPDX-License-Identifier: EUPL-1.2
"""Something slow on the vault's thread: how far it has come, here, and the way to break it off."""

from threading import Event

from PySide6.QtCore import QObject, Signal

from app.storage.progress import Cancelled, Stage, Watch

WORDS = {
    Stage.KEYS: "Räknar fram nycklarna …",
    Stage.COPYING: "Kopierar …",
    Stage.CHECKING: "Provar att allt går att läsa …",
    Stage.FINISHING: "Gör klart. Nu går det inte att avbryta …",
}
_SMALLEST = 0.01  # of the whole: less is not worth telling


class SlowWork(QObject):
    """One at a time.

    Signals:
        told: words, how much is done (0 to 1, below 0 for not known), and whether it can
            be broken off (str, float, bool).
    """

    told = Signal(str, float, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._last: tuple[Stage, float] | None = None

    def begin(self) -> Watch:
        """What to hand to the work; it is called on the work's thread."""
        self._stop, self._last = Event(), None
        return self._watch

    def cancel(self) -> None:
        """Break it off at the next look."""
        self._stop.set()

    def _watch(self, stage: Stage, share: float) -> None:
        stops = stage is not Stage.FINISHING
        if stops and self._stop.is_set():
            raise Cancelled
        last = self._last
        if last is None or stage is not last[0] or share - last[1] > _SMALLEST:
            self._last = (stage, share)
            self.told.emit(WORDS[stage], share, stops)
