# SPDX-License-Identifier: EUPL-1.2
"""What stands under an answer: X, N and the like on the left, the ways on and back on the right."""

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.pieces import FlowLayout


class CardFoot(QBoxLayout):
    """Side by side, or one under the other where there is little room."""

    def __init__(self, marks: Iterable[QWidget], ways: Iterable[QWidget]) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(10)
        for widgets in (marks, ways):
            flow = FlowLayout(10)
            for widget in widgets:
                flow.addWidget(widget)
            self.addLayout(flow)
        self.setStretch(0, 1)

    def stack(self, stacked: bool) -> None:  # noqa: FBT001 - Qt's own manner
        """X and N have a line of their own, or share it with the ways."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.setDirection(down if stacked else across)
