# SPDX-License-Identifier: EUPL-1.2
"""Who can open the vault: passphrases added, changed and taken away.

Only the key file is written; the data stay as they are. Each change asks for a passphrase
that opens the vault now, so an unlocked screen left alone gives nobody a way in.
"""

from collections.abc import Iterable, Iterator
from hmac import compare_digest
from pathlib import Path

from app.storage.attempts import counted
from app.storage.clock import Clock
from app.storage.errors import (
    LastWayIn,
    NoRoomForMore,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.events import Event
from app.storage.keyfile import MAX_SLOTS, KeyFile, Slot, write_copies
from app.storage.keys import REAL, KeyCost, VaultKeys, purpose_key, wipe
from app.storage.records import WayIn
from app.storage.topic import Topic
from app.storage.unlocking import (
    Unlocked,
    passphrase_slot,
    recovery_slot,
    unlock,
    unlock_with_recovery,
)


class WaysIn(Topic):
    """The slots of one vault's key file. Use only while the vault is open and locked."""

    folder: Path
    _keys: VaultKeys
    _clock: Clock
    _key_file: KeyFile

    def ways_in(self) -> list[WayIn]:
        """Every passphrase and the recovery code: whose they are, not what they are."""
        slots = self._key_file.slots
        return [WayIn(slot.id, slot.kind, slot.signature) for slot in slots]

    def change_passphrase(self, old: str, new: str, *, cost: KeyCost = REAL) -> None:
        """Exchanges a passphrase; the old one stops working.

        Raises:
            WrongPassphrase: `old` opens nothing.
            TooSoon: after several wrong ones.
        """
        opened = self._unlock(old)
        own = opened.slot
        slot = passphrase_slot(
            opened.keys.file_id, opened.data_key, new, own.signature, cost
        )
        slots = [slot if each.id == own.id else each for each in opened.keys.slots]
        self._write(opened, slots, Event.WAY_CHANGED, slot.id)

    def add_passphrase(
        self, own: str, new: str, *, signature: str, cost: KeyCost = REAL
    ) -> None:
        """Gives a colleague a way in of their own. They can read everything in the vault.

        Raises:
            WrongPassphrase: `own` opens nothing.
            TooSoon: after several wrong ones.
            NoRoomForMore: the key file is full.
        """
        opened = self._unlock(own)
        if len(opened.keys.slots) >= MAX_SLOTS:
            wipe(opened.data_key)
            raise NoRoomForMore
        slot = passphrase_slot(opened.keys.file_id, opened.data_key, new, signature, cost)
        self._write(opened, [*opened.keys.slots, slot], Event.WAY_ADDED, slot.id)

    def remove_passphrase(self, own: str, slot_id: str) -> None:
        """Takes away a passphrase. It cannot be the last, nor the recovery code.

        Whoever kept a copy of the vault can still open that copy with it.

        Raises:
            WrongPassphrase: `own` opens nothing.
            TooSoon: after several wrong ones.
            LastWayIn: no passphrase would be left, or it is the recovery code.
        """
        opened = self._unlock(own)
        kept = [slot for slot in opened.keys.slots if slot.id != slot_id]
        kinds = [slot.kind for slot in kept]
        if "passphrase" not in kinds or "recovery" not in kinds:
            wipe(opened.data_key)
            raise LastWayIn
        self._write(opened, kept, Event.WAY_REMOVED, slot_id)

    def new_recovery_code(self, own: str) -> str:
        """Exchanges the recovery code; the old print-out stops working.

        Raises:
            WrongPassphrase: `own` opens nothing.
            TooSoon: after several wrong ones.
        """
        opened = self._unlock(own)
        slot, code = recovery_slot(opened.keys.file_id, opened.data_key)
        kept = [each for each in opened.keys.slots if each.kind != "recovery"]
        self._write(opened, [*kept, slot], Event.CODE_CHANGED, slot.id)
        return code

    def try_recovery_code(self, code: str) -> None:
        """The yearly drill: whether the print-out opens this vault. Changes nothing in it.

        Raises:
            MistypedRecoveryCode, WrongRecoveryCode: it does not.
        """
        wipe(self._unlock_by_code(code).data_key)
        with self._database.transaction():
            self._log.add(Event.CODE_TRIED)

    def set_passphrase_by_code(
        self, code: str, new: str, *, signature: str, cost: KeyCost = REAL
    ) -> None:
        """A new passphrase for someone who has lost theirs; the lost one stops working.

        Someone without a way in gets one. The code goes on working.

        Raises:
            MistypedRecoveryCode, WrongRecoveryCode: the code does not open this vault.
            NoRoomForMore: the key file is full.
        """
        opened = self._unlock_by_code(code)
        slot = passphrase_slot(opened.keys.file_id, opened.data_key, new, signature, cost)
        kept = [
            each
            for each in opened.keys.slots
            if each.kind == "recovery" or each.signature != signature
        ]
        if len(kept) >= MAX_SLOTS:
            wipe(opened.data_key)
            raise NoRoomForMore
        self._write(opened, [slot, *kept], Event.WAY_CHANGED, slot.id)

    def whose(self, passphrase: str) -> str:
        """The signature of the person whose passphrase this is. Changes nothing.

        Raises:
            WrongPassphrase: nobody's.
            TooSoon: after several wrong ones.
        """
        opened = self._unlock(passphrase)
        wipe(opened.data_key)
        return opened.slot.signature

    def _unlock(self, passphrase: str) -> Unlocked:
        with counted(self.folder, self._clock):
            found = self._fitting(unlock(self.folder, passphrase))
            if found is None:
                raise WrongPassphrase
        return found

    def _unlock_by_code(self, code: str) -> Unlocked:
        found = self._fitting(unlock_with_recovery(self.folder, code))
        if found is None:
            raise WrongRecoveryCode
        return found

    def _fitting(self, opened: Iterator[Unlocked]) -> Unlocked | None:
        """The one whose data key is that of the data, of several after a cut exchange."""
        for each in opened:
            key = purpose_key(each.data_key, "db")
            fits = compare_digest(key, self._keys.db)
            wipe(key)
            if fits:
                return each
            wipe(each.data_key)
        return None

    def _write(
        self, opened: Unlocked, slots: Iterable[Slot], event: Event, slot_id: str
    ) -> None:
        keys = opened.keys.model_copy(
            update={"slots": tuple(slots), "generation": opened.keys.generation + 1}
        )
        try:
            signed = keys.signed_with(opened.data_key)
        finally:
            wipe(opened.data_key)
        with self._database.transaction():  # the log is written if the key file is
            self._log.add(event, key=slot_id)
            write_copies(self.folder, signed)
        self._key_file = signed
