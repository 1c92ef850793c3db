# SPDX-License-Identifier: EUPL-1.2
"""A large box to tick, with a quiet line under its words and a key of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.pieces import column, words


class Tick(QPushButton):
    """One thing to tick off. The whole of it can be pressed.

    `mark` is the key that ticks it, or "".
    """

    def __init__(self, ident: str, said: tuple[str, str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.ident = ident
        label, under, mark = said
        self.setProperty("kind", "tick")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(label)
        self.setAccessibleDescription(under)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        box = self._box = QHBoxLayout(self)
        box.setContentsMargins(14, 10, 16, 10)
        box.setSpacing(14)
        self._box_mark = words("", "tickmark", self, wrap=False)
        self._box_mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        texts = QWidget(self)
        inside = column(texts, spacing=2)
        inside.addWidget(words(label, "name", texts))
        if under:
            inside.addWidget(words(under, "", texts))
        box.addWidget(self._box_mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(texts, 1)
        if mark:
            key = words(mark, "key", self, wrap=False)
            key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        for label_or_box in (self._box_mark, texts):
            label_or_box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show)

    def sizeHint(self) -> QSize:
        """As its words need: a bare button would only count its own text."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as its longest word: a bare button would ask for all of its hint."""
        return self._box.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Long words take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall its words are at this width in pixels."""
        return self._box.heightForWidth(width)

    def _show(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._box_mark.setText("✓" if ticked else "")
