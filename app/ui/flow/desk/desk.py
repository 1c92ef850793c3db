# SPDX-License-Identifier: EUPL-1.2
"""At the desk: the start page, the clients, and the way into each interview."""

from dataclasses import replace
from functools import partial
from typing import TypeVar

from app.interview.after.status import Seen
from app.interview.after.steps import Step
from app.interview.base.reading import Opened
from app.interview.clients import casework
from app.stewardship import overview as overview_of
from app.storage.records import Staff
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.flow.desk.blank_flow import BlankFlow
from app.ui.flow.desk.clients_flow import ClientsFlow
from app.ui.flow.desk.daily_copy import DailyCopy
from app.ui.flow.desk.export_flow import ExportFlow
from app.ui.flow.desk.preparation_flow import PreparationFlow
from app.ui.flow.desk.return_flow import ReturnFlow
from app.ui.flow.desk.settings_flow import SettingsFlow
from app.ui.flow.desk.versions_flow import VersionsFlow
from app.ui.flow.desk.way_home import WayHome
from app.ui.flow.interview.encounter import Encounter
from app.ui.flow.lock.locked_vault import LastWork
from app.ui.flow.vault.extract_flow import ExtractFlow
from app.ui.flow.vault.hub import FLOWS, HubFlow
from app.ui.home.start import StartPage
from app.ui.jobs.unsaved_change import Unsaved
from app.ui.pieces.theme import Look
from app.ui.system.preferences import Appearance

F = TypeVar("F", bound=VaultFlow)


