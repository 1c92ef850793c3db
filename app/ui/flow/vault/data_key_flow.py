# SPDX-License-Identifier: EUPL-1.2
"""The exchange of the data key of an open vault, with its new recovery code and a new copy."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from app.stewardship.care.colleagues import Colleague, colleagues
from app.stewardship.care.copying import copy_now
from app.stewardship.care.recovery_drill import not_on_paper, on_paper
from app.storage.keys.cryptography import REAL, KeyCost
from app.storage.progress import Watch
from app.storage.vault.vault import Vault
from app.ui.flow.base.code_paper import CodePaper
from app.ui.flow.base.context import Context
from app.ui.flow.base.slow_work import SlowWork
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.upkeep.data_key_page import NewKey
from app.user_error import UserError


class DataKeyFlow(RowFlow):
    """Everything behind the row "key"."""

    tells = (NewKey,)

    def __init__(self, place: Context, parent: QObject, *, cost: KeyCost = REAL) -> None:
        super().__init__(place, parent)
        self._cost = cost
        self._under_way = SlowWork(self)
        self._paper = CodePaper(place.window, place.worker, self)
        self._paper.safe.connect(self._safe)

    def open(self) -> None:
        """Ask for the passphrases."""
        self.ask(partial(colleagues, self.vault), self._show)

    def _show(self, people: tuple[Colleague, ...]) -> None:
        screen = NewKey(people, self.window)
        screen.chosen.connect(self._rotate)
        screen.cancelled.connect(self._under_way.cancel)
        self._under_way.told.connect(screen.show_progress)
        screen.back.connect(self.left)
        self.show(screen)

    def _rotate(self, own: str, others: list[str]) -> None:
        if (screen := self.sees(NewKey)) is not None:
            screen.show_busy("Byter datanyckel …", stops=True)
        watch = self._under_way.begin()
        work = partial(_rotated, self.vault, own, others, cost=self._cost, watch=watch)
        self.ask(work, self._show_code)

    def _show_code(self, code: str) -> None:
        if (screen := self.sees(NewKey)) is not None:
            screen.wipe()
        self._paper.show_code(code, replaces=True)

    def _safe(self) -> None:
        self.ask(partial(on_paper, self.vault), self._noted)

    def _noted(self, _: None) -> None:
        self.go_to.emit("people")  # those who can open it now


def _rotated(
    vault: Vault, own: str, others: list[str], *, cost: KeyCost, watch: Watch
) -> str:
    """On the vault's thread. The first copy under the new key comes at once, if it can."""
    code = vault.data_key.exchange(own, others=others, cost=cost, watch=watch)
    with suppress(UserError):
        not_on_paper(vault)
        copy_now(vault)
    return code
