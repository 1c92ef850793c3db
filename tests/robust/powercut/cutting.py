# SPDX-License-Identifier: EUPL-1.2
"""Cuts the power while a work is done, and now and then again while the vault is opened."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.robust.amounts import drawn
from tests.robust.powercut.disk import Disk, write_out
from tests.robust.powercut.looks import Look
from tests.robust.powercut.trace import Call
from tests.robust.powercut.workshop import Workshop


class Cut(NamedTuple):
    """How the power is cut.

    Attributes:
        times: how often, each time at a moment drawn anew.
        again: after each so many cuts another one in the opening that follows; 0: never.
        since: from which share of the calls on: 0 for at any, 1 for after the last.
    """

    times: int
    again: int = 0
    since: float = 0


class Cuts(NamedTuple):
    """What was done: cuts, those with a second one, and calls in the record."""

    times: int
    again: int
    calls: int


def word(call: Call) -> str:
    """What the program acknowledged by this call, if it did."""
    if call.name != "write" or call.given[0] != "1":
        return ""
    return call.data(1).decode().strip().removeprefix("done ")


def cut_off(
    workshop: Workshop,
    name: tuple[str, str],
    how: Cut,
    look: Look,
    told: Callable[[Cuts], None],
) -> None:
    """Records a work (and a planted fault in it), and cuts it off.

    `told` is called with what was done, also where a look finds something.
    """
    work, fault = name
    folder = "-".join(filter(None, name))
    place = workshop.fresh(folder)
    done = workshop.records(work, place, fault)
    disk = Disk(workshop.fresh(folder))
    random = drawn(*name)
    first = int(len(done) * how.since)
    moments = sorted(random.randint(first, len(done)) for _ in range(how.times))
    acknowledged: set[str] = set()
    after = place.with_name(f"{folder}-after")
    at = again = 0
    for number, moment in enumerate(moments):
        for call in done[at:moment]:
            disk.does(call)
            acknowledged |= {word(call)} - {""}
        at = max(at, moment)
        write_out(disk.after_power_cut(random), after)
        try:
            if how.again and number % how.again == 0:
                cut_again(workshop, after, random)
                again += 1
            look(after, acknowledged)
        except BaseException as error:
            error.add_note(
                f"{folder}: cut {number}, before call {moment} {done[moment:][:1]}"[:300]
            )
            told(Cuts(number + 1, again, len(done)))
            raise
        finally:
            shutil.rmtree(after)
    told(Cuts(len(moments), again, len(done)))


def cut_again(workshop: Workshop, place: Path, random: Random) -> None:
    """Opens what a power cut has left, and cuts the power in the midst of that."""
    disk = Disk(place)
    done = workshop.records("reopen", place)
    for call in done[: random.randint(0, len(done))]:
        disk.does(call)
    shutil.rmtree(place)
    write_out(disk.after_power_cut(random), place)
