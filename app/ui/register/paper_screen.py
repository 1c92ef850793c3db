# SPDX-License-Identifier: EUPL-1.2
"""A plain paper on the screen, such as a protocol: read here, saved as PDF, printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.report.paper.plain_paper import Part, Plain
from app.ui.pieces.basics import button, fill, grid, ground, words
from app.ui.pieces.page import Screen


class PaperScreen(Screen):
    """Shows one paper.

    Signals:
        save, print_out: what to do with it.
        back: leave.
    """

    save = Signal()
    print_out = Signal()

    def __init__(self, paper: Plain, parent: QWidget | None) -> None:
        super().__init__("Valvet · Gallring", parent, width=820, back="Tillbaka")
        fill(self.body, (paper.title, "title"), self.message)
        fill(self.body, *((text, "quiet") for text in paper.lead))
        for part in paper.parts:
            self._add(part)
        self.body.addStretch(1)
        save = self.lead_on("Spara som PDF", self.save)
        print_it = button("Skriv ut", self, does=self.print_out)
        self.add_footer(words("", "hint", self), print_it, save)
        self.begin_with(save)

    def show_done(self, text: str) -> None:
        """It went well."""
        self.message.say(text)

    def _add(self, part: Part) -> None:
        fill(self.body, (part.heading, "subheading"))
        card, inside = ground("card", self.middle, margin=16, spacing=8)
        fill(inside, *((paragraph, "") for paragraph in part.paragraphs))
        if part.rows:
            table = grid(1, 2, across=18, down=6)
            for number, (label, text) in enumerate(part.rows):
                top = Qt.AlignmentFlag.AlignTop
                table.addWidget(words(label, "quiet", card), number, 0, top)
                table.addWidget(words(text, "", card), number, 1, top)
            inside.addLayout(table)
        self.body.addWidget(card)
