# SPDX-License-Identifier: EUPL-1.2
"""A locked vault on its way shut: the last of it is kept first, however long the disk refuses.

See docs/decisions/0018-a-lock-never-waits-and-never-loses.md. All but making it belongs to the
vault's thread.
"""

from dataclasses import dataclass
from pathlib import Path

from app.stewardship.care.copying import Kept, copy_at_close
from app.storage.errors import HeldUnsaved, NotSaved
from app.storage.vault.vault import Vault
from app.ui.flow.lock.lock_draft import LockDraft, drop_draft, put_draft
from app.ui.jobs.unsaved_change import Unsaved


@dataclass(frozen=True)
class LastWork:
    """What somebody had in hand at the lock.

    Attributes:
        draft: where they were and what stood there, or None for nothing to come back to.
        unsaved: what the disk had not taken of an interview, or None.
    """

    draft: LockDraft | None = None
    unsaved: Unsaved | None = None


class LockedVault:
    """Locked to all eyes, and still open where something could not be kept.

    Attributes:
        vault: that was locked.
        left: what was in hand.
        is_shut: whether everything is kept, and the vault closed and its keys wiped.
        copied: what became of the copy, once it is shut; for the screen that stands there.
    """

    def __init__(self, vault: Vault, left: LastWork) -> None:
        self.vault = vault
        self.left = left
        self.is_shut = False
        self.copied = Kept()

    def finish(self) -> bool:
        """Keep what is left, then shut; whether it is shut now."""
        try:
            if not self.is_shut and self._is_kept():
                self.shut()
        except BaseException:  # a bug must not leave it open
            self.shut()
            raise
        return self.is_shut

    def shut(self) -> None:
        """Close the vault, kept or not."""
        if not self.is_shut:
            self.is_shut = True
            self.copied = leave(self.vault)

    def is_of(self, folder: Path) -> bool:
        """Whether it is this vault, and still open."""
        return not self.is_shut and self.vault.folder == folder.absolute()

    def come_back(self, passphrase: str | None) -> LastWork:
        """Let in whoever locked it, and nobody else; None asks for no passphrase.

        Raises:
            WrongPassphrase, TooSoon: as when a vault is opened.
            HeldUnsaved: it is somebody else's.
        """
        theirs = self.vault.opened_by
        if passphrase is not None and self.vault.ways.whose(passphrase) != theirs:
            raise HeldUnsaved
        self.is_shut = True  # from here on it is open to all eyes again
        return self.left

    def _is_kept(self) -> bool:
        try:
            if self.left.unsaved is not None:
                self.left.unsaved.write(self.vault)
        except NotSaved:
            return False
        draft = self.left.draft
        try:
            if draft is None:
                drop_draft(self.vault)
            else:
                put_draft(self.vault, draft)
        except NotSaved:
            return draft is None or not draft.has_words
        return True


def leave(vault: Vault) -> Kept:
    """Close a vault, with a verified copy first if anything has changed; what became of it.

    A copy that cannot be made holds nobody up. After a lock the screen there says so at
    once. After a close the window is gone: the next opening sees that what was changed is in
    no copy, tries again, and the start page says why it still cannot be made.
    """
    try:
        return copy_at_close(vault)
    finally:
        vault.close()
