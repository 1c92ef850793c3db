# SPDX-License-Identifier: EUPL-1.2
"""Every table once: what a salvage knows its rows by, and with whom they go.

What a deletion takes, what a salvage puts back and which lists it speaks of are read from here.
How the tables are made stands in `migrations`; a test holds the two together.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple


class VaultTable(NamedTuple):
    """What is to be known of a table.

    Attributes:
        shape: its columns: t text, i integer, b blob, 0 the row's own number; ? may be NULL.
            One that begins with # has numbered rows.
        of: columns with the interview, or else the clients, whose the row is and goes with.
        is_list: whether people know it as a list, of which more may be missing than is found.
        is_plain: whether a salvage puts each row back as it was, before all others.
    """

    shape: str
    of: tuple[str, ...] = ()
    is_list: bool = False
    is_plain: bool = False


TABLES: Final[dict[str, VaultTable]] = {
    "client": VaultTable("# 0 t t t t t t", is_list=True, is_plain=True),
    "interview": VaultTable(
        "# 0 i t t t t t t t t i i? t? t? t? t? t?", ("client",), is_list=True
    ),
    "answer": VaultTable("i t t? t?", ("interview",)),
    "slot": VaultTable("i t t", ("interview",)),
    "form": VaultTable("# t t t", is_list=True, is_plain=True),
    "hold": VaultTable("# 0 i t t t t? t? t?", ("client",), is_list=True),
    "joined": VaultTable("# 0 i t t t t", ("client", "person"), is_list=True),
    "disposal": VaultTable("# 0 t t t t t t t? t? b?", is_list=True),
    "disposal_line": VaultTable("i i i t t t t i i", is_list=True),
    "staff": VaultTable("# 0 t t t?", is_list=True, is_plain=True),
    "setting": VaultTable("t t", is_list=True, is_plain=True),
    "review": VaultTable("# 0 t t i i t t t", is_list=True, is_plain=True),
    "seal": VaultTable("# 0 i b"),
    "log_end": VaultTable("# 0 i b"),  # of vaults before version 4
    "end_mark": VaultTable("# 0 i b i b i b"),
    "key_file": VaultTable("# 0 i t"),
    "event": VaultTable("# 0 t t t i? i? t b"),
    "chain_key": VaultTable("# 0 b b"),
    "gone": VaultTable("t i"),
}
OF_INTERVIEW: Final = tuple(name for name in TABLES if TABLES[name].of == ("interview",))
LISTS: Final = tuple(name for name in TABLES if TABLES[name].is_list)
PLAIN: Final = tuple(name for name in TABLES if TABLES[name].is_plain)


def without_interview() -> Iterator[str]:
    """What takes away an interview with all that is its own: SQL, ?1 its id."""
    for name in OF_INTERVIEW:
        yield f"DELETE FROM {name} WHERE interview = ?1"  # noqa: S608  # ours
    yield "DELETE FROM interview WHERE id = ?1"


def without_client() -> Iterator[str]:
    """What takes away a client with all that is theirs: SQL, ?1 their id."""
    theirs = "SELECT id FROM interview WHERE client = ?1"
    for name in OF_INTERVIEW:
        yield f"DELETE FROM {name} WHERE interview IN ({theirs})"  # noqa: S608  # ours
    for name, table in TABLES.items():
        if table.of and name not in OF_INTERVIEW:
            where = " OR ".join(f"{column} = ?1" for column in table.of)
            yield f"DELETE FROM {name} WHERE {where}"  # noqa: S608  # ours
    yield "DELETE FROM client WHERE id = ?1"
