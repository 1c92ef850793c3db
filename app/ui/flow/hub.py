# SPDX-License-Identifier: EUPL-1.2
"""The page "Valvet" and the flows that its rows lead to, each with its way back to the page."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.storage.vault import Vault
from app.ui.flow.copies import CopiesFlow, copies_status
from app.ui.flow.data_key import DataKeyFlow
from app.ui.flow.oversight import Oversight
from app.ui.flow.people import PeopleFlow
from app.ui.flow.place import Place, told
from app.ui.flow.recovery import RecoveryFlow, code_status
from app.ui.flow.register import RegisterFlow
from app.ui.flow.retention import RetentionFlow, retention_status
from app.ui.flow.review import ReviewFlow, review_status
from app.ui.upkeep.hub import Hub


class Flow(Protocol):
    """What a row leads to. `left` brings back to the page.

    One that has a signal `go_to` (str) too can lead to another row.
    """

    @property
    def left(self) -> SignalInstance:
        """Done here."""

    def open(self, name: str) -> None:
        """Show what belongs to the row of this name."""

    def deleteLater(self) -> None:
        """Gone, with what it holds."""


# To hang a flow here: the names of its rows (upkeep/hub.py), and a class that is made with
# (place, parent). A status is read on the vault's thread, and shown under the row's words.
FLOWS: dict[str, Callable[[Place, QObject], Flow]] = {
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


class HubFlow(QObject):
    """The page, and whatever of its flows is open.

    Signals:
        left: back to the start page.
        bring_back: close the vault, and bring back a copy (Wanted).
        damaged: close the vault, and show the ways on from a damaged one (UserError).
        locked: close the vault and ask for the passphrase again.
    """

    left = Signal()
    bring_back = Signal(object)
    damaged = Signal(object)
    locked = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._open: Flow | None = None
        self.where = ""  # the name of the row that is open

    def begin(self) -> None:
        """Show the page."""
        self._end_flow()
        self.where = ""
        where = f"Uppgifterna ligger krypterade i {self._place.vault.folder}"
        hidden = REAL_ONLY if self._place.practice else frozenset()
        page = Hub(frozenset(FLOWS) - hidden, where, self._place.window)
        page.chosen.connect(self.open)
        page.back.connect(self.left)
        self._place.window.show_screen(page)
        self._place.ask(
            partial(_status, self._place.vault), self._show_status, self._failed
        )

    def open(self, name: str) -> None:
        """What the row of this name leads to."""
        if name not in FLOWS:
            self.begin()
            return
        self._end_flow()
        self.where = name
        flow = self._open = FLOWS[name](self._place, self)
        flow.left.connect(self.begin)
        if isinstance(flow, CopiesFlow):
            flow.bring_back.connect(self.bring_back)
            flow.damaged.connect(self.damaged)
            flow.locked.connect(self.locked)
        if (go_to := getattr(flow, "go_to", None)) is not None:
            go_to.connect(self.open)
        flow.open(name)

    def dress(self, place: Place) -> None:
        """Work on in another look."""
        self._place = place

    def _show_status(self, status: dict[str, str]) -> None:
        page = self._place.window.screen_now
        if isinstance(page, Hub):  # the user may be elsewhere by now
            page.show_status(status)

    def _failed(self, error: BaseException) -> None:
        self._place.window.say(told(error))

    def _end_flow(self) -> None:
        flow, self._open = self._open, None
        if flow is not None:
            flow.deleteLater()


def _status(vault: Vault) -> dict[str, str]:
    return {name: said for name, status in STATUS.items() if (said := status(vault))}
