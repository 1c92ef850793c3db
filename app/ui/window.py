# SPDX-License-Identifier: EUPL-1.2
"""The one window: a stack of screens, the practice mark, and the keys for larger text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from app.ui.page import Page
from app.ui.pieces import Message, button, column, line, words
from app.ui.veil import Veil


class Window(QMainWindow):
    """Shows one screen at a time. A screen that is replaced is gone.

    Attributes:
        veil: lies over everything while it is drawn.

    Signals:
        closing: the user wants to leave; everything is kept first. Call `stay` if it
            cannot be.
        shown: another screen is in sight (QWidget).
        larger, smaller: the user wants other text.
        practice_reset: make the practice vault anew.
    """

    closing = Signal()
    shown = Signal(object)
    larger = Signal()
    smaller = Signal()
    practice_reset = Signal()

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self.setWindowTitle("Överblick – ÖVNING" if practice else "Överblick")
        self._stays = False
        content = QWidget(self)
        layout = column(content, spacing=0)
        self._mark = PracticeMark(content)
        self._mark.reset.connect(self.practice_reset)
        self._mark.setVisible(practice)
        layout.addWidget(self._mark)
        self._message = Message(content)
        layout.addWidget(self._message)
        self._stack = QStackedWidget(content)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(content)
        self.veil = Veil(self)
        for keys, signal in (
            ("Ctrl++", self.larger),
            ("Ctrl+=", self.larger),
            ("Ctrl+-", self.smaller),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)

    @property
    def screen_now(self) -> QWidget | None:
        """The screen in sight."""
        return self._stack.currentWidget()

    def mark_practice(self, *, on: bool) -> None:
        """Whether everything in this window is made up from now on."""
        self._mark.setVisible(on)
        self.setWindowTitle("Överblick – ÖVNING" if on else "Överblick")

    def say(self, text: str) -> None:
        """Say what needs a look above the screen, until the next screen comes."""
        self._message.say(text)

    def tell(self, text: str) -> None:
        """Say what is done there. What went wrong with it before is told no longer."""
        self._message.tell(text)
        if text and isinstance(screen := self.screen_now, Page):
            screen.forget_error()

    def unsay(self, text: str) -> None:
        """Say this no longer, if it is what stands there: its cause is gone."""
        self._message.unsay(text)

    def stay(self) -> None:
        """Do not close after all, this time."""
        self._stays = True

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen in sight, and let go of the one before it."""
        self._message.say("")
        before = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None and before is not screen:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.shown.emit(screen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then go."""
        self._stays = False
        self.closing.emit()
        if self._stays:
            event.ignore()
        else:
            super().closeEvent(event)


class PracticeMark(QFrame):
    """Says that everything is made up, and makes it new again.

    Signals:
        reset: asked for, and asked for again when it said what that means.
    """

    reset = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "practice")
        layout = line(spacing=18)
        layout.setContentsMargins(22, 3, 22, 3)
        said = "ÖVNING – påhittade klienter, inget är på riktigt."
        layout.addWidget(words(said, "", self, wrap=False))
        layout.addStretch(1)
        self._sure = words("Allt du har övat tas bort.", "", self, wrap=False)
        self._sure.hide()
        self._ask = button("Återställ övningen", self, kind="on-signal")
        self._cancel = button("Avbryt", self, kind="on-signal")
        self._cancel.hide()
        for made in (self._sure, self._ask, self._cancel):
            layout.addWidget(made)
        self.setLayout(layout)
        for made in (self._ask, self._cancel):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ask.clicked.connect(self._asked)
        self._cancel.clicked.connect(self._calm)

    def _asked(self) -> None:
        if self._sure.isVisible():
            self._calm()
            self.reset.emit()
        else:
            self._sure.show()
            self._cancel.show()
            self._ask.setText("Ja, återställ")

    def _calm(self) -> None:
        self._sure.hide()
        self._cancel.hide()
        self._ask.setText("Återställ övningen")
