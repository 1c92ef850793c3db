# SPDX-License-Identifier: EUPL-1.2
"""The long form of what shows that nothing is lost, in parts that add up: `just long PART`.

    just long                            which parts there are
    just long cuts:answer                1 000 power cuts of that work
    just long cuts:answer --count 250    fewer; a part of its own with the next free seed
    just long sums                       everything that was run, as a table

The same tests as in every run, with more of what they draw by chance, or with each page,
byte and call in turn. A part is repeated with a new seed, so its draws are others and the
sums add up; --seed N runs one again. Each run is a line in build/long.jsonl (OVERBLICK_LEDGER
names another file).
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.robust.ledger import Ledger, Run, table
from tests.robust.parts import PARTS, Part

ROOT = Path(__file__).parents[2]


class Figures:
    """Listens to pytest: what the tests say that they did, and which failed."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.failed: list[str] = []
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
        if report.skipped:
            self.skipped.append(report.nodeid)
        if report.when == "call":
            for name, value in report.user_properties:
                self.counts[name] = self.counts.get(name, 0) + int(str(value))
            self.counts["tests"] = self.counts.get("tests", 0) + 1


def commit() -> str:
    """The commit that is checked out, with a + if something in it was changed; "" without git."""
    if shutil.which("git") is None:
        return ""

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no")
    return git("rev-parse", "--short=12", "HEAD") + "+" * bool(changed)


def busy() -> float:
    """The load of the last minute; 0 where the system does not tell."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0


def run(name: str, part: Part, seed: int, count: int | None) -> Run:
    """Runs one part, in this process."""
    os.environ |= {"OVERBLICK_LONG": "1", "OVERBLICK_SEED": str(seed)}
    if count is not None:
        os.environ["OVERBLICK_COUNT"] = str(count)
    figures, load = Figures(), busy()
    at, begun = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), time.monotonic()
    words = [*part.tests, *(["-k", part.chosen] if part.chosen else [])]
    code = pytest.main(
        [*words, "-p", "no:randomly", "-o", "timeout=14400"], plugins=[figures]
    )
    result = "passed" if code == 0 and not figures.skipped else "failed"
    return Run(
        part=name,
        seed=seed,
        at=at,
        counts=figures.counts,
        seconds=round(time.monotonic() - begun),
        load=(load, busy()),
        result=result,
        failed=figures.failed + figures.skipped,
        commit=commit(),
    )


def main() -> int:
    words = argparse.ArgumentParser(
        prog="just long", description=__doc__.partition("\n")[0]
    )
    words.add_argument("part", nargs="?", help="a part, or sums; nothing: which there are")
    words.add_argument("--seed", type=int, help="else the next one that was not used")
    words.add_argument(
        "--count", type=int, help="how many of it; else all of the long form"
    )
    given = words.parse_args()
    os.chdir(ROOT)
    ledger = Ledger(Path(os.environ.get("OVERBLICK_LEDGER", "build/long.jsonl")))
    if given.part == "sums":
        sys.stdout.write(table(ledger.runs()))
        return 0
    if given.part not in PARTS:
        sys.stdout.write("".join(f"{name:20} {one.what}\n" for name, one in PARTS.items()))
        return 2 if given.part else 0
    part = PARTS[given.part]
    if part.whole and (given.seed, given.count) != (None, None):
        words.error("this part draws nothing: it is always the same and whole")
    seed = given.seed or (0 if part.whole else ledger.next_seed(given.part))
    done = run(given.part, part, seed, given.count)
    ledger.add(done)
    sys.stdout.write(table([done]))
    return int(done.result != "passed")


if __name__ == "__main__":
    sys.exit(main())
