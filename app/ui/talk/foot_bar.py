# SPDX-License-Identifier: EUPL-1.2
"""The line below the talk: the keys, each also a button, and in a low window X, N and the ways on."""

from collections.abc import Sized
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.ui.pieces.basics import REST, fill, line, link, restyle, words
from app.ui.pieces.fitting import FittingBar
from app.ui.talk.card import Card

FOOT = (
    ("F1", "hjälp"),
    ("F2", "anteckning"),
    ("F6", "gå till"),
    ("F8", "klientvy"),
    ("F9", "dölj"),
    ("F12", "klart"),
)
SUPPORT = "F7"
_ANSWERING = (("0–9", "svara"), ("X", "pass"), ("N", "gäller inte"))
_FIRST_BARE = (
    "F2",
    "F8",
    "F6",
    SUPPORT,
    "F12",
    "F1",
    "F9",
)  # the order they lose their words in
# How short X and N are (0: they stand in the card), and how many keys are without their words.
_WITH_MARKS = ((1, 0), (1, 1), (1, 3), (1, 5), (2, 1), (2, 3), (2, 4), (2, 5), (2, 7))
_WITHOUT = ((0, 0), (1, 0), (1, 1), (1, 3), (1, 5), (1, 7))
# Times the size of a letter: in a lower window the answers need all of the card.
_LOW = 40
_GAP, _SIDE = 6, 18  # pixels


class FootBar(FittingBar):
    """Says less where there is less room: the keys without their words, X and N by their letters.

    Signals:
        pressed: the name of a key, "F2" (str).
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self._card: Card | None = None
        self._holds = False
        self._line = line(around=(_SIDE, 4, _SIDE, 4), spacing=_GAP)
        self._hints: list[QWidget] = []
        for key, meaning in _ANSWERING:
            for text, kind in ((key, "key"), (meaning, "hint")):
                self._hints.append(words(text, kind, self, wrap=False))
        fill(self._line, *self._hints, REST)
        self._keys: dict[str, QPushButton] = {}
        self._meanings = {SUPPORT: "stöd", **dict(FOOT)}
        for key in self._meanings:
            press = partial(self.pressed.emit, key)
            made = self._keys[key] = link("", self, press)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._line.addWidget(made)
            self._mean(key, self._meanings[key])
        self._keys[SUPPORT].hide()
        self.setLayout(self._line)

    def serve(self, card: Card) -> None:
        """This is the card in sight; its foot may stand here."""
        if self._card is not None and self._card is not card:
            self._card.take_foot_back()
            self._holds = False
        self._card = card
        self._fit_later()

    def show_client(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's own shape
        """Whether the client's window is open."""
        self._mean("F8", "stäng klientvyn" if is_open else "klientvy", lit=is_open)
        self._fit()

    def show_support(self, every: Sized, new: Sized) -> None:
        """Whether there is support to read, and is lit for what is new: it tells no client."""
        self._keys[SUPPORT].setVisible(bool(len(every)))
        self._mean(SUPPORT, "stöd", lit=bool(len(new)))
        if len(new):
            self._keys[SUPPORT].setAccessibleName(f"nytt stöd, {SUPPORT}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room across."""
        super().resizeEvent(event)
        self._later.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The window is lower or higher."""
        super().moveEvent(event)
        self._later.start()

    def _fit_later(self) -> None:
        """The foot of the card stands here, or in the card."""
        card = self._card
        low = self.window().height() < _LOW * self.font().pixelSize()
        if card is not None and low != self._holds:
            focused = QApplication.focusWidget()
            had_keys = focused is not None and card.foot.isAncestorOf(focused)
            self._holds = low
            if low:
                self._line.insertWidget(0, card.foot)
                card.foot.stand(below=True)
                card.foot.show()
            else:
                card.take_foot_back()
            if focused is not None and had_keys:
                focused.setFocus()
        self._fit()

    def _fit(self) -> None:
        """As many words as there is room for."""
        for length, bare in _WITH_MARKS if self._holds else _WITHOUT:
            for hint in self._hints:
                hint.setVisible(not self._holds and length == 0)
            if self._holds and self._card is not None:
                self._card.foot.shorten(length)
            for key, made in self._keys.items():
                self._show(key, made, bare=key in _FIRST_BARE[:bare])
            if self._across() <= self.width():
                break

    def _across(self) -> int:
        """Pixels that all of it takes."""
        every = (*self._hints, *self._keys.values())
        taken = sum(one.sizeHint().width() + _GAP for one in every if not one.isHidden())
        foot = self._card.foot.across if self._holds and self._card is not None else 0
        return taken + foot + 2 * _SIDE

    def _mean(self, key: str, meaning: str, *, lit: bool = False) -> None:
        made = self._keys[key]
        self._meanings[key] = meaning
        made.setAccessibleName(f"{meaning}, {key}")
        made.setToolTip(f"{key} {meaning}")
        restyle(made, "kind", "lit" if lit else "link")
        self._show(key, made, bare=False)

    def _show(self, key: str, made: QPushButton, *, bare: bool) -> None:
        lit = " •" if key == SUPPORT and made.property("kind") == "lit" else ""
        text = f"{key}{lit}" if bare else f"{key}{lit} {self._meanings[key]}"
        if text != made.text():
            made.setText(text)
