# SPDX-License-Identifier: EUPL-1.2
"""How long things take, ours and the bound by turns, so that a busy moment hits both."""

import gc
from collections.abc import Callable
from contextlib import suppress
from statistics import median
from time import perf_counter, process_time

Work = Callable[[], object]


def timed(work: Work) -> float:
    """Milliseconds that it takes once."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1_000


def computed(work: Work) -> float:
    """Milliseconds of computing that it takes once, while others may have the computer."""
    start = process_time()
    work()
    return (process_time() - start) * 1_000


def by_turns(
    times: int, *works: Work, clock: Callable[[Work], float] = timed
) -> tuple[float, ...]:
    """The median milliseconds of each, all of them in every round."""
    taken: list[list[float]] = [[] for _ in works]
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()  # as the program has it: the collector runs between the pieces of work
    try:
        for _ in range(times):
            for place, work in enumerate(works):
                taken[place].append(clock(work))
    finally:
        if collecting:
            gc.enable()
    return tuple(median(each) for each in taken)


def busy() -> str:
    """How busy the computer is, in words; "" where nobody knows."""
    with suppress(AttributeError, OSError):
        import os  # noqa: PLC0415 - Windows has no getloadavg

        return f"load {os.getloadavg()[0]:.1f}"
    return ""
