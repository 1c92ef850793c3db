# SPDX-License-Identifier: EUPL-1.2
"""From a client's page to the versions of an interview, two of them side by side, and back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.stewardship.review.versions import Versions, side_by_side, versions_of
from app.ui.flow.base.context import Context
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.oversight.versions_screen import VersionsScreen


class VersionsFlow(VaultFlow):
    """Reads versions; changes none.

    Signals:
        read: id of a version to open (int).
    """

    read = Signal(int)

    def __init__(self, place: Context, client: int, parent: QObject) -> None:
        super().__init__(place, parent)
        self._client = client

    @property
    def where(self) -> tuple[str, ...]:
        """The way back to the page of the client."""
        return ("client", str(self._client)) if self.sees(VersionsScreen) else ()

    def open(self, interview_id: int) -> None:
        """Show the versions that this one belongs to; the last two are compared at once."""
        work = partial(versions_of, self.vault, self._place.library, interview_id)
        self.ask(work, self._show)

    def _show(self, versions: Versions) -> None:
        screen = VersionsScreen(versions, self.window)
        screen.compare.connect(self._compare)
        screen.read.connect(self.read)
        screen.back.connect(self.left)
        self.show(screen)
        self._compare(*screen.chosen)

    def _compare(self, before: int, after: int) -> None:
        if (screen := self.sees(VersionsScreen)) is None:
            return
        work = partial(side_by_side, self.vault, self._place.library, before, after)
        self.ask(work, screen.show_comparison)
