# SPDX-License-Identifier: EUPL-1.2
"""The few small pieces that every screen is made of, each with its part in the stylesheet."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.pieces.announce import announce
from app.ui.pieces.labels import Button, Words, plain

DONE = "✓"  # before what is done, so that its colour is not all that says so

Around = tuple[int, int, int, int]  # pixels left, above, right and below


class Rest:
    """The room that is left in a layout, when all that lies in it has its own."""


REST: Final = Rest()
# What a layout is filled with: a widget, words and their kind, a layout, pixels of air, the rest.
Part = QWidget | tuple[str, str] | QLayout | int | Rest


def words(text: str, kind: str, parent: QWidget, *, wrap: bool = True) -> QLabel:
    """Words on the screen, always as plain text: what a client said is never markup."""
    label = Words(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    label.setProperty("kind", kind)
    return label


def say(label: QLabel, text: str) -> None:
    """Show words on a label, or no label at all."""
    label.setText(text)
    label.setVisible(bool(text))


def button(
    text: str,
    parent: QWidget,
    *,
    kind: str = "",
    name: str = "",
    does: Callable[..., object] | SignalInstance | None = None,
) -> QPushButton:
    """A button, and what it does.

    `name` is what a screen reader says, if the words on it are not enough.
    """
    made = Button(parent)
    made.setText(plain(text))
    made.setProperty("kind", kind)
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    if isinstance(does, partial):
        made.carry(does)
    elif does is not None:
        made.clicked.connect(does)
    return made


def link(
    text: str, parent: QWidget, does: Callable[..., object] | SignalInstance, name: str = ""
) -> QPushButton:
    """A button that looks like words that lead somewhere."""
    return button(text, parent, kind="link", name=name, does=does)


def rename(made: QPushButton, text: str) -> None:
    """Other words on a button, to a screen reader, too."""
    made.setText(plain(text))
    made.setAccessibleName(text)


def entry(
    name: str, parent: QWidget, *, hint: str = "", most: int | None = None
) -> QLineEdit:
    """A line to write in.

    Args:
        name: what a screen reader calls it.
        parent: what it lies on.
        hint: what stands in it while it is empty.
        most: the most characters that it takes; None for as many as Qt does.
    """
    made = QLineEdit(parent)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    if most is not None:
        made.setMaxLength(most)
    return made


def frame(kind: str, parent: QWidget) -> QFrame:
    """A ground to put things on: "card", "focus", "signal", "bar", "footer", "side"."""
    made = QFrame(parent)
    made.setProperty("kind", kind)
    return made


def rule(parent: QWidget) -> QFrame:
    """A thin line across."""
    made = frame("rule", parent)
    made.setFixedHeight(1)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the stylesheet looks at, and show it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def column(
    parent: QWidget, *, margin: int = 0, around: Around | None = None, spacing: int = 10
) -> QVBoxLayout:
    """A layout from top to bottom, with so much air on every side, or on each."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(*(around or (margin,) * 4))
    layout.setSpacing(spacing)
    return layout


def ground(
    kind: str, parent: QWidget, *, margin: int = 0, spacing: int = 10
) -> tuple[QFrame, QVBoxLayout]:
    """A ground as of `frame`, and the column of what lies on it."""
    made = frame(kind, parent)
    return made, column(made, margin=margin, spacing=spacing)


