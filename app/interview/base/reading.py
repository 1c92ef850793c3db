# SPDX-License-Identifier: EUPL-1.2
"""Interviews read out of the vault, one after another: for scores, lists and exports."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.forms.answers import Answers
from app.forms.model import Form
from app.interview.base.earlier_interviews import answers_of
from app.interview.base.form_versions import KeptForms
from app.interview.base.known_people import person_of
from app.interview.base.library import Library
from app.interview.base.text_kinds import UNIT
from app.storage.records import HELD_AT, Client, Interview
from app.storage.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Opened:
    """An interview to go on with, to read or to count, with all that belongs to it.

    Attributes:
        interview: its row in the vault.
        client: who it was held with.
        form: the form version it began with.
        answers: everything that was given, also what a skip rule has hidden.
        texts: by slot; its unit alone where many are read one after another.
        signed_by: as people read it.
    """

    interview: Interview
    client: Client
    form: Form
    answers: Answers
    texts: dict[str, str]
    signed_by: str = ""

    @property
    def unit(self) -> str:
        """Where it was begun, or "": interviews of earlier versions of the program do not say."""
        return UNIT.of(self.texts)

    @property
    def person(self) -> str:
        """What lists and tables call the client."""
        return person_of(self.client)


def all_held(vault: Vault, library: Library) -> Iterator[Opened]:
    """Every interview, also postponed and replaced ones, in order of id; one in memory."""
    forms, client = KeptForms(vault.forms, library), cache(vault.clients.get)
    for interview in vault.interviews.all():
        yield Opened(
            interview,
            client(interview.client_id),
            forms.form(interview.form_id, interview.form_version),
            answers_of(vault, forms, interview),
            {HELD_AT: vault.texts.get(interview.id, HELD_AT)},
        )


def counts(interview: Interview) -> bool:
    """Whether an interview counts: held, and not the second version of itself.

    Until a correction is signed it is the version before it that counts.
    """
    is_correction = interview.replaces is not None and interview.signed_at is None
    return interview.status in ("open", "signed") and not is_correction
