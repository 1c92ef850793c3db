# SPDX-License-Identifier: EUPL-1.2
"""Exchanges the data key: when somebody leaves, or a computer with a copy is lost.

The data are copied to a new file under the new key, verified, and swapped in. From just
before the swap until just after it the key file holds both keys, so that after a crash at
any moment the vault opens with one of the two. Opening finishes what was cut short.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.storage.copies.copy_folders import no_journal
from app.storage.data import opening
from app.storage.data.checking import check_file
from app.storage.data.database import Database
from app.storage.disk.atomic import sync_folder, take_name, told
from app.storage.disk.vault_files import DATA
from app.storage.errors import CopyFaulty, DamagedVault, NotSaved
from app.storage.keys.cryptography import REAL, KeyCost, VaultKeys, new_data_key, wipe
from app.storage.keys.keyfile import KeyFile, Slot, write_copies
from app.storage.keys.slots import Unlocked, passphrase_slot, recovery_slot
from app.storage.log.event_log import Log
from app.storage.log.events import Event
from app.storage.progress import Stage, Watch, unwatched
from app.storage.topic import OpenFolder, Topic
from app.storage.vault.access import VaultAccess
from app.storage.vault.chain_key import carry_over
from app.storage.vault.stored_keys import keep
from app.user_error import UserError

COMING = "data-coming.db"


@dataclass(eq=False, repr=False)
class DataKey(Topic):
    """The exchange of one open vault's data key."""

    _folder: OpenFolder
    _ways: VaultAccess

    def exchange(
        self,
        own: str,
        *,
        others: Iterable[str] = (),
        cost: KeyCost = REAL,
        watch: Watch = unwatched,
    ) -> str:
        """Exchanges the data key; the new recovery code, which is shown only now.

        A passphrase can only be carried over by someone who types it. So these stay: `own`
        and `others`. Everybody else, and the old recovery code, are locked out until they
        are given a new way in. Old copies still open with the old passphrases.

        Raises:
            WrongPassphrase: one of them opens nothing.
            TooSoon: after several wrong ones.
            CopyFaulty: the new file did not stand the test; nothing is changed.
            NotSaved: there is no room, or the place cannot be written.
            Cancelled: whoever watches broke it off; nothing is changed.
        """
        watch(Stage.KEYS, -1)
        opened = [self._ways.unlock(each) for each in (own, *others)]
        data_key = new_data_key()
        coming = VaultKeys(data_key)
        try:
            keys, code = _key_file(opened, (own, *others), data_key, cost)
            with self._cleaned_up():
                self._copy_under(coming, keys, watch)
                watch(Stage.FINISHING, -1)
                write_copies(self._folder.path, self._folder.key_file, keys)
                self._swap()
            self._go_on_with(coming, keys)
        finally:
            wipe(data_key)
            for each in opened:
                wipe(each.data_key)
        return code

    def _copy_under(self, coming: VaultKeys, keys: KeyFile, watch: Watch) -> None:
        path = self._folder.path / COMING
        remove_coming(self._folder.path)
        chain = self._folder.keys.chain
        with closing(Database(opening.create_file(path, coming.db))) as database:
            self._database.copy_to(database, watch=watch)
            with database.transaction():
                carry_over(database, chain, coming)
                log = Log(database, chain, self._log.who, self._folder.clock)
                log.add(Event.ROTATED)
                for gone in _left_out(self._folder.key_file, keys):
                    log.add(Event.WAY_REMOVED, key=f"{gone.id} {gone.signature}".strip())
                keep(database, keys)
                log.mark_ends()
        try:
            check_file(path, coming.db, watch=watch)
        except DamagedVault:
            raise CopyFaulty from None
        no_journal(path)

    def _swap(self) -> None:
        """From here on the key file holds both until the new name is surely on the disk."""
        self._database.refuse_replaced()
        self._database.close()  # Windows replaces no open file
        try:
            take_name(self._folder.path / COMING, self._folder.path / DATA)
        except OSError as error:
            self._database.reopen()
            raise told(error) from None

    def _go_on_with(self, coming: VaultKeys, keys: KeyFile) -> None:
        """The new data lie there: whatever the disk refuses now, the new code must be shown.

        The key file then goes on holding both, and the next opening finishes this.
        """
        wipe(self._folder.keys.db)
        wipe(coming.chain)  # the old one goes on
        self._folder.keys.db = coming.db
        self._folder.key_file = keys
        with suppress(UserError):  # it is tried again at the next statement
            self._database.reopen(is_another=True)
        with suppress(NotSaved, OSError):
            sync_folder(self._folder.path)
            write_copies(self._folder.path, keys)

    @contextmanager
    def _cleaned_up(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            remove_coming(self._folder.path)
            with suppress(NotSaved):
                write_copies(self._folder.path, self._folder.key_file)
            raise


def remove_coming(folder: Path) -> None:
    """Takes away a new file that was never swapped in."""
    for name in (COMING, f"{COMING}-journal"):
        with suppress(OSError):
            (folder / name).unlink()


def _left_out(before: KeyFile, after: KeyFile) -> list[Slot]:
    """Whose passphrases were not typed, and open nothing from now on."""
    stay = {slot.signature for slot in after.slots}
    return [slot for slot in before.people() if slot.signature not in stay]


def _key_file(
    opened: list[Unlocked], passphrases: tuple[str, ...], data_key: bytearray, cost: KeyCost
) -> tuple[KeyFile, str]:
    old = opened[0].keys
    slots = [
        passphrase_slot(old.file_id, data_key, passphrase, each.slot.signature, cost)
        for each, passphrase in zip(opened, passphrases, strict=True)
    ]
    recovery, code = recovery_slot(old.file_id, data_key)
    return old.with_slots((*slots, recovery)).signed_with(data_key), code
