# SPDX-License-Identifier: EUPL-1.2
"""The program ends when its window closes: it neither hangs nor crashes on the way out."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DRIVER = """
import threading, time
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication
from app.ui.program import run_program

def close():
    app = QApplication.instance()
    while app is None or not app.topLevelWidgets():
        time.sleep(0.05)
        app = QApplication.instance()
    time.sleep(2.5)
    QMetaObject.invokeMethod(app, "closeAllWindows", Qt.ConnectionType.QueuedConnection)

threading.Thread(target=close, daemon=True).start()
raise SystemExit(run_program(vault=None, practice=True))
"""


@pytest.mark.parametrize("time", range(3))
def test_the_program_ends_when_its_window_closes(time: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DRIVER],
        cwd=ROOT,
        timeout=150,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
