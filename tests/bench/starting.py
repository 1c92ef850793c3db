# SPDX-License-Identifier: EUPL-1.2
"""(c) Process start to a usable unlock window, against an empty window."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.children import start
from tests.bench.rows import Row, figure
from tests.bench.size import Size


def measure(place: Path, size: Size) -> Iterator[Row]:
    """By turns; the first of each only warms the disk and compiles."""
    vault = place / "start" / "valv"
    vault.mkdir(parents=True)  # that it is there is all that this screen asks
    bare, ours, imports = [], [], []
    for _ in range(size.starts + 1):
        bare.append(start(place, "bare").milliseconds)
        ours.append(start(place, "unlock", str(vault)).milliseconds)
        imports.append(start(place, "imported").milliseconds)
    first, second, third = (median(each[1:]) for each in (bare, ours, imports))
    note = (
        f"of the {figure(second - first)} ms more, {figure(third - first)} ms are imports; "
        "the rest builds the screen"
    )
    yield Row("c", "process start to unlock window", second, first, "ms", 1.6, note)
