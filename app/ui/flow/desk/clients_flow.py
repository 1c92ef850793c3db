# SPDX-License-Identifier: EUPL-1.2
"""The clients: a new one, the page of one, and what its buttons do."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.interview.clients import casework
from app.interview.clients.client_changes import Changed, change_client, changed_words
from app.interview.clients.client_history import (
    ClientSummary,
    Newcomer,
    add_client,
    open_client,
)
from app.stewardship.gallring.removing import remove_client, remove_interview, what_goes
from app.storage.records import Client
from app.ui.flow.base.context import Context, now, today
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.flow.desk.joining_flow import JoiningFlow
from app.ui.home.client_form import ClientForm
from app.ui.home.client_page import ClientPage
from app.ui.pieces.page import Screen


class ClientsFlow(VaultFlow):
    """Shows who is interviewed, and changes what is known of them.

    Attributes:
        client: whose page was shown last, and is the way back; 0 for none yet.

    Signals:
        start: id of a client, and of the form to begin (int, str).
        open_interview, go_on, feedback, export, versions: id of an interview (int). `go_on`
            is the step that is left, the others are what they say.
        extract: id of a client (int).
    """

    tells = (ClientForm,)
    start = Signal(int, str)
    open_interview = Signal(int)
    go_on = Signal(int)
    feedback = Signal(int)
    export = Signal(int)
    versions = Signal(int)
    extract = Signal(int)

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self.client = 0
        self._shown: Client | None = None  # on a page of its own
        joining = self._joining = JoiningFlow(place, self)
        joining.done.connect(self._joined)
        joining.back.connect(self.back_to_client)
        joining.left.connect(self.left)
        self._said = ""  # on the next page of a client

    @property
    def where(self) -> tuple[str, ...]:
        """The way back to the form or the client."""
        if (form := self.sees(ClientForm)) is not None:
            changed = form.client
            return ("new_client",) if changed is None else ("change_client", str(changed))
        shows_client = self.sees(ClientPage) or self._joining.sees(Screen)
        return ("client", str(self.client)) if shows_client else ()

    # A new one

    def new_client(self) -> None:
        """The form for one."""
        form = ClientForm(self.window)
        form.created.connect(self._create)
        form.sure.connect(self._create_anyway)
        form.open_known.connect(self.open_client)
        form.cancelled.connect(self.left)
        self.show(form)

    def _create(self, client: Client) -> None:
        self._add(client, anyway=False)

    def _create_anyway(self, client: Client) -> None:
        self._add(client, anyway=True)

    def _add(self, client: Client, *, anyway: bool) -> None:
        new = client._replace(created_at=now())
        self.ask_once(partial(add_client, self.vault, new, anyway=anyway), self._added)

    def _added(self, new: Newcomer) -> None:
        if new.id:
            self.open_client(new.id)
        elif (screen := self.sees(ClientForm)) is not None:
            screen.show_known(new.known, is_same=new.is_same)

    # One that is there

    def change_client(self, client_id: int) -> None:
        """The same form, for what is known of a client."""
        self.client = client_id
        self.ask_once(partial(self.vault.clients.get, client_id), self._show_known)

    def _show_known(self, client: Client) -> None:
        form = ClientForm(self.window, client)
        form.created.connect(self._change)
        form.same_as.connect(self._look_at)
        form.open_known.connect(self.open_client)
        form.cancelled.connect(self.back_to_client)
        self.show(form)

    def _change(self, client: Client) -> None:
        work = partial(_changed, self._place, client)
        self.ask_once(work, self._was_changed)

    def _was_changed(self, changed: Changed | Client) -> None:
        if isinstance(changed, Client):  # another has the number
            if (screen := self.sees(ClientForm)) is not None:
                screen.show_known((changed,), is_same=True)
            return
        self._said = changed_words(changed)
        self.back_to_client()

    # The page of one

    def open_client(self, client_id: int) -> None:
        """Show a client, with all interviews."""
        self.client = client_id
        work = partial(open_client, self.vault, self._place.library, client_id, today())
        self.ask_once(work, self._show)

    def back_to_client(self) -> None:
        """The client whose page was shown last."""
        self.open_client(self.client)

    def _show(self, summary: ClientSummary) -> None:
        self._shown = summary.client
        self.client = summary.client.id  # of the person, whichever row was asked for
        page = ClientPage(summary, self.window)
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
        page.same_as.connect(self._find_same)
        page.same_as_one.connect(self._look_at)
        page.part.connect(self._part)
        page.back.connect(self.left)
        self.show(page)
        self.tell(self._said)
        self._said = ""

    def _find_same(self) -> None:
        if self._shown is not None:
            self._joining.begin(self._shown)

    def _look_at(self, other_id: int) -> None:
        self._joining.look(self.client, other_id)

    def _part(self, joined_id: int, reason: str) -> None:
        self._joining.part(self.client, joined_id, reason)

    def _joined(self, client_id: int, text: str) -> None:
        self._said = text
        self.open_client(client_id)

    def _remove(self, client_id: int) -> None:
        work = partial(remove_client, self.vault, client_id)
        self.ask_once(work, self._removed)

    def _removed(self, _: None) -> None:
        self.left.emit()
        self.tell("Klienten är borttagen.")

    def _ask_removal(self, interview_id: int) -> None:
        if (screen := self.sees(ClientPage)) is not None:
            work = partial(what_goes, self.vault, interview_id)
            self.ask_once(work, partial(screen.show_goes, interview_id))

    def _remove_interview(self, interview_id: int, reason: str) -> None:
        work = partial(remove_interview, self.vault, interview_id, reason=reason)
        self.ask_once(work, self._interview_removed)

    def _interview_removed(self, _: None) -> None:
        self._said = "Det du valde är borttaget. Klienten och allt annat är kvar."
        self.back_to_client()

    def _correct(self, interview_id: int, reason: str) -> None:
        work = partial(
            casework.correct,
            self.vault,
            interview_id,
            reason=reason,
            by=self._place.staff.signature,
            at=now(),
        )
        self.ask_once(work, self.open_interview.emit)

    def gone(self, error: LookupError) -> None:
        """Without the client there is nothing to show."""
        del error
        self.left.emit()


def _changed(place: Context, client: Client) -> Changed | Client:
    """On the vault's thread: what it came to, or who has the number already."""
    other = place.vault.clients.with_number(client.number)
    if other is not None and other.id != client.id:
        return other
    return change_client(place.vault, place.library, client, at=now())
