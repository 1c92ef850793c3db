# SPDX-License-Identifier: EUPL-1.2
"""The few small pieces that every screen is made of, each with its part in the stylesheet."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.isolated import bare, isolated

DONE = "✓"  # before what is done, so that its colour is not all that says so


class Words(QLabel):
    """A label in which a name that runs from right to left turns nothing around it."""

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(isolated(text))

    def text(self) -> str:
        """What it was told to show."""
        return bare(super().text())


class Button(QPushButton):
    """A button of which the same is true."""

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(isolated(text))

    def text(self) -> str:
        """What it was told to show."""
        return bare(super().text())


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


def button(text: str, parent: QWidget, *, kind: str = "", name: str = "") -> QPushButton:
    """A button. `name` is what a screen reader says, if the words on it are not enough."""
    made = Button(parent)
    made.setText(plain(text))
    made.setProperty("kind", kind)
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    return made


def plain(text: str) -> str:
    """Text for a widget that reads & as a shortcut."""
    return text.replace("&", "&&")


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


def column(parent: QWidget, *, margin: int = 0, spacing: int = 10) -> QVBoxLayout:
    """A layout from top to bottom."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def line(*, spacing: int = 10) -> QHBoxLayout:
    """A layout from left to right."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


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


class Message(QFrame):
    """One line that something needs a look, or is done. Hidden while it has nothing to say."""

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

    def forgive(self, _: str = "") -> None:
        """Something was changed or chosen: say nothing more."""
        self.say("")

    @property
    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def _show(self, text: str) -> None:
        self._words.setText(text)
        # Its own style rules its words: they are polished with it.
        restyle(self._words, "told", self.property("kind"))
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class FlowLayout(QLayout):
    """From left to right, and on to the next line when there is no more room."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt asks for this one."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at `index`, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the one at `index` out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall at this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line, if there is room."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        across = sum(size.width() for size in sizes) + self.spacing() * (len(sizes) - 1)
        return QSize(max(0, across), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """At least the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and height:
                x, y, height = rect.x(), y + height + self.spacing(), 0
            size.setWidth(min(size.width(), rect.width() or size.width()))
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            height = max(height, size.height())
        return y + height - rect.y()
