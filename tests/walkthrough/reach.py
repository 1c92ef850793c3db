# SPDX-License-Identifier: EUPL-1.2
"""Walks a screen with the tab key, and finds what somebody without sight or mouse would miss.

Every stop says what it is, in words of its own, and what it holds; it lies wholly in sight and
looks otherwise than without the keyboard; and the stops come as one reads.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from app.ui.pieces.page import Screen
from app.ui.pieces.tab_order import ELSEWHERE, stops
from tests.eyes import seen
from tests.typist import rest
from tests.walkthrough.person import name_of

Role = QAccessible.Role
MOST_STOPS = 300
SLACK = 2  # pixels: rounding
_AROUND = 4  # pixels that a mark of focus may lie outside its widget
_CONTRAST = 3.0  # between with and without focus
_MUTE = frozenset({Role.NoRole, Role.Client, Role.Border, Role.Whitespace})


Kinds = set[tuple[object, ...]]


def faults(window: QWidget, looked_at: Kinds | None = None) -> list[str]:
    """Everything that is wrong with the screen in a window, one line each.

    Args:
        window: what shows the screen.
        looked_at: kinds of controls whose mark of focus was looked at already; it grows.
    """
    kinds: Kinds = set() if looked_at is None else looked_at
    if not any(stops(window)):
        return []  # busy: there is nothing to come to
    start = QApplication.focusWidget()
    if start is None or start.window() is not window:
        return ["nothing has the keyboard"]
    found = [*choices(window), *alike(window), *defaults(window)]
    back: list[str] = []
    for stop in _walk(window):
        found += spoken(stop)
        if stop is not start:  # at first a message may be what is shown
            found += out_of_sight(stop, window)
        _goes_on(stop, window, kinds, found, back)
    if isValid(start):
        start.setFocus()
    return list(dict.fromkeys([*found, *(back if len(back) > 1 else [])]))


def _goes_on(
    stop: QWidget, window: QWidget, kinds: Kinds, found: list[str], back: list[str]
) -> None:
    """Presses the tab key; tells if it was not seen where it was, or goes back in the text."""
    kind, told = kind_of(stop), name_of(stop)
    seen = None if kind in kinds or _is_page(stop) else picture(stop, window)
    QTest.keyClick(stop, Qt.Key.Key_Tab)
    rest()
    now = QApplication.focusWidget()
    if not isValid(stop) or now is stop or now is None or not stop.isVisible():
        return
    if seen is not None and kind == kind_of(stop):
        kinds.add(kind)
        left = picture(stop, window)
        for shown in (seen, left):
            _cover(shown, stop, now, window)
        if not differs(seen, left):
            found.append(f"focus is not seen: {told}")
    if not follows(stop, now) and not stands_elsewhere(stop):
        back.append(f"out of order: {told} -> {name_of(now)}")


def _is_page(stop: QWidget) -> bool:
    """Whether it is all of a screen: it has the keyboard while it is busy."""
    return stop.property("kind") == "page"


def _walk(window: QWidget) -> Iterator[QWidget]:
    """Where the keyboard is, as somebody else presses the tab key, once round."""
    known: dict[tuple[str, tuple[int, int]], None] = {}
    for _ in range(MOST_STOPS):
        stop = QApplication.focusWidget()
        assert stop is not None, f"the keyboard is gone after {list(known)[-3:]}"
        assert stop.window() is window
        place = (name_of(stop), _within(stop).toTuple())
        if place in known:
            return
        known[place] = None
        yield stop
    raise AssertionError("the tab key never comes round")


def _within(stop: QWidget) -> QPoint:
    """Where it lies in what scrolls, so that it is known again."""
    ground = stop
    while (around := ground.parentWidget()) is not None:
        if isinstance(around.parentWidget(), QScrollArea):
            break
        ground = around
    return stop.mapTo(ground, QPoint(0, 0))


# In sight


def out_of_sight(stop: QWidget, window: QWidget) -> Iterator[str]:
    """Why a stop is not wholly in sight."""
    here = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
    rooms = [
        QRect(port.mapTo(window, QPoint(0, 0)), port.size())
        for port in _ports(stop, window)
    ]
    if any(here.height() > room.height() for room in rooms):  # no way to see all of it
        here = _where_it_writes(stop, window)
    for room in rooms:
        if not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(here):
            yield f"out of sight: {name_of(stop)}, {here.getRect()} in {room.getRect()}"
            return


def _where_it_writes(stop: QWidget, window: QWidget) -> QRect:
    """What must be seen of a stop that is taller than its room: the cursor, else its top."""
    if isinstance(stop, QPlainTextEdit):
        cursor = stop.cursorRect()
        return QRect(stop.viewport().mapTo(window, cursor.topLeft()), cursor.size())
    return QRect(stop.mapTo(window, QPoint(0, 0)), stop.size().boundedTo(stop.size() / 20))


def _ports(widget: QWidget, window: QWidget) -> list[QWidget]:
    """What the widget is seen through: the viewports around it, and the window."""
    ports, around = [window], widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QScrollArea) and around.viewport().isAncestorOf(widget):
            ports.append(around.viewport())
        around = around.parentWidget()
    return ports


# Seen


def kind_of(stop: QWidget) -> tuple[object, ...]:
    """What decides how the mark of focus looks."""
    chosen = isinstance(stop, QAbstractButton) and stop.isChecked()
    return type(stop).__name__, stop.property("kind"), chosen


def picture(stop: QWidget, window: QWidget) -> QImage:
    """The stop and what is just around it, in greys that are equal steps to the eye."""
    corner = stop.mapTo(window, QPoint(0, 0))
    place = QRect(corner, stop.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    grey = window.grab(place.intersected(window.rect())).toImage()
    return grey.convertToFormat(QImage.Format.Format_Grayscale8)


def _cover(shown: QImage, stop: QWidget, now: QWidget, window: QWidget) -> None:
    """Paints over the neighbour that has the focus now, whose mark is no mark of the stop."""
    place = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
    other = QRect(now.mapTo(window, QPoint(0, 0)), now.size())
    if other.intersects(place):  # it is in the stop, or around it
        return
    corner = place.adjusted(-_AROUND, -_AROUND, 0, 0).intersected(window.rect()).topLeft()
    painter = QPainter(shown)
    painter.fillRect(other.translated(-corner), Qt.GlobalColor.white)
    painter.end()


def differs(one: QImage, other: QImage) -> bool:
    """Whether so much is lighter or darker that it is seen without colours."""
    if one.size() != other.size():
        return True
    pairs = Counter(zip(greys(one), greys(other), strict=True))
    changed = sum(many for (a, b), many in pairs.items() if _contrast(a, b) >= _CONTRAST)
    return changed >= min(one.width(), one.height())


def greys(shown: QImage) -> bytes:
    """Its greys row by row. Qt ends each row with bytes that are nothing, up to a multiple of four."""
    held, row = bytes(shown.constBits()), shown.bytesPerLine()
    return b"".join(
        held[start : start + shown.width()] for start in range(0, shown.height() * row, row)
    )


def _contrast(one: int, other: int) -> float:
    light, dark = _light(max(one, other)), _light(min(one, other))
    return (light + 0.05) / (dark + 0.05)


def _light(grey: int) -> float:
    part = grey / 255
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


# Said


def spoken(stop: QWidget) -> Iterator[str]:
    """What a screen reader could not say of a stop."""
    said = heard(stop)
    if _is_page(stop):
        return
    if said.role() in _MUTE and not isinstance(stop, QScrollArea):  # a pane to read in
        yield f"no role: {name_of(stop)} is {said.role().name}"
    if not said.text(QAccessible.Text.Name).strip():
        yield f"no name: {name_of(stop)}"
    silent = said.role() != Role.ComboBox or not said.text(QAccessible.Text.Value)
    if isinstance(stop, QComboBox) and stop.currentText() and silent:
        yield f"no value: {name_of(stop)}"
    if isinstance(stop, QLineEdit) and stop.text():
        hidden = stop.echoMode() != QLineEdit.EchoMode.Normal
        if not hidden and said.text(QAccessible.Text.Value) != stop.text():
            yield f"no value: {name_of(stop)}"


def choices(window: QWidget) -> Iterator[str]:
    """What is chosen or ticked, and does not say that it is."""
    for made in window.findChildren(QAbstractButton):
        if not (made.isVisible() and made.isCheckable()):
            continue
        said = heard(made)
        if said.role() not in (Role.RadioButton, Role.CheckBox):
            yield f"no choice: {name_of(made)} is {said.role().name}"
        if bool(said.state().checked) != made.isChecked():
            yield f"not told to be chosen: {name_of(made)}"
        group = made.parentWidget()
        around = heard(group).text(QAccessible.Text.Name) if group is not None else ""
        if said.role() == Role.RadioButton and not around:
            yield f"of no group: {name_of(made)}"


def alike(window: QWidget) -> Iterator[str]:
    """Buttons that a list of buttons could not tell apart."""
    names: Counter[str] = Counter()
    for made in window.findChildren(QAbstractButton):
        said = heard(made)
        if made.isVisible() and said.role() == Role.RadioButton:
            group = made.parentWidget()
            around = heard(group).text(QAccessible.Text.Name) if group is not None else ""
            names[f"{around}: {said.text(QAccessible.Text.Name)}"] += 1
        elif made.isVisible() and not isinstance(made.parentWidget(), QLineEdit):
            names[said.text(QAccessible.Text.Name)] += 1
    yield from (f"{many} alike: {name!r}" for name, many in names.items() if many > 1)


def defaults(window: QWidget) -> Iterator[str]:
    """What Enter does looks like the one thing that it does, and nothing else looks so."""
    for page in window.findChildren(Screen):
        if not page.isVisible():
            continue
        primary = page.primary
        buttons = seen(page, QPushButton)
        for made in buttons:
            looks = made.property("kind") == "primary"
            if made is primary and not looks:
                yield f"Enter does what does not look so: {name_of(made)}"
            offers = looks and made.isEnabled()  # greyed, it looks like nothing to press
            if offers and made is not primary and not made.hasFocus():
                yield f"looks like what Enter does, and is not: {name_of(made)}"


def heard(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader gets to know of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


# In order


def follows(one: QWidget, other: QWidget) -> bool:
    """Whether `other` is read after `one`: below it, beside it, or in the next column."""
    around = _common(one, other)
    here, there = _place(one, around), _place(other, around)
    below = there.top() >= here.bottom() - SLACK
    beside = there.left() >= here.left() and there.bottom() > here.top()
    return below or beside or there.left() >= here.right() - SLACK


def stands_elsewhere(stop: QWidget) -> bool:
    """Whether it is read with something that stands higher up: X and N below the talk."""
    around: QWidget | None = stop
    while around is not None and not around.property(ELSEWHERE):
        around = around.parentWidget()
    return around is not None


def _common(one: QWidget, other: QWidget) -> QWidget:
    around: QWidget | None = one
    while around is not None and not (around is other or around.isAncestorOf(other)):
        around = around.parentWidget()
    assert around is not None
    return around


def _place(widget: QWidget, around: QWidget) -> QRect:
    """Where a widget lies; what scrolls lies where its frame lies."""
    if widget is around:
        return widget.rect()
    outermost, parent = widget, widget.parentWidget()
    while parent is not None and parent is not around:
        if isinstance(parent, QScrollArea):
            outermost = parent
        parent = parent.parentWidget()
    return QRect(outermost.mapTo(around, QPoint(0, 0)), outermost.size())
