# SPDX-License-Identifier: EUPL-1.2
"""The page "Valvet" and the flows that its rows lead to, each with its way back to the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.storage.vault import Vault
from app.ui.door.recovery_page import RecoveryPage
from app.ui.flow.copies import CopiesFlow, copies_status
from app.ui.flow.data_key import DataKeyFlow
from app.ui.flow.oversight import Oversight
from app.ui.flow.people import PeopleFlow
from app.ui.flow.place import Place
from app.ui.flow.recovery import RecoveryFlow, code_status
from app.ui.flow.register import RegisterFlow
from app.ui.flow.retention import RetentionFlow, retention_status
from app.ui.flow.review import ReviewFlow, review_status
from app.ui.flow.vault_flow import RowFlow, VaultFlow
from app.ui.upkeep.hub import Hub

# To hang a flow here: the names of its rows (upkeep/hub.py), and a class that is made with
# (place, parent). A status is read on the vault's thread, and shown under the row's words.
FLOWS: dict[str, Callable[[Place, QObject], RowFlow]] = {
    "people": PeopleFlow,
    "code": RecoveryFlow,
    "log": Oversight,
    "review": ReviewFlow,
    "copies": CopiesFlow,
    "key": DataKeyFlow,
    "extract": RegisterFlow,
    "retention": RetentionFlow,
}
STATUS: dict[str, Callable[[Vault], str]] = {
    "code": code_status,
    "review": review_status,
    "copies": copies_status,
    "retention": retention_status,
}
REAL_ONLY: frozenset[str] = frozenset(
    {"people", "code", "key"}
)  # not in the practice vault


class HubFlow(VaultFlow):
    """The page, and whatever of its flows is open."""

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(place, parent)
        self._open: RowFlow | None = None
        self._row = ""  # that is open

    @property
    def where(self) -> tuple[str, ...]:
        """The way back here; a code that was in sight is told of on the start page."""
        has_code = isinstance(self.window.screen_now, RecoveryPage)
        return () if has_code else ("hub", self._row)

    def begin(self) -> None:
        """Show the page."""
        self._end_flow()
        self._row = ""
        where = f"Uppgifterna ligger krypterade i {self.vault.folder}"
        hidden = REAL_ONLY if self._place.practice else frozenset()
        page = Hub(frozenset(FLOWS) - hidden, where, self.window)
        page.chosen.connect(self.open)
        page.back.connect(self.left)
        self.show(page)
        self.ask(partial(_status, self.vault), page.show_status)

    def open(self, name: str) -> None:
        """What the row of this name leads to."""
        if name not in FLOWS:
            self.begin()
            return
        self._end_flow()
        self._row = name
        flow = self._open = FLOWS[name](self._place, self)
        flow.left.connect(self.begin)
        flow.go_to.connect(self.open)
        flow.open()

    def _end_flow(self) -> None:
        flow, self._open = self._open, None
        if flow is not None:
            flow.deleteLater()


def _status(vault: Vault) -> dict[str, str]:
    return {name: said for name, status in STATUS.items() if (said := status(vault))}
