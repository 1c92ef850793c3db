# SPDX-License-Identifier: EUPL-1.2
"""The interview that everything is measured on: the finished client of the practice vault."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.forms.answers import Answer, Answers
from app.forms.model import Form
from app.interview.base.reading import Opened
from app.interview.base.stored_answers import stored
from app.interview.clients.casework import begin, open_interview, settle_in
from app.interview.practice import make_practice
from app.interview.talk.prefill import Start
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, Staff
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault
from tests.library import LIBRARY

DAY = date(2026, 11, 22)
AT = "2026-11-22T08:00:00Z"
PASSPHRASE = "fyra ord i rad"
STAFF = Staff(0, "Anna Andersson", "anan", "2025-03-11")


def finished(folder: Path) -> Opened:
    """The finished client's interview, read out of a real practice vault in `folder`."""
    with make_practice(folder, DAY, LIBRARY) as vault:
        held = [open_interview(vault, LIBRARY, one.id) for one in vault.interviews.all()]
    unsigned = [one for one in held if one.interview.signed_at is None]
    return max(unsigned, key=_answered)


def new_vault(folder: Path, cost: KeyCost) -> Vault:
    """A vault at first start."""
    vault, _ = create_vault(folder, PASSPHRASE, signature=STAFF.signature, cost=cost)
    settle_in(vault, STAFF, municipality="", unit="")
    return vault


def begin_again(vault: Vault, held: Opened) -> int:
    """A fresh Grund with the same client, day and interviewer; its id."""
    who = held.client
    client = Client(who.kind, who.number, who.name, who.case_number, AT)
    municipality = str(held.answers.get("A5", ""))
    day = date.fromisoformat(held.interview.date)
    start = Start(STAFF, municipality, day, AT)
    return begin(vault, LIBRARY, held.form, vault.clients.add(client), start)


def put(vault: Vault, interview: int, answers: Mapping[str, Answer], at: str) -> None:
    """Stores answers past the screen; `at` is the question it is left at."""
    rows = {key: stored(answer) for key, answer in answers.items()}
    vault.answers.put(interview, rows, position=at)


def asked_in_talk(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that a client gives in the talk, in form order."""
    return {
        question.key: answers[question.key]
        for question in form.asked
        if question.stage == "interview" and question.key in answers
    }


def _answered(opened: Opened) -> int:
    return len(opened.answers)
