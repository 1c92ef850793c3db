# SPDX-License-Identifier: EUPL-1.2
"""Labels and buttons whose words are shown as they are: names of any script, signs of any kind."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.text_direction import bare, isolated

_SHOWN = Qt.TextFlag.TextShowMnemonic.value


class Words(QLabel):
    """A label in which a name that runs from right to left turns nothing around it."""

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(isolated(text))

    def text(self) -> str:
        """What it was told to show."""
        return bare(super().text())


class Button(QPushButton):
    """A button of which the same is true, and which may carry what it does.

    A signal that is connected to a partial keeps what that is bound to. So the button has it,
    and takes it along when it goes.
    """

    def carry(self, action: Callable[[], object]) -> None:
        """Do this when it is clicked."""
        self._action = action
        self.clicked.connect(self._act)

    def _act(self) -> None:
        self._action()

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(isolated(text))

    def text(self) -> str:
        """What it was told to show."""
        return bare(super().text())


class WrappingButton(Button):
    """A button whose words go on to another line where it gets less room than they take."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_whole(self, text: str) -> None:
        """Show these words, on as many lines as it takes."""
        self._whole = plain(text)
        self._break(self.width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the words on one line."""
        metrics, around = self.fontMetrics(), self._around()
        across = metrics.size(_SHOWN, self._whole).width() + around.width()
        return QSize(across, metrics.height() + around.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word."""
        across = max(
            map(self.fontMetrics().horizontalAdvance, self._whole.split()), default=0
        )
        return QSize(across + self._around().width(), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall at this width in pixels."""
        words = self.fontMetrics().size(_SHOWN, "\n".join(self._lines(width)))
        return words.height() + self._around().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._break(event.size().width())

    def _break(self, width: int) -> None:
        lines = self._lines(width)
        text = "\n".join(lines)
        if text != self.text():
            self.setText(text)

    def _lines(self, width: int) -> list[str]:
        """The words, broken where the next one has no room."""
        room = width - self._around().width()
        if self.fontMetrics().size(_SHOWN, self._whole).width() <= room:
            return [self._whole]
        lines: list[str] = []
        for word in self._whole.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().size(_SHOWN, longer).width() <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _around(self) -> QSize:
        """What a button of this look takes around its words."""
        size = super().sizeHint()
        return size - self.fontMetrics().size(_SHOWN, QPushButton.text(self))


def plain(text: str) -> str:
    """Text for a widget that reads & as a shortcut."""
    return text.replace("&", "&&")
