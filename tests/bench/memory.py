# SPDX-License-Identifier: EUPL-1.2
"""(g) Resident memory in the middle of an interview, against an empty window."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from app.interview.base.reading import Opened
from tests.bench.children import start
from tests.bench.client import asked_in_talk, begin_again, new_vault, put
from tests.bench.rows import Failed, Row, figure
from tests.bench.size import Size

WHAT = "memory in mid-interview, against an empty window"


def measure(place: Path, held: Opened, size: Size) -> Iterator[Row | Failed]:
    """The real program on a real vault: unlocked, opened, a few answers typed."""
    folder = place / "memory"
    wanted = asked_in_talk(held.form, held.answers)
    half = dict(list(wanted.items())[: len(wanted) // 2])
    with new_vault(folder, size.cost) as vault:
        interview = begin_again(vault, held)
        put(vault, interview, half, list(half)[-1])
        vault.copies.make()  # as its close would; or the program makes one as it starts
    stages = (
        ("bare",),
        ("unlock", str(folder)),
        ("midway", str(folder), "0"),
        ("midway", str(folder), str(interview)),
    )
    found: list[list[float]] = [[] for _ in stages]
    for _ in range(min(3, size.starts)):
        for held_here, stage in zip(found, stages, strict=True):
            memory = start(place, *stage).memory
            if memory is None:
                yield Failed("g", WHAT, "this system tells no memory of a process in /proc")
                return
            held_here.append(memory)
    bare, unlock, home, ours = map(median, found)
    note = (
        f"unlock screen {figure(unlock)} MiB, start page with all that it imports "
        f"{figure(home)}, the talk itself {figure(ours - home)}"
    )
    yield Row("g", WHAT, ours, bare, "MiB", 2, note)
