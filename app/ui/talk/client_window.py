# SPDX-License-Identifier: EUPL-1.2
"""The client's window as the interviewer handles it: on the other screen, or over this one."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from app.forms.answers import Answer
from app.interview.talk.session import Session
from app.ui.pieces.theme import Look
from app.ui.talk.client_view import ClientView

_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
# Keys that open something beside the question or lead away from it: seen first, then pressed.
_BACK: Final = frozenset(
    {
        Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F10,
        Qt.Key.Key_F12,
    }
)  # fmt: skip
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_STEPS: Final = frozenset(  # with Control: to another step
    {Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5}
)
_OWN: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F8})  # close the client's window


class ClientWindow(QObject):
    """Shows the client the question in focus, while its window is open.

    Signals:
        opened: whether it is open now (bool).
    """

    opened = Signal(bool)

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: Answer | None = None
        self._look = look
        self._over = parent
        self._view: ClientView | None = None

    def toggle(self) -> None:
        """Open the window, or close it."""
        if self._view is not None:
            self._view.close()
            return
        other = other_screen(self._over.window().screen())
        view = self._view = ClientView(self._look, self._over, covers=other is None)
        view.closed.connect(self._closed)
        view.installEventFilter(self)
        self.show_question()
        screen = other or self._over.window().screen()
        view.setScreen(screen)
        view.setGeometry(screen.availableGeometry())
        if other is not None:  # the keys stay where they are
            view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        view.showFullScreen()
        if other is None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._over.window().activateWindow()
        self.opened.emit(True)

    def show_question(self) -> None:
        """Show the question in focus, if the window is open."""
        if self._view is not None:
            session, field = self._session, self._session.current
            if self._chosen is not None:
                field = field._replace(answer=self._chosen)
            self._view.show_question(session.section.title, field, session.percent)

    def hold(self, chosen: Answer | None) -> None:
        """Show what is chosen on the question in focus and not given yet, or nothing."""
        self._chosen = chosen
        self.show_question()

    def close(self) -> None:
        """Close the window, if it is open."""
        if self._view is not None:
            self._view.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is typed while the client's window has the keys goes to the question."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        target = self._over.window().focusWidget()
        if event.key() in _OWN or target is None:
            return super().eventFilter(watched, event)
        to_step = event.modifiers() & _CONTROL and event.key() in _STEPS
        if event.key() in _BACK or to_step:
            self.close()
            return True
        QApplication.sendEvent(target, _same(event))
        self.show_question()
        return True

    def _closed(self) -> None:
        if self._view is not None:
            self._view.deleteLater()
            self._view = None
            self.opened.emit(False)


def other_screen(own: QScreen) -> QScreen | None:
    """A screen that the interview is not on, if there is one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not own), None)


def _same(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat()
    )
