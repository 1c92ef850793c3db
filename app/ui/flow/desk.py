# SPDX-License-Identifier: EUPL-1.2
"""At the desk: the start page, the clients, and the way into each interview."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview import casework
from app.interview.casework import Opened
from app.interview.mistakes import remove_client
from app.storage.records import Client
from app.ui.flow.behind import Left
from app.ui.flow.blank_form import BlankForm
from app.ui.flow.coming_back import ComingBack
from app.ui.flow.daily import Daily
from app.ui.flow.encounter import Encounter
from app.ui.flow.hub import FLOWS, HubFlow
from app.ui.flow.leaving import Departure
from app.ui.flow.place import Place, now, today, told
from app.ui.flow.preparing import Preparing
from app.ui.flow.register import RegisterFlow
from app.ui.flow.versions import VersionsFlow
from app.ui.home.client_form import ClientForm
from app.ui.home.client_page import ClientPage
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
        damaged: close the vault, and show the ways on from a damaged one (UserError).
        lock_after: the user chose when it locks by itself, in minutes (int).
    """

    locked = Signal()
    dressed = Signal(object)
    bring_back = Signal(object)
    damaged = Signal(object)
    lock_after = Signal(int)

    def __init__(self, place: Place) -> None:
        super().__init__(place.window)
        self._place = place
        self._encounter: Encounter | None = None
        self._flow: QObject | None = None
        self._hub: HubFlow | None = None
        self._daily = Daily(place, self._is_calm, self)
        self._daily.tried.connect(self._look_again)
        self._client = 0
        self._back = ComingBack(place, self, parent=self)
        self._blank = BlankForm(place, self)

    @property
    def encounter(self) -> Encounter | None:
        """The interview that is open now."""
        return self._encounter

    def show_start(self) -> None:
        """The start page, as the vault is now."""
        self._end_encounter()
        self._end_hub()
        self._begin(None)
        page = StartPage(self._place.window, self._place.look)
        page.search.connect(self._search)
        page.open_interview.connect(self.open_interview)
        page.open_client.connect(self.open_client)
        page.new_client.connect(self.new_client)
        page.blank.connect(self._blank.ask)
        page.lock.connect(self.locked)
        page.settings.connect(self.settings)
        ways = {"": page.vault, "code": page.drill, "copies": page.copies, "log": page.log}
        for row, asked in ways.items():
            asked.connect(partial(self.show_vault, row))
        self._place.window.show_screen(page)
        self._look_again()

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

    def put_away(self) -> Left:
        """Let go of everything at a lock; what was in hand. Nobody waits, see behind.py."""
        left = self._back.leave(self.where())
        if self._encounter is not None:
            self._encounter.end()
            left = replace(left, unsaved=self._encounter.unsaved())
            self._encounter.deleteLater()
            self._encounter = None
        self._place.gate.shut()
        return left

    def come_back(self, left: Left) -> None:
        """Go to where somebody was when they locked, or to the start page."""
        self._back.go(left)

    def go_on(self, encounter: Encounter) -> None:
        """With an interview that was opened again."""
        self._encounter = encounter
        encounter.left.connect(self.show_start)

    def where(self) -> tuple[str, ...]:
        """The way to the screen in sight, for `ComingBack`."""
        name = type(self._place.window.screen_now).__name__
        if self._encounter is not None:
            return ("interview", str(self._encounter.id))
        if self._hub is not None:  # a code that was in sight is told of on the start page
            return ("hub", self._hub.where) if name != "RecoveryPage" else ()
        if isinstance(self._flow, Preparing) and name == "Preparation":
            return self._flow.where
        if isinstance(self._flow, Departure) and name == "ExportScreen":
            return ("export", str(self._flow.interview))
        return {
            "ClientForm": ("new_client",),
            "VersionsScreen": ("client", str(self._client)),
            "ClientPage": ("client", str(self._client)),
            "Settings": ("settings",),
        }.get(name, ())

    @property
    def unsaved(self) -> frozenset[tuple[str, int]]:
        """What could not be kept, and would be lost with the program."""
        return self._encounter.saver.refused if self._encounter is not None else frozenset()

    def open_interview(self, interview_id: int) -> None:
        """Go on with an interview, or read a signed one."""
        work = partial(casework.open_interview, self._place.vault, interview_id)
        self._ask(work, self._opened)

    def _opened(self, opened: Opened) -> None:
        self._end_encounter()
        self._begin(None)
        if opened.interview.status == "postponed":
            self.prepare(opened.client.id, opened.interview.id)
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
            self._daily.catch_up(overview.copies)

    def _look_again(self) -> None:
        self._ask(partial(casework.overview, self._place.vault, today()), self._overview)

    def _search(self, text: str) -> None:
        self._ask(partial(casework.search, self._place.vault, text), self._found)

    def _found(self, lines: list[casework.ClientLine]) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, StartPage):
            screen.show_found(lines)

    # Clients

    def new_client(self) -> None:
        form = ClientForm(self._place.window)
        form.created.connect(self._create_client)
        form.cancelled.connect(self.show_start)
        self._place.window.show_screen(form)

    def _create_client(self, client: Client) -> None:
        self._ask(
            partial(self._place.vault.add_client, client._replace(created_at=now())),
            self.open_client,
            self._not_created,
        )

    def _not_created(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(error, UserError) and isinstance(screen, ClientForm):
            screen.show_error(error)
        else:
            raise error

    def open_client(self, client_id: int) -> None:
        self._client = client_id
        work = partial(casework.open_client, self._place.vault, client_id, today())
        self._ask(work, self._show_client)

    def _show_client(self, summary: casework.ClientSummary) -> None:
        page = ClientPage(summary, self._place.window)
        page.start_grund.connect(self.prepare)
        page.open_interview.connect(self.open_interview)
        page.feedback.connect(self._feedback)
        page.correct.connect(self._correct)
        page.export.connect(self.export)
        page.versions.connect(self.show_versions)
        page.extract.connect(self._extract)
        page.remove.connect(self._remove)
        page.back.connect(self.show_start)
        self._place.window.show_screen(page)

    def _remove(self, client_id: int) -> None:
        work = partial(remove_client, self._place.vault, client_id)
        self._ask(work, self._removed)

    def _removed(self, _: None) -> None:
        self.show_start()
        self._place.window.say("Klienten är borttagen.")

    def _extract(self, client_id: int) -> None:
        register = self._begin(RegisterFlow(self._place, parent=self))
        register.left.connect(partial(self.open_client, client_id))
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
        vault, by = self._place.vault, self._place.staff.signature
        told = {"reason": reason, "by": by, "at": now()}
        self._ask(
            partial(casework.correct, vault, interview_id, **told), self.open_interview
        )

    def export(self, interview_id: int) -> None:
        leaving = self._begin(Departure(self._place, interview_id, parent=self))
        leaving.back.connect(self.show_start)
        leaving.begin()

    def show_versions(self, interview_id: int) -> None:
        """A signed interview beside the version before it."""
        flow = self._begin(VersionsFlow(self._place, parent=self))
        flow.read.connect(self.open_interview)
        flow.left.connect(partial(self.open_client, self._client))
        flow.open(interview_id)

    def show_vault(self, row: str = "") -> None:
        """The page about the vault itself, or what the row of this name leads to."""
        self._end_hub()
        hub = self._hub = HubFlow(self._place, parent=self)
        hub.left.connect(self.show_start)
        hub.locked.connect(self.locked)
        hub.bring_back.connect(self.bring_back)
        hub.damaged.connect(self.damaged)
        if row in FLOWS:
            hub.open(row)
        else:
            hub.begin()

    # Before the talk

    def prepare(self, client_id: int, interview_id: int = 0) -> None:
        """Before a talk: a new one, or one that was put off."""
        flow = self._begin(Preparing(self._place, client_id, interview_id, parent=self))
        flow.begun.connect(self.open_interview)
        flow.left.connect(self.show_start)
        flow.lost.connect(self.show_start)
        flow.begin()

    # Settings

    def settings(self) -> None:
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
        if isinstance(error, LookupError):  # deleted since it was shown
            self.show_start()
        else:
            self._place.window.say(told(error))

    def _end_encounter(self) -> None:
        if self._encounter is not None:
            self._encounter.end()
            self._encounter = None

    def _begin(self, flow: Any) -> Any:
        """One flow at a time: the one before is gone, with what it holds."""
        if self._flow is not None:
            self._flow.deleteLater()
        self._flow = flow
        return flow

    def _end_hub(self) -> None:
        if self._hub is not None:
            self._hub.deleteLater()
            self._hub = None
