# SPDX-License-Identifier: EUPL-1.2
"""A second program on the practice vault is told why it does not open, and takes nothing away."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.interview.practice import OPENS_WITH, make_practice, practice_vault
from app.ui.flow.base.context import today
from app.ui.system.preferences import default_place
from app.ui.window.crash_notice import SORRY
from tests.library import LIBRARY
from tests.walkthrough.conftest import (
    Opens,
    dressed,
    nothing_left_behind,
    opens,
)

__all__ = ["dressed", "nothing_left_behind", "opens"]

HOLDER = Path(__file__).parents[2] / "storage" / "holder.py"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def another(home_away_from_home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the practice vault open."""
    folder = default_place("ovning")
    make_practice(folder, today(), LIBRARY).close()
    with subprocess.Popen(
        [sys.executable, str(HOLDER), str(practice_vault(folder)), OPENS_WITH],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        assert process.stdin is not None
        process.stdin.close()


def test_it_is_told_and_can_be_tried_again(
    another: subprocess.Popen[str], opens: Opens
) -> None:
    person = opens(practice=True)
    person.waits_for("Valvet är redan öppet")
    assert SORRY not in person.reads()
    person.clicks("Börja om övningen")
    person.clicks("Ja, börja om")
    person.waits_for("Valvet är redan öppet")
    assert another.stdin is not None
    assert another.stdout is not None
    another.stdin.write("A1\n")
    another.stdin.flush()
    assert another.stdout.readline() == "saved\n"  # it has its vault still
    another.stdin.close()
    another.wait(30)
    person.clicks("Lås upp")
    person.waits_for_screen("StartPage")
