# SPDX-License-Identifier: EUPL-1.2
"""Whether strace may look on is asked without a trace, and of anybody: not of root alone."""

import shutil
import subprocess
from pathlib import Path

from tests.robust.powercut.workshop import traceable


def test_whoever_may_use_strace_is_told_so_and_nothing_is_left_in_dev():
    strace = shutil.which("strace")
    may = (
        strace is not None
        and not subprocess.run(
            [strace, "true"], capture_output=True, check=False
        ).returncode
    )
    before = devices()
    assert traceable() is may
    new = devices() - before
    assert not [one for one in new if one.name.startswith("null")]


def devices() -> set[Path]:
    """Windows has no folder of them."""
    place = Path("/dev")
    return set(place.iterdir()) if place.is_dir() else set()
