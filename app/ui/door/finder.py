# SPDX-License-Identifier: EUPL-1.2
"""One of many, found by typing: the first few that fit stand under the line."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.forms.questions import Choice
from app.ui.pieces.basics import column, entry, fill
from app.ui.pieces.page import ENTER
from app.ui.pieces.suggestions import Suggestions, walked

IN_SIGHT = 5


class Finder(QWidget):
    """A line to type in, and what it may mean.

    Signals:
        chosen: the code of the one that the user took (str).
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: tuple[Choice, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        self._choice: Choice | None = None
        self._line = entry(name, self, hint="Skriv början av namnet")
        self._list = Suggestions(self._line, self)
        fill(column(self, spacing=4), self._line, self._list)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._narrow)
        self._line.editingFinished.connect(self._settle)
        self._list.taken.connect(self._take_code)

    @property
    def choice(self) -> Choice | None:
        """The one that is found, or None."""
        return self._choice

    def show_choice(self, code: str) -> None:
        """Show the one with this code, or none, without telling anyone."""
        self._choice = next((one for one in self._choices if one.code == code), None)
        self._line.setText(self._choice.label if self._choice else "")
        self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows mark another, Enter takes the marked one."""
        is_open = self._list.isVisible()
        if is_open and walked(self._list, event.key()):
            event.accept()
        elif is_open and event.key() in ENTER:
            self._list.take_marked()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _narrow(self, typed: str) -> None:
        exact = [one for one in self._choices if one.label.casefold() == self._typed]
        self._choice = next(iter(exact), None)  # written in full
        self._list.suggest(found(self._choices, typed)[:IN_SIGHT], most=IN_SIGHT)

    def _take_code(self, code: str) -> None:
        self._take(next(choice for choice in self._choices if choice.code == code))

    def _settle(self) -> None:
        """On the way out: take what was written in full, or the only one it can mean."""
        fits = found(self._choices, self._line.text())
        exact = [choice for choice in fits if choice.label.casefold() == self._typed]
        if self._choice is None and (exact or len(fits) == 1) and not self._line.hasFocus():
            self._take((exact or fits)[0])

    @property
    def _typed(self) -> str:
        return self._line.text().strip().casefold()

    def _take(self, choice: Choice) -> None:
        self._choice = choice
        self._line.setText(choice.label)
        self._list.hide()
        self.chosen.emit(choice.code)


def found(choices: tuple[Choice, ...], typed: str) -> list[Choice]:
    """The choices that `typed` may mean: those that begin so, then those with such a word."""
    wanted = typed.strip().casefold()
    if not wanted:
        return []
    begins = [choice for choice in choices if choice.label.casefold().startswith(wanted)]
    within = [choice for choice in choices if f" {wanted}" in choice.label.casefold()]
    coded = [choice for choice in choices if choice.code == wanted]
    return list(dict.fromkeys([*coded, *begins, *within]))
