# SPDX-License-Identifier: EUPL-1.2
"""The neutral text for the investigation: to read, copy and save."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.pieces import FlowLayout, button, column, outcome, scrolled, words

_NOTE = (
    "Texten bygger på svaren och är skriven utan du. Läs igenom den och ändra när du har "
    "klistrat in den. Det du kopierar töms ur datorns urklipp när du låser eller stänger."
)
_ROWS = 6  # of the text, at least; in a low window all of this scrolls


class TextView(QWidget):
    """Plain text beside the editor.

    Signals:
        copy: the text is wanted on the clipboard.
        save: the text is wanted as a file.
        closed: back to the sheet.
    """

    copy = Signal()
    save = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        content = QWidget(self)
        column(self).addWidget(scrolled(content, self))
        layout = column(content, spacing=8)
        layout.addWidget(words("Text till utredningen", "subheading", content))
        layout.addWidget(words(_NOTE, "hint", content))
        self._page = QPlainTextEdit(content)
        self._page.setMinimumHeight(self._page.fontMetrics().lineSpacing() * _ROWS)
        self._page.setReadOnly(True)
        self._page.setTabChangesFocus(True)
        self._page.setPlaceholderText("Skriver texten …")
        self._page.setAccessibleName("Text till utredningen")
        layout.addWidget(self._page, 1)
        self._said = words("", "accent", content)
        layout.addWidget(self._said)
        ways = QWidget(content)
        flow = FlowLayout()
        self._copy = button("Kopiera", ways)
        self._save = button("Spara som textfil", ways)
        self._close = button("Tillbaka till bladet", ways)
        self._copy.clicked.connect(self.copy)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self.closed)
        for made in (self._copy, self._save, self._close):
            flow.addWidget(made)
        ways.setLayout(flow)
        layout.addWidget(ways)
        self.setFocusProxy(self._page)
        self.show_text("")

    @property
    def text(self) -> str:
        """What it shows."""
        return self._page.toPlainText()

    def show_text(self, text: str) -> None:
        """Show this text; nothing can be copied while there is none."""
        self._page.setPlainText(text)
        self.say("")
        for made in (self._copy, self._save):
            made.setEnabled(bool(text))

    def say(self, text: str, *, good: bool = True) -> None:
        """Tell what became of it, such as "Kopierat", or why it could not be."""
        outcome(self._said, text, good=good)
        self._said.setVisible(bool(text))  # an empty line would take the room of the text
