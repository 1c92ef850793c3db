# SPDX-License-Identifier: EUPL-1.2
"""One line of the table, and the table."""

from collections.abc import Iterable
from typing import NamedTuple

_HEAD = ("", "what", "ours", "bound", "ratio", "at most", "verdict", "where it goes")
_RIGHT = (2, 3, 4, 5)  # columns of figures


class Row(NamedTuple):
    """One measured pair.

    Attributes:
        id: its letter.
        what: in a few words.
        ours: median of ours.
        bound: median of what it is held against, or a fixed target; None where there is none.
        unit: of both.
        most: the highest ratio of ours to bound that is good, or None.
        note: where the time or the memory goes; why, if the bound is missed.
    """

    id: str
    what: str
    ours: float
    bound: float | None
    unit: str
    most: float | None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours against the bound."""
        return None if self.bound is None else self.ours / self.bound

    @property
    def verdict(self) -> str:
        """Whether the bound holds."""
        if self.ratio is None or self.most is None:
            return "–"
        return "holds" if self.ratio <= self.most else "MISSED"


class Failed(NamedTuple):
    """A pair that could not be measured."""

    id: str
    what: str
    why: str


def table(rows: Iterable[Row | Failed]) -> str:
    """The rows as a table of plain text."""
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(_HEAD))]
    lines = [_line(line, widths) for line in cells]
    lines.insert(1, "  ".join("-" * width for width in widths[:-1]))
    return "\n".join(lines)


def figure(value: float) -> str:
    """Three figures, no more: 0.871, 12.3, 1 021."""
    if value >= 100:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


def _cells(row: Row | Failed) -> tuple[str, ...]:
    if isinstance(row, Failed):
        return (row.id, row.what, "", "", "", "", "FAILED", row.why)
    return (
        row.id,
        row.what,
        f"{figure(row.ours)} {row.unit}",
        "" if row.bound is None else f"{figure(row.bound)} {row.unit}",
        "" if row.ratio is None else f"{row.ratio:.2f}",
        "" if row.most is None else f"{row.most:g}",
        row.verdict,
        row.note,
    )


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    made = [
        cell.rjust(width) if place in _RIGHT else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(made).rstrip()
