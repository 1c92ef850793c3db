# SPDX-License-Identifier: EUPL-1.2
"""How far an interview has come: asked to the end, rated, signed."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import partial
from typing import NamedTuple

from app.forms.model import Form
from app.forms.outline import Glance, Outline
from app.forms.state import FormState, breaks_off
from app.interview.after.steps import Step, steps_of
from app.interview.base.earlier_interviews import said_then
from app.interview.base.form_versions import KeptForms
from app.interview.base.library import Library
from app.interview.base.persons import known_as
from app.interview.base.stored_answers import glimpsed
from app.storage.records import Client, Glimpse, Interview
from app.storage.vault.vault import Vault


class Status(Enum):
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
        title, steps: of its form.
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
    standing: Status
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
    steps: tuple[Step, ...] = tuple(Step)


class _Progress(NamedTuple):
    """Those facts of an `InterviewLine` that hang on its answers."""

    standing: Status
    percent: int
    left: int
    position: str


_NOTHING = Glimpse({}, frozenset())


class Seen:
    """What was seen of interviews in one open vault, so that each is looked through once.

    What is known of one holds while neither its row nor its answers have changed.
    """

    def __init__(self, vault: Vault, library: Library) -> None:
        self._vault = vault
        self._forms = KeptForms(vault.forms, library)
        self._glances: dict[tuple[str, str], Glance] = {}
        self._far: dict[int, tuple[Interview, int, _Progress]] = {}

    def outline(self, interview: Interview) -> Outline:
        """Of the form that an interview was begun with."""
        return self._forms.outline(interview.form_id, interview.form_version)

    def far(self, interviews: Iterable[Interview]) -> dict[int, _Progress]:
        """How far open interviews are, by id."""
        now = {one.id: (one, self._vault.answers.revision(one.id)) for one in interviews}
        known = {
            one: self._far[one][2] for one in now if self._far.get(one, ())[:2] == now[one]
        }
        new = now.keys() - known.keys()
        glimpses = self._vault.answers.glimpses(new) if new else {}
        for number in new:
            interview, revision = now[number]
            known[number] = self._looked_at(interview, glimpses.get(number, _NOTHING))
            self._far[number] = (interview, revision, known[number])
        return known

    def _looked_at(self, interview: Interview, glimpse: Glimpse) -> _Progress:
        """How far an interview with these answers is."""
        version, outline = (
            (interview.form_id, interview.form_version),
            self.outline(interview),
        )
        if version not in self._glances:
            self._glances[version] = Glance(outline)
        read = partial(glimpsed, outline, glimpse)
        then = said_then(self._vault, self._forms, interview)
        seen = self._glances[version].far(glimpse.texts, read, then)
        asked = outline.broken_off
        broken_off = asked in outline.keys and breaks_off(read(asked))
        standing = _standing(seen.talk, seen.after, broken_off=broken_off)
        left = seen.talk if standing is Status.ONGOING else seen.after
        goes_on = interview.position if interview.position in outline.keys else seen.first
        return _Progress(standing, seen.percent, left, goes_on)


class FormLooker:
    """Reads how far interviews are. Clients are read once; use it once.

    Args:
        vault: an open one.
        today: what is due is so today.
        seen: what is known since the last time.
    """

    def __init__(self, vault: Vault, today: date, seen: Seen) -> None:
        self._vault = vault
        self._today = today.isoformat()
        self._seen = seen
        self._clients: dict[int, Client] = {}

    def lines(self, interviews: Iterable[Interview]) -> list[InterviewLine]:
        """Interviews as they stand."""
        shown = tuple(interviews)
        new = {interview.client_id for interview in shown} - self._clients.keys()
        self._clients |= self._vault.clients.by_id(new) if new else {}
        far = self._seen.far(one for one in shown if quick_standing(one) is Status.OPEN)
        lines = {interview.id: self._line(interview) for interview in shown}
        for number, its in far.items():
            lines[number] = lines[number]._replace(**its._asdict())
        return [lines[interview.id] for interview in shown]

    def _line(self, interview: Interview) -> InterviewLine:
        client = self._clients[interview.client_id]
        outline, until = self._seen.outline(interview), interview.postponed_until
        return InterviewLine(
            id=interview.id,
            client_id=client.id,
            case_number=client.case_number,
            name=known_as(client),
            title=outline.title,
            standing=quick_standing(interview),
            date=interview.date,
            interviewer=interview.interviewer,
            changed_at=interview.changed_at,
            position=interview.position,
            version=interview.version,
            until=until,
            is_due=interview.status == "postponed" and (until or "9999") <= self._today,
            reason=interview.reason or "",
            corrected=self._is_corrected(interview),
            signed_at=interview.signed_at or "",
            steps=steps_of(outline),
        )

    def _is_corrected(self, interview: Interview) -> bool:
        if interview.signed_at is None:
            return False
        own = self._vault.interviews.find(interview.client_id)
        return any(other.replaces == interview.id for other in own)


def quick_standing(interview: Interview) -> Status:
    """How it stands as far as can be told without its answers."""
    return Status(interview.status)


def standing_of(state: FormState) -> Status:
    """How one that is not signed stands, by its answers: ongoing, talked or ready."""
    missing = [field.question.stage for field in state.missing()]
    talk, after = missing.count("interview"), missing.count("after")
    return _standing(talk, after, broken_off=state.is_broken_off)


def _standing(talk: int, after: int, *, broken_off: bool) -> Status:
    """The same by how many questions are missing in the talk, and after it."""
    if talk and not broken_off:
        return Status.ONGOING
    return Status.TALKED if after else Status.READY


def goes_on_with(position: str, form: Form, state: FormState) -> str:
    """The question that a talk goes on with: where it was left, else the first that is open.

    "" where it was left nowhere and none is open.
    """
    if position in form.questions:
        return position
    missing = (field.question for field in state.missing())
    return next((question.key for question in missing if question.stage == "interview"), "")
