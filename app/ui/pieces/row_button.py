# SPDX-License-Identifier: EUPL-1.2
"""A button that holds words of its own beside one another: a row to press, a box to tick."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget


class RowButton(QPushButton):
    """As large as what lies in its layout: a bare button would only count its own text.

    Args:
        kind: its part in the stylesheet.
        layout: what its words are to lie in.
        around: pixels left, above, right and below them.
        parent: of the button.
    """

    def __init__(
        self, kind: str, layout: QLayout, around: tuple[int, int, int, int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        layout.setContentsMargins(*around)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def let_through(self, *parts: QWidget) -> None:
        """Let the mouse through these, so that the whole of it can be pressed."""
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As its words need."""
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as its longest word."""
        return self._layout.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Long words take more lines."""
        return self._layout.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """How tall its words are at this width in pixels."""
        return self._layout.heightForWidth(width)
