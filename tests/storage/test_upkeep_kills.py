# SPDX-License-Identifier: EUPL-1.2
"""Every work of the storage killed (-9) at any moment: all opens, nothing acknowledged is lost.

E1, E2, E4. The kills in tests/robust/test_kills.py are of the whole program while somebody
types; these are of one work at a time, many a second, on a disk in memory: to a kill, unlike
a power cut, it makes no difference where the files lie. The works and what must hold after
each are those of the power cuts.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.storage import migrations
from app.storage.data.database import Database
from app.storage.data.opening import open_file
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.slots import unlock
from app.user_error import UserError
from tests.robust.amounts import LONG, drawn
from tests.robust.kills import FORKS, kills
from tests.robust.powercut.looks import LOOK, begin_with
from tests.robust.powercut.works import PASSPHRASE, WORKS
from tests.robust.powercut.workshop import Workshop, quick_place

pytestmark = pytest.mark.slow  # programs are begun and killed, again and again

OTHERWISE = {"migrate": 25, "answer": 18, "dispose": 15, "rescue": 5, "export": 20}
KILLS = 10
EACH = 67  # in the long form: with those of the window, two thousand


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with quick_place(tmp_path_factory.mktemp("kills"), "kills") as memory:
        begin_with(memory / "begin", [*WORKS, "careless_exchange"])
        made = Workshop(memory)
        yield made
        made.end()


def schema_of(folder: Path) -> tuple[int, tuple[str, ...]]:
    """The version of a vault and its schema, as they lie in the file."""
    keys = VaultKeys(next(unlock(folder, PASSPHRASE)).data_key)
    database = Database(open_file(folder / "data.db", keys.db))
    try:
        rows = database.rows(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1"
        )
        return migrations.version_of(database), tuple(row[0] for row in rows)
    finally:
        database.close()


@pytest.mark.timeout(7200 if LONG else 120 if FORKS else 300)
@pytest.mark.parametrize("work", WORKS)
def test_work_killed_at_any_moment_leaves_a_vault_that_opens(
    workshop: Workshop, work: str, record_property: Callable[[str, object], None]
) -> None:
    moments = drawn("kill", work)
    place = workshop.fresh(work)
    before = schema_of(place / "valv") if work == "migrate" else None
    done = workshop.kills(work, place, None)
    assert done.how == "finished"
    LOOK[work](place, done.said)
    after = schema_of(place / "valv") if work == "migrate" else None
    quickest, killed = done.seconds, 0
    times = kills(OTHERWISE.get(work, KILLS), EACH)
    for number in range(3 * times):
        if number >= times and killed > times // 5:  # else most came too late for anything
            break
        place = workshop.fresh(work)
        moment = moments.uniform(0, quickest)
        fate = workshop.kills(work, place, moment)
        if fate.how:  # the first was slow: there was other work for the computer
            quickest = min(quickest, fate.seconds)
        else:
            killed += 1
        record_property("kills", 1)
        try:
            if work == "migrate":  # the old one or the new, never between
                assert schema_of(place / "valv") in (before, after)
            LOOK[work](place, fate.said)
        except BaseException as error:
            error.add_note(f"{work}: kill {number} after {moment} s, {fate}")
            raise
    assert killed > times // 5


def test_a_careless_exchange_is_found_out(workshop: Workshop) -> None:
    place = workshop.fresh("careless_exchange")
    assert workshop.kills("careless_exchange", place, None).how == "finished"
    with pytest.raises(UserError):
        LOOK["rotate"](place, set())


@pytest.mark.parametrize("work", WORKS)
def test_what_is_acknowledged_and_was_not_done_is_found_out(
    workshop: Workshop, work: str
) -> None:
    """The detector: each look, on a place where nothing has been done yet."""
    said = workshop.kills(work, workshop.fresh(work), None).said
    place = workshop.fresh(work)
    if work == "migrate":  # whoever looks has updated it by opening it
        (place / "valv" / "data.db").write_bytes(b"")
    with pytest.raises((AssertionError, UserError)):
        LOOK[work](place, said)
