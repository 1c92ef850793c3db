# SPDX-License-Identifier: EUPL-1.2
"""What has the keyboard is in sight: whatever scrolls around it scrolls there.

Qt does so only for the tab key within one scroll area, and only for the cursor of a field.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_AIR = 10  # pixels around, for the mark of focus
_LOOK, _LOOKS = 40, 10  # milliseconds between, and how often: a screen settles in steps


class InSight(QObject):
    """Watches the keyboard of one window. Keeps no widget: a screen that goes is gone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._left = 0
        self._seen: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window, or of the text, moves everything."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._watch()
        return super().eventFilter(watched, event)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard went from one to the other."""
        for one, signal in ((before, "disconnect"), (now, "connect")):
            if one is None or one.window() is not self._window:
                continue
            if isinstance(one, QPlainTextEdit):
                getattr(one.cursorPositionChanged, signal)(self.reveal)
            elif isinstance(one, QAbstractItemView) and one.selectionModel() is not None:
                getattr(one.selectionModel().currentChanged, signal)(self.reveal)
        self._watch()
        self.reveal()

    def _watch(self) -> None:
        self._left = _LOOKS
        self._timer.start()

    def _look(self) -> None:
        """Again where something has moved, but not where somebody turned the wheel."""
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
        if self._standing() != self._seen:
            self.reveal()

    def reveal(self) -> None:
        """Bring what has the keyboard into sight, whole if there is room for it."""
        focused = self._focused()
        if focused is None:
            return
        for area in _areas(focused):
            _scroll(area, _wanted(focused, area))
        self._seen = self._standing()

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        if focused is None or focused.window() is not self._window:
            return None
        return focused

    def _standing(self) -> tuple[object, ...]:
        """Where it lies in what scrolls, and how large the ports are."""
        focused = self._focused()
        if focused is None:
            return ()
        return tuple(
            (_wanted(focused, area), area.viewport().size()) for area in _areas(focused)
        )


def _areas(widget: QWidget) -> list[QScrollArea]:
    """What scrolls around a widget, the innermost first."""
    found, around = [], widget.parentWidget()
    while around is not None and not widget.isWindow():
        if isinstance(around, QScrollArea) and around.widget() is not None:
            found.append(around)
        around = around.parentWidget()
    return found


def _wanted(focused: QWidget, area: QScrollArea) -> QRect:
    """What should be seen, in pixels of what `area` scrolls."""
    content, room = area.widget(), area.viewport().height() - 2 * _AIR
    if content is None:
        return QRect()
    part = focused.rect()
    if isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid():
        row = focused.visualRect(focused.currentIndex())
        part = row.translated(focused.viewport().pos()) if part.height() > room else part
    elif isinstance(focused, QPlainTextEdit) and part.height() > room:
        part = focused.cursorRect().translated(focused.viewport().pos())
    elif part.height() > room:
        part.setHeight(max(0, room))
    return QRect(focused.mapTo(content, part.topLeft()), part.size())


def _scroll(area: QScrollArea, wanted: QRect) -> None:
    """As little as will do."""
    bar, tall = area.verticalScrollBar(), area.viewport().height()
    top = wanted.top() - _AIR
    bottom = top + wanted.height() + 2 * _AIR
    if top < bar.value():
        bar.setValue(top)
    elif bottom > bar.value() + tall:
        bar.setValue(min(top, bottom - tall))
