# SPDX-License-Identifier: EUPL-1.2
"""The copies of one place, row by row, and the second place with its own."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.stewardship.care.copying import Elsewhere
from app.storage.copies.copy_folders import Copy
from app.ui.door.start_steps import breakable
from app.ui.pieces.basics import (
    Ground,
    button,
    empty,
    fill,
    line,
    link,
    rename,
    rule,
    words,
)
from app.ui.pieces.day_words import day_and_time
from app.ui.pieces.flow_layout import FlowLayout

WHY_TWO = (
    "Kopiorna ovanför ligger på samma disk som valvet. Lägg dem också på ett minne eller en "
    "annan disk, så finns de kvar om datorn går sönder eller försvinner. De är krypterade, "
    "precis som valvet."
)
AT_FIRST = 4  # copies in sight before one asks for more


class CopyList(Ground):
    """Copies of one place, the newest first; older ones behind a link.

    Signals:
        bring_back: a Copy (object).
    """

    bring_back = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__("card", parent, margin=18, spacing=10)
        fill(self.inside, (title, "subheading"))
        self._rows: QVBoxLayout = QVBoxLayout()
        self._rows.setSpacing(8)
        self.inside.addLayout(self._rows)
        self._copies: tuple[Copy, ...] = ()
        self._now = datetime.now().astimezone()

    def show_copies(self, copies: tuple[Copy, ...], now: datetime) -> None:
        """Show these."""
        self._copies, self._now = copies, now
        self._show(AT_FIRST)

    def _show(self, most: int) -> None:
        empty(self._rows)
        for number, copy in enumerate(self._copies[:most]):
            if number:
                self._rows.addWidget(rule(self))
            row = CopyRow(copy, self._now, self)
            row.bring_back.connect(self.bring_back)
            self._rows.addWidget(row)
        if not self._copies:
            fill(self._rows, ("Inga kopior än.", "hint"))
        if len(self._copies) > most:
            way = link(f"Visa alla {len(self._copies)}", self, self._unfold)
            self._rows.addWidget(way)

    def _unfold(self) -> None:
        self._show(len(self._copies))


class CopyRow(QWidget):
    """One copy, and the way to bring it back if it is whole.

    Signals:
        bring_back: the Copy (object).
    """

    bring_back = Signal(object)

    def __init__(self, copy: Copy, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        when = day_and_time(copy.made_at, now)
        across = line(spacing=14)
        across.addWidget(words(when, "", self), 2)
        whole = copy.verified_at is not None
        text = "Provad" if whole else "Skadad, går inte att använda"
        across.addWidget(words(text, "hint" if whole else "error", self), 2)
        take: QPushButton = button(
            "Hämta tillbaka",
            self,
            name=f"Hämta tillbaka: {when}",
            does=partial(self.bring_back.emit, copy),
        )
        policy = take.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that all rows are aligned
        take.setSizePolicy(policy)
        take.setVisible(whole)
        across.addWidget(take)
        self.setLayout(across)


class SecondPlace(Ground):
    """The second place: which it is, whether it is there now, and what lies in it.

    Signals:
        choose, forget: the user wants another place, or none.
    """

    choose = Signal()
    forget = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("card", parent, margin=18, spacing=10)
        fill(self.inside, ("En andra plats", "subheading"))
        self._place = words("", "name", self)
        self._said = words("", "hint", self)
        self.list = CopyList("Kopior där", self)
        self._choose = button("Välj en andra plats", self, does=self.choose)
        self._forget = button("Sluta använda den", self, does=self.forget)
        fill(self.inside, self._place, self._said, self.list)
        fill(self.inside, FlowLayout(self._choose, self._forget))

    def show_place(self, elsewhere: Elsewhere | None, now: datetime) -> None:
        """Show it, or why one is wise."""
        chosen = elsewhere is not None
        self._place.setVisible(chosen)
        self._forget.setVisible(chosen)
        verb = "Välj en annan plats" if chosen else "Välj en andra plats"
        rename(self._choose, verb)
        copies = elsewhere.copies if elsewhere is not None else ()
        self.list.show_copies(copies, now)
        self.list.setVisible(bool(copies))
        self._said.setText(WHY_TWO if elsewhere is None else place_words(elsewhere, now))
        if elsewhere is not None:
            self._place.setText(breakable(elsewhere.place))


def place_words(elsewhere: Elsewhere, now: datetime) -> str:
    """How the second place stands: quiet words, also where it is not there."""
    if not elsewhere.is_there:
        return (
            "Platsen är inte ansluten just nu. Anslut den, så läggs en kopia där när du "
            "låser eller stänger."
        )
    newest = next((copy for copy in elsewhere.copies if copy.verified_at), None)
    if newest is None:
        return "Ingen kopia där än. Nästa läggs där när du låser eller stänger."
    return f"Senaste kopian där: {day_and_time(newest.made_at, now)}."
