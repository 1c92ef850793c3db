# SPDX-License-Identifier: EUPL-1.2
"""Notes in the log what leaves the computer, before it leaves: no note, no leaving (G1).

All of it belongs to the vault's thread, and raises NotNoted if the disk refuses.
"""

from collections.abc import Iterable

from app.export.preview import Ticks
from app.interview.base.reading import counts
from app.stewardship.log.log_words import IDENTIFIERS, NO_TEXT
from app.storage.errors import NotSaved
from app.storage.log.events import Event
from app.storage.vault.vault import Vault
from app.user_error import UserError


class NotNoted(UserError):
    """The log could not be written, so nothing left the computer."""

    what = "Det går inte att skriva i valvets logg, så inget har skrivits ut eller sparats."
    remedy = (
        "Svaren är kvar. Frigör utrymme, eller se till att mappen går att skriva i, och "
        "gör om det."
    )


def note_leaving(vault: Vault, event: Event, interview_id: int, *keys: str) -> None:
    """Notes what is done to one interview; a row for each key, all or none.

    Raises:
        NotNoted: the disk refuses.
    """
    _note(vault, event, [(interview_id, key) for key in keys])


def note_exports(vault: Vault, key: str) -> None:
    """Notes that every interview that counts leaves; a row for each, all or none.

    Raises:
        NotNoted: the disk refuses.
    """
    ids = [interview.id for interview in vault.interviews.all() if counts(interview)]
    _note(vault, Event.EXPORTED, [(number, key) for number in ids])


def note_record(vault: Vault, event: Event, key: str) -> None:
    """Notes that a paper or a list about the vault itself leaves, such as a review of the log.

    Raises:
        NotNoted: the disk refuses.
    """
    _note(vault, event, [(None, key)])


def note_extract(vault: Vault, client_id: int, kind: str) -> None:
    """Notes that the extract about one person is taken out.

    Raises:
        NotNoted: the disk refuses.
    """
    _note(vault, Event.EXTRACTED, [(None, kind)], client=client_id)


def export_key(choices: Ticks) -> str:
    """What the log says of an export: its format, and whether it tells who and what."""
    who = IDENTIFIERS if choices.identifiers else ""
    return " ".join(filter(None, (choices.format, who, "" if choices.text else NO_TEXT)))


def _note(
    vault: Vault,
    event: Event,
    rows: Iterable[tuple[int | None, str]],
    client: int | None = None,
) -> None:
    try:
        with vault.transaction():
            for interview_id, key in rows:
                vault.log.add(event, interview=interview_id, client=client, key=key)
    except NotSaved:
        raise NotNoted from None
