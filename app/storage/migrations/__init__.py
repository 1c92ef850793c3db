# SPDX-License-Identifier: EUPL-1.2
"""The schema as numbered steps, and the runner that takes a vault through them.

A step is a file NNN_name.sql here. `PRAGMA user_version` holds the last step taken; all
missing ones run in one transaction together with it. A released step is never edited.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from operator import attrgetter

from app.storage.data.database import Database
from app.storage.data.driver import complete_statement
from app.storage.disk.atomic import told
from app.storage.errors import NewerVault

_TABLE = re.compile(
    r"^(?:CREATE TABLE (?P<made>\w+)|DROP TABLE (?P<gone>\w+)"
    r"|ALTER TABLE (?P<renamed>\w+) RENAME TO (?P<name>\w+))",
    re.MULTILINE,
)
WITH_LOG = 2  # the first version that has a log
WITH_ENDS = 4  # the first that marks where both chains end, and keeps the key file


def scripts() -> list[str]:
    """The steps in order: the first leads from version 0 to 1.

    Raises:
        NotSaved: the program's own files cannot be read.
    """
    try:
        traversables = sorted(
            (entry for entry in files(__name__).iterdir() if entry.name.endswith(".sql")),
            key=attrgetter("name"),
        )
        return [entry.read_text(encoding="utf-8") for entry in traversables]
    except OSError as error:
        raise told(error) from None


def version_of(database: Database) -> int:
    """How many steps a vault has taken."""
    return int(database.value("PRAGMA user_version"))


def tables(version: int) -> set[str]:
    """Names of the tables of a vault of this version, read off the steps: at each opening.

    Raises:
        NotSaved: the program's own files cannot be read.
    """
    found: set[str] = set()
    for script in scripts()[:version]:
        for step in _TABLE.finditer(script):
            found.discard(step["gone"] or step["renamed"] or "")
            found |= {step["made"] or step["name"] or ""} - {""}
    return found


def missing(database: Database) -> int:
    """How many steps a vault lacks.

    Raises:
        NewerVault: the vault has taken steps that this program does not know.
    """
    known, had = len(scripts()), version_of(database)
    if had > known:
        raise NewerVault
    return known - had


def migrate(database: Database, *, upto: int | None = None) -> int:
    """Takes the missing steps; how many there were. A vault in use is backed up before.

    Raises:
        NewerVault: the vault has taken steps that this program does not know.
    """
    steps = scripts()[:upto]
    missing(database)  # refuses a newer one
    had = version_of(database)
    if had >= len(steps):
        return 0
    with database.transaction():
        for script in steps[had:]:
            for statement in _statements(script):
                database.run(statement)
        database.run(f"PRAGMA user_version = {len(steps)}")
    return len(steps) - had


def _statements(script: str) -> Iterator[str]:
    # executescript would commit the open transaction, so each statement goes by itself.
    # complete_statement knows triggers; every statement must begin on its own line.
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError("A migration ends in the middle of a statement.")
