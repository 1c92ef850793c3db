# SPDX-License-Identifier: EUPL-1.2
"""Which events are shown: by person, kind, case and day. Each change counts at once."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.forms.days import read_day
from app.stewardship.log.log_words import KIND_WORDS, Kind
from app.stewardship.log.logbook import BY_CODE, EventChoice
from app.ui.pieces.basics import Message, column, entry, fill, line, link, words
from app.ui.pieces.delay import Delay
from app.ui.pieces.drop_down import DropDown
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.half_typed import PASSING

WAIT = 300  # milliseconds without a key before what is typed counts
_ALL = "Alla"


class LogFilter(QWidget):
    """Fields to choose by.

    Signals:
        changed: other events are wanted (Wanted).
    """

    changed = Signal(object)

    def __init__(self, people: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.who = DropDown("Vem", [(_ALL, None), *map(_person, people)], self)
        kinds: list[tuple[str, object]] = [
            (word, kind) for kind, word in KIND_WORDS.items()
        ]
        self.kind = DropDown("Vad", [("Allt", None), *kinds], self)
        self.text = _line("Ärende, namn eller nummer", "till exempel 4711", self)
        self.first = _line("Från och med", "åååå-mm-dd", self)
        self.last = _line("Till och med", "åååå-mm-dd", self)
        self.clear = link("Visa allt", self, self.show_all)
        self._refused = Message(self)
        self._last = EventChoice()
        self._wait = Delay(self._paused, self, after=WAIT)
        self._lay_out()
        self._wire()

    @property
    def first_stop(self) -> QWidget:
        """Where one begins."""
        return self.who

    @property
    def wanted(self) -> EventChoice | None:
        """What is chosen, or None where a day cannot be read."""
        try:
            first, last = _day(self.first), _day(self.last)
        except ValueError:
            return None
        who, kind = self.who.currentData(), self.kind.currentData()
        return EventChoice(
            who=who if isinstance(who, str) else None,
            kind=Kind(kind) if kind else None,
            text=self.text.text().strip(),
            first=first,
            last=last,
        )

    def tell(self) -> None:
        """Tell what is chosen now, if it is new."""
        self._wait.stop()
        wanted = self.wanted
        if wanted is None:
            self._refused.say(
                "Dagen går inte att läsa. Skriv den som åååå-mm-dd, till exempel 2026-03-09."
            )
            return
        self._refused.say("")
        self.clear.setVisible(wanted != EventChoice())
        if wanted != self._last:
            self._last = wanted
            self.changed.emit(wanted)

    def show_all(self) -> None:
        """Take every choice back."""
        for box in (self.who, self.kind):
            box.blockSignals(True)  # told once, below
            box.setCurrentIndex(0)
            box.blockSignals(False)
        for field in (self.text, self.first, self.last):
            field.clear()
        self.tell()
        self.who.setFocus()

    def _paused(self) -> None:
        if self.wanted is not None:  # half a day is not wrong yet
            self.tell()

    def _wire(self) -> None:
        for box in (self.who, self.kind):
            box.currentIndexChanged.connect(self.tell)
        for field in (self.text, self.first, self.last):
            field.textEdited.connect(self._wait.start)
            field.returnPressed.connect(self.tell)
        self._refused.goes_with(self.first, self.last)

    def _lay_out(self) -> None:
        outer = column(self, spacing=8)
        fields = FlowLayout(spacing=14)
        for made in (self.who, self.kind, self.text, self.first, self.last):
            part = QWidget(self)
            inside = column(part, spacing=3)
            fill(inside, words(made.accessibleName(), "hint", part, wrap=False), made)
            fields.addWidget(part)
        outer.addLayout(fields)
        below = line()
        below.addWidget(self._refused, 1)
        below.addWidget(self.clear)
        below.addStretch(0)
        outer.addLayout(below)
        self.clear.hide()


def _person(one: tuple[str, str]) -> tuple[str, object]:
    signature, name = one
    if not signature:
        return BY_CODE, ""
    return (f"{name} ({signature})" if name else signature), signature


def _line(name: str, hint: str, parent: QWidget) -> QLineEdit:
    made = entry(name, parent, hint=hint, most=100)
    made.setProperty(PASSING, True)
    return made


def _day(field: QLineEdit) -> date | None:
    text = field.text().strip()
    return read_day(text) if text else None
