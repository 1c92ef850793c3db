# SPDX-License-Identifier: EUPL-1.2
"""Before the talk: it begins, or it is put off."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.forms.model import Form
from app.interview import casework
from app.interview.forms import GRUND, shipped_form
from app.interview.persons import case_words
from app.interview.prefill import Start
from app.interview.preparation import preparation_texts
from app.storage.records import Client
from app.ui.flow.place import Place, now, today, told
from app.ui.home.preparation import Preparation


class Preparing(QObject):
    """Prepares one interview, new or put off before.

    Signals:
        begun: the id of the interview that begins (int).
        left: put off.
        went_back: thought better of.
        lost: the client is not there any more.
    """

    begun = Signal(int)
    left = Signal()
    went_back = Signal()
    lost = Signal()

    def __init__(
        self, place: Place, client: int, interview: int, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._client = client
        self._interview = interview  # 0 for a new one

    @property
    def where(self) -> tuple[str, ...]:
        """The way back here, for `ComingBack`."""
        return ("prepare", str(self._client), str(self._interview))

    def begin(self) -> None:
        """Show what to think of first."""
        self._ask(partial(self._place.vault.clients.get, self._client), self._show)

    def _show(self, client: Client) -> None:
        case = case_words(client.case_number)
        screen = Preparation(preparation_texts(), case=case, parent=self._place.window)
        screen.started.connect(self._start)
        screen.postponed.connect(self._postpone)
        screen.back.connect(self.went_back)
        self._place.window.show_screen(screen)

    def _start(self, ticks: object, told_items: object) -> None:
        work = partial(self._started, list(ticks), list(told_items))  # type: ignore[call-overload]  # signals carry objects
        self._ask(work, self.begun.emit)

    def _started(self, ticks: list[str], told_items: list[str]) -> int:
        """On the vault's thread: begin or take up, with what was checked and told."""
        vault, start = self._place.vault, self._start_now()
        form: Form = shipped_form(GRUND)
        with vault.transaction():
            interview = self._interview
            if interview:
                casework.take_up(vault, interview, start)
            else:
                interview = casework.begin_grund(vault, self._client, form, start)
            casework.record_preparation(
                vault, interview, ticks, told_items, stamp=(start.at, start.staff.name)
            )
        return interview

    def _start_now(self) -> Start:
        municipality = self._place.vault.settings.all().get(casework.MUNICIPALITY, "")
        return Start(self._place.staff, municipality, today(), now())

    def _postpone(self, until: Any, reason: str) -> None:
        self._ask(partial(self._postponed, until, reason), self._after_postponing)

    def _postponed(self, until: Any, reason: str) -> None:
        """On the vault's thread: what is put off is an interview too, so that it comes up."""
        vault, start = self._place.vault, self._start_now()
        with vault.transaction():
            interview = self._interview or casework.begin_grund(
                vault, self._client, shipped_form(GRUND), start
            )
            casework.postpone(vault, interview, until=until, reason=reason, at=start.at)

    def _after_postponing(self, _: None) -> None:
        self.left.emit()

    def _ask(self, work: Any, done: Any) -> None:
        self._place.ask_once(work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, LookupError):  # deleted since it was shown
            self.lost.emit()
        else:
            self._place.window.say(told(error))
