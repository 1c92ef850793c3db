# SPDX-License-Identifier: EUPL-1.2
"""The practice vault: made-up clients in different stages, thrown away and made anew at will."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from app.forms.codec import parse
from app.forms.conditions import Model
from app.forms.model import Form
from app.forms.questions import TextQuestion
from app.interview.base.instrument import Instrument
from app.interview.base.library import Library
from app.interview.base.reading import Opened
from app.interview.base.stored_answers import stored
from app.interview.base.text_kinds import SHEET
from app.interview.clients.casework import (
    at_work,
    begin,
    open_interview,
    record_preparation,
    settle_in,
)
from app.interview.sheet.sheet import facts_of
from app.interview.sheet.signed_sheet import keep_sheet
from app.interview.talk.prefill import Start
from app.report.paper.fonts import Fonts
from app.resources import resource_text
from app.storage.disk.atomic import make_folder, told, write_file
from app.storage.disk.lock import VaultLock
from app.storage.errors import VaultExists
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, ClientKind, Staff, StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import is_vault, open_vault
from app.storage.vault.vault import Vault

OPENS_WITH = "öva i lugn och ro"  # no secret: it is shown where it is asked for
MARK = "ÖVNING.txt"
UNIT = "Övningsenheten"
_MARK_TEXT = (
    "Det här är Överblicks övningsvalv. Klienterna är påhittade, och allt i mappen tas bort\n"
    "när övningen börjar om. Lägg inget här som du vill ha kvar.\n"
)
_COST = KeyCost(memory_kib=8_192, time=1, parallelism=1)  # nothing here is worth guessing
_STAFF = Staff(0, "Anna Andersson", "anan", "2025-03-11")


class _Talk(Model):
    form: str
    interviewer: str
    status: Literal["open", "signed"]
    position: str
    days_ago: int
    signed_days_ago: int = 0


class PracticeClient(Model):
    """One made-up client with one interview; resources/practice/clients.toml explains it."""

    kind: ClientKind
    number: str
    name: str
    case_number: str
    interview: _Talk
    answers: dict[str, str]
    answers_days_ago: Mapping[str, int] = {}
    feedback: Mapping[str, str] = {}
    feedback_days_ago: Mapping[str, int] = {}


class _PracticeClients(Model):
    clients: tuple[PracticeClient, ...]


def practice_clients() -> tuple[PracticeClient, ...]:
    """The made-up clients that ship with the program."""
    return _PracticeClients.of_toml(resource_text("practice", "clients.toml")).clients


def make_practice(folder: Path, today: date, library: Library) -> Vault:
    """A fresh practice vault, open. One that was there is thrown away first: that is reset.

    Close the old one before. The vault lies in a folder of its own inside `folder`.

    Raises:
        VaultExists: there is something in `folder` that no practice has put there.
        VaultInUse: another program has it open.
        NotSaved: the place cannot be written.
    """
    try:
        _clear(folder)
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            make_folder(folder)
        write_file(folder / MARK, _MARK_TEXT.encode())
    except OSError as error:
        raise told(error) from None
    vault, _ = create_vault(
        practice_vault(folder), OPENS_WITH, signature=_STAFF.signature, cost=_COST
    )
    try:
        _fill(vault, today, library)
    except BaseException:
        vault.close()
        raise
    return vault


def open_practice(folder: Path, today: date, library: Library) -> Vault:
    """The practice vault as it was left, or a fresh one where there is none yet."""
    if is_vault(practice_vault(folder)):
        return open_vault(practice_vault(folder), OPENS_WITH)
    return make_practice(folder, today, library)


def practice_vault(folder: Path) -> Path:
    """Where the vault of a practice folder lies."""
    return folder / "valv"


def _clear(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists()):
        raise VaultExists
    vault = practice_vault(folder)
    if vault.exists():
        VaultLock(vault).release()  # or it would go under another program that practises
        shutil.rmtree(vault)


def _fill(vault: Vault, today: date, library: Library) -> None:
    clients = practice_clients()
    with vault.transaction():
        town = _lives_in(library.form(clients[0].interview.form), clients[0])
        settle_in(vault, _STAFF, municipality=town, unit=UNIT)
        for client in clients:
            _add(vault, library, client, today)


def _lives_in(form: Form, client: PracticeClient) -> str:
    asked = (question.key for question in form.asked if question.prefill == "municipality")
    return next((client.answers[key] for key in asked if key in client.answers), "")


def _add(vault: Vault, library: Library, client: PracticeClient, today: date) -> None:
    talk = client.interview
    day = today - timedelta(days=talk.days_ago)
    client_id = vault.clients.add(
        Client(client.kind, client.number, client.name, client.case_number, _at(day, 7))
    )
    staff = at_work(vault) or _STAFF
    instrument = library.instrument(talk.form)
    form = instrument.form
    start = Start(staff, _lives_in(form, client), day, _at(day, 7))
    interview_id = begin(vault, library, form, client_id, start)
    if (before := instrument.preparation) is not None:
        ticks, told = ([one.id for one in part] for part in (before.ready, before.tell))
        stamp = (start.at, staff.name)
        record_preparation(vault, interview_id, ticks, told, stamp=stamp)
    age = [question.key for question in form.asked if question.prefill == "age"]
    known = {key: row for key, row in vault.answers.of(interview_id).items() if key in age}
    given = _answers(form, client, today) | known
    vault.answers.put(interview_id, given, position=talk.position, at=_at(day, 8))
    vault.texts.put(interview_id, _feedback(client, today), at=_at(day, 8))
    if talk.status == "signed":
        signed = today - timedelta(days=talk.signed_days_ago)
        sheet = _signed_sheet(open_interview(vault, library, interview_id), instrument)
        by, at = staff.signature, _at(signed, 9)
        vault.interviews.sign(interview_id, by=by, at=at, sheet=sheet)


def _signed_sheet(opened: Opened, instrument: Instrument) -> str:
    form, said = opened.form, (opened.answers, opened.texts)
    facts = replace(facts_of(form, opened.client, opened.interview), signed=True)
    return keep_sheet(form, *said, facts, instrument, paper=(Fonts(), "ÖVNING"))


def _answers(
    form: Form, client: PracticeClient, today: date
) -> dict[str, StoredAnswer | None]:
    days = {key: _day(today, ago) for key, ago in client.answers_days_ago.items()}
    found = {}
    for key, text in {**client.answers, **days}.items():
        question = form.questions[key]
        is_text = isinstance(question, TextQuestion) and text not in ("X", "N")
        words = StoredAnswer(None, text.strip())
        found[key] = words if is_text else stored(parse(question, text))
    return found


def _feedback(client: PracticeClient, today: date) -> dict[str, str | None]:
    days = {name: _day(today, ago) for name, ago in client.feedback_days_ago.items()}
    words = {name: text.strip() for name, text in client.feedback.items()}
    return {SHEET.slot(name): text for name, text in {**words, **days}.items()}


def _day(today: date, ago: int) -> str:
    return (today - timedelta(days=ago)).isoformat()


def _at(day: date, hour: int) -> str:
    return datetime.combine(day, time(hour), UTC).isoformat().replace("+00:00", "Z")
