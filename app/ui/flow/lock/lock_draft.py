# SPDX-License-Identifier: EUPL-1.2
"""Where somebody was when it locked, and what stood there: kept in the vault, encrypted (D2).

Each person has one. It is taken away as soon as they have gone on from there.
"""

import json
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from app.storage.errors import NotSaved
from app.storage.topics.stored_drafts import DRAFT, owner_by_way
from app.storage.vault.vault import Vault
from app.ui.pieces.half_typed import Stands, has_words

_MOST = 4_000_000  # characters; a page of words is some thousands


class LockDraft(NamedTuple):
    """One lock.

    Attributes:
        where: the way there, such as ("interview", "7", "TalkScreen").
        stands: what stood on the screen.
    """

    where: tuple[str, ...]
    stands: Stands

    @property
    def screen(self) -> str:
        """The name of the class of the screen, "" for none: it is kept by that."""
        return str(self.stands.get("screen", ""))

    def is_of(self, screen: QWidget) -> bool:
        """Whether it is what stood on a screen of this kind."""
        return type(screen).__name__ == self.screen

    @property
    def has_words(self) -> bool:
        """Whether anything was typed that would be lost with it."""
        return has_words(self.stands)


def put_draft(vault: Vault, draft: LockDraft) -> None:
    """Keep it for whoever has the vault open, with whose it is. Raises NotSaved."""
    of = owner_by_way(draft.where)
    kept = {"of": of, "where": draft.where, "stands": draft.stands}
    text = json.dumps(kept, ensure_ascii=False)
    vault.settings.put(DRAFT + vault.opened_by, text)


def drop_draft(vault: Vault) -> None:
    """They have gone on. Raises NotSaved."""
    vault.settings.drop(DRAFT + vault.opened_by)


def dropped(vault: Vault) -> None:
    """The same where it may fail: then it goes the next time."""
    try:
        drop_draft(vault)
    except NotSaved:
        return


def read_draft(vault: Vault) -> LockDraft | None:
    """What the person who opened the vault left, if it can be read."""
    text = vault.settings.all().get(DRAFT + vault.opened_by, "")
    if not text or len(text) > _MOST:
        return None
    try:
        found: Any = json.loads(text)
        where = tuple(str(part) for part in found["where"])
        stands = found["stands"]
    except (ValueError, KeyError, TypeError):
        return None
    return LockDraft(where, stands) if isinstance(stands, dict) else None
