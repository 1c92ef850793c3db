# SPDX-License-Identifier: EUPL-1.2
"""What a handläggare does with an open vault: find a client, begin, postpone, correct.

All of it belongs to the vault's thread. Days and times are given by the caller: days as
`date`, times as ISO times in UTC.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from app.errors import UserError
from app.forms.model import Form
from app.interview.copying import CopyState, copy_state
from app.interview.drill import code_state, drill_is_due
from app.interview.earlier import answers_of, day_then, meant, said_then
from app.interview.form_versions import KeptForms, keep_form
from app.interview.library import Library
from app.interview.log_end import end_was_cut
from app.interview.persons import known_as
from app.interview.prefill import Start, prefilled
from app.interview.reading import Opened
from app.interview.reviewing import review_is_due
from app.interview.signing import signer
from app.interview.standing import FormLooker, InterviewLine, Seen, Standing, quick_standing
from app.interview.text_kinds import TICKED, TOLD
from app.one_line import one_line
from app.report.since import dated
from app.storage.errors import NotSaved
from app.storage.events import Event
from app.storage.records import HELD_AT, LOOKS_BACK, Client, Interview, NewInterview, Staff
from app.storage.vault import Vault

SHOWN = 50  # the most that a list shows
MUNICIPALITY = "municipality"  # settings of the vault
UNIT = "unit"


class NoReason(UserError):
    """A correction was asked for without saying why."""

    what = "En rättelse behöver en orsak."
    remedy = "Skriv kort vad som ska rättas och varför. Inget har ändrats."


class ClientLine(NamedTuple):
    """A client in a list: nothing here is sensitive.

    Attributes:
        name: the name, or what tells the client from others (persons.known_as).
        date: ISO date of the latest interview, or "".
        standing: of the latest interview, or None where there is none.
        until: ISO date that a postponed one waits for, or None.
        interviewer: who held the latest one.
    """

    id: int
    case_number: str
    name: str
    date: str = ""
    standing: Standing | None = None
    until: str | None = None
    interviewer: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the start page shows.

    Attributes:
        name: of the one who opened the vault, or "".
        unfinished: talks in the middle, the last changed first.
        to_sign: talks that are done and not signed, the last changed first.
        postponed: the next day first, those without a day last.
        recent: clients last worked with.
        clients, interviews, signed, unsigned: how many there are in all.
        copies: how the copies of the vault stand.
        drill_is_due: whether it is time to try the recovery code.
        code_is_lost: whether it never came on paper, so that a new one is needed.
        review_is_due: whether it is time to look through the log.
        end_was_cut: whether something was cut off at the end of the log or of the seals, and
            nobody has looked through the log since.
    """

    name: str
    unfinished: tuple[InterviewLine, ...]
    to_sign: tuple[InterviewLine, ...]
    postponed: tuple[InterviewLine, ...]
    recent: tuple[ClientLine, ...]
    clients: int
    interviews: int
    signed: int
    unsigned: int
    copies: CopyState = field(default_factory=CopyState)
    drill_is_due: bool = False
    code_is_lost: bool = False
    review_is_due: bool = False
    end_was_cut: bool = False


def settle_in(vault: Vault, staff: Staff, *, municipality: str, unit: str) -> int:
    """What a new vault is told at first start; the id of the first handläggare."""
    with vault.transaction():
        vault.settings.put(MUNICIPALITY, municipality)
        vault.settings.put(UNIT, one_line(unit))
        return vault.staff.add(staff.name, staff.signature, staff.trained_on)


def save_own(vault: Vault, staff: Staff, *, municipality: str, unit: str) -> None:
    """Keeps what the one at work says of themselves and where: it holds from now on."""
    with vault.transaction():
        vault.settings.put(MUNICIPALITY, municipality)
        vault.settings.put(UNIT, one_line(unit))
        vault.staff.update(staff)


def at_work(vault: Vault) -> Staff | None:
    """Who opened the vault, or None. With the recovery code: the first there is."""
    staff = vault.staff.all()
    return next((one for one in staff if vault.opened_by in (one.signature, "")), None)


def arrive(vault: Vault) -> Staff:
    """Who is at work, noted down if nobody has: a way in may be given by a command.

    Raises:
        NotSaved: the disk refuses.
    """
    found = at_work(vault)
    if found is not None:
        return found
    if not vault.opened_by:
        return Staff(0, "", "", None)
    vault.staff.add(vault.opened_by, vault.opened_by)
    return at_work(vault) or Staff(0, vault.opened_by, vault.opened_by, None)


def overview(vault: Vault, today: date, seen: Seen) -> Overview:
    """Everything that the start page shows, the latest 50 at most; `seen` is from last time."""
    recent = vault.clients.recent(SHOWN)
    looker = FormLooker(vault, today, seen)
    waiting = vault.interviews.find(status="open", limit=SHOWN)
    known = {one.id for one in waiting}
    held = vault.interviews.of(client.id for client in recent)
    for own in held.values():
        waiting += [one for one in own if one.status == "open" and one.id not in known]
    waiting.sort(key=attrgetter("changed_at"), reverse=True)
    lines = looker.lines(waiting[:SHOWN])
    looked = {one.id: one.standing for one in lines}
    counted = vault.interviews.count()
    postponed = vault.interviews.find(status="postponed") if counted["postponed"] else []
    postponed.sort(key=lambda one: one.postponed_until or "9999")
    staff, code = at_work(vault), code_state(vault)
    return Overview(
        name=staff.name if staff else "",
        unfinished=tuple(one for one in lines if one.standing is Standing.ONGOING),
        to_sign=tuple(one for one in lines if one.standing is not Standing.ONGOING),
        postponed=tuple(looker.lines(postponed[:SHOWN])),
        recent=tuple(_client_line(one, held[one.id], looked) for one in recent),
        clients=vault.clients.count(),
        interviews=counted.total(),
        signed=counted["signed"],
        unsigned=counted["open"],
        copies=copy_state(vault),
        drill_is_due=drill_is_due(code, today),
        code_is_lost=code.is_lost,
        review_is_due=review_is_due(vault, today),
        end_was_cut=end_was_cut(vault),
    )


