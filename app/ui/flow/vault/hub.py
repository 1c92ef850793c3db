# SPDX-License-Identifier: EUPL-1.2
"""The page "Valvet" and the flows that its rows lead to, each with its way back to the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.storage.vault.vault import Vault
from app.ui.door.recovery_page import RecoveryPage
from app.ui.flow.base.context import Context
from app.ui.flow.base.vault_flow import RowFlow, VaultFlow
from app.ui.flow.vault.copies_flow import CopiesFlow, copies_status
from app.ui.flow.vault.data_key_flow import DataKeyFlow
from app.ui.flow.vault.extract_flow import ExtractFlow
from app.ui.flow.vault.log_flow import LogFlow
from app.ui.flow.vault.people_flow import PeopleFlow
from app.ui.flow.vault.recovery_flow import RecoveryFlow, code_status
from app.ui.flow.vault.retention_flow import RetentionFlow, retention_status
from app.ui.flow.vault.review_flow import ReviewFlow, review_status
from app.ui.upkeep.vault_page import Hub

# To hang a flow here: the names of its rows (upkeep/hub.py), and a class that is made with
# (place, parent). A status is read on the vault's thread, and shown under the row's words.
FLOWS: dict[str, Callable[[Context, QObject], RowFlow]] = {
    "people": PeopleFlow,
    "code": RecoveryFlow,
    "log": LogFlow,
    "review": ReviewFlow,
    "copies": CopiesFlow,
    "key": DataKeyFlow,
    "extract": ExtractFlow,
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

    def __init__(self, place: Context, parent: QObject) -> None:
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
    return {name: text for name, status in STATUS.items() if (text := status(vault))}
