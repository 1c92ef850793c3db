# SPDX-License-Identifier: EUPL-1.2
"""The recovery code: whether it came on paper, when it was tried, and whether it is time again."""

from datetime import date, timedelta
from typing import NamedTuple

from app.storage.clock import from_text
from app.storage.log.events import Event
from app.storage.vault.vault import Vault

YEAR = timedelta(days=365)
NOT_ON_PAPER = "code_not_on_paper"  # a setting of the vault, from when a code is new


class CodeState(NamedTuple):
    """What is known of the recovery code on paper. ISO times, UTC.

    Attributes:
        since: when it was given, or "" where nobody noted it.
        tried: when it last opened the vault, in a drill or for real, or "" for not yet.
        is_lost: it was shown, and nobody said that it came on paper: the program was
            locked or closed before that.
    """

    since: str
    tried: str
    is_lost: bool = False


def code_state(vault: Vault) -> CodeState:
    """Reads it from the log."""
    since = vault.log.last_time(Event.CODE_CHANGED, Event.ROTATED) or vault.log.first_time()
    tried = vault.log.last_time(Event.CODE_TRIED, Event.VAULT_OPENED_BY_CODE)
    is_lost = bool(vault.settings.all().get(NOT_ON_PAPER)) and tried < since
    return CodeState(since, tried if tried >= since else "", is_lost)


def drill_is_due(state: CodeState, today: date) -> bool:
    """Whether more than a year has passed since it was tried, or given."""
    last = max(state.since, state.tried)
    return bool(last) and today - from_text(last).date() > YEAR


def new_code(vault: Vault, own: str) -> str:
    """Exchanges the recovery code, which is not on paper yet.

    Raises:
        WrongPassphrase, TooSoon: see `vault.ways.new_code`.
    """
    with vault.transaction():
        not_on_paper(vault)
        return vault.ways.new_code(own)


def not_on_paper(vault: Vault) -> None:
    """Notes that a code is new: until it is on paper there is no way back."""
    vault.settings.put(NOT_ON_PAPER, "1")


def on_paper(vault: Vault) -> None:
    """Notes that the new code is on paper."""
    vault.settings.put(NOT_ON_PAPER, "")
