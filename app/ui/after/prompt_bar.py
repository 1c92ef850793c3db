# SPDX-License-Identifier: EUPL-1.2
"""What answers call for, above the ratings, where nobody has acknowledged it in the talk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.forms.model import Prompt
from app.ui.pieces import button, column, line, plain, scrolled, words
from app.ui.theme import Look


class PromptBar(QFrame):
    """What to do now when answers show danger. Quiet, and stays until it is seen.

    Signals:
        seen: the id of the prompt (str).
    """

    seen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "signal")
        layout = line(spacing=16)
        layout.setContentsMargins(16, 10, 16, 10)
        texts = QWidget(self)
        inside = column(texts, spacing=2)
        self._title = words("", "name", texts)
        self._steps = words("", "", texts)
        inside.addWidget(self._title)
        inside.addWidget(self._steps)
        layout.addWidget(self._limited(texts, look) if look.scale > 100 else texts, 1)
        self._seen = button("Jag har sett det (F7)", self)
        self._seen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._seen.clicked.connect(self._tell)
        layout.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._prompt = ""
        self.hide()

    def show_first(self, new: tuple[Prompt, ...]) -> None:
        """Show the first of them, or none."""
        prompt = new[0] if new else None
        self.setVisible(prompt is not None)
        if prompt is not None:
            self._prompt = prompt.id
            self._title.setText(plain(prompt.title))
            self._steps.setText("\n".join(f"– {step}" for step in prompt.steps))
            self.setAccessibleName(f"{prompt.title}. {' '.join(prompt.steps)}")

    @property
    def prompt(self) -> str:
        """The id of the one that is shown, or ""."""
        return "" if self.isHidden() else self._prompt

    def _limited(self, texts: QWidget, look: Look) -> QWidget:
        """Large text scrolls here, so that the question keeps its room."""
        area = scrolled(texts, self)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setProperty("kind", "reading")
        area.setAccessibleName("Att tänka på nu")
        area.setFixedHeight(look.px(100))
        return area

    def _tell(self) -> None:
        self.seen.emit(self._prompt)
