# SPDX-License-Identifier: EUPL-1.2
"""The one window: a stack of screens, the practice mark, and the keys for larger text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.ui.pieces import Message, column, frame, line, words


class Window(QMainWindow):
    """Shows one screen at a time. A screen that is replaced is gone.

    Signals:
        closing: the user wants to leave; nobody can stop it, everything is kept first.
        larger, smaller: the user wants other text.
    """

    closing = Signal()
    larger = Signal()
    smaller = Signal()

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self.setWindowTitle("Överblick – ÖVNING" if practice else "Överblick")
        self.resize(1366, 768)
        content = QWidget(self)
        layout = column(content, spacing=0)
        self._mark = _practice_mark(content)
        self._mark.setVisible(practice)
        layout.addWidget(self._mark)
        self._message = Message(content)
        layout.addWidget(self._message)
        self._stack = QStackedWidget(content)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(content)
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

    def mark_practice(self) -> None:
        """From now on everything in this window is made up."""
        self._mark.show()
        self.setWindowTitle("Överblick – ÖVNING")

    def say(self, text: str) -> None:
        """Say something above the screen, until the next screen comes."""
        self._message.say(text)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then go."""
        self.closing.emit()
        super().closeEvent(event)


def _practice_mark(parent: QWidget) -> QWidget:
    mark = frame("practice", parent)
    layout = line()
    layout.setContentsMargins(22, 3, 22, 3)
    said = "ÖVNING – påhittade klienter. Allt kan återställas, och inget här är på riktigt."
    label = words(said, "", mark, wrap=False)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(label, 1)
    mark.setLayout(layout)
    return mark
