# SPDX-License-Identifier: EUPL-1.2
"""The way of the tab key: as one reads, from what is seen and not from what was made first."""

from collections.abc import Iterator
from functools import cmp_to_key
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.pieces.choices import Choices

ELSEWHERE = "elsewhere"  # a property of what is read with something else than what holds it


@runtime_checkable
class Continued(Protocol):
    """A widget of which a part stands somewhere else on the screen.

    Attributes:
        read_next: that part; it is read right after the widget while `ELSEWHERE` is set on it.
    """

    read_next: QWidget


def stop_after(focused: QWidget | None, window: QWidget, *, step: int) -> QWidget | None:
    """The next stop of the tab key (step 1) or the one before (-1), round and round."""
    widgets = list(stops(window, focused))
    if not widgets:
        return None
    if focused not in widgets:
        return widgets[0 if step > 0 else -1]
    return widgets[(widgets.index(focused) + step) % len(widgets)]


def stops(around: QWidget, focused: QWidget | None = None) -> Iterator[QWidget]:
    """Everything in sight that the tab key comes to, and what has the keyboard, as one reads."""
    is_group = isinstance(around, Choices)  # the arrows go between, the tab key does not
    for widget in _inside(around):
        if widget is focused or (_is_stop(widget) and not is_group):
            yield widget
        yield from stops(widget, focused)
        if isinstance(widget, Continued) and widget.read_next.property(ELSEWHERE):
            yield from stops(widget.read_next, focused)


def _inside(around: QWidget) -> list[QWidget]:
    """What is seen directly in a widget, as one reads. Columns are widgets of their own."""
    # Not children() or parentWidget(): asked of what scrolls, PySide lets go of it too early.
    inner = around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    seen = [
        widget
        for widget in inner
        if widget.isVisible() and not widget.isWindow() and not widget.property(ELSEWHERE)
    ]
    return sorted(seen, key=cmp_to_key(_before))


def _is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.focusProxy() is None and widget.isEnabled()


def _before(widget: QWidget, other: QWidget) -> int:
    """Whether `widget` (below 0) or `other` is read first: lines from above, each from the left."""
    here, there = widget.geometry(), other.geometry()
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if shared * 2 > min(here.height(), there.height()):
        return here.left() - there.left() or here.top() - there.top()
    return here.top() - there.top() or here.left() - there.left()
