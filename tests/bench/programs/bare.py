# SPDX-License-Identifier: EUPL-1.2
"""The bound: an empty QMainWindow. With "stay" it remains until standard input ends."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.programs.idle import Idle, always


def main() -> None:
    """Opens the window, says so, and goes."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    idle = Idle(window, always, app.quit)
    app.exec()
    del idle
    if "stay" in sys.argv:
        sys.stdin.read()


if __name__ == "__main__":
    main()
