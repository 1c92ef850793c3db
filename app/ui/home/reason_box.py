# SPDX-License-Identifier: EUPL-1.2
"""A question in its own place that wants a reason: what it means, why, and whether it is meant."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.home.inline_box import InlineBox
from app.ui.pieces.basics import Message, button, column, fill, words
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.options import Options


class Why(NamedTuple):
    """The words of such a question.

    Attributes:
        asked: why it should be done, such as "Varför ska den bort?".
        reasons: their words by code.
        missing: said where none is chosen.
        yes, no: the answers; `no` is what a screen reader says of *Avbryt*.
    """

    asked: str
    reasons: Mapping[str, str]
    missing: str
    yes: str
    no: str


class ReasonBox(InlineBox):
    """Hidden until `ask`.

    Signals:
        meant: the code of the reason (str).
    """

    meant = Signal(str)

    def __init__(self, why: Why, parent: QWidget) -> None:
        super().__init__(parent)
        self._missing = why.missing
        self._means = words("", "", self)
        self._reasons = Options("Varför", tuple(why.reasons.items()), self)
        self._message = Message(self)
        yes = button(why.yes, self, does=self._try)
        no = button("Avbryt", self, name=why.no, does=self.calm)
        inside = column(self, spacing=8)
        fill(inside, self._means, (why.asked, "name"), self._reasons, self._message)
        fill(inside, FlowLayout(yes, no))
        self._reasons.chosen.connect(self._message.forgive)

    def ask(self, means: str) -> None:
        """Say what it means, and ask."""
        self._means.setText(means)
        self._message.say("")
        self.begin(self._reasons.stops[0])

    def take_enter(self, focused: QWidget | None) -> bool:
        """Enter on a reason chooses it. Returns whether it was one."""
        if isinstance(focused, QPushButton) and focused in self._reasons.stops:
            focused.setChecked(True)
            return True
        return False

    def _try(self) -> None:
        self._message.say("" if self._reasons.code else self._missing)
        if self._reasons.code:
            self.meant.emit(self._reasons.code)
