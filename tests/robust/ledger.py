# SPDX-License-Identifier: EUPL-1.2
"""What the long form has done so far: a line for each run, and their sums."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

FIRST_SEED = 1


class Run(NamedTuple):
    """One run of a part.

    Attributes:
        part: its name.
        seed: that its draws came from; 0: it draws nothing.
        at: when it began, ISO, UTC.
        counts: what the tests say that they did: how many of what.
        seconds: how long it took.
        load: average of the last minute, at begin and end.
        result: "passed" or "failed" (something skipped has failed).
        failed: the tests that did not pass.
        commit: that was checked out, with + if something in it was changed.
    """

    part: str
    seed: int
    at: str
    counts: dict[str, int]
    seconds: int
    load: tuple[float, float]
    result: str
    failed: list[str]
    commit: str


class Ledger:
    """The file that the lines are in."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, run: Run) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(run._asdict(), ensure_ascii=False) + "\n")

    def runs(self) -> list[Run]:
        if not self._path.exists():
            return []
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return [_read(json.loads(line)) for line in lines]

    def next_seed(self, part: str) -> int:
        """One that no run of this part has had."""
        return (
            max([FIRST_SEED - 1, *(run.seed for run in self.runs() if run.part == part)])
            + 1
        )


def _read(line: dict[str, Any]) -> Run:
    return Run(**{**line, "load": tuple(line["load"])})


def counted(runs: Iterable[Run]) -> list[Run]:
    """The runs that add up: of the same part and seed, the latest."""
    return list({(run.part, run.seed): run for run in runs}.values())


def table(runs: Iterable[Run]) -> str:
    """A row for each part, as Markdown, and one for each kind of part and all it did."""
    found = counted(runs)
    rows = [
        "| part | seeds | what | seconds | load | result | commits |",
        "|---|---|---|---|---|---|---|",
    ]
    names = sorted({run.part for run in found})
    kinds = sorted({name.partition(":")[0] for name in names if ":" in name})
    rows += [_row(name, [run for run in found if run.part == name]) for name in names]
    rows += [
        _row(f"**all {kind}**", [run for run in found if run.part.startswith(f"{kind}:")])
        for kind in kinds
    ]
    return "\n".join(rows) + "\n"


def _row(name: str, runs: list[Run]) -> str:
    counts: dict[str, int] = {}
    for run in runs:
        for what, number in run.counts.items():
            counts[what] = counts.get(what, 0) + number
    loads = [load for run in runs for load in run.load]
    failed = sum(run.result != "passed" for run in runs)
    cells = [
        name,
        " ".join(sorted({str(run.seed) for run in runs}))
        if len(runs) < 9
        else str(len(runs)),
        ", ".join(f"{number} {what}" for what, number in sorted(counts.items())),
        str(sum(run.seconds for run in runs)),
        f"{min(loads)}-{max(loads)}",
        "passed" if not failed else f"{failed} of {len(runs)} FAILED",
        " ".join(sorted({run.commit for run in runs})),
    ]
    return f"| {' | '.join(cells)} |"
