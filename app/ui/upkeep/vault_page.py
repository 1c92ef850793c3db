# SPDX-License-Identifier: EUPL-1.2
"""The page "Valvet": from here one comes to everything that is about the vault itself."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.pieces.basics import fill, ground
from app.ui.pieces.page import Screen
from app.ui.pieces.rows import Row, RowWords


class HubRow(NamedTuple):
    """One row of the page.

    Attributes:
        name: what `Hub.chosen` tells, and what the row's flow is opened with.
        title: what it is called.
        detail: one quiet sentence on what it is for.
    """

    name: str
    title: str
    detail: str


GROUPS: tuple[tuple[str, tuple[HubRow, ...]], ...] = (
    (
        "Kopior och vägar in",
        (
            HubRow(
                "copies",
                "Säkerhetskopior",
                "Se vilka som finns, ta en ny, välj en andra plats eller hämta tillbaka en.",
            ),
            HubRow(
                "people",
                "Vilka som kan öppna valvet",
                "Byt din lösenfras, ge en kollega en egen, eller ta bort någon.",
            ),
            HubRow(
                "code",
                "Återställningskoden",
                "Prova en gång om året att koden gäller, eller ta fram en ny.",
            ),
            HubRow(
                "key",
                "Byt datanyckel",
                "När någon har slutat, eller när en dator eller en kopia har kommit bort.",
            ),
        ),
    ),
    (
        "Uppföljning",
        (
            HubRow("log", "Loggen", "Vem som har gjort vad, och när."),
            HubRow(
                "review",
                "Loggkontroll",
                "Chefens återkommande genomgång, med stickprov och egna anteckningar.",
            ),
        ),
    ),
    (
        "Uppgifter om personer",
        (
            HubRow(
                "extract",
                "Registerutdrag",
                "Allt som finns om en person, att skriva ut eller spara.",
            ),
            HubRow("retention", "Gallring", "Vad som ska bort i år, beslut och protokoll."),
        ),
    ),
)


class Hub(Screen):
    """Rows in groups; a row without a flow is left out.

    Signals:
        chosen: name of a row (str).
    """

    chosen = Signal(str)

    def __init__(self, present: frozenset[str], place: str, parent: QWidget | None) -> None:
        super().__init__("Valvet", parent, width=820, back="Tillbaka")
        self._rows: list[tuple[HubRow, Row]] = []
        fill(self.body, ("Valvet", "title"), (place, "hint"), self.message)
        for title, rows in GROUPS:
            if here := tuple(row for row in rows if row.name in present):
                self._add(title, here)
        self.body.addStretch(1)
        self.begin_with(self._rows[0][1] if self._rows else self)

    def show_status(self, status: Mapping[str, str]) -> None:
        """Show how things stand, a line for each row that has one to say."""
        for row, shown in self._rows:
            text = status.get(row.name, "")
            shown.show_detail("\n".join(filter(None, (row.detail, text))))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._rows[place][0].name)

    def _add(self, title: str, rows: tuple[HubRow, ...]) -> None:
        fill(self.body, (title, "subheading"))
        card, inside = ground("card", self.middle, margin=10, spacing=0)
        for row in rows:
            shown = Row(RowWords(len(self._rows), row.title, row.detail), card)
            shown.setProperty("last", row is rows[-1])
            shown.chosen.connect(self._choose)
            self._rows.append((row, shown))
            inside.addWidget(shown)
        self.body.addWidget(card)
