# SPDX-License-Identifier: EUPL-1.2
"""What stands under an answer: X, N and the like on the left, the ways on and back on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from app.forms.answers import Answer, Mark
from app.forms.model import Shortcut
from app.forms.question_number import number_of
from app.ui.pieces import FlowLayout, button, restyle
from app.ui.talk.card_keys import Wish


class CardFoot(QBoxLayout):
    """Side by side, or one under the other where there is little room.

    Attributes:
        unknown, not_relevant: X and N.
        row: answers the whole row of a grid.
        see: to the other question of a check.
        previous, next: the ways from the question.
        wishes: those of them that a key does, too.

    Signals:
        see_asked: the key of that other question (str).
    """

    see_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.unknown = _mark("X  Vet inte, vill inte svara", parent)
        self.not_relevant = _mark("N  Gäller inte", parent)
        self.row = button("", parent)
        self.see = button("Gå dit", parent, kind="link")
        self.previous = button("Föregående", parent, name="Föregående fråga")
        self.next = button("Nästa", parent, name="Nästa fråga")
        self.wishes = {
            Wish.X: self.unknown,
            Wish.N: self.not_relevant,
            Wish.ROW: self.row,
            Wish.FORWARD: self.next,
            Wish.BACK: self.previous,
        }
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(10)
        marks = (self.unknown, self.not_relevant, self.row, self.see)
        for widgets in (marks, (self.previous, self.next)):
            flow = FlowLayout(10)
            for widget in widgets:
                flow.addWidget(widget)
            self.addLayout(flow)
        self.setStretch(0, 1)
        self.see.clicked.connect(self._ask_see)

    def stack(self, stacked: bool) -> None:  # noqa: FBT001 - Qt's own manner
        """X and N have a line of their own, or share it with the ways."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.setDirection(down if stacked else across)

    def show_answer(self, answer: Answer | None, *, whole_row: bool = False) -> None:
        """Show which of them is chosen; where the whole row is, only that."""
        _choose(self.unknown, answer is Mark.X and not whole_row)
        _choose(self.not_relevant, answer is Mark.N and not whole_row)
        _choose(self.row, whole_row)

    def show_shortcut(self, shortcut: Shortcut | None) -> None:
        """Offer to answer the whole row, or not."""
        self.row.setVisible(shortcut is not None)
        if shortcut is not None:
            self.row.setText(f"{shortcut.key}  {shortcut.label}")

    def show_see(self, key: str) -> None:
        """Offer the way to another question, or none where `key` is empty."""
        self.see.setVisible(bool(key))
        self.see.setText(f"Gå till {number_of(key)}")
        self.see.setProperty("see", key)

    def _ask_see(self) -> None:
        self.see_asked.emit(str(self.see.property("see")))

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - Qt's own manner
        """Whether the question can be answered."""
        for made in (self.unknown, self.not_relevant, self.row):
            made.setEnabled(allowed)


def _mark(text: str, parent: QWidget) -> QPushButton:
    made = button(text, parent)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _choose(made: QPushButton, chosen: bool) -> None:  # noqa: FBT001 - Qt's own manner
    restyle(made, "kind", "chosen" if chosen else "")
    made.setAccessibleDescription("valt" if chosen else "")
