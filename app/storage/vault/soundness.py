# SPDX-License-Identifier: EUPL-1.2
"""The look through an open vault: the file, the chains, and the rows against the log."""

from dataclasses import dataclass

from app.storage.data import free_pages
from app.storage.data.checking import check_file
from app.storage.disk.vault_files import DATA
from app.storage.errors import DamagedVault
from app.storage.log.agreement import missing_guards
from app.storage.log.seals import Seals
from app.storage.progress import Watch, unwatched
from app.storage.records import Findings
from app.storage.topic import OpenFolder, Topic
from app.storage.topics.disposals import Disposals
from app.storage.topics.joins import touched_joins


@dataclass(eq=False, repr=False)
class Soundness(Topic):
    """Whether an open vault is what was put into it."""

    _folder: OpenFolder
    _seals: Seals
    _disposals: Disposals

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
            tuple(self._log.broken()),
            tuple(self._disposals.broken()),
            told.interviews,
            told.clients,
            tuple(missing_guards(self._database)),
            tuple(sorted(touched_joins(self._database))),
        )

    def _is_whole(self, watch: Watch) -> bool:
        self._database.close()
        try:
            self._folder.open_data().close()
            data = self._folder.path / DATA
            check_file(data, self._folder.keys.db, watch=watch, longer=True)
        except DamagedVault:
            return False
        finally:
            self._database.reopen()
        return True
