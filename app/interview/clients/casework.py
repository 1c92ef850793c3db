# SPDX-License-Identifier: EUPL-1.2
"""What a handläggare does with an open vault: find a client, begin, postpone, correct.

All of it belongs to the vault's thread. Days and times are given by the caller: days as
`date`, times as ISO times in UTC.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from app.forms.model import Form
from app.interview.after.signing import signer
from app.interview.after.status import Status, quick_standing
from app.interview.base.earlier_interviews import answers_of, day_then, meant, said_then
from app.interview.base.form_versions import KeptForms, keep_form
from app.interview.base.library import Library
from app.interview.base.persons import known_as
from app.interview.base.reading import Opened
from app.interview.base.text_kinds import TICKED, TOLD
from app.interview.talk.prefill import Start, prefilled
from app.one_line import one_line
from app.report.sentences.since import dated
from app.storage.errors import NotSaved
from app.storage.log.events import Event
from app.storage.records import HELD_AT, LOOKS_BACK, Client, Interview, NewInterview, Staff
from app.storage.vault.vault import Vault
from app.user_error import UserError

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
    standing: Status | None = None
    until: str | None = None
    interviewer: str = ""


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
    staff = at_work(vault)
    if staff is not None:
        return staff
    if not vault.opened_by:
        return Staff(0, "", "", None)
    vault.staff.add(vault.opened_by, vault.opened_by)
    return at_work(vault) or Staff(0, vault.opened_by, vault.opened_by, None)


def search(vault: Vault, text: str) -> list[ClientLine]:
    """Clients by name, personnummer, samordningsnummer or case number, and nothing else."""
    return client_lines(vault, vault.clients.search(text, SHOWN))


def client_lines(vault: Vault, clients: Iterable[Client]) -> list[ClientLine]:
    """Clients as a list shows them."""
    shown = tuple(clients)
    held = vault.interviews.of(client.id for client in shown)
    return [client_line(one, held[one.id], {}) for one in shown]


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
    text = " ".join(stamp)
    slots = [*map(TICKED.slot, ticks), *map(TOLD.slot, told)]
    vault.texts.put(interview_id, dict.fromkeys(slots, text), at=stamp[0])


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


def client_line(
    client: Client, own: list[Interview], looked: Mapping[int, Status]
) -> ClientLine:
    """A client as a list shows them; `looked` has standings that are known already."""
    latest = next((interview for interview in own if interview.status != "replaced"), None)
    line = ClientLine(client.id, client.case_number, known_as(client))
    if latest is None:
        return line
    standing = looked.get(latest.id, quick_standing(latest))
    line = line._replace(date=latest.date, standing=standing, until=latest.postponed_until)
    return line._replace(interviewer=latest.interviewer)
