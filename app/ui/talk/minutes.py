# SPDX-License-Identifier: EUPL-1.2
"""How long each area has taken: for the interviewer's eyes, and in no statistics."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QElapsedTimer

from app.interview.base.text_kinds import SECONDS


class Minutes:
    """Counts while an area is in sight; `keep(slot, text)` keeps the seconds of an area."""

    def __init__(self, texts: Mapping[str, str], keep: Callable[[str, str], None]) -> None:
        self._kept = {section: int(text) for section, text in SECONDS.all_in(texts).items()}
        self._keep = keep
        self._section = ""
        self._clock = QElapsedTimer()

    @property
    def so_far(self) -> int:
        """Whole minutes of the talk, in all areas and sittings."""
        return (sum(self._kept.values()) + self._running()) // 60

    def of(self, section_id: str) -> int:
        """Whole minutes of one area so far."""
        running = self._running() if section_id == self._section else 0
        return (self._kept.get(section_id, 0) + running) // 60

    def count(self, section_id: str) -> None:
        """Keep what the last area took, and count for this one. "" stops counting."""
        seconds = self._running()
        if self._section and seconds:
            so_far = self._kept[self._section] = self._kept.get(self._section, 0) + seconds
            self._keep(SECONDS.slot(self._section), str(so_far))
        self._section = section_id
        self._clock.start()

    def _running(self) -> int:
        if not self._section or not self._clock.isValid():
            return 0
        return int(self._clock.elapsed() // 1000)
