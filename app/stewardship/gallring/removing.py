# SPDX-License-Identifier: EUPL-1.2
"""Takes away what was begun or added by mistake: an interview, a postponement, a client (G4).

Only while nothing of it is signed: what is signed goes by gallring alone. All of it belongs to
the vault's thread.
"""

from typing import Final, NamedTuple

from app.interview.base.text_kinds import kind_of
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.vault.vault import Vault
from app.swedish_figures import small
from app.user_error import UserError

# Codes of reasons: they stand in the log of vaults, so they never change their meaning.
REASONS: Final[dict[str, str]] = {
    "mistake": "Påbörjad av misstag",
    "twice": "Samma intervju finns redan",
    "wrong-client": "Fel klient",
}
OF_CORRECTION: Final[dict[str, str]] = {
    "mistake": "Påbörjad av misstag",
    "nothing-wrong": "Det var inget att rätta",
}


class ClientOnHold(UserError):
    """Something was to be taken away of a client that somebody has placed a hold on."""

    what = "Det finns ett skäl att vänta med gallringen, så inget går att ta bort."
    remedy = "Inget har tagits bort. Gäller skälet inte längre går det att häva i listan för gallring."


class Goes(NamedTuple):
    """What would go with an interview: how many answers, and texts such as notes."""

    answers: int
    texts: int


def what_goes(vault: Vault, interview_id: int) -> Goes:
    """What would go with an interview.

    Raises:
        LookupError: there is none with this id.
    """
    vault.interviews.get(interview_id)
    texts = vault.texts.of(interview_id)
    written = [text for text in texts if texts[text] and kind_of(text)[0].by_hand]
    return Goes(len(vault.answers.of(interview_id)), len(written))


def remove_interview(vault: Vault, interview_id: int, *, reason: str) -> None:
    """Takes an unsigned interview or correction away, for good.

    Args:
        vault: an open one.
        interview_id: of one that is not signed.
        reason: a code of `REASONS`, or of `OF_CORRECTION` for a correction.

    Raises:
        Held: somebody has placed a reason to wait.
        SignedInterview: it is signed.
        LookupError: there is none with this id.
        NotSaved: nothing is taken away.
        ValueError: there is no such reason.
    """
    if reason not in REASONS | OF_CORRECTION:
        raise ValueError("reason")
    with vault.transaction():
        client = vault.interviews.get(interview_id).client_id
        _refuse_held(vault, client)
        vault.interviews.remove(interview_id, reason=reason)


def remove_client(vault: Vault, client_id: int) -> None:
    """Deletes a client with what is begun and not signed.

    Raises:
        HasSigned: there is a signed interview.
        Held: somebody has placed a reason to wait.
        LookupError: there is no such client.
        NotSaved: nothing is deleted.
    """
    rules = shipped_retention()
    with vault.transaction():
        _refuse_held(vault, client_id)
        vault.disposals.remove_client(
            client_id, (rules.name, rules.basis), by=vault.opened_by
        )


def _refuse_held(vault: Vault, client_id: int) -> None:
    if any(hold.lifted_at is None for hold in vault.holds.find(client_id)):
        raise ClientOnHold


def removed_words(reason: str) -> str:
    """Why one was taken away, as the log says it; "" for none or for one of a later version."""
    text = (REASONS | OF_CORRECTION).get(reason, "")
    return f"({small(text)})" if text else ""
