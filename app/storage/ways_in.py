# SPDX-License-Identifier: EUPL-1.2
"""Who can open the vault: passphrases added, changed and taken away.

Only the key file is written; the data stay as they are. Each change asks for a passphrase
that opens the vault now, so an unlocked screen left alone gives nobody a way in.
"""

from collections.abc import Iterable
from pathlib import Path

from app.storage.errors import LastWayIn, NoRoomForMore
from app.storage.keyfile import MAX_SLOTS, KeyFile, Slot, read_copies, write_copies
from app.storage.keys import REAL, KeyCost, wipe
from app.storage.records import WayIn
from app.storage.unlocking import Unlocked, passphrase_slot, recovery_slot, unlock


class WaysIn:
    """The slots of one vault's key file. Use only while the vault is open and locked."""

    folder: Path

    def ways_in(self) -> list[WayIn]:
        """Every passphrase and the recovery code: whose they are, not what they are."""
        slots = read_copies(self.folder)[0].slots
        return [WayIn(slot.id, slot.kind, slot.signature) for slot in slots]

    def change_passphrase(self, old: str, new: str, *, cost: KeyCost = REAL) -> None:
        """Exchanges a passphrase; the old one stops working.

        Raises:
            WrongPassphrase: `old` opens nothing.
        """
        opened = unlock(self.folder, old)
        own = opened.slot
        slot = passphrase_slot(
            opened.keys.file_id, opened.data_key, new, own.signature, cost
        )
        slots = [slot if each.id == own.id else each for each in opened.keys.slots]
        self._write(opened, slots)

    def add_passphrase(
        self, own: str, new: str, *, signature: str, cost: KeyCost = REAL
    ) -> None:
        """Gives a colleague a way in of their own.

        Raises:
            WrongPassphrase: `own` opens nothing.
            NoRoomForMore: the key file is full.
        """
        opened = unlock(self.folder, own)
        if len(opened.keys.slots) >= MAX_SLOTS:
            wipe(opened.data_key)
            raise NoRoomForMore
        slot = passphrase_slot(opened.keys.file_id, opened.data_key, new, signature, cost)
        self._write(opened, [*opened.keys.slots, slot])

    def remove_passphrase(self, own: str, slot_id: str) -> None:
        """Takes away a passphrase. It cannot be the last, nor the recovery code.

        Whoever kept a copy of the vault can still open that copy with it.

        Raises:
            WrongPassphrase: `own` opens nothing.
            LastWayIn: no passphrase would be left, or it is the recovery code.
        """
        opened = unlock(self.folder, own)
        kept = [slot for slot in opened.keys.slots if slot.id != slot_id]
        kinds = [slot.kind for slot in kept]
        if "passphrase" not in kinds or "recovery" not in kinds:
            wipe(opened.data_key)
            raise LastWayIn
        self._write(opened, kept)

    def new_recovery_code(self, own: str) -> str:
        """Exchanges the recovery code; the old print-out stops working.

        Raises:
            WrongPassphrase: `own` opens nothing.
        """
        opened = unlock(self.folder, own)
        slot, code = recovery_slot(opened.keys.file_id, opened.data_key)
        kept = [each for each in opened.keys.slots if each.kind != "recovery"]
        self._write(opened, [*kept, slot])
        return code

    def _write(self, opened: Unlocked, slots: Iterable[Slot]) -> None:
        keys: KeyFile = opened.keys.model_copy(
            update={"slots": tuple(slots), "generation": opened.keys.generation + 1}
        )
        try:
            write_copies(self.folder, keys.signed_with(opened.data_key))
        finally:
            wipe(opened.data_key)
