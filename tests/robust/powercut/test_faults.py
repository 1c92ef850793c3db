# SPDX-License-Identifier: EUPL-1.2
"""E3: the n-th call of every kind fails, in every work: told in Swedish, nothing is cut short.

strace makes the call fail that reads, writes, syncs, opens, renames or removes: once, as a
bad place on a disk does, or from then on, as a full or a write-protected disk does. Then,
with the fault gone, the vault is opened and held against what had been acknowledged.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from tests.robust.amounts import LONG, drawn
from tests.robust.powercut.looks import LOOK, begin_with
from tests.robust.powercut.works import WORKS
from tests.robust.powercut.workshop import Ended, Workshop, quick_place, traceable

FAULTS = {
    "pwrite64": ("EIO", "ENOSPC"), "write": ("EIO", "ENOSPC"), "ftruncate": ("EIO",),
    "fsync": ("EIO",), "fdatasync": ("EIO",), "rename": ("EIO", "EACCES"),
    "openat": ("EIO", "EROFS", "EMFILE"), "unlink": ("EIO", "EACCES"), "mkdir": ("ENOSPC", "EIO"),
    "link": ("EPERM",), "pread64": ("EIO",), "read": ("EIO",),
}  # fmt: skip
MOST = {
    "pwrite64": 120,
    "write": 20,
    "fsync": 40,
    "fdatasync": 60,
    "openat": 70,
    "pread64": 60,
}
FEW = 12  # calls of any other kind

SWIFT = ["pwrite64", "write", "fsync", "rename", "mkdir"]  # it reads too much to look on

pytestmark = [
    pytest.mark.skipif(
        not traceable(), reason="strace is missing, or may not be used here"
    ),
    pytest.mark.timeout(14_400 if LONG else 120),
]


class Fault(NamedTuple):
    """Which call fails, how, from which one on, and whether it goes on failing."""

    call: str
    error: str
    number: int
    lasting: bool

    def inject(self) -> str:
        """The same for strace."""
        return (
            f"inject={self.call}:error={self.error}:when={self.number}{'+' * self.lasting}"
        )


def every_fault() -> list[Fault]:
    return [
        Fault(call, error, number, lasting)
        for call, errors in FAULTS.items()
        for error in errors
        for number in range(1, MOST.get(call, FEW) + 1)
        for lasting in (False, True)
    ]


def chosen(work: str) -> list[Fault]:
    """All; or some of every kind, seeded."""
    random, every = drawn(work), every_fault()
    if LONG:
        return every
    kinds = list(FAULTS) if work != "rescue" else SWIFT
    kinds = random.sample(kinds, min(len(kinds), 4))
    found = [random.choice([one for one in every if one.call == kind]) for kind in kinds]
    return [one._replace(number=random.choice((1, 2, 3, 5, 8, 13, 21))) for one in found]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with quick_place(tmp_path_factory.mktemp("faults"), "faults") as memory:
        begin_with(memory / "begin", list(WORKS))
        made = Workshop(memory)
        yield made
        made.end()


def suffer(workshop: Workshop, work: str, fault: Fault) -> Ended:
    return workshop.suffers(work, workshop.fresh(work), fault.inject())


@pytest.mark.parametrize("work", WORKS)
def test_no_failing_call_cuts_anything_short(
    workshop: Workshop, work: str, record_property: Callable[[str, object], None]
) -> None:
    ends: list[str] = []
    for fault in chosen(work):
        found = suffer(workshop, work, fault)
        assert not found.how.startswith("bug"), (fault, found.how)
        try:
            LOOK[work](workshop.place / work, found.said)
        except BaseException as error:
            error.add_note(f"{work}: {fault}, {found}")
            raise
        ends.append(found.how)
    record_property("failing calls", len(ends))
    assert any(end.startswith("told") for end in ends) or not LONG, "no fault reached it"


def test_a_fault_that_nobody_tells_of_is_found_out(workshop: Workshop) -> None:
    """The detector: what is acknowledged and not there."""
    found = suffer(workshop, "export", Fault("fsync", "EIO", 1, lasting=True))
    assert (found.how, found.said) == ("told DiskFault", set())
    with pytest.raises(AssertionError):
        LOOK["export"](workshop.place / "export", {"written"})
