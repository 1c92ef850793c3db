# SPDX-License-Identifier: EUPL-1.2
"""For pytest on Windows: leaves out what is listed, and writes down how each test went."""

import json
import os
from pathlib import Path

import pytest

from installer.windows.tests.left_out import find, read_left_out

TOLD_TO = (
    "OVERBLICK_WINDOWS_TESTS"  # the variable with the file that is written, a line a test
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is listed may fail, or is not run at all where it would take the others with it."""
    listed = read_left_out()
    for item in items:
        if one := find(item.nodeid, listed):
            item.add_marker(pytest.mark.xfail(reason=one.cause, run=one.run, strict=False))


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A file of tests that cannot even be read, as by each worker: a line as of a test that failed."""
    if report.failed:
        _write(report.nodeid, "collect", report.outcome, report.longreprtext, 0.0)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """One line: which test, which part of it, how it went, why, seconds."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # whoever gave it the test hears of it
    _write(report.nodeid, report.when, report.outcome, _why(report), report.duration)


def _write(test: str, part: str, outcome: str, why: str, seconds: float) -> None:
    line = {"test": test, "part": part, "outcome": outcome, "why": why, "seconds": seconds}
    with Path(os.environ[TOLD_TO]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def _why(report: pytest.TestReport) -> str:
    if report.skipped and isinstance(report.longrepr, tuple):
        return str(report.longrepr[2])
    return report.longreprtext
