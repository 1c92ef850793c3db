# SPDX-License-Identifier: EUPL-1.2
"""The versions of an interview, and two of them side by side, what differs first (G2)."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.stewardship.review.versions import ChangedRow, SideBySide, Version, Versions
from app.swedish_figures import with_noun
from app.ui.pieces.basics import button, card, column, fill, line, link, words
from app.ui.pieces.day_words import stamp
from app.ui.pieces.drop_down import DropDown
from app.ui.pieces.page import Screen
from app.ui.pieces.reading_table import ReadingTable

HEADINGS = ("Område", "Fråga", "Före", "Efter")
_WIDE = (1, 2, 3)
FOR_WHAT = (
    "En signerad intervju går inte att ändra. En rättelse blir en ny version, och de äldre "
    "finns kvar som de var."
)
ALIKE = "Inget skiljer de två versionerna åt."


class VersionsScreen(Screen):
    """Which versions there are, and a comparison of two.

    Signals:
        compare: ids of two versions, the one before and the one after (int, int).
        read: id of a version to open and read (int).
        back: leave.
    """

    compare = Signal(int, int)
    read = Signal(int)

    def __init__(self, versions: Versions, parent: QWidget | None) -> None:
        place = (versions.name, versions.case, versions.title, "Versioner")
        super().__init__(
            " · ".join(filter(None, place)), parent, width=1100, back="Tillbaka"
        )
        self._shown: SideBySide | None = None
        self._count = words("", "subheading", self.middle)
        self._table = ReadingTable("Det som skiljer", HEADINGS, _WIDE, self.middle)
        self._alike = ReadingTable("Det som är lika", HEADINGS, _WIDE, self.middle)
        self._unfold = link("", self.middle, self._show_alike)
        named: list[tuple[str, object]] = [
            (called(version), version.id) for version in versions.versions
        ]
        self.before = DropDown("Före", named, self.middle)
        self.after = DropDown("Efter", named, self.middle)
        self._lay_out(versions)
        last = len(versions.versions) - 1
        self.before.setCurrentIndex(max(0, last - 1))
        self.after.setCurrentIndex(last)
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(self._choose)
        self.begin_with(self.before)

    @property
    def chosen(self) -> tuple[int, int]:
        """Ids of the two that are to be compared."""
        return int(self.before.currentData()), int(self.after.currentData())

    def show_comparison(self, two: SideBySide) -> None:
        """Show what differs; an answer that comes too late is let be."""
        if (two.before, two.after) != self.chosen:
            return
        self._shown = two
        self._table.show_rows(_cells(two.different))
        self._alike.hide()
        self._count.setText(_counted(len(two.different)))
        self._unfold.setText(f"Visa även det som är lika ({len(two.alike)})")
        self._unfold.setVisible(bool(two.alike))

    def _choose(self, _: int) -> None:
        self.compare.emit(*self.chosen)

    def _show_alike(self) -> None:
        if self._shown is not None:
            self._alike.show_rows(_cells(self._shown.alike))
            self._unfold.hide()
            self._alike.setFocus()

    def _lay_out(self, versions: Versions) -> None:
        fill(self.body, (f"{versions.title}: versioner", "title"), (FOR_WHAT, "quiet"))
        fill(self.body, self.message)
        rows = (VersionRow(one, self.read, self.middle) for one in versions.versions[::-1])
        kept = card(self.middle, *rows, margin=18, spacing=8)
        fill(self.body, kept, ("Jämför två versioner", "subheading"))
        choose = line(spacing=14)
        for box in (self.before, self.after):
            part = QWidget(self.middle)
            stacked = column(part, spacing=3)
            fill(stacked, words(box.accessibleName(), "hint", part, wrap=False), box)
            choose.addWidget(part)
        choose.addStretch(1)
        fill(self.body, choose, self._count, self._table, line(self._unfold), self._alike)
        self.body.addStretch(1)
        for hidden in (self._table, self._alike, self._unfold):
            hidden.hide()


class VersionRow(QWidget):
    """One version: which, when, who, why, and the way to read it."""

    def __init__(self, version: Version, read: SignalInstance, parent: QWidget) -> None:
        super().__init__(parent)
        texts = QWidget(self)
        inside = column(texts, spacing=2)
        valid = " · gäller nu" if version.is_valid else ""
        fill(inside, (f"{called(version)}{valid}", "name"), (_when(version), "hint"))
        if version.reason:
            fill(inside, (f"Orsak: {version.reason}", ""))
        verb = "Läs" if version.signed_at else "Fortsätt"
        tell, name = partial(read.emit, version.id), f"{verb} {called(version)}"
        way = button(verb, self, name=name, does=tell)
        self.setLayout(line(texts, way, wide=0, spacing=14))


def called(version: Version) -> str:
    """What a version is called."""
    return "Första versionen" if version.number == 1 else f"Rättelse {version.number - 1}"


def _when(version: Version) -> str:
    now = datetime.now().astimezone()
    if version.signed_at:
        return f"Signerad {stamp(version.signed_at, now)} av {version.who}"
    return f"Påbörjad {stamp(version.begun_at, now)} av {version.who}. Inte signerad än."


def _counted(count: int) -> str:
    if not count:
        return ALIKE
    return with_noun(count, "skillnad", "skillnader")


def _cells(rows: tuple[ChangedRow, ...]) -> list[tuple[str, ...]]:
    return [tuple(row) for row in rows]
