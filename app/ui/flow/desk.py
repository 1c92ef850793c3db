# SPDX-License-Identifier: EUPL-1.2
"""At the desk: the start page, the clients, and the way into each interview."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.forms.model import Form
from app.interview import casework
from app.interview.blank import blank_pages
from app.interview.casework import Opened
from app.interview.forms import GRUND, shipped_form
from app.interview.prefill import Start
from app.interview.preparation import preparation_texts
from app.report.page import Page
from app.storage.records import Client
from app.ui.after.paper import draw_page
from app.ui.flow.daily import Daily
from app.ui.flow.encounter import Encounter
from app.ui.flow.hub import HubFlow
from app.ui.flow.leaving import Departure
from app.ui.flow.place import Place, now, today, told
from app.ui.flow.printing import Printing
from app.ui.flow.register import RegisterFlow
from app.ui.flow.versions import VersionsFlow
from app.ui.home.client_form import ClientForm
from app.ui.home.client_page import ClientPage
from app.ui.home.preparation import Preparation
from app.ui.home.settings import Own, Settings
from app.ui.home.start import StartPage
from app.ui.preferences import Appearance
from app.ui.theme import Look


class Desk(QObject):
    """The program while the vault is open.

    Signals:
        locked: close the vault and ask for the passphrase again.
        dressed: the user chose another look (Look).
        bring_back: close the vault, and bring back a copy (Wanted).
        lock_after: the user chose when it locks by itself, in minutes (int).
    """

    locked = Signal()
    dressed = Signal(object)
    bring_back = Signal(object)
    lock_after = Signal(int)

    def __init__(self, place: Place) -> None:
        super().__init__(place.window)
        self._place = place
        self._encounter: Encounter | None = None
        self._leaving: Departure | None = None
        self._compared: VersionsFlow | None = None
        self._hub: HubFlow | None = None
        self._daily = Daily(place, self._is_calm, self)
        self._client = 0
        self._interview = 0
        self._printing = Printing(place.window)
        self._printing.printed.connect(self._printed)

    @property
    def encounter(self) -> Encounter | None:
        """The interview that is open now."""
        return self._encounter

    def show_start(self) -> None:
        """The start page, as the vault is now."""
        self._end_encounter()
        self._end_hub()
        page = StartPage(self._place.window, self._place.look)
        page.search.connect(self._search)
        page.open_interview.connect(self.open_interview)
        page.open_client.connect(self._open_client)
        page.new_client.connect(self._new_client)
        page.blank.connect(self._lay_out_blank)
        page.lock.connect(self.locked)
        page.settings.connect(self._settings)
        page.vault.connect(self.show_vault)
        page.drill.connect(self._drill)
        self._place.window.show_screen(page)
        self._ask(partial(casework.overview, self._place.vault, today()), self._overview)

    def dress(self, look: Look, appearance: Appearance) -> None:
        """Work on in another look."""
        self._place = self._place.dressed(look, appearance)
        if self._hub is not None:
            self._hub.dress(self._place)
        if self._encounter is not None:
            self._encounter.dress(self._place)
        elif isinstance(self._place.window.screen_now, StartPage):
            self.show_start()  # its columns and rows have sizes of their own

    def keep_now(self) -> None:
        """Set what stands in a field on its way to the disk; nobody waits."""
        if self._encounter is not None:
            self._encounter.keep_now()

    def settle(self) -> None:
        """Keep what stands in a field, before the program closes or locks."""
        if self._encounter is not None:
            self._encounter.settle()

    def _is_calm(self) -> bool:
        return self._encounter is None

    @property
    def is_unsaved(self) -> bool:
        """Whether something could not be kept: it would be lost with the program."""
        return self._encounter is not None and self._encounter.saver.has_refused

    def open_interview(self, interview_id: int) -> None:
        """Go on with an interview, or read a signed one."""
        work = partial(casework.open_interview, self._place.vault, interview_id)
        self._ask(work, self._opened)

    def _opened(self, opened: Opened) -> None:
        self._end_encounter()
        if opened.interview.status == "postponed":
            self._client, self._interview = opened.client.id, opened.interview.id
            self._prepare(opened.client)
            return
        encounter = self._encounter = Encounter(self._place, opened)
        encounter.left.connect(self.show_start)
        encounter.begin()

    def _overview(self, overview: casework.Overview) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, StartPage):  # the user may be elsewhere by now
            if self._place.practice:  # its code is nobody's
                overview = replace(overview, drill_is_due=False, code_is_lost=False)
            screen.show_overview(overview)

    def _search(self, text: str) -> None:
        self._ask(partial(casework.search, self._place.vault, text), self._found)

    def _found(self, lines: list[casework.ClientLine]) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, StartPage):
            screen.show_found(lines)

    # Paper

    def _lay_out_blank(self) -> None:
        work = partial(blank_pages, GRUND, self._place.fonts)
        self._place.papers.submit(work, self._print_blank, self._failed)

    def _print_blank(self, pages: tuple[Page, ...]) -> None:
        if isinstance(self._place.window.screen_now, StartPage):  # not behind a lock
            self._printing.ask(pages, draw_page)

    def _printed(self) -> None:
        self._place.window.say("Blanketten är skickad till skrivaren.")

    # Clients

    def _new_client(self) -> None:
        form = ClientForm(self._place.window)
        form.created.connect(self._create_client)
        form.cancelled.connect(self.show_start)
        self._place.window.show_screen(form)

    def _create_client(self, client: Client) -> None:
        at = now()
        self._ask(
            partial(self._place.vault.add_client, client._replace(created_at=at)),
            self._open_client,
            self._not_created,
        )

    def _not_created(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(error, UserError) and isinstance(screen, ClientForm):
            screen.show_error(error)
        else:
            raise error

    def _open_client(self, client_id: int) -> None:
        self._client = client_id
        work = partial(casework.open_client, self._place.vault, client_id, today())
        self._ask(work, self._show_client)

    def _show_client(self, summary: casework.ClientSummary) -> None:
        page = ClientPage(summary, self._place.window)
        page.start_grund.connect(self._start_grund)
        page.open_interview.connect(self.open_interview)
        page.feedback.connect(self._feedback)
        page.correct.connect(self._correct)
        page.export.connect(self._export)
        page.versions.connect(self._versions)
        page.extract.connect(self._extract)
        page.back.connect(self.show_start)
        self._place.window.show_screen(page)

    def _extract(self, client_id: int) -> None:
        register = RegisterFlow(self._place, parent=self)
        register.left.connect(partial(self._open_client, client_id))
        register.begin(client_id)

    def _feedback(self, interview_id: int) -> None:
        work = partial(casework.open_interview, self._place.vault, interview_id)
        self._ask(work, self._opened_feedback)

    def _opened_feedback(self, opened: Opened) -> None:
        self._end_encounter()
        encounter = self._encounter = Encounter(self._place, opened)
        encounter.left.connect(self.show_start)
        encounter.show_handover()

    def _correct(self, interview_id: int, reason: str) -> None:
        work = partial(
            casework.correct,
            self._place.vault,
            interview_id,
            reason=reason,
            by=self._place.staff.name,
            at=now(),
        )
        self._ask(work, self.open_interview)

    def _export(self, interview_id: int) -> None:
        leaving = self._leaving = Departure(self._place, interview_id, parent=self)
        leaving.back.connect(self.show_start)
        leaving.begin()

    def _versions(self, interview_id: int) -> None:
        flow = self._compared = VersionsFlow(self._place, parent=self)
        flow.read.connect(self.open_interview)
        flow.left.connect(partial(self._open_client, self._client))
        flow.open(interview_id)

    def show_vault(self) -> None:
        """The page about the vault itself, and all that lies behind it."""
        self._end_hub()
        hub = self._hub = HubFlow(self._place, parent=self)
        hub.left.connect(self.show_start)
        hub.locked.connect(self.locked)
        hub.bring_back.connect(self.bring_back)
        hub.begin()

    def _drill(self) -> None:
        self.show_vault()
        if self._hub is not None:
            self._hub.open("code")

    # Before the talk

    def _start_grund(self, client_id: int) -> None:
        self._client, self._interview = client_id, 0
        self._ask(partial(self._place.vault.client, client_id), self._prepare)

    def _prepare(self, client: Client) -> None:
        case = f"Ärende {client.case_number}" if client.case_number else "Utan ärendenummer"
        screen = Preparation(preparation_texts(), case=case, parent=self._place.window)
        screen.started.connect(self._begin)
        screen.postponed.connect(self._postpone)
        screen.back.connect(self.show_start)
        self._place.window.show_screen(screen)

    def _begin(self, ticks: object, told_items: object) -> None:
        work = partial(self._begun, list(ticks), list(told_items))  # type: ignore[call-overload]  # signals carry objects
        self._ask(work, self.open_interview)

    def _begun(self, ticks: list[str], told_items: list[str]) -> int:
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
        municipality = self._place.vault.settings().get(casework.MUNICIPALITY, "")
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
        self.show_start()

    # Settings

    def _settings(self) -> None:
        self._ask(self._place.vault.settings, self._show_settings)

    def _show_settings(self, kept: dict[str, str]) -> None:
        screen = Settings(
            self._place.appearance,
            self._place.staff,
            unit=kept.get(casework.UNIT, ""),
            lock_after=self._place.lock_after,
            parent=self._place.window,
        )
        screen.changed.connect(self.dressed)
        screen.lock_after.connect(self._lock_after)
        screen.saved.connect(self._save_own)
        screen.back.connect(self.show_start)
        self._place.window.show_screen(screen)

    def _lock_after(self, minutes: int) -> None:
        self._place = replace(self._place, lock_after=minutes)
        self.lock_after.emit(minutes)

    def _save_own(self, own: Own) -> None:
        self._place = replace(self._place, staff=own.staff)
        work = partial(casework.save_own, self._place.vault, own.staff, unit=own.unit)
        self._ask(work, self._own_saved)

    def _own_saved(self, _: None) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, Settings):
            screen.show_saved()

    def _ask(self, work: Any, done: Any, failed: Any = None) -> None:
        self._place.ask(work, done, failed or self._failed)

    def _failed(self, error: BaseException) -> None:
        self._place.window.say(told(error))

    def _end_encounter(self) -> None:
        if self._encounter is not None:
            self._encounter.settle()
            self._encounter.deleteLater()
            self._encounter = None

    def _end_hub(self) -> None:
        if self._hub is not None:
            self._hub.deleteLater()
            self._hub = None
