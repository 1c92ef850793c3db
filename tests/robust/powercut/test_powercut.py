# SPDX-License-Identifier: EUPL-1.2
"""E2: the power cut at any moment of any work: opens, nothing acknowledged is lost, no halves (E6)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.user_error import UserError
from tests.robust.amounts import LONG, amount
from tests.robust.powercut.careless import CARELESS
from tests.robust.powercut.cutting import Cut, Cuts, cut_off
from tests.robust.powercut.looks import LOOK, begin_with
from tests.robust.powercut.works import WORKS, reopen
from tests.robust.powercut.workshop import Workshop, quick_place, traceable

CUTS = Cut(amount(12, 1000), again=5)
PLANTED = [Cut(10, since=1), Cut(60, since=0.5), Cut(200)]  # until a planted fault is found
PAGE = 4096
Told = Callable[[str, object], None]

pytestmark = [
    pytest.mark.skipif(
        not traceable(), reason="strace is missing, or may not be used here"
    ),
    pytest.mark.timeout(7200 if LONG else 120),
]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    names = [*WORKS, *("-".join(each) for each in CARELESS)]
    with quick_place(tmp_path_factory.mktemp("powercut"), "powercut") as memory:
        begin_with(memory / "begin", names)
        made = Workshop(memory)
        yield made
        made.end()


@pytest.mark.parametrize("name", WORKS)
def test_no_power_cut_loses_or_breaks_anything(
    workshop: Workshop, name: str, record_property: Told
) -> None:
    calls = 0

    def told(done: Cuts) -> None:
        nonlocal calls
        calls = done.calls
        record_property("cuts", done.times)
        record_property("cuts in the opening after a cut", done.again)

    cut_off(workshop, (name, ""), CUTS, LOOK[name], told)
    assert calls > 20, "this is no record of any work"


def left_over(folder: Path) -> list[str]:
    """What a vault and its copies have of files and folders that are half written."""
    found = [*folder.iterdir(), *(folder / "backups").iterdir()]
    return [each.name for each in found if each.name.startswith((".", "data-coming"))]


@pytest.mark.parametrize("name", ["passphrase", "rotate", "back_up", "bring_back"])
def test_what_was_half_written_is_swept_at_the_next_opening(
    workshop: Workshop, name: str
) -> None:
    def looks(place: Path, said: set[str]) -> None:
        reopen(place)
        assert left_over(place / "valv") == []

    cut_off(workshop, (name, ""), Cut(12, since=0.3), looks, lambda _: None)


class FoundOut(Exception):
    """A loss, which is looked for."""


@pytest.mark.parametrize(("work", "fault"), CARELESS)
def test_work_that_does_not_wait_for_the_disk_is_found_out(
    workshop: Workshop, work: str, fault: str
) -> None:
    def looks(place: Path, said: set[str]) -> None:
        try:
            LOOK[work](place, said)
        except (AssertionError, UserError, OSError):
            raise FoundOut from None

    def found(how: Cut) -> bool:
        try:
            cut_off(workshop, (work, fault), how, looks, lambda _: None)
        except FoundOut:
            return True
        return False

    assert any(map(found, PLANTED)), "a harness that finds nothing shows nothing"


def test_gallring_really_makes_the_file_shorter(workshop: Workshop) -> None:
    """By many pages, and SQLite's own call for it is in the record."""
    place = workshop.fresh("dispose")
    done = workshop.records("dispose", place)
    pages = (place / "valv/data.db").stat().st_size // PAGE
    longest = max(call.number(3) // PAGE for call in done if call.name == "pwrite64")
    assert longest > pages + 60
    cuts = [call.number(1) for call in done if call.name == "ftruncate"]
    assert pages * PAGE in cuts
