# SPDX-License-Identifier: EUPL-1.2
"""The empty form on its way to paper."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from app.forms.model import Form
from app.report.blank import layout_blank
from app.report.page import Page
from app.ui.after.paper import draw_page
from app.ui.flow.file_names import file_name
from app.ui.flow.place import Place, today, told
from app.ui.flow.printing import Printing, sent
from app.ui.home.start import StartPage


class BlankForm(QObject):
    """Lays one out and prints it, from the start page; where there are several, by choice."""

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._printing = Printing(place.window, self)
        self._printing.printed.connect(self._printed)

    def ask(self) -> None:
        """Find out which forms there are, and ask which one."""
        self._place.papers.submit(self._place.library.forms, self._choose, self._failed)

    def _choose(self, forms: tuple[Form, ...]) -> None:
        if not self._is_in_sight:
            return
        if len(forms) == 1:
            self._lay_out(forms[0])
            return
        menu = QMenu(self._place.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form in forms:
            menu.addAction(form.title).setData(form.id)
        menu.triggered.connect(self._chosen)
        focused = QApplication.focusWidget()
        beside = focused if focused is not None else self._place.window
        menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))

    @property
    def _is_in_sight(self) -> bool:
        """Whether the start page still is, or the user is elsewhere."""
        return isinstance(self._place.window.screen_now, StartPage)

    def _chosen(self, action: QAction) -> None:
        self._lay_out(self._place.library.form(action.data()))

    def _lay_out(self, form: Form) -> None:
        """Lay it out, and ask where to print it."""
        work = partial(layout_blank, form, self._place.fonts)
        self._place.papers.submit(work, partial(self._print, form), self._failed)

    def _print(self, form: Form, pages: tuple[Page, ...]) -> None:
        if self._is_in_sight:
            name = file_name("blankett", form.id, day=today())
            self._printing.ask(pages, draw_page, name)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._place.window.tell(sent("Blanketten", "d", to_file=to_file))

    def _failed(self, error: BaseException) -> None:
        self._place.window.say(told(error))
