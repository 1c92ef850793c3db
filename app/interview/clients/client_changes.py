# SPDX-License-Identifier: EUPL-1.2
"""Changes what is known of a client: a misspelt name, a number, protection granted later.

What the case filled in by itself in an unsigned interview follows along. What is signed stays
as it was signed. All of it belongs to the vault's thread.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.forms.model import Form
from app.forms.question_number import number_of
from app.interview.base.form_versions import KeptForms
from app.interview.base.library import Library
from app.interview.base.text_kinds import slot_words
from app.interview.talk.prefill import Start, prefilled
from app.storage.records import Client, Interview, Staff, StoredAnswer
from app.storage.topics.naming import Naming
from app.storage.vault.vault import Vault

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


def change_client(vault: Vault, library: Library, client: Client, *, at: str) -> Changed:
    """Replaces what is known of a client, in one transaction.

    Args:
        vault: an open one.
        library: where forms are found that the vault has lost.
        client: as it is to be from now on; with the id of one that is there.
        at: ISO time, UTC.

    Raises:
        ClientExists: another client has this number.
        LookupError: there is none with this id.
        NotSaved: nothing is changed.
    """
    rows, own = vault.clients.rows_of(client.id), vault.interviews.find(client.id)
    with vault.transaction():
        vault.clients.update(client)
        now = vault.clients.get(client.id)
        return follow(vault, library, own, (rows, now), at=at)


def follow(
    vault: Vault,
    library: Library,
    own: Iterable[Interview],
    who: tuple[Sequence[Client], Client],
    *,
    at: str,
) -> Changed:
    """Lets the unsigned interviews of a client say what is known now. Within a transaction.

    Args:
        vault: an open one.
        library: where forms are found that the vault has lost.
        own: the client's interviews.
        who: the client as it was, and after it every other row of the same person; and the
            client as it is now.
        at: ISO time, UTC.
    """
    rows, now = who
    before, forms = rows[0], KeptForms(vault.forms, library)
    hides = _hides(before, now)
    namings = [Naming(row) for row in rows if row.kind != "protected"]
    followed, signed, named_in = 0, 0, list[str]()
    for interview in own:
        if interview.signed_at is not None:
            signed += hides
            continue
        form = forms.form(interview.form_id, interview.form_version)
        follows = _following(vault, form, interview, before, now)
        if follows:
            vault.answers.put(interview.id, follows, at=at)
            followed += 1
        if hides:
            named_in += _named_in(vault, form, interview, namings)
    return Changed(followed, signed, tuple(dict.fromkeys(named_in)))


def changed_words(changed: Changed, done: str = "") -> str:
    """What to say of it, after a sentence of what was done where more was than this."""
    texts = [done or "Uppgifterna är ändrade."]
    if changed.followed:
        many = changed.followed
        what, e = ("en intervju", "") if many == 1 else (f"{many} intervjuer", "e")
        they = "Uppgifterna är ändrade" if done else "De är ändrade också"
        texts.append(f"{they} i {what} som inte är signerad{e}.")
    if changed.signed:
        many = changed.signed
        what = "en signerad intervju" if many == 1 else f"{many} signerade intervjuer"
        texts.append(
            f"Det riktiga namnet kan stå kvar i svaren och på bladet i {what}, för det som "
            "är signerat ändras aldrig."
        )
    if changed.named_in:
        texts.append(
            f"Namnet eller numret står också i {', '.join(changed.named_in)}. Programmet "
            "ändrar inte det som någon har skrivit, så ändra det där."
        )
    return " ".join(texts)


def _hides(before: Client, now: Client) -> bool:
    """Whether the client has become protected."""
    return now.kind == "protected" and before.kind != "protected"


def _following(
    vault: Vault, form: Form, interview: Interview, before: Client, now: Client
) -> dict[str, StoredAnswer | None]:
    """The answers that the client gives by itself and that are not right any more."""
    day = date.fromisoformat(interview.date)
    start = Start(Staff(0, "", "", None), "", day, interview.started_at)
    old, new = (prefilled(form, client, start) for client in (before, now))
    hides = _hides(before, now)
    given = vault.answers.of(interview.id)
    follows: dict[str, StoredAnswer | None] = {}
    for question in form.asked:
        key = question.key
        if question.prefill not in _FACTS or given.get(key) == new.get(key):
            continue
        if given.get(key) == old.get(key) or (hides and question.prefill in _HIDDEN):
            follows[key] = new.get(key)
    return follows


def _named_in(
    vault: Vault, form: Form, interview: Interview, namings: Sequence[Naming]
) -> list[str]:
    """Where somebody has written the name or the number with their own hands."""
    answers = {key: row.text or "" for key, row in vault.answers.of(interview.id).items()}
    facts = {question.key for question in form.asked if question.prefill in _FACTS}
    said = {f"svaret på {number_of(k)}": answers[k] for k in answers if k not in facts}
    texts = vault.texts.of(interview.id).items()
    places = [*said.items(), *((slot_words(slot), text) for slot, text in texts)]
    return [place for place, text in places if any(one.is_in(text) for one in namings)]
