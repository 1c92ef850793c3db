# SPDX-License-Identifier: EUPL-1.2
"""Events in a table: when, who, what, which case."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.stewardship.log.logbook import LogLine
from app.ui.pieces.day_words import stamp
from app.ui.pieces.reading_table import ReadingTable

HEADINGS = ("När", "Vem", "Vad", "Vilket")
_WHAT = 2


class LogTable(ReadingTable):
    """Shows events."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Händelser", HEADINGS, (_WHAT,), parent)

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these and nothing else."""
        self.show_rows(_cells(lines))

    def add_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these under what is there."""
        self.add_rows(_cells(lines))


def _cells(lines: Sequence[LogLine]) -> Iterator[tuple[str, ...]]:
    now = datetime.now().astimezone()
    for line in lines:
        yield stamp(line.at, now), line.who, line.what, line.about or "–"
