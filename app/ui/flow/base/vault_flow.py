# SPDX-License-Identifier: EUPL-1.2
"""A flow in an open vault, and one that a row of the page "Valvet" leads to."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from app.storage.vault.vault import Vault
from app.ui.flow.base.context import Context
from app.ui.flow.base.flow import Flow
from app.ui.jobs.jobs import Done, Failed, Work


class VaultFlow(Flow):
    """Knows the place that it works in. After a lock nothing is asked for any more."""

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place.window, place.worker, parent)
        self._place = place

    @property
    def vault(self) -> Vault:
        """For work on the vault's thread."""
        return self._place.vault

    @property
    def where(self) -> tuple[str, ...]:
        """The way back to its screen in sight after a lock, see coming_back.py; () for none."""
        return ()

    def dress(self, place: Context) -> None:
        """Work on in another look, or with another setting; so do the flows in this one."""
        self._place = place
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for flow in self.findChildren(VaultFlow, options=direct):
            flow.dress(place)

    def ask(
        self, work: Work, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Do something with the vault on its thread, then one of `done` and `failed` here."""
        self._place.ask(work, self._bring(done), failed or self.refused)

    def ask_once(self, work: Work, done: Done, failed: Failed | None = None) -> None:
        """The same for what a button adds or leads to: a second press meanwhile does nothing."""
        if not self._place.is_locked.is_set():
            done = partial(self._deliver, done)
            self._place.presses.submit(self._worker, work, done, failed or self.refused)

    def draw(self, work: Work, done: Done) -> None:
        """Make pages or files on the papers' thread, then `done` here."""
        self._place.papers.submit(work, self._bring(done), self.refused)


class RowFlow(VaultFlow):
    """What a row of the page "Valvet" leads to; `left` brings back to the page.

    Signals:
        go_to: name of another row to go on with (str).
    """

    go_to = Signal(str)

    def open(self) -> None:
        """Show what belongs to the row."""
        raise NotImplementedError
