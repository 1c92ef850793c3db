# SPDX-License-Identifier: EUPL-1.2
"""The way of the tab key: as one reads, from what is seen and not from what was made first."""

from collections.abc import Iterator
from functools import cmp_to_key
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.choices import Choices

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
    found = list(stops(window, focused))
    if not found:
        return None
    if focused not in found:
        return found[0 if step > 0 else -1]
    return found[(found.index(focused) + step) % len(found)]


def stops(around: QWidget, focused: QWidget | None = None) -> Iterator[QWidget]:
    """Everything in sight that the tab key comes to, and what has the keyboard, as one reads."""
    is_group = isinstance(around, Choices)  # the arrows go between, the tab key does not
    for one in _inside(around):
        if one is focused or (_is_stop(one) and not is_group):
            yield one
        yield from stops(one, focused)
        if isinstance(one, Continued) and one.read_next.property(ELSEWHERE):
            yield from stops(one.read_next, focused)


def _inside(around: QWidget) -> list[QWidget]:
    """What is seen directly in a widget, as one reads. Columns are widgets of their own."""
    # Not children() or parentWidget(): asked of what scrolls, PySide lets go of it too early.
    inner = around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    seen = [
        one
        for one in inner
        if one.isVisible() and not one.isWindow() and not one.property(ELSEWHERE)
    ]
    return sorted(seen, key=cmp_to_key(_before))


def _is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.focusProxy() is None and widget.isEnabled()


def _before(one: QWidget, other: QWidget) -> int:
    """Whether `one` (below 0) or `other` is read first: lines from above, each from the left."""
    here, there = one.geometry(), other.geometry()
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if shared * 2 > min(here.height(), there.height()):
        return here.left() - there.left() or here.top() - there.top()
    return here.top() - there.top() or here.left() - there.left()
