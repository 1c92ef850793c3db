# SPDX-License-Identifier: EUPL-1.2
"""The look through an open vault: the file, the chains, and the rows against the log."""

from pathlib import Path

from app.storage import free_pages, protocol
from app.storage.agreement import missing_guards
from app.storage.checking import check_file
from app.storage.copies import DATA
from app.storage.errors import DamagedVault
from app.storage.events import Record
from app.storage.interviews import Interviews
from app.storage.joined_rows import touched_joins
from app.storage.keys import VaultKeys
from app.storage.logbook import Logbook
from app.storage.progress import Watch, unwatched
from app.storage.records import Findings
from app.storage.surplus import open_trimmed


class Soundness(Interviews, Logbook):
    """Whether an open vault is what was put into it."""

    folder: Path
    _keys: VaultKeys

    def check_disposals(self) -> list[int]:
        """Numbers of deletions whose protocol is not what it was: [] is good."""
        lost = self._log.lost_until()
        broken = protocol.broken(self._database, self._keys.chain, lost_until=lost)
        broken -= self._log.in_pieces(Record.PROTOCOL)
        return sorted({protocol.number(name) for name in broken})

    def check(self, *, watch: Watch = unwatched) -> Findings:
        """Looks through everything: pages, structure, seals, the log and the protocols.

        The file is closed for the while, with the vault's lock held, and opened again.
        Takes seconds to minutes with the size. Never inside a transaction.

        Raises:
            DamagedVault: the file is so damaged that it does not open again.
            ReplacedVault: another file lies there by now.
            Cancelled: whoever watches broke it off.
        """
        self._database.refuse_replaced()
        whole = self._is_whole(watch)
        if not whole and free_pages.mended(self._database):
            whole = self._is_whole(watch)
        told = self._seals.disagreement()
        return Findings(
            whole,
            tuple(self._seals.broken(told)),
            tuple(self.check_log()),
            tuple(self.check_disposals()),
            told.interviews,
            told.clients,
            tuple(missing_guards(self._database)),
            tuple(sorted(touched_joins(self._database))),
        )

    def _is_whole(self, watch: Watch) -> bool:
        data = self.folder / DATA
        self._database.close()
        try:
            open_trimmed(data, self._keys.db).close()
            check_file(data, self._keys.db, watch=watch, longer=True)
        except DamagedVault:
            return False
        finally:
            self._database.reopen()
        return True
