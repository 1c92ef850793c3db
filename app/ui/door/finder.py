# SPDX-License-Identifier: EUPL-1.2
"""One of many, found by typing: the first few that fit stand under the line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.forms.questions import Choice
from app.ui.announce import NONE_SUGGESTED, announce, announce_marked
from app.ui.page import ENTER
from app.ui.pieces import column, entry, fill

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
        self._list = QListWidget(self)
        self._list.setAccessibleName("Förslag")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(self, spacing=4)
        fill(layout, self._line, self._list)
        self.setFocusProxy(self._line)
        self._list.hide()
        self._line.textEdited.connect(self._narrow)
        announce_marked(self._list)
        self._line.editingFinished.connect(self._settle)
        self._list.itemClicked.connect(self._clicked)

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
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._list.isVisible():
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
            event.accept()
        elif event.key() in ENTER and self._list.isVisible():
            self._clicked(self._list.currentItem())
            event.accept()
        else:
            super().keyPressEvent(event)

    def _narrow(self, typed: str) -> None:
        self._list.clear()
        for choice in found(self._choices, typed)[:IN_SIGHT]:
            item = QListWidgetItem(choice.label, self._list)
            item.setData(Qt.ItemDataRole.UserRole, choice.code)
        exact = [one for one in self._choices if one.label.casefold() == self._typed]
        self._choice = next(iter(exact), None)  # written in full
        if self._list.count():
            self._list.setCurrentRow(0)
            row = self._list.sizeHintForRow(0)
            self._list.setFixedHeight(row * self._list.count() + 8)
        self._list.setVisible(bool(self._list.count()))
        announce(
            self._line, NONE_SUGGESTED if typed.strip() and not self._list.count() else ""
        )

    def _clicked(self, item: QListWidgetItem) -> None:
        code = item.data(Qt.ItemDataRole.UserRole)
        self._take(next(one for one in self._choices if one.code == code))

    def _settle(self) -> None:
        """On the way out: take what was written in full, or the only one it can mean."""
        fits = found(self._choices, self._line.text())
        exact = [one for one in fits if one.label.casefold() == self._typed]
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
    begins = [one for one in choices if one.label.casefold().startswith(wanted)]
    within = [one for one in choices if f" {wanted}" in one.label.casefold()]
    coded = [one for one in choices if one.code == wanted]
    return list(dict.fromkeys([*coded, *begins, *within]))
