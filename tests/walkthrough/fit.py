# SPDX-License-Identifier: EUPL-1.2
"""Finds words that are cut, covered or off the edge, controls without a name, and bare keys.

What scrolls up and down may lie below the fold; nothing may be cut sideways.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QTableWidget,
    QWidget,
)

from tests.walkthrough.person import name_of

SLACK = 1  # pixels: rounding
_ENDLESS = 1 << 20  # pixels
_KEY = re.compile(r"\b[A-I]\d{1,2}[a-z]?\.[a-z]{1,5}\b")  # of a question, not its number


def faults(window: QWidget) -> list[str]:
    """Everything in sight in a window that does not fit, one line each."""
    seen = [one for one in window.findChildren(QWidget) if one.isVisible()]
    found = [fault for widget in seen for fault in _of_one(widget, window)]
    return list(dict.fromkeys([*found, *_covered(seen, window)]))


def _of_one(widget: QWidget, window: QWidget) -> Iterator[str]:
    if (need := _need(widget)) is not None:
        needed, room = need
        if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
            yield f"cut: {name_of(widget)} needs {_size(needed)}, has {_size(room)}"
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractItemView):
        yield from _off_the_edge(widget, window)
    if isinstance(widget, QTableWidget | QListWidget):
        yield from _cells(widget)
    if isinstance(widget, QScrollArea) and _hides_all(widget):
        yield f"hidden: all in {name_of(widget)}"
    if isinstance(widget, QPlainTextEdit) and _hides_lines(widget):
        yield f"cut: the last lines of {name_of(widget)}"
    if _wants_name(widget) and not _called(widget):
        yield f"no name: {type(widget).__name__} {widget.property('kind') or ''}"
    shown = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    yield from (
        f"a key: {key}" for key in _KEY.findall(f"{shown} {widget.accessibleName()}")
    )


def _hides_all(area: QScrollArea) -> bool:
    """Whether what scrolls is so low that not even a line of its words is seen."""
    content, room = area.widget(), area.viewport().height()
    return (
        content is not None
        and not content.isHidden()
        and content.height() > room
        and room < area.fontMetrics().height()
    )


def _hides_lines(page: QPlainTextEdit) -> bool:
    """Whether a page that never scrolls is lower than its words."""
    never = page.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return never and page.verticalScrollBar().maximum() > 0


def _need(widget: QWidget) -> tuple[QSize, QSize] | None:
    """The room that the words of a widget take, and the room there is."""
    metrics = QFontMetrics(widget.fontMetrics())
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect().size() - 2 * QSize(widget.margin(), widget.margin())
        return _label_need(widget, metrics, room), room
    if isinstance(widget, QPushButton) and widget.text():
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        room = widget.style().subElementRect(part, option, widget).size()
        return metrics.size(Qt.TextFlag.TextShowMnemonic.value, widget.text()), room
    if isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        frame = QStyleOptionFrame()
        widget.initStyleOption(frame)
        part = QStyle.SubElement.SE_LineEditContents
        inside = widget.style().subElementRect(part, frame, widget)
        room = QSize(inside.width() - 4, inside.height())
        wide = metrics.horizontalAdvance(widget.placeholderText())
        return QSize(wide, metrics.height()), room
    return None


def _label_need(label: QLabel, metrics: QFontMetrics, room: QSize) -> QSize:
    flags = label.alignment().value
    if not label.wordWrap():
        return metrics.size(flags, label.text())
    flags |= Qt.TextFlag.TextWordWrap.value
    across = QRect(0, 0, room.width(), _ENDLESS)
    needed = metrics.boundingRect(across, flags, label.text()).size()
    return QSize(needed.width(), needed.height())


def _off_the_edge(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Whether something around the widget cuts it: always sideways, up and down if it
    does not scroll."""
    place, around, scrolls = widget.rect(), widget, False
    while around is not window and around.parentWidget() is not None:
        place = place.translated(around.pos())
        around = around.parentWidget()
        room = around.rect()
        sideways = place.left() < -SLACK or place.right() > room.right() + SLACK
        down = place.top() < -SLACK or place.bottom() > room.bottom() + SLACK
        if sideways or (down and not scrolls and not _is_port(around)):
            yield f"off the edge of {name_of(around)}: {name_of(widget)}"
            return
        if _is_port(around):
            scrolls = True
            place = place.intersected(room)
            if place.isEmpty():
                return


def _is_port(widget: QWidget) -> bool:
    """Whether this is what a scroll area shows its content in."""
    parent = widget.parentWidget()
    return isinstance(parent, QScrollArea) and parent.viewport() is widget


def _cells(view: QTableWidget | QListWidget) -> Iterator[str]:
    """Cells whose words are cut, and that no tool tip tells in full."""
    model, metrics = view.model(), view.fontMetrics()
    places = view.columnCount() if isinstance(view, QTableWidget) else 1
    for row in range(model.rowCount()):
        for place in range(places):
            index = model.index(row, place)
            text, whole = str(index.data() or ""), index.data(Qt.ItemDataRole.ToolTipRole)
            cell = view.visualRect(index)
            wide = (
                cell.width()
                if not isinstance(view, QListWidget)
                else view.viewport().width()
            )
            wraps = view.wordWrap()
            if not wraps and metrics.horizontalAdvance(text) > wide and whole != text:
                yield f"cut: cell {text!r} of {name_of(view)}, {wide} px"
            if text and cell.height() < metrics.height():
                yield f"cut: cell {text!r} of {name_of(view)} is too low"
    if isinstance(view, QTableWidget):
        yield from _heads(view.horizontalHeader())


def _heads(header: QHeaderView) -> Iterator[str]:
    if not header.isVisible():
        return
    model, metrics = header.model(), header.fontMetrics()
    flags = header.defaultAlignment().value
    for place in range(header.count()):
        text = str(model.headerData(place, header.orientation()) or "")
        room = QSize(header.sectionSize(place), header.height())
        needed = metrics.boundingRect(
            QRect(0, 0, room.width(), _ENDLESS), flags, text
        ).size()
        if needed.width() > room.width() or needed.height() > room.height():
            yield f"cut: heading {text!r} needs {_size(needed)}, has {_size(room)}"


def _wants_name(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton | QLineEdit):
        return not isinstance(widget.parentWidget(), QLineEdit)  # its own clear button
    if isinstance(widget, QHeaderView):
        return False
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QScrollArea):
        return True
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def _covered(seen: list[QWidget], window: QWidget) -> Iterator[str]:
    """Words that lie over one another."""
    leaves = [one for one in seen if isinstance(one, QLabel | QPushButton | QLineEdit)]
    places = [(one, _in_sight(one, window)) for one in leaves if _says(one)]
    for (one, here), (other, there) in combinations(places, 2):
        shared = here.intersected(there)
        if shared.width() <= 2 or shared.height() <= 2:
            continue
        if not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            yield f"covered: {name_of(one)} and {name_of(other)}"


def _says(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.text())
    return True


def _in_sight(widget: QWidget, window: QWidget) -> QRect:
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    around = widget.parentWidget()
    while around is not None:
        corner = around.mapTo(window, QPoint(0, 0))
        place = place.intersected(QRect(corner, around.size()))
        if around is window:
            break
        around = around.parentWidget()
    return place


def _size(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"
