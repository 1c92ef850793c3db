# SPDX-License-Identifier: EUPL-1.2
"""From a client's page: find who is the same person, look at both, join them; or take them apart."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.interview.clients.client_changes import Changed
from app.interview.clients.joining import Pair, join, look_at_both, others, part
from app.storage.records import Client
from app.ui.flow.base.context import Context, now, today
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.home.joining_page import JoiningPage
from app.ui.home.joining_words import joined_words, parted_words
from app.ui.home.same_person import SamePerson


class JoiningFlow(VaultFlow):
    """Two clients who are one. It has `left` where one of them is not there any more.

    Signals:
        done: id of the client to show, and what to say there (int, str).
        back: to the page of the client.
    """

    done = Signal(int, str)
    back = Signal()
    tells = (JoiningPage, SamePerson)

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self._client = 0

    def begin(self, client: Client) -> None:
        """Look for the other one."""
        self._client = client.id
        page = SamePerson(client, self.window)
        page.search.connect(self._search)
        page.chosen.connect(self._beside)
        page.back.connect(self.back)
        self.show(page)
        self._search("")

    def look(self, client_id: int, other_id: int) -> None:
        """Look at the two, the other one being known."""
        self._client = client_id
        self._beside(other_id)

    def part(self, client_id: int, joined_id: int, reason: str) -> None:
        """Take apart what was joined to a client."""
        self._client = client_id
        work = partial(
            part, self.vault, self._place.library, joined_id, reason=reason, at=now()
        )
        self.ask_once(work, self._parted)

    def _search(self, text: str) -> None:
        if (screen := self.sees(SamePerson)) is not None:
            work = partial(others, self.vault, self._client, text)
            self.ask(work, partial(screen.show_found, text))

    def _beside(self, other_id: int) -> None:
        work = partial(
            look_at_both,
            self.vault,
            self._place.library,
            self._client,
            other_id,
            today(),
        )
        self.ask_once(work, self._show)

    def _show(self, pair: Pair) -> None:
        page = JoiningPage(pair, self.window)
        page.joined.connect(self._join)
        page.back.connect(self.back)
        self.show(page)

    def _join(self, other_id: int, person_id: int, reason: str) -> None:
        place = self._place
        work = partial(
            join, place.vault, place.library, other_id, person_id, reason=reason, at=now()
        )
        self.ask_once(work, self._joined)

    def _joined(self, found: tuple[int, Changed]) -> None:
        person, changed = found
        self.done.emit(person, joined_words(changed))

    def _parted(self, changed: Changed) -> None:
        self.done.emit(self._client, parted_words(changed))

    def gone(self, error: LookupError) -> None:
        """Without the client there is nothing to show."""
        del error
        self.left.emit()
