# SPDX-License-Identifier: EUPL-1.2
"""The bound: an empty QMainWindow."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.programs.idle import Idle, always


def main() -> None:
    """Opens the window, says so, and goes."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    Idle(window, always)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
