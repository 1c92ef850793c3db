# SPDX-License-Identifier: EUPL-1.2
"""The earlier interviews that one looks back at: which ones were meant, and what they say.

Which ones is decided when an interview begins, and kept as a text of it: their numbers. So it
goes with a correction, and is part of what is signed. What they say is read from them. One that
is gone, or that is not of the same person any more, says nothing: `then:C9` is not known then.

All of it belongs to the vault's thread.
"""

from contextlib import suppress
from datetime import date

from app.forms.answers import Answer, Answers
from app.forms.comparable import changed_between
from app.forms.model import Form
from app.forms.relevance import effective
from app.interview.base.form_versions import KeptForms
from app.interview.base.stored_answers import restored
from app.report.sentences.number_words import day_in_words
from app.storage.records import LOOKS_BACK, Interview
from app.storage.vault.vault import Vault

GONE = "en tidigare intervju som inte finns kvar"


def meant(
    vault: Vault, forms: KeptForms, form: Form, client_id: int, day: date
) -> tuple[int, ...]:
    """Ids of what an interview with this form, on this day, looks back at.

    Of each kind that the form names, it is the person's latest that is signed, so that it
    stays as it is, and not of a later day.
    """
    if not form.then:
        return ()
    latest: dict[str, int] = {}
    for interview in vault.interviews.find(client_id):  # the latest first
        if interview.status == "signed" and interview.date <= day.isoformat():
            kind = forms.outline(interview.form_id, interview.form_version).kind
            latest.setdefault(kind, interview.id)
    return tuple(latest[kind] for kind in form.then if kind in latest)


def said_then(vault: Vault, forms: KeptForms, interview: Interview) -> dict[str, Answer]:
    """What counted in the interviews that one looks back at, by question key."""
    if not forms.outline(interview.form_id, interview.form_version).then:
        return {}
    said: dict[str, Answer] = {}
    for one in _looked_at(vault, interview, vault.texts.get(interview.id, LOOKS_BACK)):
        if one is not None:
            said |= _comparable(vault, forms, interview, one)
    return said


def day_then(vault: Vault, forms: KeptForms, interview: Interview) -> date | None:
    """The day of the latest of those that one looks back at; None where there is none."""
    if not forms.outline(interview.form_id, interview.form_version).then:
        return None
    kept = vault.texts.get(interview.id, LOOKS_BACK)
    days = (one.date for one in _looked_at(vault, interview, kept) if one is not None)
    with suppress(ValueError):
        return date.fromisoformat(max(days, default=""))
    return None


def answers_of(vault: Vault, forms: KeptForms, interview: Interview) -> Answers:
    """The answers of an interview, and beside them those that it looks back at.

    Raises:
        LookupError: its form is not known here.
    """
    form = forms.form(interview.form_id, interview.form_version)
    answers = restored(form, vault.answers.of(interview.id))
    return Answers(answers, said_then(vault, forms, interview)) if form.then else answers


def meant_in_words(vault: Vault, forms: KeptForms, interview: Interview, kept: str) -> str:
    """What the text of an interview says that it looks back at, for people."""
    return "\n".join(
        GONE if one is None else _in_words(forms, one)
        for one in _looked_at(vault, interview, kept)
    )


def _looked_at(vault: Vault, interview: Interview, kept: str) -> list[Interview | None]:
    """Those that the text names; None for one that is gone, or of somebody else, or no earlier one."""
    found: list[Interview | None] = []
    for number in kept.split():
        found.append(None)
        if number.isdecimal() and int(number) < interview.id:
            with suppress(LookupError):
                one = vault.interviews.get(int(number))
                found[-1] = one if one.client_id == interview.client_id else None
    return found


def _comparable(
    vault: Vault, forms: KeptForms, interview: Interview, earlier: Interview
) -> dict[str, Answer]:
    """What counted then, but for questions that ask about something else now."""
    own = forms.form(interview.form_id, interview.form_version)
    try:
        form = forms.form(earlier.form_id, earlier.form_version)
    except LookupError:
        return {}
    said = effective(form, answers_of(vault, forms, earlier))
    if form.id != own.id:
        return said
    versions = (form.version, own.version)
    return {key: said[key] for key in said if not changed_between(own, key, *versions)}


def _in_words(forms: KeptForms, interview: Interview) -> str:
    try:
        title = forms.outline(interview.form_id, interview.form_version).title
    except LookupError:
        title = interview.form_id
    with suppress(ValueError):
        return f"{title} den {day_in_words(date.fromisoformat(interview.date))}"
    return f"{title}, {interview.date}"
