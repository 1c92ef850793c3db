# SPDX-License-Identifier: EUPL-1.2
"""What has the keyboard is in sight: whatever scrolls around it scrolls there.

Qt does so only for the tab key within one scroll area, and only for the cursor of a field.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

_AIR = 10  # pixels around, for the mark of focus
_KNOWN = "in-sight"  # a property of what tells of its cursor already
_LOOK, _LOOKS = 40, 10  # milliseconds between, and how often: a screen settles in steps


class Scrolling(QObject):
    """Watches the keyboard of one window. Keeps no widget: a screen that goes is gone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._left = 0
        self._place: tuple[object, ...] = ()
        self._bars: tuple[int, ...] = ()
        self._insists = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window, or of the text, moves everything."""
        if self._is_whole and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._watch(insists=True)
        return super().eventFilter(watched, event)

    @Slot()
    def _moved(self) -> None:
        """The keyboard went somewhere else."""
        if not self._is_whole:
            return
        focused = self._focused()
        if focused is not None and not focused.property(_KNOWN):
            if isinstance(focused, QPlainTextEdit):
                focused.cursorPositionChanged.connect(self.reveal)
            elif isinstance(focused, QAbstractItemView):
                focused.selectionModel().currentChanged.connect(self.reveal)
            focused.setProperty(_KNOWN, True)
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # what is being clicked is in sight, and must not move
        self._watch(insists=False)
        self.reveal()

    @property
    def _is_whole(self) -> bool:
        """Not while the window goes: then the keyboard goes somewhere, and half of this is gone."""
        timer = self.__dict__.get(
            "_timer"
        )  # the garbage collector begins with what an object holds
        return timer is not None and isValid(timer)

    def _watch(self, *, insists: bool) -> None:
        self._left, self._insists = _LOOKS, insists
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        """Again where something has moved; who scrolled on purpose, by wheel or word, is right."""
        self._left -= 1
        place, bars = self._standing()
        is_scrolled = bars != self._bars and not self._insists
        if self._left <= 0 or is_scrolled:
            self._timer.stop()
        if place != self._place and not is_scrolled:
            self.reveal()

    @Slot()
    def reveal(self) -> None:
        """Bring what has the keyboard into sight, whole if there is room for it."""
        focused = self._focused()
        if focused is None:
            return
        for area in _areas(self._window, focused):
            _scroll(area, _wanted(focused, area))
        self._place, self._bars = self._standing()

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        if focused is None or focused.window() is not self._window:
            return None
        return focused

    def _standing(self) -> tuple[tuple[object, ...], tuple[int, ...]]:
        """Where it lies in what scrolls and how large the ports are; how far they are scrolled."""
        focused = self._focused()
        areas = [] if focused is None else _areas(self._window, focused)
        place = tuple((_wanted(focused, area), area.viewport().size()) for area in areas)
        return place, tuple(area.verticalScrollBar().value() for area in areas)


def _areas(window: QWidget, focused: QWidget) -> list[QScrollArea]:
    """What scrolls around a widget, the innermost first."""
    areas = [area for area in window.findChildren(QScrollArea) if _holds(area, focused)]
    return sorted(areas, key=lambda one: sum(_holds(one, other) for other in areas))


def _holds(area: QScrollArea, widget: QWidget) -> bool:
    content = area.widget()
    return content is not None and (content is widget or content.isAncestorOf(widget))


def _wanted(focused: QWidget | None, area: QScrollArea) -> QRect:
    """What should be seen, in pixels of what `area` scrolls."""
    content, room = area.widget(), area.viewport().height() - 2 * _AIR
    if content is None or focused is None:
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
