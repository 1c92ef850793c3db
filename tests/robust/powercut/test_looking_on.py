# SPDX-License-Identifier: EUPL-1.2
"""Whether strace may look on is asked without a trace, and of anybody: not of root alone."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.robust.powercut.workshop import traceable


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is missing")
def test_whoever_may_use_strace_is_told_so_and_nothing_is_left_in_dev():
    may = (
        subprocess.run(["strace", "true"], capture_output=True, check=False).returncode == 0
    )
    before = set(Path("/dev").iterdir())
    assert traceable() is may
    new = set(Path("/dev").iterdir()) - before
    assert not [one for one in new if one.name.startswith("null")]
