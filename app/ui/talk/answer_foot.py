# SPDX-License-Identifier: EUPL-1.2
"""What stands under an answer: what there is to say of it, the way it points, hint and foot."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.forms.question_number import number_of
from app.forms.state import FieldState
from app.ui.pieces.basics import fill
from app.ui.pieces.labels import Button, plain
from app.ui.talk.card_foot import CardFoot
from app.ui.talk.fields.field import Field

KEPT = "Frågan gäller inte längre. Svaret är sparat men räknas inte."


def notices_of(field: FieldState) -> str:
    """What there is to say about an answer, a line each; "" for nothing."""
    lines = [problem.message for problem in field.problems]
    return "\n".join((*lines, KEPT) if field.is_kept else lines)


def in_use(card: QWidget, field: Field | None) -> QRect:
    """Where on the card a list is open to choose from, with its line; else empty."""
    if field is None or field.suggestions is None:
        return QRect()
    return QRect(field.mapTo(card, field.rect().topLeft()), field.size())


class SeeLink(Button):
    """The way to the other question of a check.

    Signals:
        see: its key (str).
    """

    see = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self._key = ""
        self.clicked.connect(self._lead)

    def _lead(self) -> None:
        self.see.emit(self._key)

    def show_problems(self, field: FieldState) -> None:
        """Lead to the first question that a problem points at, or nowhere."""
        self._key = next((problem.see for problem in field.problems if problem.see), "")
        self.setVisible(bool(self._key))
        self.setText(plain(f"Gå till {number_of(self._key)}"))


class AnswerFoot:
    """The hint and the foot in a card's column, in the order that there is room for."""

    def __init__(self, column: QVBoxLayout, hint: QLabel, foot: CardFoot) -> None:
        self._column = column
        self._hint = hint
        self._foot = foot
        fill(column, hint, foot)

    def fit(self, card: QWidget, room: int) -> None:
        """In so many pixels; where all of it takes more, X and N come before the hint."""
        is_here, is_tight = self._column.indexOf(self._foot) >= 0, False
        if is_here:  # else it stands below the talk
            self._foot.stack(stacked=False)
            is_tight = card.heightForWidth(card.width()) > room
            self._foot.stack(stacked=is_tight)
        self._column.removeWidget(self._hint)
        above = self._column.indexOf(self._foot)
        self._column.insertWidget(above + is_tight if is_here else -1, self._hint)

    def take_foot_back(self) -> None:
        """X, N and the ways stand in the card again."""
        if self._column.indexOf(self._foot) < 0:
            self._foot.stand(below=False)
            self._column.addWidget(self._foot)
            self._foot.show()
