# SPDX-License-Identifier: EUPL-1.2
"""Finds things on a screen as a person or a screen reader does: by what stands there.

Only what is in sight is found. What is not found is complained of with what there is instead.
`on` is always the screen, or the part of it, that is looked at.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QListWidget,
    QTableWidget,
    QWidget,
)

from app.text_direction import bare

W = TypeVar("W", bound=QWidget)
Fits = Callable[[str, str], bool]
_FITS: tuple[Fits, ...] = (str.__eq__, str.startswith)


class Unseen(AssertionError):
    """What was looked for is not there, or there is more than one. Says what is there."""


def seen(on: QWidget, kind: type[W]) -> list[W]:
    """Everything of a kind that is in sight, in the order of the tree."""
    return [one for one in on.findChildren(kind) if one.isVisible()]


# Words


def words_on(widget: QWidget) -> str:
    """What stands on a label or a button, on one line; "" for anything else."""
    if not isinstance(widget, QLabel | QAbstractButton):
        return ""
    return bare(widget.text()).replace("&&", "&").replace("\n", " ")


def texts(on: QWidget) -> list[str]:
    """All words in sight: on labels, buttons, rows and cells; not what is typed in fields."""
    return list(filter(None, _texts(on)))


def _texts(on: QWidget) -> Iterator[str]:
    for widget in seen(on, QWidget):
        if isinstance(widget, QLabel):
            yield bare(widget.text())
        elif isinstance(widget, QTableWidget):
            for row in rows_of(widget):
                yield from row
        elif isinstance(widget, QListWidget):
            yield from entries_of(widget)
        else:
            yield words_on(widget)


def labels(on: QWidget) -> list[str]:
    """The words in sight that nobody presses or types: those on labels alone."""
    return list(filter(None, (bare(one.text()) for one in seen(on, QLabel))))


def reads(on: QWidget) -> str:
    """All words in sight, each on a line of its own."""
    return "\n".join(texts(on))


def shows(on: QWidget, words: str) -> bool:
    """Whether these words are in sight, alone or within others."""
    return words in reads(on)


def line_with(on: QWidget, words: str) -> QLabel:
    """The label in sight that says this, or has it among its words.

    Raises:
        Unseen: none has it, or several.
    """
    there = [one for one in seen(on, QLabel) if words in words_on(one)]
    if len(there) != 1:
        raise Unseen(f"{words!r} is on {len(there)} labels of {texts(on)}")
    return there[0]


def messages(on: QWidget) -> list[str]:
    """What the message lines in sight say: what needs a look, or is done."""
    kinds = ("signal", "done")
    return [
        one.accessibleName()
        for one in seen(on, QWidget)
        if one.property("kind") in kinds and one.accessibleName()
    ]


# Things


def called(on: QWidget, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
    """What a screen reader calls so, or the only one that it calls something beginning so.

    Raises:
        Unseen: there is none, or several.
    """
    return _the_one(on, name, kind, (QWidget.accessibleName,))


def button(on: QWidget, words: str) -> QAbstractButton:
    """The button, the row or the box to tick that is called so or has these words on it.

    The whole of its name or of its words is tried first, then how they begin. It may be greyed.

    Raises:
        Unseen: there is none, or several.
    """
    return _the_one(on, words, QAbstractButton, (QWidget.accessibleName, words_on))


def has_button(on: QWidget, words: str) -> bool:
    """Whether a button in sight is called so or has these words on it, or begins so."""
    return any(
        name(one).startswith(words)
        for one in seen(on, QAbstractButton)
        for name in (QWidget.accessibleName, words_on)
    )


def buttons(on: QWidget, group: str) -> list[QAbstractButton]:
    """The buttons in sight of what is called so: the rows of a list, the ways to choose."""
    return seen(called(on, group), QAbstractButton)


def chosen(on: QWidget, group: str) -> list[str]:
    """The words on those that are chosen or ticked, of what is called so."""
    return [words_on(one) for one in buttons(on, group) if one.isChecked()]


def field(on: QWidget, name: str) -> QLineEdit:
    """The line to write in that is called so.

    Raises:
        Unseen: there is none, or several.
    """
    return called(on, name, QLineEdit)


def has_field(on: QWidget, name: str) -> bool:
    """Whether there is a line to write in that is called so."""
    return any(one.accessibleName() == name for one in seen(on, QLineEdit))


def table(on: QWidget, name: str) -> QTableWidget:
    """The table that is called so.

    Raises:
        Unseen: there is none, or several.
    """
    return called(on, name, QTableWidget)


def rows(on: QWidget, name: str) -> list[list[str]]:
    """The words in the cells of the table that is called so, row by row."""
    return rows_of(table(on, name))


def rows_of(shown: QTableWidget) -> list[list[str]]:
    """The words in its cells, row by row."""
    return [
        [
            "" if (cell := shown.item(row, place)) is None else bare(cell.text())
            for place in range(shown.columnCount())
        ]
        for row in range(shown.rowCount())
    ]


def entries_of(shown: QListWidget) -> list[str]:
    """The words on its entries."""
    return [bare(shown.item(place).text()) for place in range(shown.count())]


# Where the keyboard is


def focus(on: QWidget) -> QWidget:
    """What keys go to, while the window is looked at.

    Raises:
        Unseen: nothing on the screen has the keyboard.
    """
    focused = on.focusWidget()
    if focused is None:
        raise Unseen(f"nothing has the keyboard of {texts(on)}")
    return focused


def _the_one(
    on: QWidget, wanted: str, kind: type[W], names: tuple[Callable[[QWidget], str], ...]
) -> W:
    there = seen(on, kind)
    for fits in _FITS:
        for name in names:
            found = [one for one in there if fits(name(one), wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                raise Unseen(f"{wanted!r} is {len(found)} of {_list(there, names)}")
    raise Unseen(f"{wanted!r} is not among {_list(there, names)}")


def _list(there: list[W], names: tuple[Callable[[QWidget], str], ...]) -> list[str]:
    said = (" / ".join(dict.fromkeys(name(one) for name in names)) for one in there)
    return [one for one in said if one.strip(" /")]
