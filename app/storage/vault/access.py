# SPDX-License-Identifier: EUPL-1.2
"""Who can open the vault: passphrases added, changed and taken away.

Only the key file is written, and kept in the data too; the rest stays as it is. Each change
asks for a passphrase that opens the vault now, so an unlocked screen left alone gives nobody a
way in. The log says whose each way in is, and no two people have the same signature.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hmac import compare_digest

from app.storage.errors import NotSaved, WrongPassphrase, WrongRecoveryCode
from app.storage.keys.attempts import counted
from app.storage.keys.cryptography import REAL, KeyCost, purpose_key, wipe, wiping
from app.storage.keys.key_errors import LastWayIn, NoRoomForMore, OldWayIn, SignatureTaken
from app.storage.keys.keyfile import MAX_SLOTS, Slot, write_copies
from app.storage.keys.signatures import alike, readable
from app.storage.keys.slots import (
    Unlocked,
    passphrase_slot,
    recovery_slot,
    unlock,
    unlock_with_recovery,
)
from app.storage.log.events import Event
from app.storage.records import WayIn
from app.storage.topic import OpenFolder, Topic
from app.storage.vault.stored_keys import admitted, holding, keep, kept


@dataclass(eq=False, repr=False)
class VaultAccess(Topic):
    """The slots of one vault's key file. Use only while the vault is open and locked."""

    _folder: OpenFolder

    def all(self) -> list[WayIn]:
        """Every passphrase and the recovery code: whose they are, not what they are."""
        slots = self._folder.key_file.slots
        return [WayIn(slot.id, slot.kind, slot.signature) for slot in slots]

    def change(self, old: str, new: str, *, cost: KeyCost = REAL) -> None:
        """Exchanges a passphrase; the old one stops working.

        Raises:
            WrongPassphrase: `old` opens nothing.
            TooSoon: after several wrong ones.
        """
        opened = self.unlock(old)
        own = opened.slot
        slot = passphrase_slot(
            opened.keys.file_id, opened.data_key, new, own.signature, cost
        )
        slots = [slot if each.id == own.id else each for each in opened.keys.slots]
        self._write(opened, slots, Event.WAY_CHANGED, slot)

    def add(self, own: str, new: str, *, signature: str, cost: KeyCost = REAL) -> None:
        """Gives a colleague a way in of their own. They can read everything in the vault.

        Raises:
            WrongPassphrase: `own` opens nothing.
            TooSoon: after several wrong ones.
            NoSignature: it is empty, or has signs that cannot be seen.
            LongSignature: it is too long.
            SignatureTaken: somebody who can open the vault has it.
            NoRoomForMore: the key file is full.
        """
        signature = readable(signature)
        opened = self.unlock(own)
        with _wiped_if_refused(opened):
            if any(alike(each.signature, signature) for each in opened.keys.people()):
                raise SignatureTaken
            _refuse_full(opened.keys.slots)
        slot = passphrase_slot(opened.keys.file_id, opened.data_key, new, signature, cost)
        self._write(opened, [*opened.keys.slots, slot], Event.WAY_ADDED, slot)

    def remove(self, own: str, slot_id: str) -> None:
        """Takes away a passphrase. It cannot be the last, nor the recovery code.

        Whoever kept a copy of the vault can still open that copy with it.

        Raises:
            WrongPassphrase: `own` opens nothing.
            TooSoon: after several wrong ones.
            LastWayIn: no passphrase would be left, or it is the recovery code.
            LookupError: there is none with this id.
        """
        opened = self.unlock(own)
        left = [slot for slot in opened.keys.slots if slot.id != slot_id]
        gone = [slot for slot in opened.keys.slots if slot.id == slot_id]
        with _wiped_if_refused(opened):
            if not {"passphrase", "recovery"} <= {slot.kind for slot in left}:
                raise LastWayIn
            if not gone:
                raise LookupError("slot")
        self._write(opened, left, Event.WAY_REMOVED, gone[0])

    def new_code(self, own: str) -> str:
        """Exchanges the recovery code; the old print-out stops working.

        Raises:
            WrongPassphrase: `own` opens nothing.
            TooSoon: after several wrong ones.
        """
        opened = self.unlock(own)
        slot, code = recovery_slot(opened.keys.file_id, opened.data_key)
        left = [each for each in opened.keys.slots if each.kind != "recovery"]
        self._write(opened, [*left, slot], Event.CODE_CHANGED, slot)
        return code

    def try_code(self, code: str) -> None:
        """The yearly drill: whether the print-out opens this vault. Changes nothing in it.

        Raises:
            MistypedRecoveryCode, WrongRecoveryCode: it does not.
        """
        wipe(self._unlock_by_code(code).data_key)
        self._log.add(Event.CODE_TRIED)

    def set_by_code(
        self, code: str, new: str, *, signature: str, cost: KeyCost = REAL
    ) -> None:
        """A new passphrase for someone who has lost theirs; the lost one stops working.

        Someone without a way in gets one. The code goes on working.

        Raises:
            MistypedRecoveryCode, WrongRecoveryCode: the code does not open this vault.
            NoSignature: it is empty, or has signs that cannot be seen, and is nobody's.
            LongSignature: it is too long, and is nobody's.
            NoRoomForMore: the key file is full.
        """
        opened = self._unlock_by_code(code)
        with _wiped_if_refused(opened):
            lost = [one for one in opened.keys.people() if alike(one.signature, signature)]
            signature = lost[0].signature if lost else readable(signature)
            left = [each for each in opened.keys.slots if each not in lost]
            _refuse_full(left)
        slot = passphrase_slot(opened.keys.file_id, opened.data_key, new, signature, cost)
        event = Event.WAY_CHANGED if lost else Event.WAY_ADDED
        self._write(opened, [slot, *left], event, slot)

    def whose(self, passphrase: str) -> str:
        """The signature of the person whose passphrase this is. Changes nothing.

        Raises:
            WrongPassphrase: nobody's.
            TooSoon: after several wrong ones.
        """
        opened = self.unlock(passphrase)
        wipe(opened.data_key)
        return opened.slot.signature

    def unlock(self, passphrase: str) -> Unlocked:
        """Tries a passphrase. Whoever asks wipes the data key.

        Raises:
            WrongPassphrase: nobody's.
            TooSoon: after several wrong ones.
        """
        with counted(self._folder.path, self._folder.clock):
            unlocked = self._fitting(unlock(self._folder.path, passphrase))
            if unlocked is None:
                raise WrongPassphrase
        return unlocked

    def _unlock_by_code(self, code: str) -> Unlocked:
        unlocked = self._fitting(unlock_with_recovery(self._folder.path, code))
        if unlocked is None:
            raise WrongRecoveryCode
        return unlocked

    def _fitting(self, opened: Iterator[Unlocked]) -> Unlocked | None:
        """The one whose data key is that of the data, by the key file that holds.

        There are several after a cut exchange, and where an older key file lies there.
        """
        for each in opened:
            with wiping(purpose_key(each.data_key, "db")) as key:
                fits = compare_digest(key, self._folder.keys.db)
            if fits:
                holds = holding(each.data_key, self._folder.path, kept(self._database))
                with suppress(OldWayIn):
                    return admitted(each, holds)
            wipe(each.data_key)
        return None

    def _write(
        self, opened: Unlocked, slots: Iterable[Slot], event: Event, about: Slot
    ) -> None:
        with wiping(opened.data_key) as data_key:
            signed = opened.keys.with_slots(slots).signed_with(data_key)
        # Until the commit is over the files hold both, and the data tell which of them holds
        with self._database.transaction():
            self._log.add(event, key=f"{about.id} {about.signature}".strip())
            keep(self._database, signed)
            self._log.mark_ends()
            write_copies(self._folder.path, self._folder.key_file, signed)
        if not self._database.goes_on:
            with suppress(NotSaved):  # or the next opening does it
                write_copies(self._folder.path, signed)
        self._folder.key_file = signed


@contextmanager
def _wiped_if_refused(opened: Unlocked) -> Iterator[None]:
    try:
        yield
    except BaseException:
        wipe(opened.data_key)
        raise


def _refuse_full(slots: Collection[Slot]) -> None:
    if len(slots) >= MAX_SLOTS:
        raise NoRoomForMore
