# SPDX-License-Identifier: EUPL-1.2
"""A review of the log that is kept: to read, and to print."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.report.paper.plain_paper import Part
from app.ui.pieces.basics import fill, line, words
from app.ui.pieces.page import Screen


class PastReview(Screen):
    """Shows a record part by part.

    Signals:
        print_pages: put it on paper.
        back: leave.
    """

    print_pages = Signal()

    def __init__(self, title: str, parts: Sequence[Part], parent: QWidget | None) -> None:
        super().__init__(f"Valvet · {title}", parent, width=820, back="Tillbaka")
        head = words(title, "title", self.middle)
        go = self.lead_on("Skriv ut", self.print_pages)
        fill(self.body, line(head, go, wide=0), self.message)
        for part in parts:
            if part.heading:
                fill(self.body, (part.heading, "subheading"))
            fill(self.body, *((text, "") for text in part.paragraphs))
        self.body.addStretch(1)
        self.begin_with(go)
