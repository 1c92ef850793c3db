# SPDX-License-Identifier: EUPL-1.2
"""What answers call for, above the ratings, where nobody has acknowledged it in the talk."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.forms.areas import Prompt
from app.ui.pieces.basics import button, column, fill, line, scrolled, words
from app.ui.pieces.labels import plain
from app.ui.pieces.page import ENTER


class PromptBar(QFrame):
    """What to do now when answers show danger. Quiet, and stays until it is seen.

    The keys are those of the talk (app/ui/talk/support.py): F7 comes here, Enter acknowledges,
    Escape goes back to the page.

    Attributes:
        area: what it scrolls in; put that on the page.

    Signals:
        seen: the id of the prompt (str).
        closed: back to what one was doing.
    """

    seen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "signal")
        layout = line(around=(16, 10, 16, 10), spacing=16)
        texts = QWidget(self)
        inside = column(texts, spacing=2)
        self._title = words("", "name", texts)
        self._steps = words("", "", texts)
        fill(inside, self._title, self._steps)
        layout.addWidget(texts, 1)
        self._seen = button("Jag har sett det", self, does=self._tell)
        self._seen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._prompt = ""
        self.area = scrolled(self, parent)
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

    def take_focus(self) -> None:
        """Let the keys come here."""
        self._seen.setFocus()

    def height_in(self, size: QSize) -> int:
        """Pixels of a page of this size: what it needs, and at most a quarter; the rest scrolls."""
        inside = self.layout()
        if inside is None:
            return 0
        inside.activate()
        return max(0, min(inside.totalHeightForWidth(size.width()), size.height() // 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the button, Escape leaves, the arrows read on."""
        bar = self.area.verticalScrollBar()
        steps = {Qt.Key.Key_Up: -bar.singleStep(), Qt.Key.Key_Down: bar.singleStep()}
        if event.key() in ENTER:
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _tell(self) -> None:
        self.seen.emit(self._prompt)
