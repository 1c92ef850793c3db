# SPDX-License-Identifier: EUPL-1.2
"""The single lines of the återkoppling: what the client wishes for, and the two days."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.forms.days import last_ahead, read_day
from app.one_line import one_line
from app.report.sheet.sheet_draft import Draft
from app.ui.after.slot_editors import EMPTIED
from app.ui.pieces.basics import Message, button, column, entry, fill, frame, line, words
from app.ui.pieces.day_words import here_and_now
from app.ui.pieces.delay import Delay
from app.ui.pieces.flow_layout import FlowLayout

ORDER = "Det viktigaste först, med klientens egna ord. Det som väger lika tungt står på samma rad."
NO_DAY = "Den dagen går inte att spara. Skriv den som åååå-mm-dd, högst tio år fram."


class WishEditor(QWidget):
    """What the client wants help with, in the client's own order. All go together.

    What may tell somebody at home too much is offered under them, and not drafted.

    Signals:
        edited: (slot, text); None where it is the draft again.
    """

    edited = Signal(str, object)

    def __init__(self, parent: QWidget, *, places: Iterable[str]) -> None:
        super().__init__(parent)
        self._draft: tuple[str, ...] = ()
        self._all: tuple[str, ...] = ()
        self._offered: dict[str, QWidget] = {}
        self._told: tuple[str, ...] | None = None
        self._mark = words("utkast", "chip", self, wrap=False)
        title, restore = "Klienten vill ha hjälp med", "Tillbaka till utkastet"
        self._restore = button(
            restore, self, kind="fact", name=f"{restore}: {title}", does=self._to_draft
        )
        layout = column(self, spacing=6)
        fill(
            layout,
            FlowLayout(
                words(title, "name", self, wrap=False),
                self._mark,
                self._restore,
                spacing=12,
            ),
        )
        fill(layout, (ORDER, "hint"))
        self._lines: dict[str, QLineEdit] = {}
        for number, place in enumerate(places, 1):
            made = self._lines[place] = entry(f"Önskan {number}", self, hint=f"{number}.")
            layout.addWidget(made)
        self._held = QWidget(self)
        self._offers = column(self._held, spacing=4)
        layout.addWidget(self._held)
        self._held.hide()
        self._pause = Delay(self.settle, self)
        for made in self._lines.values():
            made.textEdited.connect(self._pause.start)

    def show_draft(self, draft: Draft, edits: dict[str, str]) -> None:
        """Show the draft's wishes, or what someone has written; some are only offered."""
        self._all = self._padded(wish.text for wish in draft.all_wishes)
        for wish in draft.held_wishes:
            self._offer(wish.text)
        self._draft = self._padded(wish.text for wish in draft.wishes)
        written = any(place in edits for place in self._lines)
        if written:
            self._told = tuple(one_line(edits.get(place, "")) for place in self._lines)
        self._show(self._told or self._draft)

    def settle(self) -> None:
        """Tell what is written now, if it is new: all the places, or none of them."""
        self._pause.stop()
        now = tuple(one_line(made.text()) for made in self._lines.values())
        told = None if now == self._draft else now
        if told != self._told:
            self._told = told
            for place, text in zip(self._lines, now, strict=True):
                self.edited.emit(place, None if told is None else text or EMPTIED)
        self._show_mark()

    def _show(self, texts: tuple[str, ...]) -> None:
        for made, text in zip(self._lines.values(), texts, strict=True):
            made.setText(text)
        self._show_mark()

    def _show_mark(self) -> None:
        written = " ".join(made.text().lower() for made in self._lines.values())
        for wish, box in self._offered.items():
            name = wish.lower().rpartition(": ")[2]  # without "lite viktigt"
            box.setVisible(name not in written)
        self._mark.setVisible(any(self._draft) and self._told is None)
        self._restore.setVisible(any(self._draft) and self._told is not None)

    def _to_draft(self) -> None:
        self._show(self._draft)
        self.settle()

    def _offer(self, wish: str) -> None:
        """A wish to decide on, as a sensitive sentence is: see app/ui/after/slot_editors.py."""
        box = frame("signal", self._held)
        text = words(f"Känsligt, är inte med: {wish}", "", box)
        name = f"Ta med bland önskningarna: {wish}"
        way = button("Ta med", box, name=name, does=partial(self._take, wish))
        box.setLayout(line(text, way, wide=0, around=(12, 6, 8, 6)))
        self._offers.addWidget(box)
        self._offered[wish] = box
        self._held.show()

    def _take(self, wish: str) -> None:
        """Put the wish on the line of its rating, or after what somebody has written."""
        lines = list(self._lines.values())
        if self._told is None:
            self._show(self._all)
        elif empty := [made for made in lines if not made.text().strip()]:
            empty[0].setText(wish)
        else:
            lines[-1].setText(f"{lines[-1].text().strip()}, {wish.lower()}")
        self.settle()
        lines[0].setFocus()  # what was pressed is gone

    def _padded(self, texts: Iterable[str]) -> tuple[str, ...]:
        given = [*(one_line(text) for text in texts), *[""] * len(self._lines)]
        return tuple(given[: len(self._lines)])


class DayLine(QWidget):
    """A day, typed as åååå-mm-dd, or none.

    Signals:
        edited: (slot, ISO date); no day, where one was proposed, is told as `EMPTIED`.
    """

    edited = Signal(str, object)

    def __init__(self, slot: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.slot = slot
        self._told = ""
        self._proposed = ""
        layout = column(self, spacing=6)
        fill(layout, (title, "name"))
        self._line = entry(title, self, hint="åååå-mm-dd")
        layout.addWidget(self._line)
        self._refused = Message(self)
        layout.addWidget(self._refused)
        self._pause = Delay(self.settle, self)
        self._line.textEdited.connect(self._pause.start)

    def show_day(self, day: str) -> None:
        """Show a day that is kept, as ISO, or ""."""
        self._told = day
        self._line.setText(day)

    def propose(self, day: date) -> None:
        """Show a day that nobody has decided yet; it is told only if it is changed."""
        self._proposed = self._told = day.isoformat()
        self._line.setText(self._proposed)

    @property
    def unread(self) -> str:
        """What stands here, if it is no day, else ""."""
        text = self._line.text().strip()
        try:
            return "" if not text or _read(text) else text
        except ValueError:
            return text

    def settle(self) -> bool:
        """Tell the day that stands here, if it is new. Returns whether it is one, or none."""
        self._pause.stop()
        text = self._line.text().strip()
        try:
            day = _read(text) if text else ""
        except ValueError:
            self._refused.say(NO_DAY)
            return False
        self._refused.say("")
        if day != self._told:
            self._told = day
            self.edited.emit(self.slot, day or (EMPTIED if self._proposed else None))
        return True


def _read(text: str) -> str:
    day = read_day(text)
    if day > last_ahead(here_and_now().date()):
        raise ValueError("day")
    return day.isoformat()
