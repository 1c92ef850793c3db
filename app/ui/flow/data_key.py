# SPDX-License-Identifier: EUPL-1.2
"""The exchange of the data key of an open vault, with its new recovery code and a new copy."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview.colleagues import Colleague, colleagues
from app.interview.copying import copy_now
from app.interview.drill import not_on_paper, on_paper
from app.storage.keys import REAL, KeyCost
from app.storage.progress import Watch
from app.storage.vault import Vault
from app.ui.flow.code_paper import CodePaper
from app.ui.flow.place import Place, told
from app.ui.flow.under_way import UnderWay
from app.ui.upkeep.data_key import NewKey


class DataKeyFlow(QObject):
    """Everything behind the row "key".

    Signals:
        left: back to the page it came from.
        go_to: name of another row to go on with (str).
    """

    left = Signal()
    go_to = Signal(str)

    def __init__(self, place: Place, parent: QObject, *, cost: KeyCost = REAL) -> None:
        super().__init__(parent)
        self._place = place
        self._cost = cost
        self._under_way = UnderWay(self)
        self._under_way.told.connect(self._tell)
        self._paper = CodePaper(place.window, self)
        self._paper.safe.connect(self._safe)

    def open(self, name: str) -> None:  # noqa: ARG002 - it has one row
        """Ask for the passphrases."""
        self._place.ask(partial(colleagues, self._place.vault), self._show, self._refused)

    def _show(self, people: tuple[Colleague, ...]) -> None:
        screen = NewKey(people, self._place.window)
        screen.chosen.connect(self._rotate)
        screen.cancelled.connect(self._under_way.cancel)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)

    def _rotate(self, own: str, others: list[str]) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, NewKey):
            screen.show_busy("Byter datanyckel …", stops=True)
        watch = self._under_way.begin()
        work = partial(
            _rotated, self._place.vault, own, others, cost=self._cost, watch=watch
        )
        self._place.ask(work, self._show_code, self._refused)

    def _show_code(self, code: str) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, NewKey):
            screen.wipe()
        self._paper.show_code(code, replaces=True)

    def _safe(self) -> None:
        self._place.ask(partial(on_paper, self._place.vault), self._noted, self._refused)

    def _noted(self, _: None) -> None:
        self.go_to.emit("people")  # those who can open it now

    def _tell(self, text: str, share: float, stops: bool) -> None:  # noqa: FBT001 - a signal's own shape
        screen = self._place.window.screen_now
        if isinstance(screen, NewKey):
            screen.show_progress(text, share, stops=stops)

    def _refused(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, NewKey) and isinstance(error, UserError):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))


def _rotated(
    vault: Vault, own: str, others: list[str], *, cost: KeyCost, watch: Watch
) -> str:
    """On the vault's thread. The first copy under the new key comes at once, if it can."""
    code = vault.data_key.exchange(own, others=others, cost=cost, watch=watch)
    with suppress(UserError):
        not_on_paper(vault)
        copy_now(vault)
    return code
