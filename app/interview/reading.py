# SPDX-License-Identifier: EUPL-1.2
"""Interviews read out of the vault, one after another: for scores, lists and exports."""

from collections.abc import Iterator

from app.interview.casework import Opened
from app.interview.earlier import answers_of
from app.interview.form_versions import KeptForms
from app.storage.records import HELD_AT, Client, Interview
from app.storage.vault import Vault


def all_held(vault: Vault) -> Iterator[Opened]:
    """Every interview, also postponed and replaced ones, in order of id; one in memory."""
    forms, clients = KeptForms(vault), _Clients(vault)
    for interview, rows in vault.all_answers():
        yield Opened(
            interview,
            clients.client(interview.client_id),
            forms.form(interview.form_id, interview.form_version),
            answers_of(vault, forms, interview, rows),
            {HELD_AT: vault.interview_text(interview.id, HELD_AT)},
        )


def counts(interview: Interview) -> bool:
    """Whether an interview counts: held, and not the second version of itself.

    Until a correction is signed it is the version before it that counts.
    """
    is_correction = interview.replaces is not None and interview.signed_at is None
    return interview.status in ("open", "signed") and not is_correction


class _Clients:
    """The clients of one vault, each read once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._read: dict[int, Client] = {}

    def client(self, client_id: int) -> Client:
        if client_id not in self._read:
            self._read[client_id] = self._vault.client(client_id)
        return self._read[client_id]