def search(vault: Vault, text: str) -> list[ClientLine]:
    """Clients by name, personnummer, samordningsnummer or case number, and nothing else."""
    return client_lines(vault, vault.clients.search(text, SHOWN))


def client_lines(vault: Vault, clients: Iterable[Client]) -> list[ClientLine]:
    """Clients as a list shows them."""
    shown = tuple(clients)
    held = vault.interviews.of(client.id for client in shown)
    return [_client_line(one, held[one.id], {}) for one in shown]


def begin(vault: Vault, library: Library, form: Form, client_id: int, start: Start) -> int:
    """Begins a form for a client, with what is known filled in, in the vault's unit now; its id.

    What it looks back at is decided here, once for all.

    Raises:
        LookupError: there is no such client.
        NotSaved: nothing of it is stored.
    """
    client, unit = vault.clients.get(client_id), vault.settings.all().get(UNIT, "")
    forms = KeptForms(vault.forms, library)
    held = (start.today.isoformat(), start.staff.name, start.at)
    new = NewInterview(client_id, form.id, form.version, *held, unit=unit)
    with vault.transaction():
        keep_form(vault.forms, form)
        back = " ".join(map(str, meant(vault, forms, form, client_id, start.today)))
        new_id = vault.interviews.begin(new)
        if back:
            vault.texts.put(new_id, {LOOKS_BACK: back}, at=start.at)
        then = said_then(vault, forms, vault.interviews.get(new_id)) if back else {}
        vault.answers.put(new_id, prefilled(form, client, start, then), at=start.at)
    return new_id


def open_interview(vault: Vault, library: Library, interview_id: int) -> Opened:
    """An interview with all that belongs to it, read by the form that it began with.

    That it was opened is logged, unless the disk refuses: reading must go on then.

    Raises:
        LookupError: there is none with this id.
    """
    interview, forms = vault.interviews.get(interview_id), KeptForms(vault.forms, library)
    with suppress(NotSaved):
        vault.log.add(Event.OPENED, interview=interview_id)
    form = forms.form(interview.form_id, interview.form_version)
    return Opened(
        interview=interview,
        client=vault.clients.get(interview.client_id),
        form=dated(form, day_then(vault, forms, interview)),
        answers=answers_of(vault, forms, interview),
        texts=vault.texts.of(interview_id),
        signed_by=signer(vault.staff.all(), interview.signed_by),
    )


def record_preparation(
    vault: Vault,
    interview_id: int,
    ticks: Iterable[str],
    told: Iterable[str],
    *,
    stamp: tuple[str, str],
) -> None:
    """Keeps what was checked and what the client was told: when, and by whom.

    `stamp` is the ISO time, UTC, and the name of the one who did it.

    Raises:
        SignedInterview: it is signed.
    """
    said = " ".join(stamp)
    slots = [*map(TICKED.slot, ticks), *map(TOLD.slot, told)]
    vault.texts.put(interview_id, dict.fromkeys(slots, said), at=stamp[0])


def postpone(
    vault: Vault, interview_id: int, *, until: date | None, reason: str, at: str
) -> None:
    """Puts an interview off to a day, or to a day not agreed yet. It is no bortfall.

    Raises:
        SignedInterview: it is signed.
    """
    day = until.isoformat() if until else None
    vault.interviews.postpone(interview_id, until=day, reason=reason.strip(), at=at)


def take_up(vault: Vault, library: Library, interview_id: int, start: Start) -> None:
    """Takes up a postponed interview on a new day, by whoever holds it now, in their unit.

    The day and the interviewer follow along in the answers that were filled in from them.
    """
    interview = vault.interviews.get(interview_id)
    client = vault.clients.get(interview.client_id)
    form = KeptForms(vault.forms, library).form(interview.form_id, interview.form_version)
    known = prefilled(form, client, start)
    hang_on_day = {"date", "interviewer", "age"}
    moved = {k: known[k] for k in known if form.questions[k].prefill in hang_on_day}
    with vault.transaction():
        vault.interviews.resume(interview_id, at=start.at)
        vault.interviews.set_details(
            interview_id, date=start.today.isoformat(), interviewer=start.staff.name
        )
        vault.answers.put(interview_id, moved, at=start.at)
        unit = vault.settings.all().get(UNIT) or None
        vault.texts.put(interview_id, {HELD_AT: unit}, at=start.at)


def correct(vault: Vault, interview_id: int, *, reason: str, by: str, at: str) -> int:
    """Begins a correction of a signed interview; the id of the new version.

    Raises:
        NoReason: the reason is empty.
        CorrectionStarted: there is a newer version already.
    """
    if not reason.strip():
        raise NoReason
    return vault.interviews.correct(interview_id, reason=reason.strip(), by=by, at=at)


def _client_line(
    client: Client, own: list[Interview], looked: Mapping[int, Standing]
) -> ClientLine:
    latest = next((one for one in own if one.status != "replaced"), None)
    line = ClientLine(client.id, client.case_number, known_as(client))
    if latest is None:
        return line
    standing = looked.get(latest.id, quick_standing(latest))
    line = line._replace(date=latest.date, standing=standing, until=latest.postponed_until)
    return line._replace(interviewer=latest.interviewer)
