# SPDX-License-Identifier: EUPL-1.2
"""The long form's runs add up, none is counted twice, and each part is a test that exists."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.robust.ledger import Ledger, Run, counted, table
from tests.robust.parts import PARTS

ROOT = Path(__file__).parents[2]


def a_run(part: str, seed: int, cuts: int, *, result: str = "passed") -> Run:
    return Run(
        part, seed, "2026-11-22T13:32:05Z", {"cuts": cuts}, 9, (0.5, 2.0), result, [], "abc"
    )


def test_runs_are_kept_and_the_next_one_has_a_seed_of_its_own(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "build" / "long.jsonl")
    assert (ledger.runs(), ledger.next_seed("cuts:sign")) == ([], 1)
    for seed in (1, 2):
        ledger.add(a_run("cuts:sign", seed, 250))
    assert ledger.runs() == [a_run("cuts:sign", 1, 250), a_run("cuts:sign", 2, 250)]
    assert (ledger.next_seed("cuts:sign"), ledger.next_seed("cuts:answer")) == (3, 1)


def test_sums_count_the_same_draws_once_and_hide_no_failure() -> None:
    runs = [a_run("cuts:sign", 1, 99, result="failed"), a_run("cuts:sign", 1, 250)]
    runs += [a_run("cuts:sign", 2, 250), a_run("cuts:answer", 1, 70, result="failed")]
    assert [run.counts["cuts"] for run in counted(runs)] == [250, 250, 70]
    rows = table(runs).splitlines()
    assert "500 cuts" in rows[3]
    assert "passed" in rows[3]
    assert rows[2].count("1 of 1 FAILED") == 1
    assert "570 cuts" in rows[4]
    assert "1 of 3 FAILED" in rows[4]


def test_every_part_is_there_to_be_run() -> None:
    for part in PARTS.values():
        for test in part.tests:
            path, _, name = test.partition("::")
            text = (ROOT / path).read_text(encoding="utf-8")
            assert f"def {name.partition('[')[0]}" in text, test


@pytest.mark.timeout(300)
def test_a_part_runs_and_leaves_its_figures(tmp_path: Path) -> None:
    """One that is over in a moment, in a process of its own, as `just long` runs it."""
    ledger = tmp_path / "long.jsonl"
    long = [sys.executable, "-m", "tests.robust"]
    there = {**os.environ, "OVERBLICK_LEDGER": str(ledger)}
    done = subprocess.run(
        [*long, "cuts:export", "--count", "3"],
        cwd=ROOT, env=there, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (run,) = Ledger(ledger).runs()
    if "skipped" in done.stdout:
        assert (done.returncode, run.result) == (1, "failed")  # nothing shown is no success
    else:
        assert done.returncode == 0, done.stdout[-2000:]
        assert (run.counts["cuts"], run.seed, run.result) == (3, 1, "passed")
