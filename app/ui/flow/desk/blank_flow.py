# SPDX-License-Identifier: EUPL-1.2
"""The empty form on its way to paper."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from app.forms.model import Form
from app.report.blank.blank_form import layout_blank
from app.report.paper.marks import Page
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.file_names import file_name
from app.ui.flow.base.outlet import Outlet, Paper
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.home.start import StartPage

_FORM = Paper("", "Blanketten", "d")


class BlankFlow(VaultFlow):
    """Lays one out and prints it, from the start page; where there are several, by choice."""

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self._outlet = Outlet(self, None)

    def ask_which(self) -> None:
        """Find out which forms there are, and ask which one."""
        self.draw(self._place.library.forms, self._choose)

    def _choose(self, forms: tuple[Form, ...]) -> None:
        if not self._is_in_sight:
            return
        if len(forms) == 1:
            self._lay_out(forms[0])
            return
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form in forms:
            menu.addAction(form.title).setData(form.id)
        menu.triggered.connect(self._chosen)
        focused = QApplication.focusWidget()
        beside = focused if focused is not None else self.window
        menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))

    @property
    def _is_in_sight(self) -> bool:
        """Whether the start page still is, or the user is elsewhere."""
        return isinstance(self.window.screen_now, StartPage)

    def _chosen(self, action: QAction) -> None:
        self._lay_out(self._place.library.form(action.data()))

    def _lay_out(self, form: Form) -> None:
        """Lay it out, and ask where to print it."""
        work = partial(layout_blank, form, self._place.fonts)
        self.draw(work, partial(self._print, form))

    def _print(self, form: Form, pages: tuple[Page, ...]) -> None:
        if self._is_in_sight:
            name = file_name("blankett", form.id, day=today())
            self._outlet.print_pages(_FORM, pages, name)
