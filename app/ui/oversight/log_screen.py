# SPDX-License-Identifier: EUPL-1.2
"""The log on the screen: whether it is whole, what was done, and fields to choose by (G1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.stewardship.log.logbook import EventChoice, LogPage, LogStart
from app.swedish_figures import spaced
from app.ui.oversight.log_filter import LogFilter
from app.ui.oversight.log_table import LogTable
from app.ui.pieces.basics import REST, Message, button, fill, line, words
from app.ui.pieces.page import ENTER, Screen

_SHOWN = 5  # numbers of events that are named
CHECKING = "Kontrollerar att ingen har rört loggen …"
WHOLE = "Loggen är hel. Ingen av dess {count} händelser har ändrats, tagits bort eller bytt plats."
TOUCHED = (
    "Loggen är ändrad vid händelse {numbers}. Någon kan ha ändrat i valvets fil utanför "
    "programmet. Ta inte bort något. Skriv upp numren, ta en säkerhetskopia och tala med den "
    "som ansvarar för informationssäkerheten. Jämför sedan med en äldre säkerhetskopia."
)
NOTHING = "Inga händelser att visa."
FOR_WHAT = (
    "Här står vem som har gjort vad, och när. Inga svar och inga namn på klienter sparas i "
    "loggen, bara vilket ärende det gällde."
)


class LogScreen(Screen):
    """Events, the newest first.

    Signals:
        wanted: other events, from the newest (Wanted).
        more: older events of the same kind, before this number (Wanted, int).
        back: leave.
    """

    wanted = Signal(object)
    more = Signal(object, int)

    def __init__(self, start: LogStart, parent: QWidget | None) -> None:
        super().__init__("Valvet · Loggen", parent, width=1180, back="Tillbaka")
        self._wanted = EventChoice()
        self._last = 0
        self._length = start.length
        self._state = words(CHECKING, "accent", self.middle)
        self._alarm = Message(self.middle)
        self.filter = LogFilter(start.people, self.middle)
        self.table = LogTable(self.middle)
        self._nothing = words(NOTHING, "quiet", self.middle)
        self._more = button("Visa fler", self.middle, does=self._ask_more)
        self._lay_out()
        self.filter.changed.connect(self._choose)
        self.show_page(self._wanted, start.page)
        self.begin_with(self.filter.first_stop)

    def show_page(self, wanted: EventChoice, page: LogPage) -> None:
        """Show the newest of what was wanted; an answer that comes too late is let be."""
        if wanted == self._wanted:
            self.table.show_lines(page.lines)
            self._show_rest(page)

    def show_more(self, wanted: EventChoice, page: LogPage) -> None:
        """Show older events under those that are there."""
        if wanted == self._wanted:
            self.table.add_lines(page.lines)
            self._show_rest(page)

    def show_state(self, broken: Sequence[int]) -> None:
        """Say whether the log is whole; else the numbers of events where it is not."""
        if broken:
            self._state.hide()
            self._alarm.say(TOUCHED.format(numbers=_numbers(broken)))
        else:
            count = spaced(self._length)
            self._state.setText(f"✓ {WHOLE.format(count=count)}")

    @property
    def state_words(self) -> str:
        """What it says of the log as a whole."""
        return self._alarm.text or self._state.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field counts at once; in a list it opens that list."""
        focused = self.focusWidget()
        if event.key() in ENTER and isinstance(focused, QLineEdit | QComboBox):
            self.filter.tell()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _choose(self, wanted: EventChoice) -> None:
        self._wanted = wanted
        self.wanted.emit(wanted)

    def _ask_more(self) -> None:
        self._more.setEnabled(False)
        self.more.emit(self._wanted, self._last)

    def _show_rest(self, page: LogPage) -> None:
        self._last = page.lines[-1].n if page.lines else self._last
        self._nothing.setVisible(not self.table.rowCount())
        self._more.setEnabled(True)
        self._more.setVisible(page.has_more)

    def _lay_out(self) -> None:
        fill(self.body, ("Loggen", "title"), (FOR_WHAT, "quiet"), self._state, self._alarm)
        fill(self.body, self.message, self.filter, self.table, self._nothing)
        fill(self.body, line(self._more), REST)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _numbers(broken: Sequence[int]) -> str:
    text = ", ".join(str(number) for number in broken[:_SHOWN])
    more = len(broken) - _SHOWN
    return f"{text} och {more} till" if more > 0 else text
