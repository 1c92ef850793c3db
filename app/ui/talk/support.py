# SPDX-License-Identifier: EUPL-1.2
"""What to do now when answers show danger: opens by a key, on the interviewer's side.

Nothing of it stands on the screen before that, for the client reads along.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.forms.areas import Prompt
from app.ui.pieces.basics import button, column, empty, fill, scrolled, words
from app.ui.pieces.labels import plain
from app.ui.talk.fields.field import ENTER
from app.ui.talk.panels import Panel

Key = Qt.Key
_SEEN = "Jag har sett det"


class SupportPanel(Panel):
    """The steps of one prompt after the other. Enter acknowledges, Escape only closes.

    Signals:
        acknowledged: the id of a prompt (str).
    """

    acknowledged = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Stöd", parent)
        self._prompt = ""
        content = QWidget(self)
        self._inside = column(content, spacing=10)
        self._area = scrolled(content, self)
        self.inside.addWidget(self._area, 1)
        self._done = button(_SEEN, self, kind="primary", does=self._tell)
        self.inside.addWidget(self._done)
        self._hint = words(
            "Esc stänger. Stödet kommer tillbaka före signeringen.", "hint", self
        )
        self.inside.addWidget(self._hint)

    def open_for(self, new: tuple[Prompt, ...], every: tuple[Prompt, ...]) -> None:
        """Show the first that nobody has seen, or all there are once all are seen."""
        empty(self._inside)
        shown = new[:1] or every
        for prompt in shown:
            fill(self._inside, (plain(prompt.title), "name"))
            fill(self._inside, *((f"– {step}", "") for step in prompt.steps))
        self._inside.addStretch(1)
        self._prompt = new[0].id if new else ""
        self._done.setText(_SEEN if new else "Stäng")
        self._hint.setVisible(bool(new))
        text = " ".join(f"{one.title}. {' '.join(one.steps)}" for one in shown)
        self.setAccessibleName(text)
        self._done.setAccessibleDescription(text)
        self.show()
        self._done.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the button, wherever in the panel one is; the arrows read on."""
        bar = self._area.verticalScrollBar()
        steps = {Key.Key_Up: -bar.singleStep(), Key.Key_Down: bar.singleStep(),
                 Key.Key_PageUp: -bar.pageStep(), Key.Key_PageDown: bar.pageStep()}  # fmt: skip
        if event.key() in ENTER:
            self._tell()
            event.accept()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Key(event.key())])
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self._prompt:
            self.acknowledged.emit(self._prompt)
        else:
            self.close_panel()
