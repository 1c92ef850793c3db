# SPDX-License-Identifier: EUPL-1.2
"""Puts rows found in a damaged file into a new one, as far as its schema takes them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from app.storage import errors
from app.storage.data.database import Database, Values, marks
from app.storage.data.driver import StorageBug
from app.storage.salvage.raw_rows import RawRow


class Undo(Exception):
    """Raised within `Into.undoable`, it takes back what was tried there."""


class Into:
    """The new file. A row that it refuses is left out, and hinders no other one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def insert(self, name: str, rows: Iterable[RawRow]) -> None:
        """Puts rows into the table of that name; the first of each number stays."""
        for row in rows:
            first, *others = row.values
            values = (row.rowid if first is None else first, *others)
            sql = f"INSERT OR IGNORE INTO {name} VALUES ({marks(values)})"  # noqa: S608  # ours
            self.attempt(sql, values)

    def attempt(self, sql: str, values: Values) -> bool:
        """Does one thing; whether it changed anything."""
        try:
            return bool(self._database.changed(sql, values))
        except (StorageBug, errors.SignedInterview, errors.UnstorableText):
            return False

    @contextmanager
    def undoable(self) -> Iterator[None]:
        """Around work that can be taken back."""
        with suppress(Undo), self._database.transaction():
            yield
