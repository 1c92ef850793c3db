# SPDX-License-Identifier: EUPL-1.2
"""Puts rows found in a damaged file into a new one, as far as its schema takes them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from app.storage import errors
from app.storage.database import Database, Values
from app.storage.driver import StorageBug
from app.storage.raw_rows import RawRow


class _Undo(Exception):
    """Takes back what was tried."""


class Into:
    """The new file. A row that it refuses is left out, and hinders no other one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def insert(self, name: str, rows: Iterable[RawRow]) -> None:
        """Puts rows into the table of that name; the first of each number stays."""
        for row in rows:
            values = (row.rowid if value is None and at == 0 else value
                      for at, value in enumerate(row.values))  # fmt: skip
            filled = tuple(values)
            marks = ", ".join("?" * len(filled))
            self.attempt(f"INSERT OR IGNORE INTO {name} VALUES ({marks})", filled)  # noqa: S608  # ours

    def attempt(self, sql: str, values: Values) -> bool:
        """Does one thing; whether it changed anything."""
        try:
            return bool(self._database.changed(sql, values))
        except (StorageBug, errors.SignedInterview, errors.UnstorableText):
            return False

    @contextmanager
    def undoable(self) -> Iterator[Callable[[], None]]:
        """Work that can be taken back: what is yielded marks it so."""
        given_up: list[bool] = []

        def undo() -> None:
            given_up.append(True)

        try:
            with self._database.transaction():
                yield undo
                _take_back_if(given_up)
        except _Undo:
            return


def _take_back_if(given_up: list[bool]) -> None:
    if given_up:
        raise _Undo
