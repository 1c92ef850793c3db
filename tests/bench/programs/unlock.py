# SPDX-License-Identifier: EUPL-1.2
"""Ours: what `overblick --vault DIR` does, until the passphrase can be typed."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.program import Program
from tests.bench.programs.idle import Idle


def _can_type() -> bool:
    focused = QApplication.focusWidget()
    return isinstance(focused, QLineEdit) and focused.isVisible()


def main() -> None:
    """Opens the real program, says when a line has the keyboard, and goes."""
    app = QApplication(sys.argv[:1])
    program = Program(app, vault=Path(sys.argv[1]), practice=False)
    idle = Idle(program.window, _can_type, app.quit)
    program.begin()
    app.exec()
    del idle
    program.stop()


if __name__ == "__main__":
    main()