class Ground(QFrame):
    """The same as one widget with a part of its own.

    Attributes:
        inside: the column of what lies on it.
    """

    def __init__(
        self, kind: str, parent: QWidget, *, margin: int = 0, spacing: int = 10
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.inside = column(self, margin=margin, spacing=spacing)


def card(parent: QWidget, *parts: Part, margin: int = 20, spacing: int = 10) -> QFrame:
    """A card, and all that lies on it, from top to bottom."""
    made, inside = ground("card", parent, margin=margin, spacing=spacing)
    fill(inside, *parts)
    return made


def line(
    *parts: QWidget,
    wide: int | None = None,
    around: Around = (0, 0, 0, 0),
    spacing: int = 10,
) -> QHBoxLayout:
    """A layout from left to right, and what lies in it.

    The part at the place `wide` takes the room that is left; where none does it stays empty.
    """
    layout = QHBoxLayout()
    layout.setContentsMargins(*around)
    layout.setSpacing(spacing)
    for place, part in enumerate(parts):
        layout.addWidget(part, int(place == wide))
    if parts and wide is None:
        layout.addStretch(1)
    return layout


def grid(*shares: int, across: int = -1, down: int = -1) -> QGridLayout:
    """A table to put things in: how its columns share the room, and the air between; -1 is Qt's."""
    table = QGridLayout()
    table.setHorizontalSpacing(across)
    table.setVerticalSpacing(down)
    for place, share in enumerate(shares):
        table.setColumnStretch(place, share)
    return table


def fill(layout: QLayout, *parts: Part) -> None:
    """Put these into a layout, one after another; words lie on what the layout is of.

    Words that say nothing are left out.
    """
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        elif isinstance(part, tuple):
            if part[0]:
                layout.addWidget(words(*part, _ground_of(layout)))
        elif isinstance(layout, QBoxLayout):
            _fill_line(layout, part)


def _ground_of(layout: QLayout) -> QWidget:
    ground = layout.parentWidget()
    if ground is None:
        raise ValueError("words need something to lie on: the layout is of nothing yet")
    return ground


def _fill_line(layout: QBoxLayout, part: QLayout | int | Rest) -> None:
    if isinstance(part, QLayout):
        layout.addLayout(part)
    elif isinstance(part, int):
        layout.addSpacing(part)
    else:
        layout.addStretch(1)


def scrolled(content: QWidget, parent: QWidget) -> QScrollArea:
    """`content` in a frame that scrolls up and down, never sideways."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def outcome(label: QLabel, text: str, *, good: bool) -> None:
    """Say how something went: what is done has a tick and another colour than what is not."""
    label.setText(f"{DONE} {text}" if good and text else text)
    restyle(label, "kind", "accent" if good else "error")
    announce(label, text, urgent=not good)


class Message(QFrame):
    """One line that something needs a look, or is done. Hidden while it has nothing to say.

    Signals:
        warned: it says that something needs a look.
    """

    warned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "signal")
        layout = column(self, margin=10)
        self._words = words("", "", self)
        layout.addWidget(self._words)
        self.hide()

    def say(self, text: str) -> None:
        """Show that something needs a look, or nothing at all."""
        restyle(self, "kind", "signal")
        self._show(text)
        if text:
            self.warned.emit()

    def tell(self, text: str) -> None:
        """Show that something is done, or nothing at all."""
        restyle(self, "kind", "done")
        self._show(f"{DONE} {text}" if text else "")

    def goes_with(self, *lines: QLineEdit) -> None:
        """Say nothing more when one of these is written in: what was wrong may be mended."""
        for one in lines:
            one.textEdited.connect(self.forgive)

    def unsay(self, text: str) -> None:
        """Say this no longer, if it is what stands here: its cause is gone."""
        if text and self.text == text:
            self.say("")

    def hush(self) -> None:
        """Something else is wrong: what is done is told no longer beside it."""
        if self.property("kind") == "done":
            self.tell("")

    def forgive(self, _: str = "") -> None:
        """Something was changed or chosen: say nothing more."""
        self.say("")

    @property
    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def showEvent(self, event: QShowEvent) -> None:
        """A screen reader says what has come in sight."""
        super().showEvent(event)
        if not event.spontaneous():
            self._announce()

    def _announce(self) -> None:
        announce(self, self.text, urgent=self.property("kind") == "signal")

    def _show(self, text: str) -> None:
        is_other = self.isVisible() and text != self.text
        self._words.setText(text)
        # Its own style rules its words: they are polished with it.
        restyle(self._words, "told", self.property("kind"))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if is_other:  # else it is said as it comes in sight
            self._announce()
