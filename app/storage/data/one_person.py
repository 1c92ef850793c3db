# SPDX-License-Identifier: EUPL-1.2
"""Which clients are one person: their rows stay apart, and everything that is read is of all.

Who was joined to whom stands in the table `joined` (see `joins`). The client that stands for
a person is the one that no row of it points away from. There are few such rows, and mostly none,
so all of them are read each time: that costs less than to ask for one.
"""

from collections.abc import Mapping

from app.storage.data.database import Database


def people(database: Database) -> dict[int, int]:
    """The client that stands for the person, by each other one that is the same."""
    joined: dict[int, int] = dict(database.rows("SELECT client, person FROM joined"))
    return people_by(joined)


def whose(known: Mapping[int, int], client: int) -> int:
    """The client that stands for the person, by what `people` gave."""
    return known.get(client, client)


def ids_among(known: Mapping[int, int], client: int) -> tuple[int, ...]:
    """Every client that is the same person, first the one for them all, by what `people` gave."""
    person = whose(known, client)
    return (person, *sorted(number for number, its in known.items() if its == person))


def person_of(database: Database, client: int) -> int:
    """The client that stands for the person; itself for all but a few."""
    return whose(people(database), client)


def ids_of(database: Database, client: int) -> tuple[int, ...]:
    """Every client that is the same person, the one that stands for them first."""
    return ids_among(people(database), client)


def people_by(joined: Mapping[int, int]) -> dict[int, int]:
    """The same as `people`, of who was joined to whom at another time."""
    return {client: _top(joined, client) for client in joined}


def _top(joined: Mapping[int, int], client: int) -> int:
    for _ in range(len(joined)):  # rows put in past the program may point in a ring
        if client not in joined:
            break
        client = joined[client]
    return client
