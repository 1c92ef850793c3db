# SPDX-License-Identifier: EUPL-1.2
"""What stands on a screen and is not given yet: taken down at a lock, put back after it.

Half a word, a number that cannot be read, ticks, where the cursor is: everything that the
vault's own tables have no place for. It is plain data that JSON can carry. What is typed in
a field for secrets is never taken down.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from app.ui.pieces.choices import Choices

PASSING = "passing"  # a property of lines: what is typed there is no loss, as in a search
SECRET = "secret"  # noqa: S105 - a property of widgets; what is inside is left alone
Stands = dict[str, Any]
W = TypeVar("W", bound=QWidget)


@runtime_checkable
class HalfTyped(Protocol):
    """A screen that knows more of where it stands than its fields show."""

    def standing(self) -> dict[str, str]:
        """What to come back to."""

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Come back to it."""


def what_stands(screen: QWidget) -> Stands:
    """Everything that stands on a screen now."""
    focused = QApplication.focusWidget()
    if focused is None or not screen.isAncestorOf(focused):
        focused = screen.focusWidget()
    return {
        "screen": type(screen).__name__,
        "own": screen.standing() if isinstance(screen, HalfTyped) else {},
        "ticks": [[*at, button.isChecked()] for at, button in _ticks(screen)],
        "lines": [[*at, *_line(entry)] for at, entry in _named(screen, QLineEdit)],
        "pages": [[*at, *_page(box)] for at, box in _named(screen, QPlainTextEdit)],
        "rows": [[*at, widget.currentRow()] for at, widget in _named(screen, QListWidget)],
        "focus": _place_of(screen, focused),
    }


def has_words(stands: Stands) -> bool:
    """Whether anybody has typed anything that could be lost."""
    written = [*stands.get("lines", ()), *stands.get("pages", ())]
    return any(str(one[2]).strip() for one in written)


def typed_on(screen: QWidget) -> list[str]:
    """The words in the fields of a screen that would be lost with it."""
    lines = [
        one.text() for _, one in _named(screen, QLineEdit) if not one.property(PASSING)
    ]
    return lines + [box.toPlainText() for _, box in _named(screen, QPlainTextEdit)]


def put_back(screen: QWidget, stands: Stands) -> None:
    """Let a screen made anew stand as the old one did. What it does not have is left out."""
    if stands.get("screen") != type(screen).__name__:
        return
    if isinstance(screen, HalfTyped):
        screen.stand_as(stands["own"])
    _put_ticks(screen, stands["ticks"])
    _put_words(screen, stands)
    for name, number, row in stands["rows"]:
        rows = _find(_named(screen, QListWidget), name, number)
        if rows is not None:
            rows.setCurrentRow(min(row, rows.count() - 1))
    _put_focus(screen, stands)


def where_on(screen: QWidget) -> Stands:
    """Where one is on a screen, without any words: those are kept, and may change meanwhile."""
    stands = what_stands(screen)
    return stands | {"lines": [], "pages": [], "rows": []}


def _put_ticks(screen: QWidget, ticks: Any) -> None:
    for name, number, checked in ticks:
        tick = _find(_ticks(screen), name, number)
        if tick is not None and tick.isEnabled() and tick.isChecked() != checked:
            tick.setChecked(checked)


def _put_words(screen: QWidget, stands: Stands) -> None:
    for name, number, text, start, length in stands["lines"]:
        line = _find(_named(screen, QLineEdit), name, number)
        if line is not None:
            _put_line(line, text, start, length)
    for name, number, text, anchor, position in stands["pages"]:
        page = _find(_named(screen, QPlainTextEdit), name, number)
        if page is not None:
            _put_page(page, text, anchor, position)


def _line(line: QLineEdit) -> tuple[str, int, int]:
    """The words, and what is marked; a length of 0 is a cursor."""
    if line.hasSelectedText():
        return line.text(), line.selectionStart(), len(line.selectedText())
    return line.text(), line.cursorPosition(), 0


def _page(page: QPlainTextEdit) -> tuple[str, int, int]:
    cursor = page.textCursor()
    return page.toPlainText(), cursor.anchor(), cursor.position()


def _put_line(line: QLineEdit, text: str, start: int, length: int) -> None:
    if line.text() != text:
        line.setText(text)
        line.textEdited.emit(text)  # as if typed: suggestions come, words are kept
    if length:
        line.setSelection(start, length)
    else:
        line.setCursorPosition(start)


def _put_page(page: QPlainTextEdit, text: str, anchor: int, position: int) -> None:
    if page.toPlainText() != text:
        page.setPlainText(text)
    cursor = page.textCursor()
    cursor.setPosition(min(anchor, len(text)))
    cursor.setPosition(min(position, len(text)), cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


def _put_focus(screen: QWidget, stands: Stands) -> None:
    kind, name, number = stands["focus"]
    alike = (one for one in _seen(screen, QWidget) if type(one).__name__ == kind)
    widget = _find(_numbered(alike), name, number)
    if widget is None:
        return
    marked = _line(widget) if isinstance(widget, QLineEdit) else None
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if marked is not None and isinstance(widget, QLineEdit):
        _put_line(widget, *marked)  # a line may mark itself when the keys come
    show_in_areas(widget, screen)


def show_in_areas(widget: QWidget, screen: QWidget) -> None:
    """Scroll whatever scrolls around a widget of a screen until it is in sight."""
    parent = widget.parentWidget()
    while parent is not None and parent is not screen:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def _place_of(screen: QWidget, widget: QWidget | None) -> list[str | int]:
    """What a widget is called: its kind, its name, and which of those it is."""
    kind = type(widget).__name__
    alike = (one for one in _seen(screen, QWidget) if type(one).__name__ == kind)
    for (name, number), one in _numbered(alike):
        if one is widget:
            return [kind, name, number]
    return ["", "", 0]


def _ticks(screen: QWidget) -> Iterator[tuple[tuple[str, int], QAbstractButton]]:
    """What is ticked or chosen by itself; answers, which stand in groups, are kept."""
    buttons = _seen(screen, QAbstractButton)
    stops = (
        button
        for button in buttons
        if button.isCheckable() and not isinstance(button.parentWidget(), Choices)
    )
    return _numbered(stops)


def _named(screen: QWidget, kind: type[W]) -> Iterator[tuple[tuple[str, int], W]]:
    return _numbered(one for one in _seen(screen, kind) if not _is_read_only(one))


def _is_read_only(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly()


def _numbered(found: Iterator[W]) -> Iterator[tuple[tuple[str, int], W]]:
    """Each with its name, and how many of that name came before."""
    before: dict[str, int] = {}
    for one in found:
        name = one.accessibleName()
        before[name] = before.get(name, -1) + 1
        yield (name, before[name]), one


def _find(
    found: Iterator[tuple[tuple[str, int], W]], name: object, number: object
) -> W | None:
    return next((one for at, one in found if at == (name, number)), None)


def _seen(screen: QWidget, kind: type[W]) -> Iterator[W]:
    for one in screen.findChildren(kind):
        if one.isVisibleTo(screen) and not _is_secret(one, screen):
            yield one


def _is_secret(widget: QWidget, screen: QWidget) -> bool:
    if isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal:
        return True
    above: QWidget | None = widget
    while above is not None and above is not screen:
        if above.property(SECRET):
            return True
        above = above.parentWidget()
    return False
