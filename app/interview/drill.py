# SPDX-License-Identifier: EUPL-1.2
"""The recovery code once a year: since when it holds, when it was tried, and whether it is time."""

from datetime import date, timedelta
from typing import NamedTuple

from app.storage.clock import from_text
from app.storage.events import Event
from app.storage.vault import Vault

YEAR = timedelta(days=365)


class CodeState(NamedTuple):
    """What is known of the recovery code on paper. ISO times, UTC.

    Attributes:
        since: when it was given, or "" where nobody noted it.
        tried: when it last opened the vault, in a drill or for real, or "" for not yet.
    """

    since: str
    tried: str


def code_state(vault: Vault) -> CodeState:
    """Reads it from the log."""
    since = vault.last_time(Event.CODE_CHANGED, Event.ROTATED) or vault.begun_at()
    tried = vault.last_time(Event.CODE_TRIED, Event.VAULT_OPENED_BY_CODE)
    return CodeState(since, tried if tried >= since else "")


def drill_is_due(state: CodeState, today: date) -> bool:
    """Whether more than a year has passed since it was tried, or given."""
    last = max(state)
    return bool(last) and today - from_text(last).date() > YEAR
