# SPDX-License-Identifier: EUPL-1.2
"""A plain paper on the screen, such as a protocol: read here, saved as PDF, printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.report.plain import Part, Plain
from app.ui.page import Page, back_button
from app.ui.pieces import button, fill, ground, words


class PaperScreen(Page):
    """Shows one paper.

    Signals:
        save, print_out: what to do with it.
        back: leave.
    """

    save = Signal()
    print_out = Signal()

    def __init__(self, paper: Plain, parent: QWidget | None) -> None:
        super().__init__("Valvet · Gallring", parent, width=820)
        back_button(self)
        fill(self.body, (paper.title, "title"), self.message)
        for said in paper.lead:
            fill(self.body, (said, "quiet"))
        for part in paper.parts:
            self._add(part)
        self.body.addStretch(1)
        self.primary = button("Spara som PDF", self, kind="primary", does=self.save)
        print_it = button("Skriv ut", self, does=self.print_out)
        self.add_footer(words("", "hint", self), print_it, self.primary)
        self.begin_with(self.primary)

    def show_done(self, said: str) -> None:
        """It went well."""
        self.message.say(said)

    def _add(self, part: Part) -> None:
        fill(self.body, (part.heading, "subheading"))
        card, inside = ground("card", self.middle, margin=16, spacing=8)
        for said in part.paragraphs:
            fill(inside, (said, ""))
        if part.rows:
            grid = QGridLayout()
            grid.setHorizontalSpacing(18)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 2)
            for number, (label, said) in enumerate(part.rows):
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(words(label, "quiet", card), number, 0, top)
                grid.addWidget(words(said, "", card), number, 1, top)
            inside.addLayout(grid)
        self.body.addWidget(card)
