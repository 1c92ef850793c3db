# SPDX-License-Identifier: EUPL-1.2
"""One open connection: statements, transactions, and errors that can be told.

Belongs to the thread that opened it. Every statement runs in autocommit unless it stands
in a `transaction`, and a commit is on the disk when it returns.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from app.storage.data.driver import Connection, DriverError, sorted_error
from app.storage.disk.file_identity import Identity, ReplacedVault
from app.storage.errors import DamagedVault, ReadOnlyPlace, UnstorableText
from app.storage.progress import Stage, Watch, unwatched

Row = tuple[Any, ...]
_STEP = 512  # pages of a copy between two looks at how far it has come
Values = Sequence[str | int | bytes | None]
_HOLE = "\0"


def _unknown() -> None:
    """Where only this program knows the file: a copy, a new one."""


class Database:
    """The verbs that the topics of the vault are written with."""

    def __init__(
        self, connection: Connection, at_place: Callable[[], Identity | None] = _unknown
    ) -> None:
        """Takes over an open connection.

        Args:
            connection: as `opening` makes it.
            at_place: tells which file has the name of the open one. If that changes,
                nothing more counts as saved.
        """
        self._connection = connection
        self._at_place = at_place
        self._opened = at_place()
        self._depth = 0
        self._open_again: Callable[[], Connection] | None = None
        self._is_stuck = False  # it has met a bad page: SQLCipher may write nothing more
        self._is_lost = False  # it could not be opened again yet

    def run(self, sql: str, values: Values = ()) -> int:
        """Runs one statement; the id of the row it inserted, if it did."""
        return int(self._execute(sql, values).lastrowid or 0)

    def changed(self, sql: str, values: Values = ()) -> int:
        """Runs one statement; how many rows it changed."""
        return int(self._execute(sql, values).rowcount)

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Runs one statement for each row of values."""
        try:
            self._connection.executemany(sql, map(_storable, rows))
        except DriverError as error:
            raise sorted_error(error, sql) from None
        except UnicodeEncodeError:
            raise UnstorableText from None

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query.

        Raises:
            DamagedVault: a page is damaged, also one that only the end of a text was on.
        """
        cursor = self._execute(sql, values)
        try:
            found: list[Row] = cursor.fetchall()
        except DriverError as error:
            self._is_stuck = True
            raise sorted_error(error, sql) from None
        _refuse_holes(found)
        return found

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, or None."""
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    def needed(self, what: str, sql: str, values: Values = ()) -> Row:
        """The first row of a query.

        Raises:
            LookupError: there is none; `what` says of which sort.
        """
        row = self.one(sql, values)
        if row is None:
            raise LookupError(what)
        return row

    def column(self, sql: str, values: Values = ()) -> list[Any]:
        """The first column of a query."""
        return [row[0] for row in self.rows(sql, values)]

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row of a query; None where there is no row."""
        row = self.one(sql, values)
        return row[0] if row else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; durable when it ends. Inside another one it is a savepoint.

        Raises:
            ReplacedVault: the file is no longer the one with its name.
        """
        name = f"level{self._depth}"
        if not self._depth:
            self.refuse_replaced()
            self._begin()
        else:
            self.run(f"SAVEPOINT {name}")
        self._depth += 1
        try:
            yield
            self.run(f"RELEASE {name}" if self._depth > 1 else "COMMIT")
            if self._depth == 1:
                self.refuse_replaced()
        except BaseException:
            self._undo(name)
            raise
        finally:
            self._depth -= 1

    def copy_to(self, other: "Database", *, watch: Watch = unwatched) -> None:
        """Copies everything into another, empty file, which may have another key.

        The copy goes through this connection, so no lock is lost, and is on the disk when
        it returns. Never inside a transaction.
        """
        if self._depth:
            raise ValueError("A copy in the middle of a transaction.")

        def tell(_: int, remaining: int, total: int) -> None:
            watch(Stage.COPYING, 1 - remaining / max(total, 1))

        self._is_stuck = True  # a bad page is copied as zeros, and nothing is said
        try:
            self._connection.backup(other._connection, pages=_STEP, progress=tell)  # noqa: SLF001  # same class
        except DriverError as error:
            raise sorted_error(error, "backup") from None

    def vacuum(self) -> None:
        """Writes the file anew, without what was deleted, and makes its length durable.

        SQLite shortens the file after the commit, and does not wait for the disk there.
        One more commit does. It goes through SQLite, since closing another handle on the
        file would lose its lock. Never inside a transaction.

        Raises:
            NotSaved: it may be done all the same, and the file too long: see `surplus`.
        """
        self.run("VACUUM")
        version = self.value("PRAGMA user_version")
        # Setting what it is already writes the first page
        self.run(f"PRAGMA user_version = {int(version)}")

    def renew(self, connection: Connection) -> None:
        """Goes on with another connection; the old one is closed already."""
        self._connection = connection
        self._is_stuck = self._is_lost = False
        self._opened = self._at_place()

    @property
    def goes_on(self) -> bool:
        """Whether it is within a transaction, so that nothing is durable yet."""
        return self._depth > 0

    def refuse_replaced(self) -> None:
        """Makes sure that what is written is where it will be looked for.

        Raises:
            ReplacedVault: another file has the name of this one, or none has.
        """
        now = self._at_place()
        if None not in (now, self._opened) and now != self._opened:
            raise ReplacedVault

    def opens_again_by(self, way: Callable[[], Connection]) -> None:
        """How to open the same file again, when a bad page has left the connection stuck."""
        self._open_again = way

    def close(self) -> None:
        """Closes the file and gives up the lock."""
        with suppress(*DriverError):
            self._connection.close()

    def _begin(self) -> None:
        """One damaged page in one interview keeps no answer of another from being saved."""
        try:
            self.run("BEGIN IMMEDIATE")
        except ReadOnlyPlace:
            if not self._is_stuck or self._open_again is None:
                raise
            self._revive(self._open_again)
            self.run("BEGIN IMMEDIATE")

    def reopen(self, *, is_another: bool = False) -> None:
        """Opens the same file again by the way that was told; where it fails, at the next use.

        Args:
            is_another: whether another file has taken its name, on purpose.

        Raises:
            UserError: it does not open now.
        """
        if self._open_again is None:
            raise ValueError("Nobody said how.")
        if is_another:
            self._opened = self._at_place()
        self._revive(self._open_again)

    def _revive(self, way: Callable[[], Connection]) -> None:
        self._is_lost = True
        self.close()
        self.renew(way())

    def _execute(self, sql: str, values: Values) -> Any:
        if self._is_lost and self._open_again is not None:
            self._revive(self._open_again)
        try:
            return self._connection.execute(sql, _storable(values))
        except DriverError as error:
            told = sorted_error(error, sql)
            self._is_stuck = self._is_stuck or isinstance(told, DamagedVault)
            raise told from None
        except UnicodeEncodeError:  # its text and its `object` hold the answer
            raise UnstorableText from None

    def _undo(self, name: str) -> None:
        # SQLite has already rolled back by itself after some errors (disk full, I/O).
        # The first error is the one to tell, so one in the undoing is not raised.
        if not self._connection.in_transaction:
            return
        statements = [f"ROLLBACK TO {name}", f"RELEASE {name}"]
        with suppress(*DriverError):
            for statement in statements if self._depth > 1 else ["ROLLBACK"]:
                self._connection.execute(statement)


def marks(values: Iterable[object]) -> str:
    """A question mark for each, as a list in SQL has them."""
    return ", ".join("?" for _ in values)


def _storable(values: Values) -> Values:
    """Texts without the character that would be taken for a hole when they are read."""
    if any(isinstance(value, str) and _HOLE in value for value in values):
        raise UnstorableText
    return values


def _refuse_holes(rows: list[Row]) -> None:
    """SQLCipher reads zeros for a damaged page that a long text ends on, and says nothing."""
    texts = [value for row in rows for value in row if isinstance(value, str)]
    if _HOLE in "".join(texts):  # in one go: the log has many rows
        raise DamagedVault
