# SPDX-License-Identifier: EUPL-1.2
"""The manual in the program: its chapters to choose among, and one of them to read. No network."""

from pathlib import PurePosixPath

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget

from app.ui.pieces.basics import fill, line
from app.ui.pieces.page import Screen

Chapters = tuple[tuple[str, str], ...]  # file name, Markdown


class Handbook(Screen):
    """One chapter at a time. A link to another chapter leads there; all other links are words.

    Signals:
        back: leave.
    """

    back = Signal()

    def __init__(self, chapters: Chapters, parent: QWidget | None) -> None:
        super().__init__("Handboken", parent, width=1100, back="Tillbaka")
        self._chapters = dict(chapters)
        self._names = list(self._chapters)
        self._list = QListWidget(self.middle)
        self._list.setAccessibleName("Kapitel")
        self._list.addItems([title_of(text) for text in self._chapters.values()])
        self._list.setMaximumWidth(self._list.sizeHintForColumn(0) + 40)
        self._list.setWordWrap(True)  # with large text the page needs the width more
        self._page = QTextBrowser(self.middle)
        self._page.setOpenLinks(False)
        self._page.setAccessibleName("Kapitlets text")
        fill(self.body, ("Handboken", "title"))
        across = line(spacing=18)
        across.addWidget(self._list, 1)
        across.addWidget(self._page, 2)
        self.body.addLayout(across, 1)
        self._list.currentRowChanged.connect(self._show)
        self._page.anchorClicked.connect(self._follow)
        self._list.setCurrentRow(0)
        self.begin_with(self._list)

    def _show(self, row: int) -> None:
        self._page.setMarkdown(self._chapters[self._names[row]])
        _give_air(self._page.document(), self.fontMetrics().lineSpacing() // 2)
        self._page.moveCursor(self._page.textCursor().MoveOperation.Start)

    def _follow(self, url: QUrl) -> None:
        name = PurePosixPath(url.path()).name
        if url.isRelative() and name in self._names:
            self._list.setCurrentRow(self._names.index(name))
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)


def _give_air(document: QTextDocument, below: int) -> None:
    """Qt puts nothing between the paragraphs of Markdown."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    air = QTextBlockFormat()
    air.setBottomMargin(below)
    cursor.mergeBlockFormat(air)


def title_of(text: str) -> str:
    """The heading of a chapter."""
    return text.lstrip().partition("\n")[0].lstrip("# ").strip()
