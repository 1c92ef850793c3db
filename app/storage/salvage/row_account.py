# SPDX-License-Identifier: EUPL-1.2
"""Puts what was found in a damaged file into a new one, and owns up to what is missing.

A signed interview stays signed only if its seal shows it to be whole, or, where no seal is
left to tell, if no damaged page can have held any of it. Every other one with a hole comes
back open, with the reason why, for a person to look through.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from app.storage.data.database import Database
from app.storage.data.tables_of_vault import OF_INTERVIEW, PLAIN
from app.storage.log.event_log import Log
from app.storage.log.seals import Seals
from app.storage.records import Interview
from app.storage.salvage.raw_rows import Value
from app.storage.salvage.row_insert import Into, Undo
from app.storage.salvage.row_search import Tables, whole

WHY: Final = "Räddad ur ett skadat valv: svar eller texter kan saknas."
_NOBODY: Final = "Okänd klient"
_HEAD: Final = (
    "INSERT OR IGNORE INTO interview (id, client, form_id, form_version, date, interviewer,"
    " status, started_at, changed_at, position, version, replaces, reason, corrected_by,"
    " postponed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_REPLACED: Final = (
    "UPDATE interview SET status = 'replaced' WHERE status = 'signed' AND id IN"
    " (SELECT replaces FROM interview WHERE signed_at IS NOT NULL)"
)


_OldSeal = tuple[int, int, bytes]  # its number, the interview, and its MAC


class Put(NamedTuple):
    """What was put in.

    Attributes:
        holes: ids of interviews that may lack answers or texts.
        reopened: those of them that were signed, and are open now.
        log_kept: whether no row of the log was lost with the damage, and it goes on.
        log_cut: whether it did not end where its mark said.
    """

    holes: tuple[int, ...]
    reopened: tuple[int, ...]
    log_kept: bool
    log_cut: bool


class Putting:
    """Fills one new, empty file of today's schema.

    Args:
        database: the new file.
        seals, log: of the new file.
        tables: of the damaged one.
        seals_tell: whether they have the key that the old seals were made with.
    """

    def __init__(
        self,
        database: Database,
        seals: Seals,
        log: Log,
        tables: Tables,
        *,
        seals_tell: bool,
    ) -> None:
        self._database = database
        self._into = Into(database)
        self._tables = tables
        self._seals = seals
        self._log = log
        self._seals_tell = seals_tell
        self._holes: set[int] = set()
        self._reopened: set[int] = set()

    def put(self) -> Put:
        """All of it. Call within one transaction.

        Raises:
            NotSaved: there is no room.
        """
        may_lack = self._tables.suspect()
        for name in PLAIN:
            self._into.insert(name, self._tables.rows(name))
        heads = self._heads()
        for head in heads:
            if may_lack(head.id):
                self._holes.add(head.id)
            self._begin(head)
        for name in OF_INTERVIEW:
            self._into.insert(name, self._tables.rows(name))
        self._into.insert("hold", self._tables.rows("hold"))
        self._joined()
        self._gone()
        self._disposals()
        log_cut = self._carry_log()
        self._sign(heads)
        return Put(
            tuple(sorted(self._holes)),
            tuple(sorted(self._reopened)),
            self._log.last() > 0,
            log_cut,
        )

    # --- interviews

    def _heads(self) -> list[Interview]:
        """Every interview's row, and one made up for each that has only its contents left."""
        found: dict[int, Interview] = {}
        for row in self._tables.rows("interview"):
            values: tuple[Any, ...] = row.values[1:]  # they have the shape of the table
            number = whole(row.rowid)
            found.setdefault(number, Interview(number, *values))
        contents = {whole(row.values[0]) for name in OF_INTERVIEW
                    for row in self._tables.rows(name)}  # fmt: skip
        contents |= {one.replaces for one in found.values() if one.replaces is not None}
        if "interview" in self._tables.lacking():
            contents |= self._tables.begun()
        lost = sorted(contents - found.keys())
        for number in lost:
            found[number] = self._made_up(number, found.values())
        self._holes.update(lost)
        return [found[number] for number in sorted(found)]

    def _made_up(self, number: int, others: Iterable[Interview]) -> Interview:
        events = [
            row.values for row in self._tables.rows("event") if row.values[4] == number
        ]
        begun = str(events[0][1]) if events else "1970-01-01T00:00:00Z"
        client = next((each[5] for each in events if each[5] is not None), 0)
        forms = [(one.form_id, one.form_version) for one in others] or [("asi-grund", "1")]
        form = max(forms, key=forms.count)
        who = str(events[0][2]) if events else ""
        return Interview(number, whole(client), *form, begun[:10], who, "open", begun, begun,
                         "", 1, None, WHY, None, None, None, None)  # fmt: skip

    def _begin(self, head: Interview) -> None:
        """Puts an interview in as an open one."""
        self._client_of(head.client_id)
        if head.signed_at is None and head.id in self._holes and head.reason is None:
            head = head._replace(reason=WHY)
        head = head._replace(status="postponed" if head.status == "postponed" else "open")
        if not self._into.attempt(_HEAD, (*head[:14], head.postponed_until)):
            self._holes.add(head.id)

    def _client_of(self, client: int) -> None:
        if self._database.one("SELECT 1 FROM client WHERE id = ?", (client,)) is None:
            name = f"{_NOBODY} {client}"
            values = (client, "none", "", name, "", "1970-01-01T00:00:00Z", name.casefold())
            self._into.attempt("INSERT INTO client VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def _joined(self) -> None:
        """Who is the same person as whom; a client that is lost is made up for it."""
        for row in self._tables.rows("joined"):
            for client in (row.rowid, row.values[1]):
                self._client_of(whole(client))
            self._into.insert("joined", [row])

    def _sign(self, heads: list[Interview]) -> None:
        """Signs again what can be shown to be whole."""
        found = self._old_seals()
        self._keep_seals_of_the_gone(found)
        order = {interview: number for number, interview, _ in found}
        signed = self._tables.signed()
        for head in sorted(
            heads, key=lambda one: (order.get(one.id, len(order) + one.id), one.id)
        ):
            if head.signed_at is None and head.id not in signed:
                continue
            if head.signed_at is not None and self._signed_again(head, found):
                self._seals.seal(head.id)
                self._holes.discard(head.id)
            else:  # or its row is of a time before the log's
                self._holes.add(head.id)
                self._reopened.add(head.id)
                self._into.attempt(
                    "UPDATE interview SET reason = ? WHERE id = ?", (WHY, head.id)
                )
        self._database.run(_REPLACED)

    def _signed_again(self, head: Interview, found: list[_OldSeal]) -> bool:
        with self._into.undoable():
            sql = "UPDATE interview SET status = 'signed', signed_at = ?, signed_by = ? WHERE id = ?"
            done = self._into.attempt(sql, (head.signed_at, head.signed_by, head.id))
            told = self._seal_tells(head.id, found)
            if not done or told is False or (told is None and head.id in self._holes):
                raise Undo
        is_signed = "SELECT 1 FROM interview WHERE id = ? AND signed_at IS NOT NULL"
        return self._database.one(is_signed, (head.id,)) is not None

    def _seal_tells(self, interview: int, found: list[_OldSeal]) -> bool | None:
        """Whether the old seal fits; None where it or the one before it is lost."""
        told: bool | None = None
        if not self._seals_tell:
            return None
        for number, sealed, seal in found:
            if sealed != interview:
                continue
            before: list[bytes | None] = [mac for n, _, mac in found if n == number - 1]
            for last in before or [None] * (number == 1):
                if self._seals.fits(interview, seal, last):
                    return True
                told = False
        return told

    def _old_seals(self) -> list[_OldSeal]:
        return sorted(
            (whole(row.rowid), whole(row.values[1]), row.values[2])
            for row in self._tables.rows("seal")
            if isinstance(row.values[2], bytes)
        )

    def _keep_seals_of_the_gone(self, found: list[_OldSeal]) -> None:
        """Those that a protocol of a deletion is made over keep their numbers."""
        gone = self._database.column(
            "SELECT interview FROM disposal_line WHERE outcome = 'deleted' AND interview > 0"
            " AND interview NOT IN (SELECT id FROM interview)"
        )
        for row in found:
            if row[1] in gone:
                self._into.attempt("INSERT OR IGNORE INTO seal VALUES (?, ?, ?)", row)

    # --- what is left beside them

    def _gone(self) -> None:
        """The highest numbers ever given; index pages look alike, and are passed by."""
        for row in self._tables.rows("gone"):
            if row.values[0] in ("client", "interview"):
                self._into.insert("gone", [row])

    def _disposals(self) -> None:
        """As they came about: decided first, then lines, then what became of them."""
        rows = [(row.rowid, *row.values[1:]) for row in self._tables.rows("disposal")]
        lines = list(self._tables.rows("disposal_line"))
        # Of one kind, one at a time is decided
        for row in sorted(rows, key=_still_decided):
            first = (*row[:6], "decided")
            self._into.attempt(
                "INSERT INTO disposal (id, reason, rules, basis, decided_at, decided_by, state)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                first,
            )
            own = [line for line in lines if line.values[0] == row[0]]
            self._into.insert("disposal_line", own)
            if row[6] == "decided":
                continue
            done = "deleted" if row[6] == "done" else row[6]
            self._into.attempt(
                "UPDATE disposal SET state = ?, carried_out_at = ?, carried_out_by = ?, mac = ?"
                " WHERE id = ?",
                (done, *row[7:10], whole(row[0])),
            )
            if row[6] == "done":
                self._into.attempt(
                    "UPDATE disposal SET state = 'done' WHERE id = ?", (whole(row[0]),)
                )

    def _carry_log(self) -> bool:
        """The log as it was, if the damage took no row of it; else it begins anew.

        Where rows are missing or touched that no damaged page can have held, somebody did
        that before: it goes on with what shows it.

        Returns:
            Whether it does not end where its mark says.
        """
        events = sorted(self._tables.rows("event"), key=lambda row: row.rowid or 0)
        if not events:
            return False
        is_whole = self._seals_tell and self._tables.is_whole("event", "end_mark")
        was_cut = False
        with self._into.undoable():
            self._into.insert("event", events)
            self._into.insert("end_mark", self._tables.rows("end_mark"))
            ends_there = self._ends_there(events[-1].rowid)
            was_cut = is_whole and not ends_there
            if not is_whole and (self._log.broken_links() or not ends_there):
                raise Undo
        return was_cut

    def _ends_there(self, number: int | None) -> bool:
        """Whether the last event found is the one that the mark names, of whatever version."""
        older = [
            row.values[2]
            for name in ("log_end", "seal")
            for row in self._tables.rows(name)
            if (row.rowid, row.values[1]) == (1, number)
        ]
        marks = [each for each in older if isinstance(each, bytes)]
        return any(self._log.is_end(mark) for mark in (*marks, b""))


def _still_decided(row: tuple[Value, ...]) -> tuple[bool, int]:
    return row[6] == "decided", whole(row[0])
