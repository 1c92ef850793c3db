# SPDX-License-Identifier: EUPL-1.2
"""Rows to press: an interview with its words and what to do, and a list of them that folds."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.pieces.basics import column, empty, fill, link, words
from app.ui.pieces.row_button import RowButton


class RowWords(NamedTuple):
    """What one row says. `ident` is what pressing it tells."""

    ident: int
    title: str
    detail: str = ""
    aside: str = ""


class Row(RowButton):
    """One row: a title, a quiet line under it, and a few words at the right.

    Signals:
        chosen: its id (int).
    """

    chosen = Signal(int)

    def __init__(self, row_words: RowWords, parent: QWidget) -> None:
        box = QHBoxLayout()
        super().__init__("row", box, (10, 9, 10, 9), parent)
        self._said = row_words
        self.setAccessibleName(". ".join(filter(None, row_words[1:])))
        texts = QWidget(self)
        self.let_through(texts)
        inside = column(texts, spacing=1)
        fill(inside, (row_words.title, ""))
        self._detail = words(row_words.detail, "hint", texts)
        self._detail.setVisible(bool(row_words.detail))
        inside.addWidget(self._detail)
        box.addWidget(texts, 1)
        if row_words.aside:
            aside = words(row_words.aside, "hint", self, wrap=False)
            self.let_through(aside)
            box.addWidget(aside)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._said.ident)

    def show_detail(self, text: str) -> None:
        """Say something else under the title."""
        self._said = self._said._replace(detail=text)
        self.setAccessibleName(". ".join(filter(None, self._said[1:])))
        self._detail.setText(text)
        self._detail.setVisible(bool(text))
        self.updateGeometry()


class RowList(QWidget):
    """Rows under one another; more than `at_first` fold behind a link.

    Signals:
        chosen: the id of a row (int).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget, *, at_first: int) -> None:
        super().__init__(parent)
        self._at_first = at_first
        self._all: tuple[RowWords, ...] = ()
        self._layout = column(self, spacing=0)

    def show_rows(self, rows: tuple[RowWords, ...]) -> None:
        """Show these, the first of them at once."""
        self._all = rows
        self._show(self._at_first)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the tab key stops, in order."""
        found = (self._layout.itemAt(place) for place in range(self._layout.count()))
        widgets = (item.widget() for item in found if item is not None)
        return tuple(widget for widget in widgets if widget is not None)

    def _show(self, most: int) -> None:
        empty(self._layout)
        for number, row_words in enumerate(self._all[:most], start=1):
            row = Row(row_words, self)
            row.setProperty("last", number == len(self._all))
            row.chosen.connect(self.chosen)
            self._layout.addWidget(row)
        if len(self._all) > most:
            way = link(f"Visa alla {len(self._all)}", self, self._unfold)
            self._layout.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self) -> None:
        self._show(len(self._all))
