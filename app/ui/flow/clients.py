# SPDX-License-Identifier: EUPL-1.2
"""The clients: a new one, the page of one, and what its buttons do."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview import casework
from app.interview.changing import Changed, change_client, changed_words
from app.interview.one_client import ClientSummary, Newcomer, add_client, open_client
from app.interview.removing import Goes, remove_client, remove_interview, what_goes
from app.storage.records import Client
from app.ui.flow.joining import Joining
from app.ui.flow.place import Place, now, today, told
from app.ui.home.client_form import ClientForm
from app.ui.home.client_page import ClientPage


class Clients(QObject):
    """Shows who is interviewed, and changes what is known of them.

    Signals:
        left: to the start page.
        start: id of a client, and of the form to begin (int, str).
        open_interview, go_on, feedback, export, versions: id of an interview (int). `go_on`
            is the step that is left, the others are what they say.
        extract: id of a client (int).
    """

    left = Signal()
    start = Signal(int, str)
    open_interview = Signal(int)
    go_on = Signal(int)
    feedback = Signal(int)
    export = Signal(int)
    versions = Signal(int)
    extract = Signal(int)

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._client = 0
        joining = self._joining = Joining(place, self)
        joining.done.connect(self._joined)
        joining.back.connect(self.back_to_client)
        joining.left.connect(self.left)
        self._said = ""  # on the next page of a client

    @property
    def client(self) -> int:
        """The client whose page was shown last; 0 for none yet."""
        return self._client

    @property
    def where(self) -> tuple[str, ...]:
        """The way back to the form in sight, for `ComingBack`."""
        screen = self._place.window.screen_now
        if isinstance(screen, ClientForm) and screen.client is not None:
            return ("change_client", str(screen.client))
        return ("new_client",)

    def dress(self, place: Place) -> None:
        """Work on in another look, or with another setting."""
        self._place = place
        self._joining.dress(place)

    # A new one

    def new_client(self) -> None:
        """The form for one."""
        form = ClientForm(self._place.window)
        form.created.connect(self._create)
        form.sure.connect(self._create_anyway)
        form.open_known.connect(self.open_client)
        form.cancelled.connect(self.left)
        self._place.window.show_screen(form)

    def _create(self, client: Client) -> None:
        self._add(client, anyway=False)

    def _create_anyway(self, client: Client) -> None:
        self._add(client, anyway=True)

    def _add(self, client: Client, *, anyway: bool) -> None:
        new = client._replace(created_at=now())
        self._ask(partial(add_client, self._place.vault, new, anyway=anyway), self._added)

    def _added(self, new: Newcomer) -> None:
        screen = self._place.window.screen_now
        if new.id:
            self.open_client(new.id)
        elif isinstance(screen, ClientForm):
            screen.show_known(new.known, is_same=new.is_same)

    # One that is there

    def change_client(self, client_id: int) -> None:
        """The same form, for what is known of a client."""
        self._client = client_id
        self._ask(partial(self._place.vault.clients.get, client_id), self._show_known)

    def _show_known(self, client: Client) -> None:
        form = ClientForm(self._place.window, client)
        form.created.connect(self._change)
        form.same_as.connect(partial(self._joining.look, client.id))
        form.open_known.connect(self.open_client)
        form.cancelled.connect(self.back_to_client)
        self._place.window.show_screen(form)

    def _change(self, client: Client) -> None:
        work = partial(_changed, self._place, client)
        self._ask(work, self._was_changed)

    def _was_changed(self, changed: Changed | Client) -> None:
        screen = self._place.window.screen_now
        if isinstance(changed, Client):  # another has the number
            if isinstance(screen, ClientForm):
                screen.show_known((changed,), is_same=True)
            return
        self._said = changed_words(changed)
        self.back_to_client()

    # The page of one

    def open_client(self, client_id: int) -> None:
        """Show a client, with all interviews."""
        self._client = client_id
        work = partial(
            open_client, self._place.vault, self._place.library, client_id, today()
        )
        self._ask(work, self._show)

    def back_to_client(self) -> None:
        """The client whose page was shown last."""
        self.open_client(self._client)

    def _show(self, summary: ClientSummary) -> None:
        self._client = summary.client.id  # of the person, whichever row was asked for
        page = ClientPage(summary, self._place.window)
        page.start.connect(self.start)
        page.open_interview.connect(self.go_on)
        page.feedback.connect(self.feedback)
        page.correct.connect(self._correct)
        page.export.connect(self.export)
        page.versions.connect(self.versions)
        page.change.connect(self.change_client)
        page.extract.connect(self.extract)
        page.ask_removal.connect(self._ask_removal)
        page.remove_interview.connect(self._remove_interview)
        page.remove.connect(self._remove)
        page.same_as.connect(partial(self._joining.begin, summary.client))
        page.same_as_one.connect(partial(self._joining.look, summary.client.id))
        page.part.connect(partial(self._joining.part, summary.client.id))
        page.back.connect(self.left)
        self._place.window.show_screen(page)
        self._place.window.tell(self._said)
        self._said = ""

    def _joined(self, client_id: int, said: str) -> None:
        self._said = said
        self.open_client(client_id)

    def _remove(self, client_id: int) -> None:
        work = partial(remove_client, self._place.vault, client_id)
        self._ask(work, self._removed)

    def _removed(self, _: None) -> None:
        self.left.emit()
        self._place.window.tell("Klienten är borttagen.")

    def _ask_removal(self, interview_id: int) -> None:
        work = partial(what_goes, self._place.vault, interview_id)
        self._ask(work, partial(self._show_goes, interview_id))

    def _show_goes(self, interview_id: int, goes: Goes) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, ClientPage):
            screen.show_goes(interview_id, goes)

    def _remove_interview(self, interview_id: int, reason: str) -> None:
        work = partial(remove_interview, self._place.vault, interview_id, reason=reason)
        self._ask(work, self._interview_removed)

    def _interview_removed(self, _: None) -> None:
        self._said = "Det du valde är borttaget. Klienten och allt annat är kvar."
        self.back_to_client()

    def _correct(self, interview_id: int, reason: str) -> None:
        work = partial(
            casework.correct,
            self._place.vault,
            interview_id,
            reason=reason,
            by=self._place.staff.signature,
            at=now(),
        )
        self._ask(work, self.open_interview.emit)

    def _ask(self, work: Any, done: Any) -> None:
        self._place.ask_once(work, done, self._refused)

    def _refused(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(error, LookupError):  # deleted since it was shown
            self.left.emit()
        elif isinstance(error, UserError) and isinstance(screen, ClientForm):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))


def _changed(place: Place, client: Client) -> Changed | Client:
    """On the vault's thread: what it came to, or who has the number already."""
    other = place.vault.clients.with_number(client.number)
    if other is not None and other.id != client.id:
        return other
    return change_client(place.vault, place.library, client, at=now())
