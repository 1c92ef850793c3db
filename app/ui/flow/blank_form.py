# SPDX-License-Identifier: EUPL-1.2
"""The empty form on its way to paper."""

from functools import partial

from PySide6.QtCore import QObject

from app.interview.blank import blank_pages
from app.interview.forms import GRUND
from app.report.page import Page
from app.ui.after.paper import draw_page
from app.ui.flow.file_names import file_name
from app.ui.flow.place import Place, today, told
from app.ui.flow.printing import Printing, sent
from app.ui.home.start import StartPage


class BlankForm(QObject):
    """Lays it out and prints it, from the start page."""

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._printing = Printing(place.window, self)
        self._printing.printed.connect(self._printed)

    def ask(self) -> None:
        """Lay it out, and ask where to print it."""
        work = partial(blank_pages, GRUND, self._place.fonts)
        self._place.papers.submit(work, self._print, self._failed)

    def _print(self, pages: tuple[Page, ...]) -> None:
        if isinstance(self._place.window.screen_now, StartPage):  # or the user is elsewhere
            name = file_name("blankett", GRUND, day=today())
            self._printing.ask(pages, draw_page, name)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._place.window.tell(sent("Blanketten", "d", to_file=to_file))

    def _failed(self, error: BaseException) -> None:
        self._place.window.say(told(error))
