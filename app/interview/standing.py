# SPDX-License-Identifier: EUPL-1.2
"""How far an interview has come: asked to the end, rated, signed."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from app.forms.model import Form
from app.forms.state import FormState, page_states, percent
from app.interview.form_versions import KeptForms
from app.interview.kept import restored
from app.interview.missing import has_broken_off
from app.interview.persons import known_as
from app.storage.records import Client, Interview
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


class FormLooker:
    """Reads how far interviews are. Forms and clients are read once; use it once."""

    def __init__(self, vault: Vault, today: date) -> None:
        self._vault = vault
        self._today = today.isoformat()
        self._forms = KeptForms(vault)
        self._clients: dict[int, Client] = {}

    def line(self, interview: Interview) -> InterviewLine:
        """One interview as it stands."""
        form = self._forms.form(interview.form_id, interview.form_version)
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
        return self._how_far(line, form) if line.standing is Standing.OPEN else line

    def _how_far(self, line: InterviewLine, form: Form) -> InterviewLine:
        answers = restored(form, self._vault.answers(line.id))
        state = page_states(form, answers)
        standing = standing_of(state)
        talk, after = _left(state)
        return line._replace(
            standing=standing,
            percent=percent(form, state),
            left=talk if standing is Standing.ONGOING else after,
            position=goes_on_with(line.position, form, state),
        )

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


def _left(state: FormState) -> tuple[int, int]:
    """How many questions are missing in the talk, and after it."""
    missing = [field.question.stage for field in state.missing()]
    return missing.count("interview"), missing.count("after")


def _due(interview: Interview, today: str) -> bool:
    until = interview.postponed_until
    return interview.status == "postponed" and until is not None and until <= today
