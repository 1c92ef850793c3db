# SPDX-License-Identifier: EUPL-1.2
"""From a client's page: find who is the same person, look at both, join them; or take them apart."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview.casework import ClientLine
from app.interview.changing import Changed
from app.interview.joining import Pair, join, look_at_both, others, part
from app.storage.records import Client
from app.ui.flow.place import Place, now, today, told
from app.ui.home.joining_page import JoiningPage
from app.ui.home.joining_words import joined_words, parted_words
from app.ui.home.same_person import SamePerson


class Joining(QObject):
    """Two clients who are one.

    Signals:
        done: id of the client to show, and what to say there (int, str).
        back: to the page of the client.
        left: one of them is not there any more.
    """

    done = Signal(int, str)
    back = Signal()
    left = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._client = 0

    def dress(self, place: Place) -> None:
        """Work on in another look, or with another setting."""
        self._place = place

    def begin(self, client: Client) -> None:
        """Look for the other one."""
        self._client = client.id
        page = SamePerson(client, self._place.window)
        page.search.connect(self._search)
        page.chosen.connect(self._beside)
        page.back.connect(self.back)
        self._place.window.show_screen(page)
        self._search("")

    def look(self, client_id: int, other_id: int) -> None:
        """Look at the two, the other one being known."""
        self._client = client_id
        self._beside(other_id)

    def part(self, client_id: int, joined_id: int, reason: str) -> None:
        """Take apart what was joined to a client."""
        self._client = client_id
        work = partial(
            part, self._place.vault, self._place.library, joined_id, reason=reason, at=now()
        )
        self._ask(work, self._parted)

    def _search(self, text: str) -> None:
        work = partial(others, self._place.vault, self._client, text)
        self._place.ask(work, partial(self._found, text), self._refused)

    def _found(self, text: str, found: list[ClientLine]) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, SamePerson):
            screen.show_found(text, found)

    def _beside(self, other_id: int) -> None:
        work = partial(
            look_at_both,
            self._place.vault,
            self._place.library,
            self._client,
            other_id,
            today(),
        )
        self._ask(work, self._show)

    def _show(self, pair: Pair) -> None:
        page = JoiningPage(pair, self._place.window)
        page.joined.connect(self._join)
        page.back.connect(self.back)
        self._place.window.show_screen(page)

    def _join(self, other_id: int, person_id: int, reason: str) -> None:
        place = self._place
        work = partial(
            join, place.vault, place.library, other_id, person_id, reason=reason, at=now()
        )
        self._ask(work, self._joined)

    def _joined(self, found: tuple[int, Changed]) -> None:
        person, changed = found
        self.done.emit(person, joined_words(changed))

    def _parted(self, changed: Changed) -> None:
        self.done.emit(self._client, parted_words(changed))

    def _ask(self, work: Any, done: Any) -> None:
        self._place.ask_once(work, done, self._refused)

    def _refused(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(error, LookupError):
            self.left.emit()
        elif isinstance(error, UserError) and isinstance(screen, JoiningPage | SamePerson):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))
