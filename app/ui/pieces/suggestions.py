# SPDX-License-Identifier: EUPL-1.2
"""What the beginning of a word may mean: a list under the line where it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.forms.questions import Choice
from app.ui.pieces.announce import NONE_SUGGESTED, announce, announce_marked

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CODE = Qt.ItemDataRole.UserRole


class Suggestions(QListWidget):
    """Hidden while there are none. The keys stay in the line.

    Signals:
        taken: the code of the one that was clicked, or taken by `take_marked` (str).
    """

    taken = Signal(str)

    def __init__(self, line: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self.setAccessibleName("Förslag")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
        announce_marked(self)
        self.hide()

    def suggest(self, choices: Sequence[Choice], *, most: int) -> None:
        """Show these, the first of them marked; at most so many at once."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.label, self)
            item.setData(_CODE, choice.code)
        if choices:
            self.setCurrentRow(0)
            self.setFixedHeight(self.sizeHintForRow(0) * min(len(choices), most) + 8)
        self.setVisible(bool(choices))
        is_in_vain = bool(self._line.text().strip()) and not choices
        announce(self._line, NONE_SUGGESTED if is_in_vain else "")

    def take_marked(self) -> None:
        """Take the one that is marked."""
        self._take(self.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(_CODE))


def walked(rows: QListWidget, key: int) -> bool:
    """Mark another row, if the key is an arrow up or down. Returns whether it is."""
    step = _STEPS.get(Qt.Key(key))
    if step is not None:
        rows.setCurrentRow(max(0, min(rows.currentRow() + step, rows.count() - 1)))
    return step is not None
