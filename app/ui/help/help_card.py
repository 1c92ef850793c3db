# SPDX-License-Identifier: EUPL-1.2
"""F1 on every screen that has no help of its own: what this page is for, and the keys.

It lies over the screen, which stays as it is beneath; the same key, Escape or Enter takes it away.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from shiboken6 import isValid

from app.ui.help.handbook import Chapters, Handbook
from app.ui.help.help_words import PAGES
from app.ui.pieces.basics import button, column, fill, frame, grid, line, scrolled, words
from app.ui.pieces.page import ENTER
from app.ui.pieces.tab_order import stop_after

Hints = tuple[tuple[str, str], ...]
_KEYS: Final[Hints] = (
    ("Tab, Skift Tab", "nästa och föregående fält eller knapp"),
    ("Enter", "tryck på den markerade knappen, annars den färgade"),
    ("Mellanslag", "sätt eller ta bort en bock, eller välj"),
    ("Esc", "tillbaka dit du kom ifrån"),
    ("F1", "hjälpen: öppna, och samma tangent stänger"),
    ("F9", "dölj allt. Samma tangent tar fram det igen"),
    ("F10", "startsidan"),
    ("Ctrl L", "lås"),
    ("Ctrl + och Ctrl −", "större och mindre text"),
)
_TRAIL: Final[Hints] = (
    ("Ctrl 1 till Ctrl 5", "samtal, saknas, bedömning, återkoppling, signera"),
)
_WAY: Final = (
    "1. Välj Ny klient på startsidan, och sedan Ny ASI Grund på klientens sida.",
    "2. Samtalet: tryck på svaret, så kommer nästa fråga. F12 när ni är klara.",
    "3. Saknas: det som inte är besvarat.",
    "4. Bedömning: sju områden, spann och värde.",
    "5. Återkoppling: läs utkastet, ändra och gå igenom det med klienten.",
    "6. Signera, och skriv ut bladet.",
)
_SAVED: Final = (
    "Du behöver aldrig spara svaren själv. Står det Sparat ligger allt på disken."
)


class HelpCard(QWidget):
    """The card over the window, and the manual in its place. What lies beneath stays as it is.

    Signals:
        wanted: the manual is to be read; answer with `show_handbook`.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Hjälp")
        self._over = parent
        self._before: QWidget | None = None
        self._waits = False  # for the manual
        self._book: Handbook | None = None
        self._area = scrolled(QWidget(self), self)
        layout = self._layout = column(self, spacing=0)
        layout.addWidget(self._area, 1)
        bar = self._bar = frame("footer", self)
        foot = line(around=(28, 8, 28, 8), spacing=12)
        foot.addStretch(1)
        self._read = button("Läs handboken", bar, does=self.read)
        foot.addWidget(self._read)
        self._close = button("Stäng hjälpen", bar, kind="primary", does=self.shut)
        foot.addWidget(self._close)
        bar.setLayout(foot)
        layout.addWidget(bar)
        parent.installEventFilter(self)
        self.hide()

    def open_over(self, screen: QWidget | None) -> None:
        """Show the help of this screen."""
        text = PAGES.get(type(screen).__name__, "")
        keys: Hints = getattr(screen, "hints", ())  # the pages after the talk have some
        keys += _TRAIL if hasattr(screen, "trail") else ()
        old, self._area = self._area, scrolled(_content(text, keys, self), self)
        self._layout.replaceWidget(old, self._area)
        old.hide()
        old.deleteLater()
        self._area.show()
        self._bar.show()
        self._come()
        self._close.setFocus()

    def read(self) -> None:
        """The manual instead, or where no card is open; it takes a moment to come."""
        self._waits = True
        self.wanted.emit()

    def show_handbook(self, chapters: Chapters) -> None:
        """Show the manual, unless it is not waited for any more."""
        if not self._waits:
            return
        self._put_away()
        book = self._book = Handbook(chapters, self)
        book.back.connect(self.shut)
        self._area.hide()
        self._bar.hide()
        self._layout.addWidget(book)
        self._come()
        book.show()

    def _come(self) -> None:
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def _put_away(self) -> None:
        self._waits = False
        book, self._book = self._book, None
        if book is not None:
            book.hide()
            book.deleteLater()

    def shut(self) -> None:
        """Away, and the keys back to where they were."""
        self._put_away()
        if not self.isVisible():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1, Escape and Enter take it away; the arrows scroll; F10 still leads home."""
        if event.key() in ENTER and self._read.hasFocus():
            self._read.click()
            event.accept()
        elif event.key() in _SHUT:
            self.shut()
            event.accept()
        elif event.key() == Qt.Key.Key_F10:
            self.shut()
            event.ignore()
        else:
            self._scroll(event.key())
            event.accept()

    def _scroll(self, key: int) -> None:
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        bar.setValue(bar.value() + steps.get(Qt.Key(key), 0))

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's own shape
        """Nothing beneath can be come to."""
        stop = stop_after(QApplication.focusWidget(), self, step=1 if following else -1)
        if stop is not None:
            reason = Qt.FocusReason
            stop.setFocus(reason.TabFocusReason if following else reason.BacktabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)


_SHUT: Final = frozenset(
    {Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
)


def _content(message: str, keys: Hints, parent: QWidget) -> QWidget:
    content = QWidget(parent)
    across = line(around=(28, 22, 28, 22), spacing=0)
    middle = QWidget(content)
    middle.setMaximumWidth(980)
    inside = column(middle, spacing=10)
    fill(inside, ("Hjälp", "title"))
    fill(inside, ("Den här sidan" if message else "", "subheading"), (message, ""))
    fill(inside, ("Tangenter", "subheading"))
    fill(
        inside, _table((*keys, *(key for key in _KEYS if key[0] not in dict(keys))), middle)
    )
    fill(inside, ("Från klient till signerat blad", "subheading"))
    fill(inside, *((text, "") for text in (*_WAY, _SAVED)))
    inside.addStretch(1)
    across.addStretch(1)
    across.addWidget(middle, 100)
    across.addStretch(1)
    content.setLayout(across)
    return content


def _table(keys: Hints, parent: QWidget) -> QGridLayout:
    table = grid(0, 1, across=18)
    for number, (key, meaning) in enumerate(keys):
        table.addWidget(
            words(key, "key", parent, wrap=False), number, 0, Qt.AlignmentFlag.AlignLeft
        )
        table.addWidget(words(meaning, "", parent), number, 1)
    return table
