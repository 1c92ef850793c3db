# SPDX-License-Identifier: EUPL-1.2
"""The measures of the sheet: margins, type sizes and air, in points."""

from dataclasses import dataclass

from app.report.paper.marks import A4_HEIGHT, A4_WIDTH

MARGIN = 56.0
TOP = 54.0
FOOT = A4_HEIGHT - 48.0  # where the line above the footer runs
WIDTH = A4_WIDTH - 2 * MARGIN
COLUMN = 0.31 * WIDTH  # where text beside a title begins
GUTTER = 28.0  # between two columns
HALF = (WIDTH - GUTTER) / 2  # width of one of two columns
HAIR = 0.72  # ink of dividing lines; all else is black, so that any printer shows it


@dataclass(frozen=True)
class Style:
    """One way to set the sheet.

    Attributes:
        body: size of the running text.
        hanging: area titles in a column of their own; otherwise they lead the text.
        two_sheets: "Område för område" begins a page.
        columns: what carries and what is hard stand side by side.
        foot: size of the footer.
    """

    body: float
    hanging: bool = False
    two_sheets: bool = False
    columns: bool = True
    foot: float = 8.5

    @property
    def leading(self) -> float:
        """From baseline to baseline."""
        return round(self.body * 1.4, 2)

    @property
    def small(self) -> float:
        """Size of explanations."""
        return max(self.body * 0.86, 8.5)

    @property
    def heading(self) -> float:
        """Size of the headings."""
        return self.body * 1.25

    @property
    def title(self) -> float:
        """Size of the sheet's title."""
        return self.body * 2.1

    @property
    def gap(self) -> float:
        """Air above a heading."""
        return self.body * 1.9

    @property
    def room(self) -> float:
        """Height of the text area on a page."""
        return FOOT - self.body - TOP


# What is tried, in this order, until the sheet fits on two pages: as large as there is
# room for, and rather denser than smaller.
NORMAL = (
    Style(11.5, hanging=True, two_sheets=True),
    Style(11, hanging=True, two_sheets=True),
    Style(10.5, hanging=True, two_sheets=True),
    Style(10.5, two_sheets=True),
    Style(10, two_sheets=True),
    Style(10),
    Style(9.5),
    Style(9),
)
LARGE = Style(16, columns=False, foot=11)
