# SPDX-License-Identifier: EUPL-1.2
"""The tests on Windows from beginning to end: fetched, laid out, run, judged, told."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from installer.commands import Failed, run
from installer.places import ROOT, WORK
from installer.source import moment
from installer.tools import need
from installer.windows import signing, wine
from installer.windows.tests.account import Account, make_account, tell
from installer.windows.tests.left_out import read_left_out
from installer.windows.tests.plugin import TOLD_TO
from installer.windows.tests.room import fetch_all, lay_out, scratch, surroundings
from installer.windows.tests.small_disks import small_disks
from installer.windows.wine import Windows
from tests.memory_locks import refuse_memory_locks
from tests.network import CUT_OFF_BY, cut_off
from tests.small_disk import BROUGHT

_PLACE = WORK.parent / "windows-tests"
_AT_ONCE = min(os.cpu_count() or 1, 3)
_WHOLE_RUN = 3 * 60 * 60.0  # seconds
_EACH_TEST = 600  # seconds, where a test has no limit of its own


def run_tests(chosen: Sequence[str]) -> int:
    """Run the tests of this checkout, or those that are chosen as for pytest, and tell how it went.

    Whoever stops it stops all of Windows with it. What holds for tests elsewhere holds here:
    no network, no memory that is locked (Wine asks Linux for both).

    Returns:
        0 if each test held, or is listed.

    Raises:
        Failed: the run came to nothing.
    """
    for one in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, lambda number, _: sys.exit(128 + number))
    need((*wine.DEBIAN, *signing.DEBIAN))
    fetch_all()
    shutil.rmtree(_PLACE, ignore_errors=True)
    refuse_memory_locks()
    alone = {CUT_OFF_BY: cut_off()}
    begun = time.monotonic()
    with (
        small_disks(_AT_ONCE) as disks,
        Windows(_PLACE / "wine", unseen=True) as windows,
        scratch(windows) as place,
    ):
        if disks:
            windows.add_drive("U", disks)
            alone[BROUGHT] = windows.path(disks)
        python = lay_out(_PLACE / "python", windows)
        python_version = windows.run(python, "--version").strip()
        account = _run(windows, python, place, chosen, alone | surroundings(windows, place))
    print(tell(account), flush=True)
    if not chosen:
        print(_figures(account, python_version, (time.monotonic() - begun) / 60))
    return 0 if account.is_well else 1


def _run(
    windows: Windows, python: Path, place: Path, chosen: Sequence[str], more: dict[str, str]
) -> Account:
    told = place / "told.jsonl"
    status = windows.follow(
        python,
        *("-m", "pytest", "-p", "installer.windows.tests.plugin", "-p", "no:cacheprovider"),
        *(
            "-n",
            str(_AT_ONCE),
            "-v",
            "--tb=short",
            f"--timeout={_EACH_TEST}",
            "--no-summary",
        ),
        "--ignore=tests/installer",  # packages are made on Debian alone
        f"--basetemp={windows.path(place / 'tests')}",
        *chosen,
        place=ROOT,
        more={**more, TOLD_TO: windows.path(told)},
        within=_WHOLE_RUN,
        say=lambda line: print(line, flush=True),
    )
    if status not in (0, 1) or not told.exists():
        raise Failed(f"pytest ended with {status}.")
    lines = told.read_text(encoding="utf-8").splitlines()
    return make_account(lines, read_left_out(), whole=not chosen)


def _figures(account: Account, python_version: str, minutes: float) -> str:
    """What the last run came to, as a table for README.md beside this folder."""
    wine_version = run("wine", "--version").split()[0]
    functions = {test.partition("[")[0] for test in account.left_out}
    rows = {
        "passed": f"{account.passed}",
        "failed": f"{len(account.failed)}",
        "left out": f"{len(functions)} ({len(account.left_out)} with each case of them)",
        "took": f"{minutes:.0f} min, on {os.cpu_count()} cores",
        "with": f"{python_version} for Windows, {wine_version}",
        "commit of": f"{datetime.fromtimestamp(moment(), UTC):%Y-%m-%d}",
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows.items())])
