# SPDX-License-Identifier: EUPL-1.2
"""Before the talk: can it be held today, and what the client is told first."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.interview.base.preparation import PreparationTexts
from app.ui.home.postponement import Postponement
from app.ui.pieces.basics import REST, Message, button, fill, line, words
from app.ui.pieces.page import Screen
from app.ui.pieces.ticks import Tick

WAITING = "Bocka av de fyra punkterna, så går det att börja."
READY = "Allt är klart. Nu kan ni börja."


class Preparation(Screen):
    """Four ticks open the talk; anything less, and it may wait.

    Signals:
        started: ids of the ticks ({id: True}) and of what was told (tuple of str).
        postponed: the new day (date or None) and the reason (str).
        back: nothing yet.
    """

    started = Signal(object, object)
    postponed = Signal(object, str)

    def __init__(
        self, items: PreparationTexts, *, case: str, parent: QWidget | None
    ) -> None:
        super().__init__(case, parent, width=860, back="Tillbaka")
        self._items = items
        self._otherwise = Message(self.middle)
        self._ticks: list[Tick] = []
        self._told: list[Tick] = []
        self._all_told = button("Allt är sagt", self.middle, does=self._tell_all)
        self._later = button("Skjut upp", self.middle, does=self._wait)
        self._go = button("Börja intervjun", self.middle, kind="primary", does=self._begin)
        self._hint = words(WAITING, "hint", self.middle)
        self._postponing = Postponement(items.postpone_lead, items.postpone, self.middle)
        self._lay_out()
        self._wire()
        self._show()
        self.begin_with(self._ticks[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set and take away the start ticks."""
        digit = event.text()
        if digit.isdigit() and 1 <= int(digit) <= len(self._ticks):
            self._ticks[int(digit) - 1].toggle()
            event.accept()
        else:
            super().keyPressEvent(event)

    def standing(self) -> dict[str, str]:
        """Whether another day is being chosen: see app/ui/pieces/half_typed.py."""
        return {"later": "later" if self._postponing.isVisibleTo(self) else ""}

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Come back to it."""
        if was["later"]:
            self._wait()

    def go_back(self) -> None:
        """Escape closes the part for another day first."""
        if self._postponing.isVisible():
            self._postponing.hide()
            self._show()
            self._ticks[0].setFocus()
        else:
            super().go_back()

    def _begin(self) -> None:
        ticks = {tick.ident: True for tick in self._ticks}
        told = tuple(tick.ident for tick in self._told if tick.isChecked())
        self.started.emit(ticks, told)

    def _show(self) -> None:
        ready = all(tick.isChecked() for tick in self._ticks)
        self._go.setEnabled(ready)
        self._hint.setText(READY if ready else WAITING)
        if ready or not self._postponing.isVisible():
            self._postponing.hide()
            self._otherwise.say("")
            self.primary = self._go if ready else None

    def _show_told(self) -> None:
        done = all(tick.isChecked() for tick in self._told)
        self._all_told.setText("Allt är sagt ✓" if done else "Allt är sagt")

    def _tell_all(self) -> None:
        for tick in self._told:
            tick.setChecked(True)

    def _wait(self) -> None:
        """Open the part for another day, with what to do about what was not ticked."""
        missing = [
            ready
            for ready, tick in zip(self._items.ready, self._ticks, strict=True)
            if not tick.isChecked()
        ]
        likely = missing[0] if len(missing) == 1 else None
        self._otherwise.say(likely.otherwise if likely else "")
        self._postponing.open_for(likely.id if likely else "")
        self.primary = self._postponing.save
        QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        """Once it has its place."""
        self.area.ensureWidgetVisible(self._postponing)

    def _lay_out(self) -> None:
        add = self.body.addWidget
        fill(self.body, ("Före intervjun", "title"), self.message)
        fill(self.body, (self._items.ready_lead, "quiet"))
        for number, ready in enumerate(self._items.ready, start=1):
            tick = Tick(ready.id, (ready.label, ready.help, str(number)), self.middle)
            self._ticks.append(tick)
            add(tick)
        fill(self.body, self._otherwise, self._postponing, 10)
        fill(self.body, ("Det här berättar du", "heading"))
        fill(self.body, (self._items.tell_lead, "quiet"))
        for tell in self._items.tell:
            tick = Tick(tell.id, (tell.label, tell.say, ""), self.middle)
            self._told.append(tick)
            add(tick)
        fill(self.body, line(self._all_told), REST)
        self.add_footer(self._hint, self._later, self._go)

    def _wire(self) -> None:
        for tick in self._ticks:
            tick.toggled.connect(self._show)
        for tick in self._told:
            tick.toggled.connect(self._show_told)
        self._postponing.postponed.connect(self.postponed)
