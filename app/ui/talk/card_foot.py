# SPDX-License-Identifier: EUPL-1.2
"""What goes with every answer: X, N and the like on the left, the ways on and back on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from app.forms.answers import Answer, Mark
from app.forms.model import Shortcut
from app.ui.pieces.basics import button, restyle
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.labels import plain
from app.ui.pieces.tab_order import ELSEWHERE
from app.ui.talk.card_keys import KeyWish

_GAP = 10  # pixels between buttons
_UNKNOWN = "Klienten vet inte, eller vill inte svara."


class CardFoot(QFrame):
    """Under the answer, on two lines where there is little room; or below the talk, on one.

    Attributes:
        wishes: the buttons, each by what a key does, too.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._length = 0
        self._words: dict[QPushButton, tuple[str, str, str]] = {}  # from most to least
        self._unknown = self._mark_button("X  Pass", "X pass", "X")
        self._unknown.setToolTip(_UNKNOWN)
        self._not_relevant = self._mark_button("N  Gäller inte", "N gäller inte", "N")
        self._row = self._mark_button("", "", "")
        self._marks = tuple(self._words)
        self._previous = button("", self, name="Föregående fråga")
        self._next = button("Nästa", self, name="Nästa fråga")
        self._words[self._previous] = ("Föregående", "Föregående", "Förra")
        self._words[self._next] = ("Nästa",) * 3
        self.shorten(0)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        for widgets in (self._marks, (self._previous, self._next)):
            flow = FlowLayout(spacing=_GAP)
            for widget in widgets:
                flow.addWidget(widget)
            self._line.addLayout(flow)
        self._line.setStretch(0, 1)
        self.wishes = {
            KeyWish.X: self._unknown,
            KeyWish.N: self._not_relevant,
            KeyWish.ROW: self._row,
            KeyWish.FORWARD: self._next,
            KeyWish.BACK: self._previous,
        }

    def show_answer(self, answer: Answer | None, *, whole_row: bool = False) -> None:
        """Show which of them is chosen; where the whole row is, only that."""
        chosen = {
            self._unknown: answer is Mark.X and not whole_row,
            self._not_relevant: answer is Mark.N and not whole_row,
            self._row: whole_row,
        }
        for made, is_chosen in chosen.items():
            restyle(made, "kind", "chosen" if is_chosen else "")
            texts = ["valt"] * is_chosen + [_UNKNOWN] * (made is self._unknown)
            made.setAccessibleDescription(". ".join(texts))

    def show_shortcut(self, shortcut: Shortcut | None) -> None:
        """Show what answers the whole row, if anything does."""
        self._row.setVisible(shortcut is not None)
        if shortcut is not None:
            key, text = shortcut.key, shortcut.label
            self._word(self._row, f"{key}  {text}", f"{key} {text.lower()}", key)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - Qt's own manner
        """Nothing is answered here, or it is."""
        for made in self._marks:
            made.setEnabled(not read_only)

    def stack(self, *, stacked: bool) -> None:
        """X and N have a line of their own, or share it with the ways."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if stacked else across)
        self.updateGeometry()  # the card measures itself at once

    def stand(self, *, below: bool) -> None:
        """It stands below the talk, smaller and still read with the card; or in the card."""
        self.setProperty(ELSEWHERE, below)
        restyle(self, "kind", "marks" if below else "")
        for made in self._words:
            made.style().unpolish(made)  # its padding depends on where it stands
            made.style().polish(made)
        self.shorten(1 if below else 0)
        self.stack(stacked=False)

    def shorten(self, length: int) -> None:
        """Say all (0), less (1), or only the keys (2)."""
        self._length = length
        for made, wordings in self._words.items():
            made.setText(plain(wordings[length]))

    @property
    def across(self) -> int:
        """Pixels that it takes on one line."""
        seen = [word for word in self._words if not word.isHidden()]
        return sum(push_button.sizeHint().width() + _GAP for push_button in seen)

    def _mark_button(self, *wordings: str) -> QPushButton:
        made = button("", self)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._word(made, *wordings)
        return made

    def _word(self, made: QPushButton, *wordings: str) -> None:
        most, less, least = wordings
        self._words[made] = (most, less, least)
        made.setAccessibleName(most)
        made.setText(plain(wordings[self._length]))
