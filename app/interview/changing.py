# SPDX-License-Identifier: EUPL-1.2
"""Changes what is known of a client: a misspelt name, a number, protection granted later.

What the case filled in by itself in an unsigned interview follows along. What is signed stays
as it was signed. All of it belongs to the vault's thread.
"""

from datetime import date
from typing import NamedTuple

from app.forms.model import Form
from app.interview.form_versions import KeptForms
from app.interview.log_words import slot_words
from app.interview.prefill import Start, prefilled
from app.storage.naming import Naming
from app.storage.records import Client, Interview, Staff, StoredAnswer
from app.storage.vault import Vault

_FACTS = ("name", "number", "age")  # what the client answers by itself in a form
_HIDDEN = ("name", "number")  # and what must not stay where somebody becomes protected


class Changed(NamedTuple):
    """What a change came to.

    Attributes:
        followed: how many unsigned interviews follow along.
        signed: how many signed ones say what they said, if the client became protected.
        named_in: where somebody has written the name themselves, in words, if so.
    """

    followed: int = 0
    signed: int = 0
    named_in: tuple[str, ...] = ()


def change_client(vault: Vault, client: Client, *, at: str) -> Changed:
    """Replaces what is known of a client, in one transaction.

    Args:
        vault: an open one.
        client: as it is to be from now on; with the id of one that is there.
        at: ISO time, UTC.

    Raises:
        ClientExists: another client has this number.
        LookupError: there is none with this id.
        NotSaved: nothing is changed.
    """
    before = vault.client(client.id)
    hides = client.kind == "protected" and before.kind != "protected"
    own, forms = vault.interviews(client.id), KeptForms(vault)
    followed, named_in = 0, list[str]()
    with vault.transaction():
        vault.update_client(client)
        for one in (each for each in own if each.signed_at is None):
            form = forms.form(one.form_id, one.form_version)
            follows = _following(vault, form, one, (before, client), hides=hides)
            if follows:
                vault.put_answers(one.id, follows, at=at)
                followed += 1
            if hides:
                named_in += _named_in(vault, form, one, Naming(before))
    signed = sum(each.signed_at is not None for each in own) if hides else 0
    return Changed(followed, signed, tuple(dict.fromkeys(named_in)))


def changed_words(changed: Changed) -> str:
    """What to say of it."""
    said = ["Uppgifterna är ändrade."]
    if changed.followed:
        many = changed.followed
        what = "en intervju" if many == 1 else f"{many} intervjuer"
        said.append(f"De är ändrade också i {what} som inte är signerad{_e(many)}.")
    if changed.signed:
        many = changed.signed
        what = "en signerad intervju" if many == 1 else f"{many} signerade intervjuer"
        said.append(
            f"Det riktiga namnet kan stå kvar i svaren och på bladet i {what}, för det som "
            "är signerat ändras aldrig."
        )
    if changed.named_in:
        said.append(
            f"Namnet eller numret står också i {', '.join(changed.named_in)}. Programmet "
            "ändrar inte det som någon har skrivit, så ändra det där."
        )
    return " ".join(said)


def _e(many: int) -> str:
    return "" if many == 1 else "e"


def _following(
    vault: Vault,
    form: Form,
    interview: Interview,
    clients: tuple[Client, Client],
    *,
    hides: bool,
) -> dict[str, StoredAnswer | None]:
    """The answers that the client gives by itself and that are not right any more."""
    day = date.fromisoformat(interview.date)
    start = Start(Staff(0, "", "", None), "", day, interview.started_at)
    old, new = (prefilled(form, client, start) for client in clients)
    given = vault.answers(interview.id)
    follows: dict[str, StoredAnswer | None] = {}
    for question in form.asked:
        key = question.key
        if question.prefill not in _FACTS or given.get(key) == new.get(key):
            continue
        if given.get(key) == old.get(key) or (hides and question.prefill in _HIDDEN):
            follows[key] = new.get(key)
    return follows


def _named_in(vault: Vault, form: Form, interview: Interview, naming: Naming) -> list[str]:
    """Where somebody has written the name or the number with their own hands."""
    answers = {key: row.text or "" for key, row in vault.answers(interview.id).items()}
    facts = {one.key for one in form.asked if one.prefill in _FACTS}
    found = [
        f"svaret på {key}"
        for key, text in answers.items()
        if key not in facts and naming.is_in(text)
    ]
    texts = vault.interview_texts(interview.id)
    return found + [slot_words(slot) for slot, text in texts.items() if naming.is_in(text)]
