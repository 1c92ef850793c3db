# SPDX-License-Identifier: EUPL-1.2
"""The window fits its desktop, frame and all, and comes back as it was left."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from app.ui.window.bounds import within

SMALL = QRect(0, 0, 1366, 728)  # 1366 by 768 with a task bar
PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from app.ui.system.preferences import Preferences, load_preferences, preferences_path, save_preferences
from app.ui.program import Program
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
room = app.primaryScreen().availableGeometry()
def started():
    program = Program(app, vault=None, practice=False)
    program.begin()
    app.processEvents()
    return program
def ended(program):
    program.window.close()
    program.stop()
    return load_preferences(preferences_path())
first = started()
assert room.contains(first.window.frameGeometry()), first.window.frameGeometry()
kept = ended(first)
save_preferences(preferences_path(), Preferences(size=(1300, 700), place=(4000, 90)))
again = started()
lies = again.window.frameGeometry()
assert room.contains(lies), lies
again.window.setGeometry(60, 50, 1000, 600)
again.window.showMaximized()
app.processEvents()
kept = ended(again)
assert kept.maximised
third = started()
assert third.window.isMaximized()
third.window.showNormal()
app.processEvents()
kept = ended(third)
assert not kept.maximised
print("as it was left")
"""


@pytest.mark.parametrize(
    ("wanted", "lies"),
    [
        (QRect(100, 50, 800, 600), QRect(100, 50, 800, 600)),
        (QRect(-40, -90, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(900, 500, 800, 600), QRect(566, 128, 800, 600)),
        (QRect(0, 0, 1366, 768), QRect(0, 0, 1366, 728)),
        (QRect(5000, 5000, 9000, 9000), SMALL),
    ],
)
def test_it_is_moved_before_it_is_made_smaller(wanted: QRect, lies: QRect) -> None:
    assert within(wanted, SMALL) == lies


def test_on_a_small_desktop_and_after_a_screen_is_gone(tmp_path: Path) -> None:
    screen = {"name": "liten", "x": 0, "y": 0, "width": 1366, "height": 768,
              "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}), "utf-8")
    homes = dict.fromkeys(
        ("HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"),
        str(tmp_path),
    )
    # Named from where the program stands: Qt takes the colon of a drive for the end of the name.
    own = {"QT_QPA_PLATFORM": f"offscreen:configfile={config.name}", **homes}
    own["PYTHONPATH"] = str(Path(__file__).parents[3])
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | own,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout == "as it was left\n", said.stderr
