# SPDX-License-Identifier: EUPL-1.2
"""Klientvyn: the client's own window, with the question and its answer card in large type."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from app.forms.answers import Mark
from app.forms.codec import write
from app.forms.questions import (
    Choice,
    ChoiceQuestion,
    MultiQuestion,
    RatingQuestion,
    YesNoQuestion,
)
from app.forms.state import FieldState
from app.ui.pieces.basics import REST, column, empty, fill, frame, line, restyle, words
from app.ui.pieces.theme import Look
from app.ui.talk.fields.fields import rating_choices
from app.ui.talk.fields.periods import PERIODS

_ACROSS = 5  # answers on one line
UNASKED = "Nu fyller jag i något själv. Sedan kommer nästa fråga till dig."


def share(percent: int) -> str:
    """How far the talk is, in words that do not count."""
    for limit, text in (
        (5, "vi har precis börjat"),
        (20, "en bit på väg"),
        (29, "en fjärdedel klart"),
        (42, "en tredjedel klart"),
        (58, "ungefär hälften klart"),
        (72, "två tredjedelar klart"),
        (90, "inte så mycket kvar"),
        (99, "nästan klart"),
    ):
        if percent <= limit:
            return text
    return "klart"


def card_of(field: FieldState) -> tuple[Choice, ...]:
    """The answers to point at, if the question is the client's and has a few."""
    if not field.question.aloud:
        return ()
    match field.question:
        case RatingQuestion() as question:
            return rating_choices(question)
        case ChoiceQuestion() | MultiQuestion() as question:
            return question.offered
        case YesNoQuestion():
            return (Choice(code="0", label="Nej"), Choice(code="1", label="Ja"))
        case _:
            return ()


class ClientView(QWidget):
    """What the client sees: this question, its answers, how far we are. Nothing else.

    Signals:
        closed: the window was closed.
    """

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget, *, covers: bool) -> None:
        """`covers` the interview: then it says how to come back."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Överblick – klientvy")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if covers:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = look
        self._head = words("", "quiet", self)
        self._text = words("", "", self)
        self._answers = QGridLayout()
        self._answers.setSpacing(look.px(16))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Så långt har vi kommit")
        self._share = words("", "quiet", self, wrap=False)
        back = " F8: tillbaka till intervjun." if covers else ""
        self._free = words(f"Du får alltid säga pass.{back}", "quiet", self)
        self._lay_out()

    def show_question(self, section: str, field: FieldState, percent: int) -> None:
        """Show one question of the talk, and nothing that is the interviewer's own."""
        question = field.question
        period = PERIODS.get(question.period, "")
        self._head.setText(f"{section} · {period}" if period else section)
        self._text.setText(question.text if question.aloud else UNASKED)
        empty(self._answers)
        given = field.answer
        chosen = () if given is None or isinstance(given, Mark) else write(given).split()
        for number, choice in enumerate(card_of(field)):
            tile = self._tile(choice, chosen=choice.code in chosen)
            self._answers.addWidget(tile, number // _ACROSS, number % _ACROSS)
        self._bar.setValue(percent)
        self._share.setText(share(percent))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and F8 close the window; the rest belongs to the interviewer."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F8):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        self.closed.emit()
        super().closeEvent(event)

    def _tile(self, choice: Choice, *, chosen: bool) -> QWidget:
        tile = frame("card", self)
        restyle(tile, "kind", "focus" if chosen else "card")
        layout = column(tile, margin=self._look.px(18), spacing=self._look.px(8))
        code = words(choice.code, "accent", tile, wrap=False)
        self._enlarge(code, 40)
        label = words(choice.label, "", tile)
        self._enlarge(label, 22)
        for part in (code, label):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        tile.setAccessibleName(f"{choice.code} {choice.label}{', valt' if chosen else ''}")
        return tile

    def _enlarge(self, label: QLabel, size: int) -> None:
        label.setStyleSheet(f"font-size: {self._look.px(size)}px;")

    def _lay_out(self) -> None:
        px = self._look.px
        layout = column(self, spacing=px(24))
        layout.setContentsMargins(px(110), px(70), px(110), px(60))
        for label, size in (
            (self._head, 22),
            (self._text, 44),
            (self._share, 20),
            (self._free, 20),
        ):
            self._enlarge(label, size)
        fill(layout, self._head, self._text, self._answers, REST)
        fill(layout, line(self._bar, self._share, wide=0, spacing=px(22)), self._free)