class Desk(VaultFlow):
    """The program while the vault is open.

    Attributes:
        encounter: the interview that is open now.
    """

    def __init__(self, place: Context) -> None:
        super().__init__(place, place.window)
        self.encounter: Encounter | None = None
        self._flow: VaultFlow | None = None
        self._seen = Seen(place.vault, place.library)  # for the vault's thread alone
        self._daily = DailyCopy(place, self._is_calm, self)
        self._daily.tried.connect(self._look_again)
        clients = self._clients = ClientsFlow(place, self)
        clients.left.connect(self.show_start)
        clients.start.connect(self.start)
        clients.open_interview.connect(self.open_interview)
        clients.go_on.connect(self.go_on_with)
        clients.feedback.connect(self._show_sheet)
        clients.export.connect(self.export)
        clients.versions.connect(self.show_versions)
        clients.extract.connect(self.extract)
        self._back = ReturnFlow(place, self, parent=self)
        self._home = WayHome(place.window, clients, parent=self)
        self._home.free.connect(self.show_start)
        place.window.home.connect(self.go_home)
        place.wants.lock_after.connect(self._lock_after)
        self._blank = BlankFlow(place, self)

    def show_start(self) -> None:
        """The start page, as the vault is now."""
        self._end_encounter()
        self._end_flow()
        page = StartPage(self.window, self._place.look)
        page.search.connect(self._search)
        page.open_interview.connect(self.go_on_with)
        page.open_client.connect(self.open_client)
        page.new_client.connect(self.new_client)
        page.blank.connect(self._blank.ask_which)
        page.lock.connect(self._place.wants.lock)
        page.settings.connect(self.settings)
        page.vault.connect(self._show_hub)
        page.drill.connect(self._show_code)
        page.copies.connect(self._show_copies)
        page.log.connect(self._show_log)
        self.show(page)
        self._look_again()

    def redress(self, look: Look, appearance: Appearance) -> None:
        """Work on in another look."""
        self.dress(replace(self._place, look=look, appearance=appearance))
        if self.sees(StartPage) is not None:
            self.show_start()  # its columns and rows have sizes of their own

    def keep_now(self) -> None:
        """Set what stands in a field on its way to the disk; nobody waits."""
        if self.encounter is not None:
            self.encounter.keep_now()

    def settle(self) -> None:
        """Keep what stands in a field, before the program closes or locks."""
        if self.encounter is not None:
            self.encounter.settle()

    def _is_calm(self) -> bool:
        return self.encounter is None

    def put_away(self) -> LastWork:
        """Let go of everything at a lock; what was in hand. Nobody waits, see behind.py."""
        flows = (self.encounter, self._flow, self._clients)
        ways = (flow.where for flow in flows if flow is not None)
        left = self._back.leave(next(filter(None, ways), ()))
        if self.encounter is not None:
            self.encounter.end()
            left = replace(left, unsaved=self.encounter.unsaved())
            self.encounter.deleteLater()
            self.encounter = None
        self._place.is_locked.set()
        return left

    def come_back(self, left: LastWork) -> None:
        """Go to where somebody was when they locked, or to the start page."""
        self._back.go(left)

    def follow(self, where: tuple[str, ...]) -> None:
        """A way back after a lock, but to an interview: that one is opened as it was left."""
        match where:
            case ("client", number) | (
                "prepare",
                number,
                "0",
            ):  # in older versions, no form
                self.open_client(int(number))
            case ("change_client", number):
                self.change_client(int(number))
            case ("export", number):
                self.export(int(number))
            case ("new_client",):
                self.new_client()
            case ("prepare", client, interview, *form):
                self.prepare(int(client), int(interview), *form)
            case ("settings",):
                self.settings()
            case ("hub", row):
                self.show_vault(row)
            case _:
                self.show_start()

    def go_on(self, opened: Opened, unsaved: Unsaved | None = None) -> Encounter:
        """With an interview that is opened, and what the disk has not taken of it."""
        encounter = Encounter(self._place, opened, unsaved, parent=self)
        self.encounter = encounter
        encounter.left.connect(self.show_start)
        encounter.went_back.connect(self._return)
        return encounter

    @property
    def unsaved(self) -> frozenset[tuple[str, int]]:
        """What could not be kept, and would be lost with the program."""
        return self.encounter.saver.refused if self.encounter is not None else frozenset()

    def open_interview(self, interview_id: int) -> None:
        """The talk of an interview, to go on with or to read."""
        self.open_at(interview_id, Step.TALK)

    def go_on_with(self, interview_id: int) -> None:
        """An interview at the step that is left of it; a signed one is read."""
        self.open_at(interview_id, None)

    def _show_sheet(self, interview_id: int) -> None:
        self.open_at(interview_id, Step.SHEET)

    def open_at(self, interview_id: int, step: Step | None) -> None:
        """An interview at this step; None for the one that is left."""
        work = partial(
            casework.open_interview, self.vault, self._place.library, interview_id
        )
        self.ask_once(work, partial(self._opened, step))

    def _opened(self, step: Step | None, opened: Opened) -> None:
        self._end_encounter()
        self._end_flow()
        self._home.note()
        if opened.interview.status == "postponed":
            self.prepare(opened.client.id, opened.interview.id)
            return
        encounter = self.go_on(opened)
        if step is not None:
            encounter.go(step)
        else:
            encounter.go_on()

    def _return(self) -> None:
        """To where an interview was opened from: the page of its client, or the start page."""
        self._end_encounter()
        self._end_flow()
        if self._home.origin:
            self.open_client(self._home.origin)
        else:
            self.show_start()

    def go_home(self) -> None:
        """The start page, from wherever one is; what is half typed is kept, or told of once."""
        if self.encounter is not None:
            self.encounter.leave()
        else:
            self._home.go()

    def _overview(self, overview: overview_of.Overview) -> None:
        if (screen := self.sees(StartPage)) is not None:
            if self._place.practice:  # its code is nobody's
                overview = replace(overview, drill_is_due=False, code_is_lost=False)
            screen.show_overview(overview)
            self._daily.catch_up(overview.copies)

    def _look_again(self) -> None:
        work = partial(overview_of.overview, self.vault, today(), self._seen)
        self.ask(work, self._overview)

    def _search(self, text: str) -> None:
        if (screen := self.sees(StartPage)) is not None:
            self.ask(partial(casework.search, self.vault, text), screen.show_found)

    # Clients

    def new_client(self) -> None:
        self._clients.new_client()

    def change_client(self, client_id: int) -> None:
        self._clients.change_client(client_id)

    def open_client(self, client_id: int) -> None:
        self._clients.open_client(client_id)

    def extract(self, client_id: int) -> None:
        """All there is about a client, and back to the page of that client."""
        self._clients.client = client_id
        register = self._begin(ExtractFlow(self._place, parent=self))
        register.left.connect(self._clients.back_to_client)
        register.begin(client_id)

    def export(self, interview_id: int) -> None:
        self._home.note()
        leaving = self._begin(ExportFlow(self._place, interview_id, parent=self))
        leaving.left.connect(self._return)
        leaving.home.connect(self.show_start)
        leaving.step_chosen.connect(self.open_at)
        leaving.begin()

    def show_versions(self, interview_id: int) -> None:
        """A signed interview beside the version before it."""
        flow = self._begin(VersionsFlow(self._place, self._clients.client, self))
        flow.read.connect(self.open_interview)
        flow.left.connect(self._clients.back_to_client)
        flow.open(interview_id)

    def _show_hub(self) -> None:
        self.show_vault()

    def _show_code(self) -> None:
        self.show_vault("code")

    def _show_copies(self) -> None:
        self.show_vault("copies")

    def _show_log(self) -> None:
        self.show_vault("log")

    def show_vault(self, row: str = "") -> None:
        """The page about the vault itself, or what the row of this name leads to."""
        hub = self._begin(HubFlow(self._place, parent=self))
        hub.left.connect(self.show_start)
        if row in FLOWS:
            hub.open(row)
        else:
            hub.begin()

    # Before the talk

    def start(self, client_id: int, form_id: str) -> None:
        """Before a new interview with this form."""
        self.prepare(client_id, 0, form_id)

    def prepare(self, client_id: int, interview_id: int, form_id: str = "") -> None:
        """Before one that was put off; where there is none, before a new one."""
        self._home.note()
        which = (client_id, interview_id, form_id)
        flow = self._begin(PreparationFlow(self._place, *which, parent=self))
        flow.begun.connect(self.open_interview)
        flow.left.connect(self.show_start)
        flow.went_back.connect(self._return)
        flow.lost.connect(self.show_start)
        flow.begin()

    # Settings

    def settings(self) -> None:
        flow = self._begin(SettingsFlow(self._place, self))
        flow.kept.connect(self._own_kept)
        flow.left.connect(self.show_start)
        flow.begin()

    def _lock_after(self, minutes: int) -> None:
        self.dress(replace(self._place, lock_after=minutes))

    def _own_kept(self, staff: Staff) -> None:
        self.dress(replace(self._place, staff=staff))

    def gone(self, error: LookupError) -> None:
        """Without it there is nothing to show it on."""
        del error
        self.show_start()

    def _end_encounter(self) -> None:
        if self.encounter is not None:
            self.encounter.end()
            self.encounter = None

    def _begin(self, flow: F) -> F:
        """One flow at a time: the one before is gone, with what it holds."""
        self._end_flow()
        self._flow = flow
        return flow

    def _end_flow(self) -> None:
        if self._flow is not None:
            self._flow.deleteLater()
            self._flow = None
