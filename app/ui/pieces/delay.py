# SPDX-License-Identifier: EUPL-1.2
"""What is done once nothing more comes: words are kept when somebody stops typing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

TO_KEEP = 600  # milliseconds without a key before typed words are kept
TO_SEARCH = 200  # before what is typed is searched for


class Delay(QTimer):
    """Does one thing when it has run out; each `start` lets it begin anew.

    Args:
        then: what is done.
        parent: it goes with this one.
        after: milliseconds; 0 is once everything that happens now has happened.
    """

    def __init__(
        self, then: Callable[[], object], parent: QObject, *, after: int = TO_KEEP
    ) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(after)
        self.timeout.connect(then)
