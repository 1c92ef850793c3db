# SPDX-License-Identifier: EUPL-1.2
"""The page that all screens outside the talk are made on: a bar, and a calm column that scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.pieces.basics import Message, button, column, frame, line, scrolled, words
from app.ui.pieces.half_typed import typed_on
from app.user_error import UserError

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LOST = (
    "Det du har skrivit här är inte sparat. Gör klart det, eller tryck Esc en gång till för "
    "att lämna sidan utan att spara."
)
_AFTER_PLACE = 2  # in a bar: after the program and the place
_MENDS = "mends"  # a line that takes away what the page says is wrong


class Screen(QWidget):
    """A screen with a bar above and its content in the middle, as wide as reads well.

    The bar says `place`, and `back` on the way back, if it has one; without a place the page
    puts a bar of its own (`put_bar`).

    Enter is the button in focus, if it does something, else the primary one; what is ticked
    or chosen is so with Space. Escape goes back. What it says is wrong goes when somebody
    types in one of its lines. Add to `body`.

    Attributes:
        loses: whether what is typed here goes with the page, if Escape leaves it.
        patience: seconds that it must have been in sight before Enter, Space or a click does
            anything; a moment even where it is 0 (presses.py).

    Signals:
        back: leave this screen.
        turned: other things stand on it now, as on a new screen.
    """

    back = Signal()
    turned = Signal()
    patience = 0.0
    loses = False

    def __init__(
        self,
        place: str | None,
        parent: QWidget | None,
        *,
        width: int = 720,
        back: str = "",
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAccessibleName(place or "")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.primary: QPushButton | None = None
        self._first: QWidget | None = None
        self._error = ""
        self._stood: list[str] | None = None  # what was typed when the page came
        self._told_of: list[str] | None = None  # and when it was told of
        outer = self._outer = column(self, spacing=0)
        if place is not None:
            self._bar = Bar(place, self)
            outer.addWidget(self._bar)
        if back:
            self._bar.add(button(back, self, does=self.go_back))
        content = QWidget(self)
        across = QHBoxLayout(content)
        across.setContentsMargins(28, 26, 28, 26)
        across.addStretch(1)
        middle = self.middle = QWidget(content)
        self._width = width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle.setSizePolicy(policy)
        self.body: QVBoxLayout = column(middle, spacing=14)
        across.addWidget(middle, 100)
        across.addStretch(1)
        self._fit()
        self.area = scrolled(content, self)
        outer.addWidget(self.area, 1)
        self.message = Message(self)

    def lead_on(
        self, text: str, does: Callable[..., object] | SignalInstance
    ) -> QPushButton:
        """The primary button, to be put in its place."""
        made = self.primary = button(text, self.middle, kind="primary", does=does)
        return made

    def begin_with(self, widget: QWidget) -> None:
        """Put the keyboard here when the screen comes in sight."""
        self._first = widget
        if self.isVisible():
            widget.setFocus()

    def show_error(self, error: UserError) -> None:
        """Tell what happened and what to do, in sight."""
        self._error = f"{error.what} {error.remedy}"
        self.message.say(self._error)
        self.area.ensureWidgetVisible(self.message)

    @property
    def stands(self) -> bool:
        """Whether what is wrong stays so, whatever is typed."""
        return False

    def mended(self, _: str = "") -> None:
        """Something is typed or chosen: what was wrong may be mended, and is told no longer."""
        if not self.stands:
            self.message.forgive()

    def forget_error(self) -> None:
        """What went wrong went well the next time."""
        self.message.unsay(self._error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, else the primary one. Escape goes back."""
        if event.key() in ENTER:
            self._press()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            if self.may_go_back():
                self.go_back()
            event.accept()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes where one begins, and each line takes away what was wrong."""
        super().showEvent(event)
        for field in self.findChildren(QLineEdit):
            if not field.property(_MENDS):
                field.setProperty(_MENDS, True)
                field.textEdited.connect(self.mended)
        if self._stood is None:
            self._stood = typed_on(self)
        if self._first is not None:
            self._first.setFocus()

    def go_back(self) -> None:
        """What Escape and the way back do."""
        self.back.emit()

    def may_go_back(self) -> bool:
        """Whether Escape would lose nothing that is typed; what it would is told of once."""
        typed = typed_on(self) if self.loses else None
        if typed is None or typed in (self._stood, self._told_of):
            return True
        self._told_of = typed
        self.message.say(LOST)
        self.area.ensureWidgetVisible(self.message)
        return False

    def put_bar(self, bar: QWidget) -> None:
        """Put a bar of the page's own above the content."""
        self._outer.insertWidget(0, bar)

    def let_go(self) -> None:
        """It is left for good: what must not stay in its fields is taken out."""

    def add_bar_buttons(self, *made: QPushButton) -> None:
        """Put these at the left of the way back, or where it would be."""
        self._bar.add(*made)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text asks for a wider column."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.middle.setMaximumWidth(round(self._width * text_scale(self)))

    def add_footer(self, *widgets: QWidget) -> None:
        """Put what leads on under the content, always in sight; the first takes the room."""
        bar = frame("footer", self)
        layout = line(around=(28, 10, 28, 10), spacing=12)
        for place, widget in enumerate(widgets):
            layout.addWidget(widget, 0 if place else 1)
        bar.setLayout(layout)
        self._outer.addWidget(bar)

    def _press(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and not focused.isCheckable():
            focused.click()
        elif self.primary is not None and self.primary.isVisible():
            self.primary.click()


class Bar(QFrame):
    """The line above a page: the program, the place, and buttons; too narrow, without the first."""

    def __init__(self, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setMinimumHeight(52)
        self._line = line(around=(22, 5, 22, 5), spacing=18)
        self._program = words("Överblick", "name", self, wrap=False)
        self._line.addWidget(self._program)
        self._line.addWidget(words(place, "quiet", self), 1)
        self.setLayout(self._line)

    def add(self, *made: QPushButton) -> None:
        """Put these after the place, before what is there."""
        for number, push_button in enumerate(made, start=_AFTER_PLACE):
            self._line.insertWidget(number, push_button)

    def minimumSizeHint(self) -> QSize:
        """The name of the program needs no room."""
        return QSize(self._without(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        name = self._program.sizeHint().width() + self._line.spacing()
        self._program.setVisible(self._without() + name <= event.size().width())

    def _without(self) -> int:
        name = self._program.sizeHint().width() + self._line.spacing()
        return self._line.minimumSize().width() - name * (not self._program.isHidden())


def text_scale(widget: QWidget) -> float:
    """How large text is, against the usual 16 pixels."""
    return max(1.0, widget.font().pixelSize() / 16)
