# SPDX-License-Identifier: EUPL-1.2
"""F10 on the pages outside an interview: home, unless something would be lost or cut off by it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.flow.desk.clients_flow import ClientsFlow
from app.ui.home.client_page import ClientPage
from app.ui.home.start import StartPage
from app.ui.pieces.half_typed import typed_on
from app.ui.pieces.page import Screen
from app.ui.window.window import Window

NOT_KEPT = (
    "Det du har skrivit här är inte sparat. Gör klart det, eller tryck F10 en gång till för att "
    "gå till startsidan utan att spara."
)
BUSY = "Programmet arbetar fortfarande. Vänta en stund, eller avbryt med Esc om det går."


class WayHome(QObject):
    """Knows what stood on the screen in sight when it came, and where one came from.

    Attributes:
        origin: the client whose page an interview was opened from; 0 for the start page.

    Signals:
        free: nothing keeps one here; go.
    """

    free = Signal()

    def __init__(self, window: Window, clients: ClientsFlow, *, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._clients = clients
        self.origin = 0
        self._stood: list[str] = []
        self._warned: list[str] | None = None
        window.shown.connect(self._shown)

    def note(self) -> None:
        """One is about to leave a page: that is where the way back leads."""
        screen = self._window.screen_now
        if isinstance(screen, StartPage):
            self.origin = 0
        elif isinstance(screen, ClientPage):
            self.origin = self._clients.client

    def go(self) -> None:
        """Home, if one may; what would be lost is told once."""
        screen = self._window.screen_now
        if screen is None or isinstance(screen, StartPage):
            return
        if getattr(screen, "is_busy", False):
            self._window.say(BUSY)
            return
        if why := getattr(screen, "why_stay", ""):
            self._window.say(why)
            return
        typed = typed_on(screen)
        if typed not in (self._stood, self._warned):
            self._warned = typed
            self._window.say(NOT_KEPT)
            return
        if isinstance(screen, Screen):
            screen.let_go()
        self.free.emit()

    def _shown(self, screen: QWidget) -> None:
        self._stood, self._warned = typed_on(screen), None
