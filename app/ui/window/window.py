# SPDX-License-Identifier: EUPL-1.2
"""The one window: a stack of screens, the practice mark, and the keys for larger text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.ui.help.help_card import HelpCard
from app.ui.pieces.basics import Message, button, column, fill, line, words
from app.ui.pieces.fitting import FittingBar
from app.ui.pieces.page import Screen
from app.ui.pieces.scrolling import Scrolling
from app.ui.pieces.tab_order import stop_after
from app.ui.window.veil import Veil

_SAID = (
    "ÖVNING – påhittade klienter, inget är på riktigt.",
    "ÖVNING – inget är på riktigt.",
    "ÖVNING",
)


class Window(QMainWindow):
    """Shows one screen at a time. A screen that is replaced is gone.

    Attributes:
        veil: lies over everything while it is drawn.
        help: lies over a screen while it is read.

    Signals:
        closing: the user wants to leave; everything is kept first. Call `stay` if it
            cannot be.
        shown: another screen is in sight (QWidget).
        larger, smaller: the user wants other text.
        practice_reset: make the practice vault anew.
        home: to the start page.
    """

    closing = Signal()
    shown = Signal(object)
    larger = Signal()
    smaller = Signal()
    practice_reset = Signal()
    home = Signal()

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
        self.help = HelpCard(self)
        self.veil = Veil(self)
        self._in_sight = Scrolling(self)
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
        if text and isinstance(screen := self.screen_now, Screen):
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
        if isinstance(screen, Screen):
            screen.message.warned.connect(self._message.hush)
        self.help.shut()
        before = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None and before is not screen:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.shown.emit(screen)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """The tab key goes as one reads, on every screen."""
        focused: QWidget | None = self.focusWidget()
        if focused is not None and not (focused.isVisible() and focused.isEnabled()):
            return super().focusNextPrevChild(
                forward
            )  # it goes: Qt looks for another place
        stop = stop_after(focused, self, step=1 if forward else -1)
        if stop is not None:
            reason = Qt.FocusReason
            stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return stop is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 helps, and F10 leads home, where a screen has no use of its own for them."""
        if self.veil.isVisible():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F1:
            self.help.open_over(self.screen_now)
            event.accept()
        elif event.key() == Qt.Key.Key_F10:
            self.home.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then go."""
        self._stays = False
        self.closing.emit()
        if self._stays:
            event.ignore()
        else:
            super().closeEvent(event)


class PracticeMark(FittingBar):
    """Says that everything is made up, and makes it new again; shorter where there is less room.

    Signals:
        reset: asked for, and asked for again when it said what that means.
    """

    reset = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "practice")
        layout = line(spacing=18)
        layout.setContentsMargins(22, 3, 22, 3)
        self._said = words(_SAID[0], "", self, wrap=False)
        layout.addWidget(self._said)
        layout.addStretch(1)
        self._sure = words("Allt du har övat tas bort.", "", self, wrap=False)
        self._ask = button("Börja om övningen", self, kind="on-signal", does=self._asked)
        self._yes = button("Ja, börja om", self, kind="on-signal", does=self._meant)
        self._cancel = button("Avbryt", self, kind="on-signal", does=self._calm)
        self._asks = (self._sure, self._yes, self._cancel)
        fill(layout, *self._asks, self._ask)
        self.setLayout(layout)
        for made in (self._ask, self._yes, self._cancel):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._calm()

    def _fit(self) -> None:
        """As many words as there is room for."""
        row = self.layout()
        for text in _SAID:
            self._said.setText(text)
            if row is None or row.minimumSize().width() <= self.width():
                break

    def _asked(self) -> None:
        """The question stands elsewhere: a second press of the same button means nothing."""
        had_keys = self._ask.hasFocus()
        for made in self._asks:
            made.show()
        if had_keys:
            self._cancel.setFocus()
        self._ask.hide()
        self._fit()

    def _meant(self) -> None:
        self._calm()
        self.reset.emit()

    def _calm(self) -> None:
        had_keys = self._yes.hasFocus() or self._cancel.hasFocus()
        self._ask.show()
        if had_keys:
            self._ask.setFocus()
        for made in self._asks:
            made.hide()
        self._fit()
