# SPDX-License-Identifier: EUPL-1.2
"""E3: the n-th call of every kind fails, in every work: told in Swedish, nothing is cut short.

strace makes the call fail that reads, writes, syncs, opens, renames or removes: once, as a
bad place on a disk does, or from then on, as a full or a write-protected disk does. Then,
with the fault gone, the vault is opened and held against what had been acknowledged.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.robust.powercut import works
from tests.robust.powercut.test_powercut import GOLDEN, LONG, LOOK, ROOT, model, traceable
from tests.robust.powercut.works import WORKS

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
    random, every = Random(f"2026{work}"), every_fault()
    if LONG:
        return every
    kinds = list(FAULTS) if work != "rescue" else SWIFT
    kinds = random.sample(kinds, min(len(kinds), 7))
    found = [random.choice([one for one in every if one.call == kind]) for kind in kinds]
    return [one._replace(number=random.choice((1, 2, 3, 5, 8, 13, 21))) for one in found]


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Each work's folder as it is before."""
    place = tmp_path_factory.mktemp("faults")
    shm = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    if os.access(shm, os.W_OK):
        place = shm / f"overblick-faults-{os.getpid()}"
        place.mkdir()
    model(place / "model")
    for name in WORKS:
        (place / "begin" / name / "minne").mkdir(parents=True)
        source = GOLDEN if name == "migrate" else place / "model"
        shutil.copytree(source, place / "begin" / name / "valv")
    damaged = place / "begin" / "rescue" / "valv" / "data.db"
    damaged.write_bytes(bytes(4096) + damaged.read_bytes()[4096:])
    yield place / "begin"
    shutil.rmtree(place)


class Suffered(NamedTuple):
    """How a work ended: where, "finished", "told CLASS" or "bug …", and what was acknowledged."""

    place: Path
    end: str
    said: set[str]


class Sufferer:
    """The process that works, with one fault in each work."""

    def __init__(self, begin: Path) -> None:
        self._begin = begin
        self._program = subprocess.Popen(
            [sys.executable, "-m", works.__name__, "faults"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
        )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._in, self._out = self._program.stdin, self._program.stdout

    def suffer(self, work: str, fault: Fault) -> Suffered:
        """Does a work with a fault in it."""
        place = self._begin.with_name("work") / work
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._begin / work, place)
        self._in.write(f"{place} {fault.inject()}\n")
        self._in.flush()
        told = ""
        while (line := self._out.readline()) != "ended\n":
            assert line, "the program is gone"
            told = line
        found = json.loads(told)
        said = {word.removeprefix("done ") for word in found["said"]}
        return Suffered(place, found["end"], said)

    def end(self) -> None:
        self._in.close()
        self._out.close()
        assert self._program.wait() == 0


@pytest.fixture(scope="module")
def sufferer(begin: Path) -> Iterator[Sufferer]:
    made = Sufferer(begin)
    yield made
    made.end()


@pytest.mark.parametrize("work", WORKS)
def test_no_failing_call_cuts_anything_short(sufferer: Sufferer, work: str) -> None:
    ends: list[str] = []
    for fault in chosen(work):
        found = sufferer.suffer(work, fault)
        assert not found.end.startswith("bug"), (fault, found.end)
        LOOK[work](found.place, found.said)
        ends.append(found.end)
    assert any(end.startswith("told") for end in ends) or not LONG, "no fault reached it"


def test_a_fault_that_nobody_tells_of_is_found_out(sufferer: Sufferer) -> None:
    """The detector: what is acknowledged and not there."""
    found = sufferer.suffer("export", Fault("fsync", "EIO", 1, lasting=True))
    assert (found.end, found.said) == ("told DiskFault", set())
    with pytest.raises(AssertionError):
        LOOK["export"](found.place, {"written"})
