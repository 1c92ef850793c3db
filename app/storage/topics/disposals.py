# SPDX-License-Identifier: EUPL-1.2
"""Deletes clients for good, in two steps: somebody decides, and somebody carries it out (G4).

Carrying out has an order, and a power cut anywhere in it leaves either nothing done, or
something that the next opening of the vault finishes:

1. One transaction deletes the rows, writes the protocol, logs it, and sets "deleted".
2. VACUUM writes the file anew, so that no page of it remembers. Where it is cut off before
   the file is shortened, opening takes away the pages that are too many (`surplus`).
3. A verified copy is made; then all older ones in the vault's folder go.
4. The state becomes "done".

What is left is the key: old pages on the disk, and copies in other places, open with it
until it is exchanged. That takes passphrases, so a person does it (`rotation`).
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.storage.copies import copy_folders
from app.storage.copies.backups import Copies
from app.storage.data.database import marks
from app.storage.data.one_person import ids_of
from app.storage.data.tables_of_vault import without_client
from app.storage.disk.vault_files import BACKUPS, SET_ASIDE
from app.storage.log import disposal_protocol
from app.storage.log.events import Event, Record, number_in
from app.storage.records import Disposal, DisposalLine
from app.storage.topic import OpenFolder, Topic
from app.storage.topics.disposal_errors import (
    AlreadyDecided,
    HasSigned,
    NothingToDelete,
    OldCopiesStay,
)
from app.storage.topics.joins import people_then
from app.storage.topics.stored_drafts import forget_drafts

GONE = "gone"  # why a client was kept: it is not there any more
_SELECT = (
    "SELECT id, reason, rules, basis, decided_at, decided_by, state, carried_out_at,"
    " carried_out_by FROM disposal "
)
_IS_THERE = "SELECT 1 FROM client WHERE id = ?"
_UNUSED = (
    "DELETE FROM form WHERE NOT EXISTS (SELECT 1 FROM interview"
    " WHERE form_id = form.id AND form_version = form.version)"
)
_COUNTED = (
    "INSERT INTO disposal_line SELECT ?, client, id, date, '', 'deleted', '',"
    " (SELECT count(*) FROM answer WHERE interview = interview.id),"
    " (SELECT count(*) FROM slot WHERE interview = interview.id)"
    " FROM interview WHERE client = ?"
)


@dataclass(eq=False, repr=False)
class Disposals(Topic):
    """What was decided to be deleted from one open vault, and its deletion."""

    _folder: OpenFolder
    _copies: Copies

    def all(self) -> list[Disposal]:
        """Every decision there was, the latest first."""
        found = [
            Disposal(*row) for row in self._database.rows(_SELECT + "ORDER BY id DESC")
        ]
        if not any(each.carried_out_at for each in found):
            return found
        marks = self._database.rows(
            "SELECT n, key FROM event WHERE code IN (?, ?) ORDER BY n",
            (Event.DISPOSED, Event.ROTATED),
        )
        rotated = max((n for n, key in marks if not key), default=0)
        numbers = {int(key.split()[0]): n for n, key in marks if key}
        return [
            each._replace(key_changed=numbers.get(each.id, rotated) < rotated)
            for each in found
        ]

    def lines(self, disposal_id: int) -> list[DisposalLine]:
        """The lines of a decision, client by client, each before its interviews."""
        rows = self._database.rows(
            "SELECT client, interview, date, due, outcome, kept, answers, texts"
            " FROM disposal_line WHERE disposal = ? ORDER BY client, interview",
            (disposal_id,),
        )
        decided = self._database.value(
            "SELECT n FROM event WHERE code = ? AND key = ?",
            (Event.DECIDED, str(disposal_id)),
        )
        same = people_then(self._database, decided) if decided else {}
        return [DisposalLine(*row)._replace(person=same.get(row[0], 0)) for row in rows]

    def decide(
        self, rules: tuple[str, str], lines: Iterable[tuple[int, str, str]], *, by: str
    ) -> int:
        """Writes down the decision to delete these people; its id. Deletes nothing.

        Each client that is one of them has a line.

        Args:
            rules: their version, and the legal references, a line each.
            lines: of each client the id, and ISO dates of the last entry and from when
                it was to be deleted.
            by: signature of whoever decides.

        Raises:
            AlreadyDecided: there is a decision that waits to be carried out.
            NothingToDelete: there are no lines.
        """
        if self._database.one("SELECT 1 FROM disposal WHERE state = 'decided'"):
            raise AlreadyDecided
        return self._decide("retention", rules, lines, by)

    def withdraw(self, disposal_id: int) -> None:
        """Takes back a decision that is not carried out.

        Raises:
            LookupError: there is none that waits.
        """
        with self._database.transaction():
            if not self._database.changed(
                "UPDATE disposal SET state = 'withdrawn'"
                " WHERE id = ? AND state = 'decided'",
                (disposal_id,),
            ):
                raise LookupError("disposal")
            self._log.add(Event.WITHDRAWN, key=str(disposal_id))

    def carry_out(self, disposal_id: int, keep: Mapping[int, str], *, by: str) -> None:
        """Deletes the clients of a decision, in one transaction: step 1 of four.

        `finish` does the others. Inside a transaction of the caller's it can
        make sure beforehand that nothing has changed since the decision.

        Args:
            disposal_id: a decision that waits.
            keep: clients that are not to be deleted after all, and why, as a code.
            by: signature of whoever carries it out.

        Raises:
            LookupError: there is none that waits.
            NotSaved: nothing is deleted.
        """
        with self._database.transaction():
            waits = "SELECT 1 FROM disposal WHERE id = ? AND state = 'decided'"
            self._database.needed("disposal", waits, (disposal_id,))
            for line in self.lines(disposal_id):
                here = self._database.one(_IS_THERE, (line.client_id,))
                why = keep.get(line.client_id) or ("" if here else GONE)
                if not why:
                    self._erase(disposal_id, line.client_id)
                self._database.run(
                    "UPDATE disposal_line SET outcome = ?, kept = ?"
                    " WHERE disposal = ? AND client = ? AND interview = 0",
                    ("kept" if why else "deleted", why, disposal_id, line.client_id),
                )
            self._account(disposal_id, by)

    def remove_client(self, client_id: int, rules: tuple[str, str], *, by: str) -> None:
        """Deletes a person added by mistake, with what is not signed. Copies age out.

        Raises:
            HasSigned: there is a signed interview, so only a disposal may do it.
            LookupError: there is no such client.
        """
        with self._database.transaction():
            own = ids_of(self._database, client_id)
            if self._database.one(
                f"SELECT 1 FROM interview WHERE client IN ({marks(own)})"  # noqa: S608  # ours
                " AND signed_at IS NOT NULL",
                own,
            ):
                raise HasSigned
            sql = "SELECT created_at FROM client WHERE id = ?"
            created_at = self._database.needed("client", sql, (client_id,))[0]
            line = (client_id, created_at[:10], "")
            disposal = self._decide("mistake", rules, [line], by)
            self.carry_out(disposal, {}, by=by)
            self._done(disposal)

    def unfinished(self) -> list[int]:
        """Ids of those whose rows are gone, and that copies may still hold."""
        return self._database.column("SELECT id FROM disposal WHERE state = 'deleted'")

    def finish(self) -> None:
        """Takes what is left of steps 2 to 4. Never inside a transaction.

        Does nothing where nothing is left to do.

        Raises:
            NotSaved, NotCopied: it is tried again when the vault is opened next.
            OldCopiesStay: an older copy could not be taken away; the same.
        """
        waiting = self.unfinished()
        if not waiting:
            return
        self._database.vacuum()
        newest = self._copies.make()
        try:
            self._copies.age_out(self._folder.path / BACKUPS, newest)
        except OSError:
            raise OldCopiesStay from None
        for disposal in waiting:
            self._done(disposal)

    def broken(self) -> list[int]:
        """Numbers of deletions whose protocol is not what it was: [] is good."""
        lost = self._log.lost_until()
        found = disposal_protocol.broken(
            self._database, self._folder.keys.chain, lost_until=lost
        )
        found -= self._log.in_pieces(Record.PROTOCOL)
        return sorted({number_in(name) for name in found})

    def out_of_reach(self) -> list[Path]:
        """What lies in the vault's folder and may hold what was deleted: for a person.

        Vaults set aside when a copy was brought back, pages taken off the end of the file
        that nobody could account for, and what somebody put among the copies. Copies in other places are not known here.
        """
        paths: list[Path] = []
        with suppress(OSError):
            paths += sorted((self._folder.path / SET_ASIDE).iterdir())
        with suppress(OSError):
            paths += sorted(
                each
                for each in (self._folder.path / BACKUPS).iterdir()
                if (copy := copy_folders.read_copy(each)) is None or not copy.is_noted
            )
        return paths

    def _decide(
        self,
        reason: str,
        rules: tuple[str, str],
        lines: Iterable[tuple[int, str, str]],
        by: str,
    ) -> int:
        found = [
            (number, last, due)
            for client, last, due in lines
            for number in ids_of(self._database, client)
        ]
        if not found:
            raise NothingToDelete
        with self._database.transaction():
            new_id = self._database.run(
                "INSERT INTO disposal (reason, rules, basis, decided_at, decided_by, state)"
                " VALUES (?, ?, ?, ?, ?, 'decided')",
                (reason, *rules, self._log.now(), by),
            )
            self._database.many(
                "INSERT INTO disposal_line VALUES (?, ?, 0, ?, ?, 'decided', '', 0, 0)",
                [(new_id, *line) for line in found],
            )
            self._log.add(Event.DECIDED, key=str(new_id))
        return new_id

    def _erase(self, disposal: int, client: int) -> None:
        run, one = self._database.run, (client,)
        run(_COUNTED, (disposal, client))
        gone = self._database.column("SELECT id FROM interview WHERE client = ?", one)
        run(
            "INSERT INTO erasing (one, disposal, client) VALUES (1, ?, ?)",
            (disposal, client),
        )
        forget_drafts(self._database, client=client, interviews=gone)
        for sql in without_client():
            run(sql, one)
        run(_UNUSED)
        run("DELETE FROM erasing")
        for interview in gone:
            self._log.add(Event.ERASED, interview=interview, client=client)
        self._log.add(Event.DELETED, client=client, key=str(disposal))

    def _account(self, disposal: int, by: str) -> None:
        """Closes the protocol, and lets the log name it."""
        done = (self._log.now(), by)
        mac = disposal_protocol.protocol_mac(
            self._database, self._folder.keys.chain, disposal, done
        )
        self._database.run(
            "UPDATE disposal SET state = 'deleted', carried_out_at = ?, carried_out_by = ?,"
            " mac = ? WHERE id = ?",
            (*done, mac, disposal),
        )
        self._log.add(Event.DISPOSED, key=disposal_protocol.named(disposal, mac))

    def _done(self, disposal: int) -> None:
        with self._database.transaction():
            self._database.run(
                "UPDATE disposal SET state = 'done' WHERE id = ?", (disposal,)
            )
            self._log.add(Event.FINISHED, key=str(disposal))
