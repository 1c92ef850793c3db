# SPDX-License-Identifier: EUPL-1.2
"""How far an interview has come: asked to the end, rated, signed."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from app.forms.model import Form
from app.forms.state import FormState, bare_states, percent
from app.interview.form_versions import KeptForms
from app.interview.kept import glanced
from app.interview.missing import has_broken_off
from app.interview.persons import known_as
from app.storage.records import Client, Interview, StoredAnswer
from app.storage.vault import Vault


class Standing(Enum):
    """Where an interview stands."""

    OPEN = "open"  # not signed; nobody has looked how far it is
    ONGOING = "ongoing"  # questions of the talk are left
    TALKED = "talked"  # the talk is done, the ratings are not
    READY = "ready"  # nothing is missing
    POSTPONED = "postponed"
    SIGNED = "signed"
    REPLACED = "replaced"  # a later version is signed


class InterviewLine(NamedTuple):
    """An interview in a list, without any answer.

    Attributes:
        name: the name, or what tells the client from others (persons.known_as).
        title: of its form.
        date: ISO date of the talk.
        changed_at: ISO time, UTC.
        position: the question that it goes on with.
        percent: how much of the talk is handled, 0-100.
        left: questions that are missing, in the talk or after it.
        version: 1, and one more for each correction.
        until: ISO date that a postponed one waits for, or None.
        is_due: that day has come.
        reason: why it was postponed or corrected, or "".
        corrected: a later version of it has begun.
        signed_at: ISO time, UTC, or "".
        unit: where it was begun, or ""; only on the page of its client.
    """

    id: int
    client_id: int
    case_number: str
    name: str
    title: str
    standing: Standing
    date: str
    interviewer: str
    changed_at: str
    position: str = ""
    percent: int = 0
    left: int = 0
    version: int = 1
    until: str | None = None
    is_due: bool = False
    reason: str = ""
    corrected: bool = False
    signed_at: str = ""
    unit: str = ""


class _Far(NamedTuple):
    """Those facts of an `InterviewLine` that hang on its answers."""

    standing: Standing
    percent: int
    left: int
    position: str


class Seen:
    """What was seen of interviews in one open vault, so that each is looked through once.

    What is known of one holds while neither its row nor its answers have changed.
    """

    def __init__(self, vault: Vault) -> None:
        self.forms = KeptForms(vault)
        self._vault = vault
        self._far: dict[int, tuple[Interview, int, _Far]] = {}

    def far(self, interview: Interview) -> _Far:
        """How far an open interview is."""
        revision = self._vault.answers_revision(interview.id)
        row, seen, far = self._far.get(interview.id, (None, 0, None))
        if far is None or (row, seen) != (interview, revision):
            form = self.forms.form(interview.form_id, interview.form_version)
            far = _look(form, self._vault.answers(interview.id), interview.position)
            self._far[interview.id] = (interview, revision, far)
        return far


class FormLooker:
    """Reads how far interviews are. Clients are read once; use it once.

    Args:
        vault: an open one.
        today: what is due is so today.
        seen: what is known since the last time, if anything.
    """

    def __init__(self, vault: Vault, today: date, seen: Seen | None = None) -> None:
        self._vault = vault
        self._today = today.isoformat()
        self._seen = seen or Seen(vault)
        self._clients: dict[int, Client] = {}

    def line(self, interview: Interview) -> InterviewLine:
        """One interview as it stands."""
        form = self._seen.forms.form(interview.form_id, interview.form_version)
        client = self._client(interview.client_id)
        line = InterviewLine(
            id=interview.id,
            client_id=client.id,
            case_number=client.case_number,
            name=known_as(client),
            title=form.title,
            standing=quick_standing(interview),
            date=interview.date,
            interviewer=interview.interviewer,
            changed_at=interview.changed_at,
            position=interview.position,
            version=interview.version,
            until=interview.postponed_until,
            is_due=_due(interview, self._today),
            reason=interview.reason or "",
            corrected=self._is_corrected(interview),
            signed_at=interview.signed_at or "",
        )
        if line.standing is not Standing.OPEN:
            return line
        return line._replace(**self._seen.far(interview)._asdict())

    def _is_corrected(self, interview: Interview) -> bool:
        if interview.signed_at is None:
            return False
        own = self._vault.interviews(interview.client_id)
        return any(other.replaces == interview.id for other in own)

    def _client(self, client_id: int) -> Client:
        if client_id not in self._clients:
            self._clients[client_id] = self._vault.client(client_id)
        return self._clients[client_id]


def quick_standing(interview: Interview) -> Standing:
    """How it stands as far as can be told without its answers."""
    return Standing(interview.status)


def standing_of(state: FormState) -> Standing:
    """How one that is not signed stands, by its answers: ongoing, talked or ready."""
    talk, after = _left(state)
    if talk and not has_broken_off(state):
        return Standing.ONGOING
    return Standing.TALKED if after else Standing.READY


def _look(form: Form, rows: Mapping[str, StoredAnswer], position: str) -> _Far:
    state = bare_states(form, glanced(form, rows))
    standing = standing_of(state)
    talk, after = _left(state)
    left = talk if standing is Standing.ONGOING else after
    return _Far(standing, percent(form, state), left, goes_on_with(position, form, state))


def _left(state: FormState) -> tuple[int, int]:
    """How many questions are missing in the talk, and after it."""
    missing = [field.question.stage for field in state.missing()]
    return missing.count("interview"), missing.count("after")


def goes_on_with(position: str, form: Form, state: FormState) -> str:
    """The question that a talk goes on with: where it was left, else the first that is open.

    "" where it was left nowhere and none is open.
    """
    if position in form.questions:
        return position
    for field in state.missing():
        if field.question.stage == "interview":
            return field.question.key
    return ""


def _due(interview: Interview, today: str) -> bool:
    until = interview.postponed_until
    return interview.status == "postponed" and until is not None and until <= today
