# SPDX-License-Identifier: EUPL-1.2
"""What every place for an answer can do, whatever its kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.forms.answers import Answer
from app.forms.questions import Question

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QWidget):
    """A place for one answer.

    Signals:
        answered: an Answer that the user settled on; the talk moves on (object).
        kept: an Answer, or None for none, to keep without moving on (object).
        refused: why what was typed is no answer, or "" when it is no longer so (str).
    """

    answered = Signal(object)
    kept = Signal(object)
    refused = Signal(str)

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is answered, without telling anyone."""
        raise NotImplementedError

    def announce(self, name: str, description: str) -> None:
        """What a screen reader says when the keys come here, and when the answer changes."""
        told = self.focusProxy() or self
        told.setAccessibleName(name)
        told.setAccessibleDescription(description)

    def begin(self) -> None:
        """Put the cursor where one begins to type."""

    def settle(self) -> bool:
        """Take what is typed but not yet given, on the way to another question.

        Returns whether nothing unreadable is left behind.
        """
        return True

    @property
    def options(self) -> str:
        """What there is to choose among, with the code of each: "0 Nej, 1 Ja"."""
        return ""

    @property
    def half(self) -> str:
        """The beginning of a code that is not whole yet."""
        return ""

    @property
    def typed(self) -> str:
        """What stands here as it was typed, readable or not."""
        return self.half

    @property
    def suggestions(self) -> QWidget | None:
        """A list to choose from that is open now."""
        return None

    def go_on(self, half: str) -> None:
        """Go on from the beginning of a code."""

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer by a key that came to the card. Returns whether it was of use."""
        del event
        return False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed here that Delete would take away by itself."""
        return True

    @property
    def takes_letters(self) -> bool:
        """Whether letters are words here, so that they must not act."""
        return False
