# SPDX-License-Identifier: EUPL-1.2
"""C1: where something was saved is noted nowhere, not by Qt either."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from tests.robust.canaries import leaks

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("folders_run.py")
OLDER = "narie" + secrets.token_hex(4)  # left by a version that did not know


def lives(home: Path, *how: str) -> set[str]:
    """The files that hold the name of the folder that was chosen, or of an older one."""
    core = "narie" + secrets.token_hex(4)
    folder = home.parent / "sparat" / core
    folder.mkdir(parents=True)
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith("XDG_")
    }
    environment |= {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "PYTHONPATH": str(ROOT),
    }
    program = [sys.executable, str(PROGRAM), str(folder), *how]
    subprocess.run(program, env=environment, cwd=home, check=True, timeout=100)
    return leaks([home], [core, OLDER])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home where Qt has noted a folder before, and something that is another program's."""
    home = tmp_path / "hem"
    noted = home / ".config" / "QtProject.conf"
    noted.parent.mkdir(parents=True)
    noted.write_text(
        f"[FileDialog]\nhistory=file:///hem/{OLDER}\nlastVisited=file:///hem/{OLDER}\n"
        "viewMode=Detail\n",
        encoding="utf-8",
    )
    return home


def test_no_file_says_where_something_was_saved(home: Path) -> None:
    assert lives(home) == set()
    assert "viewMode=Detail" in (home / ".config" / "QtProject.conf").read_text(
        encoding="utf-8"
    )


def test_what_qt_notes_by_itself_would_be_found(home: Path) -> None:
    found = lives(home, "leaky")
    assert {Path(one.partition(": ")[0]).name for one in found} == {"QtProject.conf"}
    assert len(found) == 1  # the older one has been written over
