# SPDX-License-Identifier: EUPL-1.2
"""Each table of the schema is declared once, in `app.storage.data.tables_of_vault`, and truly."""

from dataclasses import fields

import pytest

from app.stewardship.extract.extract import Extract, OneInterview
from app.storage import migrations
from app.storage.data import opening
from app.storage.data.database import Database
from app.storage.data.tables_of_vault import TABLES, without_client, without_interview

BEFORE = {"log_end"}  # of older versions: a salvage meets it
EMPTY = {"erasing"}  # at every commit: nothing to salvage, nothing to take away
# What tells of a client or an interview, and stays when they go: the log, the chain of seals,
# the protocol of deletions. None of them holds a name, a number or an answer.
STAYS = {"event", "seal", "disposal_line"}
KINDS = {"TEXT": "t", "INTEGER": "i", "BLOB": "b"}
SHOWN = {  # where the extract about a person has the rows that are theirs
    "client": (Extract, "client"),
    "joined": (Extract, "joins"),
    "hold": (Extract, "holds"),
    "interview": (Extract, "interviews"),
    "answer": (OneInterview, "answers"),
    "slot": (OneInterview, "texts"),
}


@pytest.fixture(scope="module")
def fresh():
    database = Database(opening.open_nowhere())
    migrations.migrate(database)
    yield database
    database.close()


def tables(database):
    rows = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {row[0] for row in rows if not row[0].startswith("sqlite_")}


def columns(database, name):
    return database.rows(f"PRAGMA table_info({name})")


def shape(database, name):
    """The columns as a salvage meets them in the file."""
    said = database.one("SELECT sql FROM sqlite_schema WHERE name = ?", (name,))[0]
    is_numbered = "WITHOUT ROWID" not in said
    found = ["#"] if is_numbered else []
    for _, _, kind, is_filled, _, place in columns(database, name):
        if is_numbered and place == 1 and kind == "INTEGER":
            found.append("0")
        else:
            found.append(KINDS[kind] + ("" if is_filled or place else "?"))
    return " ".join(found)


def test_every_table_of_the_schema_is_declared(fresh):
    assert tables(fresh) - EMPTY == set(TABLES) - BEFORE, (
        "declare it in app.storage.data.tables_of_vault"
    )


@pytest.mark.parametrize("name", sorted(set(TABLES) - BEFORE))
def test_its_shape_is_that_of_the_schema(fresh, name):
    assert TABLES[name].shape == shape(fresh, name)


def test_what_names_a_client_or_an_interview_goes_with_them_or_is_known_to_stay(fresh):
    naming = {
        name
        for name in tables(fresh) - EMPTY
        if {"client", "interview", "person"} & {row[1] for row in columns(fresh, name)}
    }
    assert naming - STAYS == {name for name, table in TABLES.items() if table.of}


def test_what_goes_with_a_client_is_in_the_extract_about_them():
    assert {name for name, table in TABLES.items() if table.of} | {"client"} == set(SHOWN)
    for kind, name in SHOWN.values():
        assert name in (
            kind._fields if kind is OneInterview else [f.name for f in fields(kind)]
        )


@pytest.mark.parametrize("statements", [without_client, without_interview])
def test_a_deletion_takes_all_of_it_and_can_be_done(fresh, statements):
    for sql in statements():
        fresh.run(sql, (1,))
