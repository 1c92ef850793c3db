# SPDX-License-Identifier: EUPL-1.2
"""(g) Resident memory in the middle of an interview, against an empty window."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from app.interview.casework import Opened
from tests.bench.children import start
from tests.bench.client import asked_in_talk, begin, new_vault, put
from tests.bench.rows import Failed, Row
from tests.bench.size import Size

WHAT = "memory in mid-interview, against an empty window"


def measure(place: Path, held: Opened, size: Size) -> Iterator[Row | Failed]:
    """The real program on a real vault: unlocked, opened, a few answers typed."""
    folder = place / "memory"
    wanted = asked_in_talk(held.form, held.answers)
    half = dict(list(wanted.items())[: len(wanted) // 2])
    with new_vault(folder, size.cost) as vault:
        interview = begin(vault, held)
        put(vault, interview, half, list(half)[-1])
    bare, ours = [], []
    for _ in range(min(3, size.starts)):
        bare.append(start(place, "bare", "stay").memory)
        ours.append(start(place, "midway", str(folder), str(interview)).memory)
    known = [one for one in (*bare, *ours) if one is not None]
    if len(known) < len(bare) + len(ours):
        yield Failed("g", WHAT, "this system does not tell a process's memory in /proc")
        return
    middle = len(known) // 2
    yield Row("g", WHAT, median(known[middle:]), median(known[:middle]), "MiB", 2)
