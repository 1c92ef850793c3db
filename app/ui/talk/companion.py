# SPDX-License-Identifier: EUPL-1.2
"""The client's window as the interviewer handles it: opened and closed."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.interview.session import Session
from app.ui.talk.client_view import ClientView
from app.ui.theme import Look


class Companion(QObject):
    """Shows the client the question in focus, while its window is open."""

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._over = parent
        self._view: ClientView | None = None

    def toggle(self) -> None:
        """Open the window, or close it."""
        if self._view is not None:
            self._view.close()
            return
        view = self._view = ClientView(self._look, self._over)
        view.closed.connect(self._closed)
        self.show_question()
        view.show()
        self._over.activateWindow()

    def show_question(self) -> None:
        """Show the question in focus, if the window is open."""
        if self._view is not None:
            session = self._session
            self._view.show_question(
                session.section.title, session.current, session.percent
            )

    def close(self) -> None:
        """Close the window, if it is open."""
        if self._view is not None:
            self._view.close()

    def _closed(self) -> None:
        if self._view is not None:
            self._view.deleteLater()
            self._view = None
