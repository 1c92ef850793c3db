# SPDX-License-Identifier: EUPL-1.2
"""Before the talk: it begins, or it is put off."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.interview.base.instrument import Instrument
from app.interview.base.persons import case_words
from app.interview.clients import casework
from app.interview.talk.prefill import Start
from app.storage.records import Client
from app.ui.flow.base.context import Context, now, today
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.home.preparation_page import Preparation


class PreparationFlow(VaultFlow):
    """Prepares one interview, new or put off before.

    Args:
        interview: the one that was put off; 0 for a new one.
        form: the id of the form that a new one is to have.

    Signals:
        begun: the id of the interview that begins (int).
        left: put off.
        went_back: thought better of.
        lost: the client is not there any more.
    """

    begun = Signal(int)
    went_back = Signal()
    lost = Signal()

    def __init__(
        self,
        place: Context,
        client: int,
        interview: int,
        form: str = "",
        *,
        parent: QObject,
    ) -> None:
        super().__init__(place, parent)
        self._client = client
        self._interview = interview
        self._form = form

    @property
    def where(self) -> tuple[str, ...]:
        """The way back here."""
        if self.sees(Preparation) is None:
            return ()
        way = ("prepare", str(self._client), str(self._interview))
        return way if self._interview else (*way, self._form)

    def begin(self) -> None:
        """Show what to think of first."""
        self.ask_once(self._read, self._show)

    def _read(self) -> tuple[Client, Instrument]:
        """On the vault's thread: who it is, and what is to be held."""
        vault = self.vault
        if self._interview:
            self._form = vault.interviews.get(self._interview).form_id
        return vault.clients.get(self._client), self._place.library.instrument(self._form)

    def _show(self, read: tuple[Client, Instrument]) -> None:
        client, instrument = read
        texts = instrument.preparation
        if texts is None:
            self._start({}, ())
            return
        case = case_words(client.case_number)
        screen = Preparation(texts, case=case, parent=self.window)
        screen.started.connect(self._start)
        screen.postponed.connect(self._postpone)
        screen.back.connect(self.went_back)
        self.show(screen)

    def _start(self, ticks: object, told_items: object) -> None:
        work = partial(self._started, list(ticks), list(told_items))  # type: ignore[call-overload]  # signals carry objects
        self.ask_once(work, self.begun.emit)

    def _started(self, ticks: list[str], told_items: list[str]) -> int:
        """On the vault's thread: begin or take up, with what was checked and told."""
        vault, library, start = self.vault, self._place.library, self._start_now()
        with vault.transaction():
            if self._interview:
                casework.take_up(vault, library, self._interview, start)
            interview = self._interview or self._begun(start)
            casework.record_preparation(
                vault, interview, ticks, told_items, stamp=(start.at, start.staff.name)
            )
        return interview

    def _begun(self, start: Start) -> int:
        library = self._place.library
        form = library.form(self._form)
        return casework.begin(self.vault, library, form, self._client, start)

    def _start_now(self) -> Start:
        municipality = self.vault.settings.all().get(casework.MUNICIPALITY, "")
        return Start(self._place.staff, municipality, today(), now())

    def _postpone(self, until: Any, reason: str) -> None:
        self.ask_once(partial(self._postponed, until, reason), self._after_postponing)

    def _postponed(self, until: Any, reason: str) -> None:
        """On the vault's thread: what is put off is an interview too, so that it comes up."""
        vault, start = self.vault, self._start_now()
        with vault.transaction():
            interview = self._interview or self._begun(start)
            casework.postpone(vault, interview, until=until, reason=reason, at=start.at)

    def _after_postponing(self, _: None) -> None:
        self.left.emit()

    def gone(self, error: LookupError) -> None:
        """Without the client there is nothing to show."""
        del error
        self.lost.emit()
